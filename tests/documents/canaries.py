"""A document in which every text and every day is one of its own, by which it is known again wherever it turns up.

It is made from the types alone, so a field that is added to the minutes gets its canary by itself.
"""

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from itertools import count, product
from string import ascii_lowercase
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from ccm_tui.documents.minutes.case import CaseMinutes, Party
from ccm_tui.documents.minutes.document import ActionStanding, MinutesDocument
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.statuses import MeetingState
from ccm_tui.domain.vocabulary import AgencyKind

OWN = Party("OWN", "Zqown")
"""The agency whose papers are made; what is its own is told by where it stands."""

_WORDS = (f"Zq{''.join(letters)}" for letters in product(ascii_lowercase, repeat=3))
_DAYS = count()
_FIRST_DAY, _APART = date(2031, 1, 6), 31
"""Far enough from each other that none is reckoned from another."""


@dataclass
class Canaries:
    """A document, and where each of its canaries stands: `cases.0.people.1.name`."""

    document: MinutesDocument
    places: dict[str, str]
    """The canary at each place."""

    def at(self, *patterns: str) -> set[str]:
        """The canaries of the places that one of the patterns fits as a whole."""
        return {
            canary
            for place, canary in self.places.items()
            if any(re.fullmatch(pattern, place) for pattern in patterns)
        }


def canary_document(state: MeetingState = MeetingState.CLOSED) -> Canaries:
    """Two cases and all that a meeting can have. The agency was in the room for the first, which is not restricted.

    The first action of the first case, the second of the second, and the first from before are the agency's.
    """
    filled: Any = _filled(MinutesDocument)
    first, second = (_heard(case) for case in filled.cases)
    first = replace(first, restricted=False, present=(*first.present, OWN), actions=_owned(first, 0))
    second = replace(second, restricted=True, actions=_owned(second, 1))
    before = filled.from_before.actions
    there = filled.roll.present
    document = replace(
        filled,
        meeting=replace(filled.meeting, state=state),
        cases=(first, second),
        roll=replace(filled.roll, present=(*there, replace(there[0], agency=OWN, kind=AgencyKind.CORE))),
        from_before=replace(
            filled.from_before,
            actions=(
                replace(before[0], agency=OWN, standing=ActionStanding.OPEN),
                replace(before[1], standing=ActionStanding.OPEN, restricted=True),
            ),
        ),
        declarations=tuple(
            replace(one, case_reference=case.reference)
            for one, case in zip(filled.declarations, (first, second), strict=True)
        ),
        amendments=tuple(
            replace(one, case_reference=case.reference)
            for one, case in zip(filled.amendments, (first, second), strict=True)
        ),
        action_summary=tuple(
            replace(
                summary,
                actions=tuple(
                    replace(action, case_reference=case.reference)
                    for action, case in zip(summary.actions, (first, second), strict=True)
                ),
            )
            for summary in filled.action_summary
        ),
    )
    return Canaries(document, dict(_places(document)))


def forms_of(canary: str) -> tuple[str, ...]:
    """How a canary can be written: a word as it is, a day in words or in figures."""
    if not canary[:1].isdigit():
        return (canary,)
    day = date.fromisoformat(canary)
    return ("".join(show_day(day).split()), canary, f"{day:%Y%m%d}")


def _heard(case: CaseMinutes) -> CaseMinutes:
    return replace(case, erased=None, only_for=None)


def _owned(case: CaseMinutes, place: int) -> tuple[Any, ...]:
    return tuple(
        replace(action, agency=OWN) if number == place else action for number, action in enumerate(case.actions)
    )


def _filled(hint: Any) -> Any:
    """A value of that type with something in every field, and two in every row of them."""
    if isinstance(hint, type) and is_dataclass(hint):
        return hint(**{name: _filled(inner) for name, inner in get_type_hints(hint).items()})
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        return tuple(map(_filled, inner[:1] * 2 if inner[-1] is ... else inner))
    if NoneType in get_args(hint):
        return _filled(get_args(hint)[0])
    if hint is str:
        return next(_WORDS)
    if hint is date:
        return _FIRST_DAY + timedelta(days=_APART * next(_DAYS))
    if hint is datetime:
        return datetime.combine(_FIRST_DAY + timedelta(days=_APART * next(_DAYS)), time(12), UTC)
    if hint is time:
        return time(14)
    return next(iter(hint)) if issubclass(hint, Enum) else hint(3)


def _places(value: Any, place: str = "") -> Any:
    if isinstance(value, Enum):
        return
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _places(getattr(value, field.name), f"{place}.{field.name}" if place else field.name)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _places(inner, f"{place}.{number}")
    elif isinstance(value, datetime):
        yield place, value.date().isoformat()
    elif isinstance(value, str):
        yield place, value
    elif isinstance(value, date):
        yield place, value.isoformat()
