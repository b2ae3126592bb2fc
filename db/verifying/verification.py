"""Verifying a record: whether anything in it was changed other than by an act that its journal tells of.

It holds the record against digests that lie in the record itself and have no key: what was changed by mistake, or by
another program unawares, differs from them. They can't show that somebody rewrote rows, journal, seals and digests
together, nor that the whole file was put back to an older copy of itself: for that, compare a digest that was noted
elsewhere, such as the one that approved minutes print.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlmodel import Session

from ccm_tui.domain.words.counting import from_ranges
from db.journal.journal import NOT_JOURNALLED, canonical_json
from db.journal.values import StoredTable, UnreadableError, stored_table
from db.queries.governance.retention import all_erasures
from db.store import Raw, store_of
from db.tables.record import DraftRow
from db.tables.schema import METADATA
from db.verifying.chain import Chain, ErasedContent, named
from db.verifying.digests import seal_digest, sealed_content
from db.verifying.replay import Replay, columns_of
from db.verifying.verdict import SealedVersion, Verdict

_OWN_TABLES = ("journal_entry", "journal_change")


def _check_numbering(raw: Raw, given: dict[str, int], replay: Replay) -> Iterator[str]:
    """Where a number that a row has had could be given again, or rows were there that the journal never saw."""
    for table in METADATA.sorted_tables:
        stored = given.get(table.name, 0)
        if table.name in _OWN_TABLES:
            if stored != raw.value(f"SELECT coalesce(max(id), 0) FROM {table.name}"):
                yield f"The end of {table.name} was cut off: the file has numbered rows up to {stored}."
        elif table.name == "draft":
            if stored < raw.value("SELECT coalesce(max(id), 0) FROM draft"):
                yield "Numbers of drafts would be given twice."
        elif stored != replay.highest(table.name):
            yield (
                f"Rows of {table.name} are numbered up to {stored}, but the journal knows of them up to "
                f"{replay.highest(table.name)}."
            )


class Rows:
    """One look at every row of the record."""

    def __init__(self, raw: Raw, replay: Replay) -> None:
        self._raw = raw
        self._replay = replay
        self.rows = 0

    def check(self) -> Iterator[str]:
        """What is not as the journal says, table by table; and drafts in a form that the record never writes."""
        unjournalled = {str(row.__tablename__) for row in NOT_JOURNALLED}
        for table in METADATA.sorted_tables:
            if table.name not in unjournalled:
                yield from self._table(table.name)
        for name in self._replay.left():
            yield f"The journal tells of rows of {name}, which is no table of a record."
        yield from self._drafts()

    def _table(self, name: str) -> Iterator[str]:
        became = self._replay.became(name)
        table = stored_table(name)
        for stored in self._raw.rows(f"SELECT {table.select} FROM {name} ORDER BY id"):
            self.rows += 1
            row_id = stored[0]
            if row_id not in became:
                yield f"{_capital(named(name, row_id))} is not in the journal."
                continue
            entry_id, content = became.pop(row_id)
            if content is None:
                yield f"{_capital(named(name, row_id))}: its history was erased; nothing says what it became."
            elif _as_journalled(table, stored) != (content if isinstance(content, str) else canonical_json(content)):
                differing = ", ".join(_differing(table, stored, columns_of(content)))
                where = f"{_capital(named(name, row_id))} is not what journal entry {entry_id} made it"
                yield f"{where}: {differing or 'its form'}."
        for row_id, (entry_id, _) in became.items():
            yield f"{_capital(named(name, row_id))} is missing: journal entry {entry_id} left it there."

    def _drafts(self) -> Iterator[str]:
        name = str(DraftRow.__tablename__)
        table = stored_table(name)
        for stored in self._raw.rows(f"SELECT {table.select} FROM {name} ORDER BY id"):
            if _as_journalled(table, stored) is None:
                yield f"{_capital(named(name, stored[0]))} is in no form that the record writes."


def _as_journalled(table: StoredTable, stored: Sequence[Any]) -> str | None:
    """The row as the journal writes it; None where a value has no such form."""
    try:
        return canonical_json(table.row(stored))
    except UnreadableError:
        return None


def _differing(table: StoredTable, stored: Sequence[Any], content: dict[str, Any]) -> Iterator[str]:
    """The columns in which the row differs, by name alone: what they hold is about people."""
    for name, value in zip(table.names, stored, strict=True):
        try:
            same = name in content and canonical_json(table.value(name, value)) == canonical_json(content[name])
        except UnreadableError:
            same = False
        if not same:
            yield name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_ERASED = (
    "SELECT 'erasure', id, journal_changes, journal_entries FROM erasure UNION ALL"
    " SELECT 'referral_erasure', id, journal_changes, journal_entries FROM referral_erasure"
)
_SEALS = (
    "SELECT seal.number, seal.document, seal.text, seal.salt, seal.content_digest, seal.journal_entry_id,"
    " seal.journal_digest, seal.digest, meeting.number, meeting.held_on, journal_entry.digest"
    " FROM seal LEFT JOIN meeting ON meeting.id = seal.meeting_id"
    " LEFT JOIN journal_entry ON journal_entry.id = seal.journal_entry_id ORDER BY meeting.held_on, seal.number"
)
_UNSEALED = (
    "SELECT number FROM meeting WHERE state = 'approved'"
    " AND NOT EXISTS (SELECT 1 FROM seal WHERE seal.meeting_id = meeting.id)"
)


class Seals:
    """One look at every seal."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self.versions: list[SealedVersion] = []

    def check(self) -> Iterator[str]:
        """Which sealed minutes are not what was sealed."""
        for (
            number, document, text, salt, content, entry_id, journal_digest, digest, meeting, held_on, entry_digest
        ) in self._raw.rows(_SEALS):  # fmt: skip
            minutes = f"The sealed minutes of meeting {meeting}, version {number},"
            # Where a case was erased from them, what is left is what the journal says; the digests stay.
            if salt != "" and not _same(content, sealed_content, salt, document, text):
                yield f"{minutes} are not what was sealed."
            if not _same(digest, seal_digest, meeting, held_on, number, content, (entry_id, journal_digest)):
                yield f"{minutes} have another digest than they were given."
            if (entry_digest or "") != journal_digest:
                yield f"{minutes} were sealed on another journal than the one that stands here."
            self.versions.append(SealedVersion(meeting, number, digest, salt == ""))
        for (meeting,) in self._raw.rows(_UNSEALED):
            yield f"The minutes of meeting {meeting} are approved and have no seal."


def _same(digest: Any, work_out: Any, *values: Any) -> bool:
    try:
        return bool(work_out(*values) == digest)
    except TypeError:
        return False


def verify_snapshot(session: Session) -> Verdict:
    """Looks through the whole record as it is in this snapshot, and says what is not as it has to be."""
    fault: Any = session.connection().dialect.loaded_dbapi.DatabaseError
    findings: list[str] = []

    def look(check: Callable[[], Iterator[str]], at: str) -> None:
        try:
            findings.extend(check())
        except fault:
            findings.append(f"The file is damaged: {at} can't be read.")
        except (TypeError, ValueError):
            findings.append(f"The file was changed: {at} holds values in a form that the record never writes.")

    store = store_of(session)
    with store.raw(session) as raw:
        replay = Replay()
        erased = _erased(raw, findings, fault)
        chain, rows, seals = Chain(raw, erased, replay.follow), Rows(raw, replay), Seals(raw)
        look(lambda: store.check_pages(raw), "a part of it")
        look(lambda: store.check_tables(raw), "its list of tables")
        look(chain.walk, "the journal")
        look(lambda: _check_numbering(raw, store.last_ids(raw), replay), "the numbering of its rows")
        look(rows.check, "a table")
        look(seals.check, "the sealed minutes")
        return Verdict(
            findings=tuple(dict.fromkeys(findings)),
            entries=chain.entries,
            changes=chain.changes,
            rows=rows.rows,
            seals=tuple(seals.versions),
            erasures=_said(session, fault),
            last_entry=chain.last_entry,
            last_digest=chain.last_digest,
        )


def _erased(raw: Raw, findings: list[str], fault: Any) -> ErasedContent:
    changes: set[int] = set()
    reasons: set[int] = set()
    try:
        for table, number, taken, whys in raw.rows(_ERASED):
            try:
                changes.update(from_ranges(taken))
                reasons.update(from_ranges(whys))
            except (AttributeError, ValueError):
                findings.append(f"Row {number} of {table} does not say what was erased.")
    except fault:
        findings.append("The file is damaged: the list of erasures can't be read.")
    return ErasedContent(frozenset(changes), frozenset(reasons))


def _said(session: Session, fault: Any) -> Any:
    from sqlalchemy.exc import DatabaseError

    try:
        return all_erasures(session)
    except (DatabaseError, fault, ValueError):
        return ()
