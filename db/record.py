"""The record: one file that holds everything, read in snapshots and written in journalled acts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from hmac import compare_digest
from pathlib import Path
from typing import Any, Literal, TypeVar

from sqlalchemy import Engine, event
from sqlmodel import Session

from ccm_tui.clock import Clock, london_day
from ccm_tui.errors import CcmError
from db.backups.backup import back_up
from db.backups.daily import daily_backup_path, keep_daily_backup
from db.file.claim import PATIENCE, Claim, ClaimError, Holder, claim, claim_path
from db.file.durable import may_write
from db.file.engine import connect, connected, for_writing, outside_transaction, password_of, reading_mode
from db.file.faults import told_in_words
from db.file.folder import Folder, Presence, folder_here
from db.file.vault import check_new_passphrase, check_passphrase, is_encrypted, key_of
from db.journal import journal
from db.journal.reversal import reverse
from db.migrations.versioning import begin_schema, bring_up_to_date
from db.search import index
from db.tables.columns import Row
from db.tables.record import JournalEntryRow

SomeRow = TypeVar("SomeRow", bound=Row)

Snapshot = Session
"""What queries read from: the record as it was at one moment, or as the act under way has made it."""


@dataclass(slots=True)
class Writing:
    """One act under way: the rows it touches become durable, with their journal entry, all or none."""

    session: Session
    now: datetime
    label: str
    why: str = ""
    changes: list[journal.Change] = field(default_factory=list)

    def add(self, row: SomeRow) -> SomeRow:
        """Adds a row and gives it its id."""
        self.session.add(row)
        self.session.flush()
        return row

    def change(self, row: SomeRow, **values: Any) -> SomeRow:
        """Sets columns of a row."""
        for name, value in values.items():
            setattr(row, name, value)
        self.session.add(row)
        self.session.flush()
        return row

    def remove(self, row: Row) -> None:
        """Removes a row; the journal keeps it."""
        self.session.delete(row)
        self.session.flush()


class Record:
    """An open record. Belongs to the thread that opened it."""

    def __init__(
        self, engine: Engine, path: Path, clock: Clock, actor: str, folder: Folder, *, may_write: bool
    ) -> None:
        self._engine = engine
        self._may_write = may_write
        self._writer = for_writing(engine)
        self._presence = Presence(path)
        event.listen(engine, "connect", lambda *_: self._presence.forget_log())
        self._session = False
        self._claim: Claim | None = None
        self.refusal: ClaimError | None = None
        """Why this session can't write, and who has the record; None where it can."""
        self.path = path
        """The record's file."""
        self.folder = folder
        """What kind of folder that file lies in."""
        self.clock = clock
        """Tells the time of every act."""
        self.actor = actor
        """Whose acts these are, for the journal."""
        self._alongside: Callable[[Session], None] | None = None

    @classmethod
    def create(cls, path: Path, clock: Clock, actor: str, passphrase: str | None = None) -> "Record":
        """Makes an empty record at `path`, owner-only and encrypted where there is a passphrase, and opens it.

        Raises CcmError where the passphrase is too short, a file stands there already or the folder can't be
        written.
        """
        if passphrase is not None:
            check_new_passphrase(passphrase)
        begin_schema(path, passphrase, folder_here(path))
        return cls.open(path, clock, actor, passphrase)

    @classmethod
    def open(cls, path: Path, clock: Clock, actor: str, passphrase: str | None = None) -> "Record":
        """Opens the record at `path`, migrating it first where it is older than this program.

        Raises CcmError where there is none, it is no CCM record, or it is newer than this program; LockedError
        where it is encrypted and there is no passphrase, WrongPassphraseError where that does not open it.
        """
        if not path.is_file():
            raise CcmError("There is no record there yet.", "Run ccm to set one up, or name another with --db.")
        encrypted = is_encrypted(path)
        if encrypted:
            check_passphrase(path, passphrase)
        folder = folder_here(path)
        mode = "mode=rw" if may_write(path) else reading_mode(path)
        engine = connect(path, passphrase if encrypted else None, mode)
        try:
            with told_in_words():
                bring_up_to_date(engine, path, folder, Holder.here(actor, clock()))
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, path, clock, actor, folder, may_write="rw" in mode)

    def close(self) -> None:
        """Lets go of the file; what was acknowledged is on disk already."""
        self._engine.dispose()
        if self._claim is not None:
            self._claim.close()
            self._claim = None

    def begin_session(self) -> None:
        """Takes the record until it is closed; where somebody else has it, it can only be read until they let go.

        `refusal` says so then, and every act tries again.
        """
        self._session = True
        if self._claim is None:
            self._take(PATIENCE)
        if self._claim is not None:
            self._make_search()

    def look_again(self) -> None:
        """Takes the record for a session that could not have it, if it is free by now."""
        if self.refusal is not None:
            self._take(0)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent snapshot of the record."""
        with told_in_words(), Session(self._engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self, act: str, label: str = "", *, why: str = "", kind: journal.Kind = "do") -> Iterator[Writing]:
        """One act: its rows and its journal entry in one transaction, durable when the block is left.

        `act` names the service, `label` says in words what was done and can be set on the Writing until the
        block is left. Nothing is kept, and nothing journalled, where the block changes no row or raises.
        """
        with self._transaction(label, why, needs_claim=kind != "aside") as writing:
            yield writing
            if writing.changes:
                self._journal(writing, self._act(act, writing, kind))

    @contextmanager
    def drafting(self) -> Iterator[Session]:
        """Writes drafts, which are the one thing that the journal must not keep."""
        with self._transaction("", "") as writing:
            yield writing.session

    @contextmanager
    def alongside(self, drafted: Callable[[Session], None]) -> Iterator[None]:
        """Has drafts written in the same transaction as the first act within the block: both are kept, or neither.

        Where nothing is written within the block, the drafts are written when it is left.
        """
        self._alongside = drafted
        try:
            yield
            if self._alongside is not None:
                with self.drafting():
                    pass
        finally:
            self._alongside = None

    def rewrite(self) -> bool:
        """Writes the file anew, so that nothing that was removed is left in its free pages or its log.

        Returns False where another program that has the record open kept it from being done.
        """
        with told_in_words():
            outside_transaction(self._engine, "PRAGMA secure_delete = ON")
            outside_transaction(self._engine, "VACUUM")
            (busy, _, _) = outside_transaction(self._engine, "PRAGMA wal_checkpoint(TRUNCATE)")
        return not busy

    def undo(self) -> str | None:
        """Takes back the latest act that can be, and says what it was; None where nothing can be."""
        return self._reverse("undo")

    def redo(self) -> str | None:
        """Does again what was last taken back, and says what it was; None where nothing was."""
        return self._reverse("redo")

    def undo_and_redo_labels(self) -> tuple[str | None, str | None]:
        """What undo and redo would act on now, in words."""
        with self.reading() as session:
            last = journal.tip(session)
            return _label(session, last.undo_top_id), _label(session, last.redo_top_id)

    def last_act_at(self) -> datetime | None:
        """When the latest act was recorded."""
        with self.reading() as session:
            last = session.get(JournalEntryRow, journal.tip(session).id)
            return last.at if last else None

    def note(self, act: str, label: str) -> None:
        """Journals what befell the record as a whole, such as a restore; undo goes no further back than that."""
        with self._transaction(label, "") as writing:
            self._journal(writing, self._act(act, writing, "seal"))

    def back_up(self, target: Path) -> None:
        """Copies the record as it stands now to `target`, encrypted as it is. It is there, checked, on return.

        Raises CcmError, leaving nothing behind, where there is something of that name or it can't be written.
        """
        with told_in_words():
            back_up(self._engine, target)

    def daily_backup(self, keep: int) -> Callable[[], None] | None:
        """What makes today's backup, `keep` of which are kept, to be called in any thread.

        None where there is one of today, or the record can't be written to. The call raises CcmError where the
        backup can't be made.
        """
        path, password, day = self.path, password_of(self._engine), self.today
        if self.refusal is not None or daily_backup_path(path, day).exists():
            return None

        def make() -> None:
            with told_in_words(), connected(path, password) as engine:
                keep_daily_backup(engine, path, day, keep)

        return make

    @property
    def encrypted(self) -> bool:
        """True where nobody can read the record's file without its passphrase."""
        return password_of(self._engine) is not None

    def was_opened_with(self, passphrase: str) -> bool:
        """True where the record was opened with that passphrase."""
        password = password_of(self._engine)
        return password is not None and compare_digest(_bytes(key_of(passphrase)), _bytes(password))

    @property
    def today(self) -> date:
        """The calendar day in London."""
        return london_day(self.clock())

    def _reverse(self, kind: Literal["undo", "redo"]) -> str | None:
        with self._transaction("", "") as writing:
            last = journal.tip(writing.session)
            top = last.undo_top_id if kind == "undo" else last.redo_top_id
            if top is None:
                return None
            writing.label = _label(writing.session, top) or ""
            reverse(writing.session, top)
            self._journal(writing, self._act(kind, writing, kind, top))
            return writing.label

    def _make_search(self) -> None:
        """Makes the index of the search where it has not followed all that was recorded."""
        # A search does without it: a disk that is full is said when something is to be recorded.
        with suppress(CcmError), told_in_words(), Session(self._writer) as session:
            last = journal.tip(session).id
            if last and not index.is_current(session, last):
                index.make_anew(session, last)
                session.commit()

    @contextmanager
    def _transaction(self, label: str, why: str, *, needs_claim: bool = True) -> Iterator[Writing]:
        self._check_may_act(needs_claim)
        with told_in_words(), Session(self._writer, expire_on_commit=False) as session:
            writing = Writing(session, self._time_of_act(session), label, why)
            self._presence.check()

            def collect(flushed: Session, _context: object) -> None:
                writing.changes.extend(journal.changes_of(flushed))

            event.listen(session, "after_flush", collect)
            yield writing
            if self._alongside is not None:
                self._alongside(session)
            # What the act has done beside the record, such as a document written, takes its time.
            self._presence.check()
            session.commit()
            self._alongside = None

    def _journal(self, writing: Writing, act: journal.Act) -> None:
        """Tells the journal of an act, and has the search follow it."""
        number = journal.append(writing.session, act, writing.changes)
        index.follow(writing.session, number, writing.changes)

    def _time_of_act(self, session: Session) -> datetime:
        """Now, or the time of the act before where the machine's clock has been set back behind it.

        So times in the journal stand still rather than run backwards, and nothing ends before it began.
        """
        last, now = journal.latest_at(session), self.clock()
        return now if last is None else max(now, last)

    def _check_may_act(self, needs_claim: bool) -> None:
        """Raises ClaimError where somebody else has the record, or it can't be written to."""
        self.look_again()
        if self.refusal is not None:
            raise ClaimError(self.refusal.because, self.refusal.do)
        if needs_claim and not self._session and (not self._may_write or claim_path(self.path).exists()):
            self._claim_it(PATIENCE).close()

    def _take(self, patience: float) -> None:
        try:
            self._claim, self.refusal = self._claim_it(patience), None
        except ClaimError as refusal:
            self.refusal = refusal

    def _claim_it(self, patience: float) -> Claim:
        if not self._may_write:
            raise ClaimError(
                "its file or folder can't be written to",
                "See that you may write to the record's file and folder, then open it again.",
            )
        holder = Holder.here(self.actor, self.clock())
        return claim(self.path, holder, patience=patience, synced=bool(self.folder.synced))

    def _act(self, act: str, writing: Writing, kind: journal.Kind, reverses: int | None = None) -> journal.Act:
        return journal.Act(writing.now, self.actor, act, writing.label, writing.why, kind, reverses)


def _bytes(text: str | None) -> bytes:
    return (text or "").encode(errors="surrogatepass")


def _label(session: Session, entry_id: int | None) -> str | None:
    return session.get_one(JournalEntryRow, entry_id).label if entry_id else None
