"""The home areas of people from elsewhere: which was asked about a case, when, and whether it replied.

A neighbouring area's part in a case is what conferences most often don't know (SafeLives' near-miss reviews, and the
City's own report of 2017).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.names.keys import name_key
from ccm_tui.domain.words.counting import counted


@dataclass(frozen=True, slots=True)
class AreaRequest:
    """One time that a home area was asked."""

    id: int
    area: str
    asked_of: str
    asked_on: date
    replied_on: date | None
    reply: str


@dataclass(frozen=True, slots=True)
class HomeArea:
    """A home area as it stands to a case: the last time it was asked, if it ever was."""

    area: str
    request: AreaRequest | None

    @property
    def silent(self) -> bool:
        """True where it was asked and has not replied."""
        return self.request is not None and self.request.replied_on is None

    def words(self, today: date) -> str:
        """As it is said: "Southquay asked Thu 3 Dec 2026, no reply for 14 days"."""
        asked = self.request
        if asked is None:
            return f"{self.area} not asked"
        said = f"{self.area} asked {show_day(asked.asked_on)}"
        if asked.replied_on is None:
            days = (today - asked.asked_on).days
            return f"{said}, no reply for {counted(days, 'day')}" if days > 0 else f"{said}, no reply yet"
        reply = f": {asked.reply}" if asked.reply else ""
        return f"{said}, replied {show_day(asked.replied_on)}{reply}"


@dataclass(frozen=True, slots=True)
class WaitingArea:
    """A home area that has not replied or was not asked, as home tells of it."""

    reference: str
    """031."""
    area: str
    asked_on: date | None
    item_id: int | None
    """The case's item on the next agenda, where it is on it."""


def home_areas(elsewhere: Iterable[str], requests: Sequence[AreaRequest]) -> tuple[HomeArea, ...]:
    """The home areas of a case's people and any other area that was asked, each with the last time it was asked.

    `requests` are in the order in which they were made.
    """
    last = {name_key(request.area): request for request in requests}
    named = {name_key(area): area for area in (*(request.area for request in requests), *elsewhere) if area.strip()}
    return tuple(HomeArea(area, last.get(key)) for key, area in named.items())
