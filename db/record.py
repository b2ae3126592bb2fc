"""The record: one file that holds everything, read in snapshots and written in journalled acts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, TypeVar

from sqlalchemy import Engine, event
from sqlmodel import Session

from ccm_tui.clock import Clock, london_day
from ccm_tui.errors import CcmError
from db import journal
from db.engine import connect, for_writing
from db.faults import told_in_words
from db.reversal import reverse
from db.tables.columns import Row
from db.tables.keeping import JournalEntryRow
from db.vault import check_new_passphrase, check_passphrase, is_encrypted
from db.versions import begin_schema, bring_up_to_date

SomeRow = TypeVar("SomeRow", bound=Row)


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

    def __init__(self, engine: Engine, path: Path, clock: Clock, actor: str, *, encrypted: bool) -> None:
        self._engine = engine
        self._writer = for_writing(engine)
        self.path = path
        """The record's file."""
        self.encrypted = encrypted
        """True where nobody can read the file without its passphrase. Known from the opening: see `is_encrypted`."""
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
        begin_schema(path, passphrase)
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
        engine = connect(path, passphrase if encrypted else None)
        try:
            with told_in_words():
                bring_up_to_date(engine, path)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, path, clock, actor, encrypted=encrypted)

    def close(self) -> None:
        """Lets go of the file; what was acknowledged is on disk already."""
        self._engine.dispose()

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
        with self._transaction(label, why) as writing:
            yield writing
            if writing.changes:
                journal.append(writing.session, self._act(act, writing, kind), writing.changes)

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
            journal.append(writing.session, self._act(kind, writing, kind, top), writing.changes)
            return writing.label

    @contextmanager
    def _transaction(self, label: str, why: str) -> Iterator[Writing]:
        with told_in_words(), Session(self._writer, expire_on_commit=False) as session:
            writing = Writing(session, self.clock(), label, why)

            def collect(flushed: Session, _context: object) -> None:
                writing.changes.extend(journal.changes_of(flushed))

            event.listen(session, "after_flush", collect)
            yield writing
            if self._alongside is not None:
                self._alongside(session)
            session.commit()
            self._alongside = None

    def _act(self, act: str, writing: Writing, kind: journal.Kind, reverses: int | None = None) -> journal.Act:
        return journal.Act(writing.now, self.actor, act, writing.label, writing.why, kind, reverses)


def _label(session: Session, entry_id: int | None) -> str | None:
    return session.get_one(JournalEntryRow, entry_id).label if entry_id else None
