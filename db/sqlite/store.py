"""A record in one SQLite file: opened, taken, read, written, copied and let go of."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from hmac import compare_digest
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlmodel import Session

from ccm_tui.clock import Clock
from ccm_tui.domain.cases.search import SearchWord
from ccm_tui.errors import CcmError
from db.journal import journal
from db.sqlite import index, soundness
from db.sqlite.backups.backup import write_backup
from db.sqlite.backups.daily import all_backups, clear_second_names, daily_backup_path, keep_daily_backup
from db.sqlite.claim import PATIENCE, Claim, ClaimError, Holder, claim, may_be_claimed
from db.sqlite.durable import may_write
from db.sqlite.engine import connect, connected, for_writing, outside_transaction, password_of, reading_mode
from db.sqlite.faults import told_in_words
from db.sqlite.folder import Folder, folder_here
from db.sqlite.presence import Presence, check_is_file, has_second_name
from db.sqlite.schema import begin_schema, bring_up_to_date
from db.sqlite.vault import check_new_passphrase, check_passphrase, clear_left_over, is_encrypted, key_of
from db.store import Raw, Snapshot, Store, told_by


class SqliteStore(Store):
    """An open file. Belongs to the thread that opened it."""

    def __init__(
        self, engine: Engine, path: Path, clock: Clock, actor: str, folder: Folder, *, may_write: bool
    ) -> None:
        self._engine = engine
        self._may_write = may_write
        self._writer = for_writing(engine)
        self._presence = Presence(path)
        event.listen(engine, "connect", lambda *_: self._presence.forget_log())
        self._clock = clock
        self._actor = actor
        self._session = False
        self._claim: Claim | None = None
        self.refusal: ClaimError | None = None
        """Why this session can't write, and who has the record; None where it can."""
        self.cleared = False
        """True where a copy that a broken-off change of the passphrase had left was found and removed."""
        self.path = path
        """The file."""
        self.folder = folder
        """What kind of folder that file lies in."""

    @classmethod
    def create(cls, path: Path, passphrase: str | None) -> None:
        """Makes an empty record at `path`, owner-only and encrypted where there is a passphrase.

        Raises CcmError where the passphrase is too short, a file stands there already or the folder can't be
        written.
        """
        if passphrase is not None:
            check_new_passphrase(passphrase)
        begin_schema(path, passphrase, folder_here(path))

    @classmethod
    def open(cls, path: Path, clock: Clock, actor: str, passphrase: str | None) -> "SqliteStore":
        """Opens the file at `path` for `actor`, migrating it first where it is older than this program.

        Raises CcmError where there is none, it is no CCM record, or it is newer than this program; LockedError
        where it is encrypted and there is no passphrase, WrongPassphraseError where that does not open it.
        """
        check_is_file(path)
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
        """Takes the record for a session that could not have it, or no longer has, if it is free by now."""
        if self._claim is not None and not self._claim.holds():
            self._claim.close()
            self._claim = None
            self._take(0)
        elif self.refusal is not None:
            self._take(0)

    @contextmanager
    def reading(self) -> Iterator[Snapshot]:
        """One consistent snapshot of the record."""
        with told_in_words(), Session(self._engine, expire_on_commit=False) as session:
            yield told_by(session, self)

    @contextmanager
    def acting(self, *, needs_claim: bool) -> Iterator[Session]:
        """One transaction, which nobody else can write beside, durable when the block is left.

        Raises ClaimError where somebody else has the record or it can't be written to, NotYetError where its file
        was moved, removed or replaced. Nothing is kept where the block raises.
        """
        self._check_may_act(needs_claim)
        with told_in_words(), Session(self._writer, expire_on_commit=False) as session:
            session.connection()
            self._presence.check()
            yield told_by(session, self)
            # What the act has done beside the record, such as a document written, takes its time.
            self._presence.check()
            session.commit()

    def follow(self, session: Session, act: int, changes: Sequence[journal.Change]) -> None:
        """Has the search follow the act of that number, within it."""
        index.follow_act(session, act, changes)

    def rewrite(self) -> bool:
        """Writes the file anew, so that nothing that was removed is left in its free pages or its log.

        Returns False where another program that has the record open kept it from being done.
        """
        with told_in_words():
            outside_transaction(self._engine, "PRAGMA secure_delete = ON")
            outside_transaction(self._engine, "VACUUM")
            (busy, _, _) = outside_transaction(self._engine, "PRAGMA wal_checkpoint(TRUNCATE)")
        return not busy

    def copy_to(self, target: Path) -> None:
        """Copies the record as it stands now to `target`, encrypted as it is. It is there, checked, on return.

        Raises CcmError, leaving nothing behind, where there is something of that name or it can't be written.
        """
        with told_in_words():
            write_backup(self._engine, target)

    def daily_copy(self, day: date, keep: int) -> Callable[[], None] | None:
        """What makes that day's backup, `keep` of which are kept, to be called in any thread.

        None where there is one, or the record can't be written to. The call raises CcmError where the backup can't
        be made.
        """
        path, password = self.path, password_of(self._engine)
        if self.refusal is not None or daily_backup_path(path, day).exists():
            return None

        def make() -> None:
            with told_in_words(), connected(path, password) as engine:
                keep_daily_backup(engine, path, day, keep)

        return make

    @property
    def encrypted(self) -> bool:
        """True where nobody can read the file without its passphrase."""
        return password_of(self._engine) is not None

    def was_opened_with(self, passphrase: str) -> bool:
        """True where the file was opened with that passphrase."""
        password = password_of(self._engine)
        return password is not None and compare_digest(_bytes(key_of(passphrase)), _bytes(password))

    @contextmanager
    def raw(self, snapshot: Snapshot) -> Iterator[Raw]:
        connection: Any = snapshot.connection().connection.driver_connection
        usual = connection.text_factory
        connection.text_factory = _any_text
        try:
            yield Raw(connection)
        finally:
            connection.text_factory = usual

    def last_ids(self, raw: Raw) -> dict[str, int]:
        return {str(table): int(last or 0) for table, last in raw.rows("SELECT name, seq FROM sqlite_sequence")}

    def check_pages(self, raw: Raw) -> Iterator[str]:
        return soundness.pages_at_fault(raw)

    def check_tables(self, raw: Raw) -> Iterator[str]:
        return soundness.tables_at_fault(raw)

    def texts_with(self, snapshot: Snapshot, words: Sequence[SearchWord]) -> list[list[int]] | None:
        if not index.is_current(snapshot, journal.tip(snapshot).id):
            return None
        with self.raw(snapshot) as raw:
            return [index.texts_with(raw, word) for word in words]

    def _make_search(self) -> None:
        """Makes the index of the search where it has not followed all that was recorded."""
        # A search does without it: a disk that is full is said when something is to be recorded.
        with suppress(CcmError), told_in_words(), Session(self._writer) as session:
            last = journal.tip(session).id
            if last and not index.is_current(session, last):
                index.make_anew(session, last)
                session.commit()

    def _check_may_act(self, needs_claim: bool) -> None:
        """Raises ClaimError where somebody else has the record, or it can't be written to."""
        self.look_again()
        if self.refusal is not None:
            raise ClaimError(self.refusal.because, self.refusal.do)
        alone = self._may_write and not may_be_claimed(self.path) and not has_second_name(self.path)
        if needs_claim and not self._session and not alone:
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
        holder = Holder.here(self._actor, self._clock())
        ours = claim(self.path, holder, patience=patience, synced=bool(self.folder.synced))
        try:
            self._mend_names()
        except BaseException:
            ours.close()
            raise
        return ours

    def _mend_names(self) -> None:
        """Clears what was left by something broken off. Raises ClaimError where the file has a second name still."""
        with suppress(OSError):
            for kept in (self.path, *all_backups(self.path)):
                self.cleared |= clear_left_over(kept)
            clear_second_names(self.path)
        if has_second_name(self.path):
            raise ClaimError(
                "its file has a second name (a hard link), and what is written under one is not seen under the other",
                "Remove the other name, or copy the record with ccm backup and open the copy.",
            )


def _any_text(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogateescape")


def _bytes(text: str | None) -> bytes:
    return (text or "").encode(errors="surrogatepass")
