"""The journal walked from its first entry to its last: every digest worked out again, every number in its place."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from db.journal.journal import content_digest, entry_digest
from db.journal.values import UnreadableError, journal_moment
from db.store import Raw


class StoredEntry(NamedTuple):
    """A row of the journal's entries."""

    id: Any
    at: Any
    actor: Any
    act: Any
    label: Any
    why_digest: Any
    kind: Any
    reverses_id: Any
    below_id: Any
    undo_top_id: Any
    redo_top_id: Any
    why: Any
    why_salt: Any
    previous_digest: Any
    digest: Any


class StoredChange(NamedTuple):
    """A row of the journal's changes."""

    id: Any
    entry_id: Any
    ordinal: Any
    table: Any
    row_id: Any
    operation: Any
    before: Any
    after: Any
    salt: Any
    content_digest: Any

    @property
    def emptied(self) -> bool:
        """True where what it held has been erased."""
        return self.before is None and self.after is None and self.salt == ""


class ErasedContent(NamedTuple):
    """What the erasures on record say that they took out of the journal."""

    changes: frozenset[int]
    reasons: frozenset[int]


_ENTRIES = (
    "SELECT id, at, actor, act, label, why_digest, kind, reverses_id, below_id, undo_top_id, redo_top_id, why,"
    " why_salt, previous_digest, digest FROM journal_entry ORDER BY id"
)
_CHANGES = (
    "SELECT id, entry_id, ordinal, table_name, row_id, operation, before, after, salt, content_digest"
    " FROM journal_change ORDER BY id"
)


class Chain:
    """One walk along the journal."""

    def __init__(self, raw: Raw, erased: ErasedContent, follow: Callable[[StoredChange], Iterator[str]]) -> None:
        self._raw = raw
        self._erased = erased
        self._follow = follow
        self.entries = 0
        self.changes = 0
        self.last_entry = 0
        self.last_digest = ""

    def walk(self) -> Iterator[str]:
        """What is wrong with the journal, entry by entry; each change is handed on to be followed."""
        changes = map(StoredChange._make, self._raw.rows(_CHANGES))
        change = next(changes, None)
        for entry in map(StoredEntry._make, self._raw.rows(_ENTRIES)):
            yield from self._out_of_place(entry)
            contents: list[list[Any]] = []
            while change is not None and change.entry_id == entry.id:
                yield from self._change(change, len(contents))
                contents.append([change.table, change.row_id, change.operation, change.content_digest])
                change = next(changes, None)
            yield from self._entry(entry, contents)
        if change is not None:
            yield f"Journal change {change.id} stands where it belongs to no entry."

    def _out_of_place(self, entry: StoredEntry) -> Iterator[str]:
        if entry.id != self.last_entry + 1:
            yield f"Journal entry {self.last_entry + 1} is missing: entry {entry.id} comes after {self.last_entry}."
        if entry.previous_digest != self.last_digest:
            yield f"Journal entry {entry.id} does not follow on the entry before it."

    def _entry(self, entry: StoredEntry, contents: list[list[Any]]) -> Iterator[str]:
        try:
            header = [entry.id, journal_moment(entry.at), *entry[2:11]]
            same = entry_digest(entry.previous_digest, header, contents) == entry.digest
        except (TypeError, UnreadableError):
            same = False
        if not same:
            yield f"Journal entry {entry.id} is not what was written: it or its changes were altered."
        yield from self._reason(entry)
        self.entries += 1
        self.last_entry, self.last_digest = entry.id, entry.digest

    def _reason(self, entry: StoredEntry) -> Iterator[str]:
        gone = entry.why == entry.why_salt == "" and entry.why_digest != ""
        if gone or entry.id in self._erased.reasons:
            if not (gone and entry.id in self._erased.reasons):
                yield f"Journal entry {entry.id}: its reason is not what the erasures on record say."
        elif any((entry.why, entry.why_salt, entry.why_digest)) and not _holds(
            entry.why_digest, entry.why_salt, None, entry.why
        ):
            yield f"Journal entry {entry.id}: its reason was altered."

    def _change(self, change: StoredChange, place: int) -> Iterator[str]:
        self.changes += 1
        where = f"Journal entry {change.entry_id}, change {place + 1}"
        if change.id != self.changes or change.ordinal != place:
            yield f"{where} is not in its place."
        if change.emptied or change.id in self._erased.changes:
            if not (change.emptied and change.id in self._erased.changes):
                yield f"{where}: what it held is not what the erasures on record say."
        elif not _holds(change.content_digest, change.salt, change.before, change.after):
            yield f"{where}: what it held of {named(change.table, change.row_id)} was altered."
        yield from self._follow(change)


def named(table: Any, row_id: Any) -> str:
    """A row as verifying names it: "row 12 of entry"."""
    return f"row {row_id} of {table}"


def _holds(digest: Any, salt: Any, before: Any, after: Any) -> bool:
    try:
        return bool(content_digest(salt, before, after) == digest)
    except TypeError:
        return False
