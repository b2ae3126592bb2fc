"""Which reference a new case gets, and whether it is a case come back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.days.calendar import add_months
from ccm_tui.domain.names.keys import name_key

_NUMBERED = re.compile(r"CCM/(?P<year>[0-9]{2})/(?P<number>[0-9]+)(?:R[0-9]*)?")
_REPEAT_MARK = re.compile(r"(?<=[0-9])R[0-9]*$")


@dataclass(frozen=True, slots=True)
class PastSubject:
    """A person whom a case on record is named after."""

    case_id: int
    reference: str
    person_id: int
    name: str
    born_on: date | None
    last_on: date | None
    """When the case was last heard or closed; None where it never was."""


class CaseBook:
    """The references in use and whom their cases are about, as far as a new case has to know."""

    def __init__(self, references: Iterable[str], subjects: Iterable[PastSubject]) -> None:
        self._references: set[str] = set()
        self._last_numbers: dict[int, int] = {}
        for reference in references:
            self.enter(reference)
        self._subjects: dict[str, list[PastSubject]] = {}
        for subject in subjects:
            self._subjects.setdefault(name_key(subject.name), []).append(subject)

    def enter(self, reference: str) -> None:
        """Notes that a reference is taken."""
        self._references.add(reference.upper())
        if numbered := _NUMBERED.fullmatch(reference.upper()):
            year, number = int(numbered["year"]), int(numbered["number"])
            self._last_numbers[year] = max(number, self._last_numbers.get(year, 0))

    def next_reference(self, received_on: date) -> str:
        """The next number of the year of receipt: CCM/26/040."""
        year = received_on.year % 100
        return f"CCM/{year:02}/{self._last_numbers.get(year, 0) + 1:03}"

    def repeat_reference(self, earlier: str) -> str:
        """The number of the case that came back, marked as a repeat: CCM/26/009R, then CCM/26/009R2."""
        base = _REPEAT_MARK.sub("", earlier)
        count = 1
        while (reference := f"{base}R{count if count > 1 else ''}").upper() in self._references:
            count += 1
        return reference

    def case_come_back(self, name: str, born_on: date | None, received_on: date, months: int) -> PastSubject | None:
        """The latest case of the same person that was heard or closed within so many months before.

        Repeat: the same subject within the months that the partnership has set (SafeLives: twelve). Two dates
        of birth that differ tell two people of one name apart.
        """
        found = [
            past
            for past in self._subjects.get(name_key(name), ())
            if past.last_on
            and add_months(past.last_on, months) >= received_on
            and (past.born_on is None or born_on is None or past.born_on == born_on)
        ]
        return max(found, key=lambda past: (past.last_on or date.min, past.case_id), default=None)

    def person_known(self, name: str, born_on: date | None) -> int | None:
        """The person of that name and date of birth, if one is on record; a name alone is not enough."""
        known = (past.person_id for past in self._subjects.get(name_key(name), ()) if past.born_on == born_on)
        return next(known, None) if born_on else None
