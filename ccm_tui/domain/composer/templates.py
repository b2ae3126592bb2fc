"""Numbered templates: the actions that a record uses most, to be had by their number and Tab.

Only words that stand in several cases are learnt: words used once may name a person of another case, and must
never come up in this one.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ccm_tui.domain.composer.kinds.action import write_words
from ccm_tui.domain.composer.line.entries import ActionEntry
from ccm_tui.domain.composer.line.first_agency import escape_slash
from ccm_tui.domain.composer.line.room import Room, Template
from ccm_tui.domain.composer.line.roster import find_code
from ccm_tui.domain.settings.kinds import MOST_TEMPLATES

_CASES = 2
"""In how many different cases words must stand before they are a template."""


class Use(NamedTuple):
    """One action of the record, as far as a template is learnt from it."""

    text: str
    agency: str | None
    """The owning agency's code."""
    case_id: int


def templates(uses: Iterable[Use], starting: str) -> tuple[Template, ...]:
    """What the record uses most, then what a new one starts with, until there are nine.

    `uses` come latest first; `starting` holds a template a line, as it is typed: `noise: visit at night`.
    """
    found: dict[str, Template] = {}
    for template in (*_learnt(uses), *_starting(starting)):
        found.setdefault(_key(template.text), template)
    return tuple(found.values())[:MOST_TEMPLATES]


def chosen(line: str, numbered: Sequence[Template]) -> Template | None:
    """The template that a line calls for: one that holds its number and nothing else."""
    called = line.strip()
    if len(called) != 1 or called not in "123456789" or int(called) > len(numbered):
        return None
    return numbered[int(called) - 1]


def template_line(template: Template, room: Room) -> str:
    """The template as it would be typed. An agency that is no member now is left out."""
    words = write_words(ActionEntry(template.text, template.agency), room)
    seat = find_code(template.agency, room.seats) if template.agency else None
    if seat is None or seat.code != template.agency:
        return escape_slash(write_words(ActionEntry(template.text), room))
    return f"{seat.code.lower()}: {words}"


def _learnt(uses: Iterable[Use]) -> list[Template]:
    """Those that stand in most cases first, then the latest; each as it was worded last, with its usual agency."""
    found: dict[str, list[Use]] = {}
    for use in uses:
        found.setdefault(_key(use.text), []).append(use)
    found.pop("", None)
    frequent = [(len({use.case_id for use in same}), same) for same in found.values() if len(same) >= _CASES]
    frequent.sort(key=lambda counted: -counted[0])
    return [Template(" ".join(same[0].text.split()), _usual(same)) for cases, same in frequent if cases >= _CASES]


def _usual(same: Sequence[Use]) -> str | None:
    """The one agency that had it most often; None where several did."""
    agencies = Counter(use.agency for use in same if use.agency)
    (first, most), second = [*agencies.most_common(2), ("", 0), ("", 0)][:2]
    return first if most > second[1] else None


def _starting(lines: str) -> list[Template]:
    return [template for line in lines.splitlines() if (template := _written(line)).text]


def _written(line: str) -> Template:
    agency, colon, text = line.partition(":")
    if colon and len(agency.split()) == 1:
        return Template(" ".join(text.split()), agency.strip().upper())
    return Template(" ".join(line.split()))


def _key(text: str) -> str:
    return " ".join(text.casefold().split())
