"""The demo while it is being made: where its rows go, when its days fall, and what it holds so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from ccm_tui.clock import LONDON
from ccm_tui.domain.vocabulary import ItemKind
from ccm_tui.services.demo.shapes import LIVE_ON
from db.tables.columns import RecordRow
from db.writing import Writing

_SomeRow = TypeVar("_SomeRow", bound=RecordRow)

DemoPlace = tuple[int, str | ItemKind]
"""An item of an agenda: the number of its meeting, and its case (031) or else its kind."""


@dataclass(slots=True)
class Making:
    """The demo under way. Ids are found by the codes, references and numbers that the story is written in."""

    writing: Writing
    live_on: date
    """The day on which the live meeting is to fall."""
    agencies: dict[str, int] = field(default_factory=dict)
    cases: dict[str, int] = field(default_factory=dict)
    referrals: dict[str, int] = field(default_factory=dict)
    """By case."""
    meetings: dict[int, int] = field(default_factory=dict)
    items: dict[DemoPlace, int] = field(default_factory=dict)
    hearings: dict[DemoPlace, int] = field(default_factory=dict)
    sittings: dict[DemoPlace, tuple[datetime, datetime]] = field(default_factory=dict)
    """When each item of a meeting that was held began and ended."""
    actions: dict[str, int] = field(default_factory=dict)

    def add(self, rows: Iterable[_SomeRow]) -> list[_SomeRow]:
        """Adds rows that don't refer to each other, in one go, and gives them their ids."""
        added = list(rows)
        self.writing.session.add_all(added)
        self.writing.session.flush()
        return added

    def day(self, written: date) -> date:
        """The day that a day of the story falls on."""
        return written + (self.live_on - LIVE_ON)

    def moment(self, written: date, at: time) -> datetime:
        """A London time of a day of the story."""
        return datetime.combine(self.day(written), at, LONDON)

    def after(self, written: date, start: time, minutes: int) -> datetime:
        """So many minutes after a London time of a day of the story."""
        return self.moment(written, start) + timedelta(minutes=minutes)

    def agency(self, code: str | None) -> int | None:
        """The id of an agency that may not be named."""
        return self.agencies[code] if code else None
