"""The record: read in snapshots, written in journalled acts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import event
from sqlmodel import Session

from ccm_tui.clock import Clock, london_day
from db.journal import journal
from db.journal.reversal import reverse
from db.sqlite.store import SqliteStore
from db.store import Snapshot
from db.tables.record import JournalEntryRow
from db.writing import Writing


class Record:
    """An open record. Belongs to the thread that opened it."""

    def __init__(self, store: SqliteStore, clock: Clock, actor: str) -> None:
        self.store = store
        """What holds it, and what can be done with that as a whole."""
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
        SqliteStore.create(path, passphrase)
        return cls.open(path, clock, actor, passphrase)

    @classmethod
    def open(cls, path: Path, clock: Clock, actor: str, passphrase: str | None = None) -> "Record":
        """Opens the record at `path`, migrating it first where it is older than this program.

        Raises CcmError where there is none, it is no CCM record, or it is newer than this program; LockedError
        where it is encrypted and there is no passphrase, WrongPassphraseError where that does not open it.
        """
        return cls(SqliteStore.open(path, clock, actor, passphrase), clock, actor)

    def close(self) -> None:
        """Lets go of it; what was acknowledged is on disk already."""
        self.store.close()

    @property
    def path(self) -> Path:
        """The record's file."""
        return self.store.path

    @property
    def today(self) -> date:
        """The calendar day in London."""
        return london_day(self.clock())

    @contextmanager
    def reading(self) -> Iterator[Snapshot]:
        """One consistent snapshot of the record."""
        with self.store.reading() as snapshot:
            yield snapshot

    @contextmanager
    def writing(self, act: str, label: str = "", *, why: str = "", kind: journal.ActKind = "do") -> Iterator[Writing]:
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

    @contextmanager
    def _transaction(self, label: str, why: str, *, needs_claim: bool = True) -> Iterator[Writing]:
        with self.store.acting(needs_claim=needs_claim) as session:
            writing = Writing(session, self._time_of_act(session), label, why)

            def collect(flushed: Session, _context: object) -> None:
                writing.changes.extend(journal.changes_of(flushed))

            event.listen(session, "after_flush", collect)
            yield writing
            if self._alongside is not None:
                self._alongside(session)
        self._alongside = None

    def _journal(self, writing: Writing, act: journal.Act) -> None:
        """Tells the journal of an act, and has the search follow it."""
        number = journal.append(writing.session, act, writing.changes)
        self.store.follow(writing.session, number, writing.changes)

    def _time_of_act(self, session: Session) -> datetime:
        """Now, or the time of the act before where the machine's clock has been set back behind it on one day.

        So the times of a meeting stand still rather than run backwards. From day to day the clock is believed: one
        act under a clock that was years ahead must not date all that comes after it. The order of acts is that in
        which they stand in the journal, whatever their times.
        """
        last, now = journal.latest_at(session), self.clock()
        return max(now, last) if last is not None and london_day(last) == london_day(now) else now

    def _act(self, act: str, writing: Writing, kind: journal.ActKind, reverses: int | None = None) -> journal.Act:
        return journal.Act(writing.now, self.actor, act, writing.label, writing.why, kind, reverses)


def _label(session: Session, entry_id: int | None) -> str | None:
    return session.get_one(JournalEntryRow, entry_id).label if entry_id else None
