"""Every text column of the record is prose, a name, or neither, and somebody has said which."""

from dataclasses import is_dataclass
from typing import Any, get_args, get_type_hints

from ccm_tui.documents.minutes.document import MinutesDocument
from ccm_tui.documents.minutes.erasure import PROSE_OF_MINUTES
from db.erasing.columns import NAMES, OTHER, PROSE
from db.erasing.rules import texts_of
from db.tables.schema import METADATA

_NAMES = """
marking handling partnership venue chair co_chair minute_taker approved_by name code speaker deputy_for attended
missed organisation statement purpose case_reference declared_by reference owner reissued_as escalated_to
lead_professional repeat_of letter tool band reissue_of to actor authority digest made_by sign_off copy_for
"""
NAMES_OF_MINUTES = frozenset(_NAMES.split())


def test_every_text_column_of_the_record_has_one_rule() -> None:
    there = sorted((table.name, column) for table in METADATA.sorted_tables for column in texts_of(table))
    ruled = sorted(
        (table, column) for rules in (PROSE, NAMES, OTHER) for table, columns in rules.items() for column in columns
    )
    assert ruled == there


def test_every_text_of_the_minutes_is_prose_or_a_name() -> None:
    fields = texts_in(MinutesDocument, set())
    assert fields == PROSE_OF_MINUTES | NAMES_OF_MINUTES
    assert not PROSE_OF_MINUTES & NAMES_OF_MINUTES


def texts_in(kind: Any, seen: set[Any]) -> set[str]:
    """The fields of a dataclass and of those within it that hold text."""
    if kind in seen:
        return set()
    seen.add(kind)
    found: set[str] = set()
    for name, hint in get_type_hints(kind).items():
        within = [hint, *get_args(hint)]
        within += [part for one in within for part in get_args(one)]
        if str in within:
            found.add(name)
        for part in within:
            if is_dataclass(part):
                found |= texts_in(part, seen)
    return found
