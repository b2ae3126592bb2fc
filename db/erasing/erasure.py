"""Takes a case's text out of the record: its rows, the people in it alone, every place that names them, the journal.

It goes past the object layer, whose changes the journal would keep with all that they held before. In their place the
journal gets for each row what was left of it, so that the record still verifies.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ccm_tui.domain.governance.governance import ERASED
from ccm_tui.domain.words.counting import as_ranges
from db.erasing.family import Family, Key
from db.erasing.names import erased_names, namings
from db.erasing.rules import REMOVED, REMOVED_WHERE_UNCOMMON, RULES, Uncommon, Value
from db.journal.journal import Change
from db.journal.values import stored_table
from db.store import Raw, raw_snapshot
from db.tables.cases import PersonRow
from db.tables.governance import ErasureRow, ReferralErasureRow
from db.writing import Writing, add_one


@dataclass(frozen=True, slots=True)
class Redacted:
    """What is left of sealed minutes without the case."""

    document: str
    text: str


@dataclass(frozen=True, slots=True)
class Order:
    """What is erased, why and by what right."""

    root: Key
    """The case, or the referral that became none."""
    actor: str
    authority: str
    reason: str


Redact = Callable[[str, Callable[[str], str]], Redacted | None]
"""Takes a sealed document and what takes names out of it; gives what is left, or None where nothing has to go."""


def erase_case(writing: Writing, order: Order, redact: Redact) -> int:
    """Erases a case within an act, out of sealed minutes too. Returns the id of the erasure.

    The bytes are gone from the file only once it is written anew.
    """
    # The next statements are plain ones: what the object layer holds back has to be in the file before them.
    writing.session.flush()
    with raw_snapshot(writing.session) as raw:
        eraser = _Eraser(writing, raw, order)
        eraser.erase(redact)
        return eraser.note()


class _Eraser:
    """One erasing under way."""

    def __init__(self, writing: Writing, raw: Raw, order: Order) -> None:
        self._writing = writing
        self._raw = raw
        self._order = order
        self._family = Family(raw, order.root)
        self._names = erased_names(raw, self._family)
        self._left: dict[Key, None] = {}
        """Every row that was touched, in the order in which the journal tells of them."""
        self._gone: set[Key] = set()
        """Rows that stand no more, of which the journal may hold no content."""

    def erase(self, redact: Redact) -> None:
        """Takes every text out of the rows and the journal."""
        gone, named = self._family.gone_and_named(self._names.in_row)
        self._name_no_longer()
        self._erase_rows()
        self._part_from_people()
        self._unlink_repeats()
        self._redact_seals(redact)
        self._drop_drafts()
        for table, row_id in sorted(named):
            self._touch_or_note_gone(table, row_id)
        self._gone |= gone

    def note(self) -> int:
        """Journals what is left of each row and empties what the journal held. Returns the erasure's id."""
        changes, entries = self._empty_journal()
        for table, row_id in self._left:
            self._writing.changes.append(Change(table, row_id, "erase", None, self._as_left(table, row_id)))
        table, row_id = self._order.root
        of_case = table == "case_file"
        return add_one(
            self._writing,
            ErasureRow if of_case else ReferralErasureRow,
            **{"case_id" if of_case else "referral_id": row_id},
            erased_at=self._writing.now,
            actor=self._order.actor,
            authority=self._order.authority,
            reason=self._order.reason,
            journal_changes=as_ranges(changes),
            journal_entries=as_ranges(entries),
        )

    def _erase_rows(self) -> None:
        for table, row_id in sorted(self._family.rows):
            uncommon = REMOVED_WHERE_UNCOMMON.get(table)
            if table in REMOVED or (uncommon and not self._is_common(table, row_id, uncommon)):
                self._do(f"DELETE FROM {table} WHERE id = ?", (row_id,))
                self._left[table, row_id] = None
            else:
                self._set(table, row_id, self._erased_columns(table, row_id))

    def _erased_columns(self, table: str, row_id: int) -> dict[str, Value]:
        """What to write into the row; what is empty stays so, since a rule of the table may ask for that."""
        rules = RULES.get(table, {})
        if not rules:
            return {}
        stored = next(self._raw.rows(f"SELECT {', '.join(rules)} FROM {table} WHERE id = ?", (row_id,)))
        held = {name: value for name, value in zip(rules, stored, strict=True) if value not in (None, "")}
        return {
            name: rule.otherwise if isinstance(rule, Uncommon) else rule
            for name, rule in rules.items()
            if name in held and not (isinstance(rule, Uncommon) and self._is_common(table, row_id, name))
        }

    def _is_common(self, table: str, row_id: int, column: str) -> bool:
        """True where a row that is not about this case says the same."""
        same = self._raw.rows(
            f"SELECT id FROM {table} WHERE {column} = (SELECT {column} FROM {table} WHERE id = ?)", (row_id,)
        )
        return any((table, other) not in self._family.rows for (other,) in list(same))

    def _part_from_people(self) -> None:
        for person_id in sorted(self._family.people_here_alone):
            self._set("person", person_id, self._erased_columns("person", person_id))
        _, case_id = self._order.root
        for person_id in sorted(self._family.people_elsewhere):
            # Their part in this case stays for the counts, and is nobody's.
            nobody = add_one(self._writing, PersonRow, name=ERASED)
            parts = self._raw.rows(
                "SELECT id FROM case_person WHERE case_id = ? AND person_id = ?", (case_id, person_id)
            )
            for (part,) in list(parts):
                self._set("case_person", part, {"person_id": nobody})

    def _unlink_repeats(self) -> None:
        table, case_id = self._order.root
        if table != "case_file":
            return
        repeats = self._raw.rows("SELECT id FROM case_file WHERE repeat_of_id = ?", (case_id,))
        for (row_id,) in list(repeats):
            self._set("case_file", row_id, {"repeat_of_id": None})

    def _name_no_longer(self) -> None:
        for naming in list(namings(self._raw, self._names)):
            self._set(naming.table, naming.row_id, {naming.column: naming.without})

    def _redact_seals(self, redact: Redact) -> None:
        for seal_id, document in list(self._raw.rows("SELECT id, document FROM seal")):
            if left := redact(document, self._names.taken_from):
                self._set("seal", seal_id, {"document": left.document, "text": left.text, "salt": ""})

    def _drop_drafts(self) -> None:
        drafts = [
            row_id
            for row_id, item_id, text in self._raw.rows("SELECT id, agenda_item_id, text FROM draft")
            if ("agenda_item", item_id) in self._family.rows or self._names.seen_in(text)
        ]
        for row_id in drafts:
            self._do("DELETE FROM draft WHERE id = ?", (row_id,))

    def _touch_or_note_gone(self, table: str, row_id: int) -> None:
        if self._raw.value(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)):
            self._left[table, row_id] = None
        else:
            self._gone.add((table, row_id))

    def _empty_journal(self) -> tuple[list[int], list[int]]:
        """Takes the content of every change of those rows out of the journal. Returns which, and of which acts."""
        found = self._raw.rows(
            "SELECT id, entry_id, table_name, row_id FROM journal_change"
            " WHERE before IS NOT NULL OR after IS NOT NULL ORDER BY id"
        )
        held = [
            (change_id, entry_id)
            for change_id, entry_id, table, row_id in found
            if (table, row_id) in self._left or (table, row_id) in self._gone
        ]
        emptied = [change_id for change_id, _ in held]
        for change_id in emptied:
            self._do("UPDATE journal_change SET before = NULL, after = NULL, salt = '' WHERE id = ?", (change_id,))
        acts = {entry_id for _, entry_id in held}
        reasons = list(self._raw.rows("SELECT id, why FROM journal_entry WHERE why <> '' ORDER BY id"))
        given = [act for act, why in reasons if act in acts or self._names.seen_in(why)]
        for act in given:
            self._do("UPDATE journal_entry SET why = '', why_salt = '' WHERE id = ?", (act,))
        return emptied, given

    def _as_left(self, table: str, row_id: int) -> dict[str, Any] | None:
        columns = stored_table(table)
        found = next(self._raw.rows(f"SELECT {columns.select} FROM {table} WHERE id = ?", (row_id,)), None)
        return None if found is None else columns.row(found)

    def _set(self, table: str, row_id: int, columns: Mapping[str, Value]) -> None:
        self._left[table, row_id] = None
        if columns:
            assigned = ", ".join(f"{name} = ?" for name in columns)
            self._do(f"UPDATE {table} SET {assigned} WHERE id = ?", (*columns.values(), row_id))

    def _do(self, statement: str, parameters: Iterable[Any]) -> None:
        self._raw.do(statement, tuple(parameters))
