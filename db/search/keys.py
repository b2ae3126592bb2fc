"""The texts that a search finds, and the one number by which the index knows each."""

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from ccm_tui.domain.cases.search import spelt_together

_CASE_BITS = 22
"""Four million cases."""
_ROW_BITS = 36
_CASES = (1 << _CASE_BITS) - 1
_ROWS = (1 << _ROW_BITS) - 1


class TextKind(IntEnum):
    """What kind of text it is. Those that a case is called by come first."""

    REFERENCE = 0
    PERSON = 1
    THEME = 2
    CASE = 3
    FLAG = 4
    FORUM = 5
    LINK = 6
    EARLIER = 7
    REFERRAL = 8
    HEARING = 9
    ENTRY = 10
    REPORT = 11
    INTEREST = 12
    AMENDMENT = 13
    RETENTION = 14
    CONTACT = 15
    AREA_REQUEST = 16
    GUEST = 17
    REISSUE = 18


class TextKey(NamedTuple):
    """Which text: its kind, the row that it stands in, and the case that it is about."""

    kind: TextKind
    row_id: int
    case_id: int

    @property
    def number(self) -> int:
        """The one number by which the index knows it: all about one row lies together, and so does each kind."""
        return ((self.kind << _ROW_BITS) | self.row_id) << _CASE_BITS | self.case_id

    @classmethod
    def of(cls, number: int) -> "TextKey":
        """The text that the index knows by that number."""
        return cls(TextKind(number >> (_ROW_BITS + _CASE_BITS)), (number >> _CASE_BITS) & _ROWS, case_of(number))


def case_of(number: int) -> int:
    """The case of the text that the index knows by that number."""
    return number & _CASES


def cases_among(numbers: Iterable[int]) -> frozenset[int]:
    """The cases of many texts. A common word is in a hundred thousand, so nothing is called for each."""
    return frozenset([number & _CASES for number in numbers])


def numbers_about(case_ids: frozenset[int], numbers: Iterable[int]) -> list[int]:
    """Those of many texts that are about one of the cases."""
    return [number for number in numbers if number & _CASES in case_ids]


def numbers_of(kind: TextKind, row_id: int) -> tuple[int, int]:
    """The first and the last number that a text of that row can have."""
    first = TextKey(kind, row_id, 0).number
    return first, first + _CASES


FIRST_OF_TEXT = numbers_of(TextKind.CASE, 0)[0]
"""Below this number are the references, people and themes, by which a case is called."""


class CaseText(NamedTuple):
    """One text: which, and what it says, part by part."""

    key: TextKey
    parts: tuple[str, ...]

    @property
    def searched(self) -> str:
        """What is looked through; of a person also their names as they are written without hyphen and apostrophe."""
        together = [spelt_together(part) for part in self.parts] if self.key.kind is TextKind.PERSON else []
        return "\n".join((*self.parts, *filter(None, together)))
