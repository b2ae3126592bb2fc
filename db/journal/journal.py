"""The journal: every change of every row, before and after, by one mechanism, in the same transaction.

Each entry's digest covers the one before it and the content digests of its own changes, so no entry can be
altered, dropped or slipped in without the chain breaking. What people typed, which is in the changes and in the
reason of an act, is covered only by way of salted digests: where it has to be erased by law, text and salt go, the
digests stay and the chain is whole. Undo, redo and the audit log all read from here.

The journal's own two tables are written with plain statements: a chair waits for each act to be durable, and
the object layer would double that wait.
"""

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Literal, NamedTuple

from sqlalchemy import inspect
from sqlmodel import Session

from db.tables.columns import RecordRow
from db.tables.record import DraftRow, JournalChangeRow, JournalEntryRow

NOT_JOURNALLED = (DraftRow, JournalEntryRow, JournalChangeRow)
"""Drafts must not outlive their deletion; the journal can't hold itself."""

_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)

ActKind = Literal["do", "aside", "seal", "undo", "redo"]
"""do: can be undone. aside: moving about, which undo passes over. seal: undo goes no further back."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row added, changed, removed or erased: the columns that matter, before and after.

    `erase` has no before. Its after is the whole row as it was left, or None where the row went.
    """

    table: str
    row_id: int
    operation: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Act:
    """What is being done, by whom and when, as the journal will say it."""

    at: datetime
    actor: str
    act: str
    label: str
    why: str
    kind: ActKind
    reverses_id: int | None = None


class Tip(NamedTuple):
    """The end of the journal: its latest act, and what undo and redo would act on next."""

    id: int
    digest: str
    undo_top_id: int | None
    redo_top_id: int | None


class Stacks(NamedTuple):
    """Where an act leaves the two stacks, and what lies beneath it on its own."""

    below_id: int | None
    undo_top_id: int | None
    redo_top_id: int | None


def changes_of(session: Session) -> list[Change]:
    """What the flush that has just run did to journalled rows; to be called from `after_flush`."""
    changes = [_added(row) for row in session.new if _journalled(row)]
    for row in session.dirty:
        if _journalled(row) and (change := _changed(row)):
            changes.append(change)
    changes.extend(_removed(row) for row in session.deleted if _journalled(row))
    return changes


def tip(session: Session) -> Tip:
    """The end of the journal; a record just made has an empty one, numbered 0."""
    found = (
        session.connection()
        .exec_driver_sql("SELECT id, digest, undo_top_id, redo_top_id FROM journal_entry ORDER BY id DESC LIMIT 1")
        .first()
    )
    return Tip(*found) if found else Tip(0, "", None, None)


def latest_at(session: Session) -> datetime | None:
    """When the latest act was; None in a record just made."""
    found = session.connection().exec_driver_sql("SELECT at FROM journal_entry ORDER BY id DESC LIMIT 1").scalar()
    return datetime.fromisoformat(found).replace(tzinfo=UTC) if found else None


def append(session: Session, act: Act, changes: Sequence[Change]) -> int:
    """Adds one act and its changes to the journal and moves the undo and redo stacks. Returns its number."""
    last = tip(session)
    entry_id = last.id + 1
    stacks = _stacks(session, act.kind, entry_id, last)
    rows = [_change_row(entry_id, ordinal, change) for ordinal, change in enumerate(changes)]
    contents = [[table, row_id, operation, digest] for _, _, table, row_id, operation, _, _, _, digest in rows]
    why_salt = secrets.token_hex(16) if act.why else ""
    why_digest = content_digest(why_salt, None, act.why) if act.why else ""
    header = [act.actor, act.act, act.label, why_digest, act.kind, act.reverses_id, *stacks]
    digest = entry_digest(last.digest, [entry_id, json_value(act.at), *header], contents)
    connection = session.connection()
    connection.exec_driver_sql(
        "INSERT INTO journal_entry (id, at, actor, act, label, why_digest, kind, reverses_id,"
        " below_id, undo_top_id, redo_top_id, why, why_salt, previous_digest, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (entry_id, stored_moment(act.at), *header, act.why, why_salt, last.digest, digest),
    )
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO journal_change (entry_id, ordinal, table_name, row_id, operation, before, after, salt,"
            " content_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
    return entry_id


def entry_digest(previous: str, header: Sequence[Any], contents: Sequence[Sequence[Any]]) -> str:
    """The digest that chains an entry to the one before it.

    The header is its number, moment, actor, act, label, the digest of its reason, its kind, what it reverses and
    the two stacks; the contents are table, row, operation and content digest of each change.
    """
    return digest_of([previous, header, contents])


def content_digest(salt: str, before: str | None, after: str | None) -> str:
    """Salted, so that nobody can find erased words again by trying likely ones."""
    return digest_of([salt, before, after])


def digest_of(value: Any) -> str:
    """SHA-256 of a value in its one canonical form, in hexadecimal."""
    # Text that was tampered with may hold what no keyboard makes; it has to be digested all the same.
    return hashlib.sha256(canonical_json(value).encode("utf-8", "surrogatepass")).hexdigest()


def canonical_json(value: Any) -> str:
    """The one way to write a value as JSON, so that the same value has the same digest everywhere."""
    return _CANONICAL.encode(value)


def _stacks(session: Session, kind: ActKind, entry_id: int, last: Tip) -> Stacks:
    match kind:
        case "do":
            return Stacks(last.undo_top_id, entry_id, None)
        case "undo":
            return Stacks(last.redo_top_id, _below(session, last.undo_top_id), entry_id)
        case "redo":
            return Stacks(last.undo_top_id, entry_id, _below(session, last.redo_top_id))
        case "aside":
            return Stacks(None, last.undo_top_id, last.redo_top_id)
        case "seal":
            return Stacks(None, None, None)


def _below(session: Session, entry_id: int | None) -> int | None:
    return session.get_one(JournalEntryRow, entry_id).below_id if entry_id else None


def _change_row(entry_id: int, ordinal: int, change: Change) -> tuple[Any, ...]:
    before = None if change.before is None else canonical_json(change.before)
    after = None if change.after is None else canonical_json(change.after)
    salt = secrets.token_hex(16)
    digest = content_digest(salt, before, after)
    return entry_id, ordinal, change.table, change.row_id, change.operation, before, after, salt, digest


def _journalled(row: object) -> bool:
    return isinstance(row, RecordRow) and not isinstance(row, NOT_JOURNALLED)


def _added(row: Any) -> Change:
    return Change(row.__tablename__, row.id, "add", None, _encoded(row))


def _removed(row: Any) -> Change:
    return Change(row.__tablename__, row.id, "remove", _encoded(row), None)


def _changed(row: Any) -> Change | None:
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for attribute in inspect(row).attrs:
        history = attribute.history
        if history.has_changes():
            before[attribute.key] = json_value(history.deleted[0] if history.deleted else None)
            after[attribute.key] = json_value(attribute.value)
    return Change(row.__tablename__, row.id, "change", before, after) if before != after else None


def _encoded(row: Any) -> dict[str, Any]:
    return {column.key: json_value(getattr(row, column.key)) for column in inspect(row).mapper.columns}


def json_value(value: Any) -> Any:
    """A column's value as JSON has it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return value


def stored_moment(moment: datetime) -> str:
    """The moment as the Moment column writes it."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
