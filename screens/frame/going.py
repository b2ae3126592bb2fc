"""Where one can go from a screen. A screen says what it wants to see, and the application, which knows all, shows it.

No screen has to import another for that, so none is in a circle with another, and each is loaded when it is first
gone to.
"""

from dataclasses import dataclass

from textual.app import App
from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class _OfMeeting:
    meeting_id: int


class PlanWanted(_OfMeeting):
    """A meeting being planned."""


class DeskWanted(_OfMeeting):
    """A meeting in session."""


class RollWanted(_OfMeeting):
    """Who is here."""


class AgendaWanted(_OfMeeting):
    """What is heard at a meeting in session, and when."""


class OutstandingWanted(_OfMeeting):
    """The actions from before that a meeting goes through."""


class ClosingWanted(_OfMeeting):
    """What is still to be decided before a meeting closes."""


class MinutesWanted(_OfMeeting):
    """The minutes of a meeting as they stand."""


class DocumentsWanted(_OfMeeting):
    """What can be had of a meeting."""


@dataclass(frozen=True, slots=True)
class CasePlanWanted:
    """A case of an agenda that is planned."""

    item_id: int


@dataclass(frozen=True, slots=True)
class CaseFileWanted:
    """The file of a case whose opening is noted."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ActionsWanted:
    """The register of actions, at those looked for."""

    search: str


class CasesWanted:
    """The register of cases."""


class ReferralsWanted:
    """The referrals."""


class AgenciesWanted:
    """The agencies."""


class RepresentationWanted:
    """How each agency was represented."""


class LogWanted:
    """Who saw what."""


class RetentionWanted:
    """The cases that have been kept long enough."""


class SettingsWanted:
    """What the partnership decides for itself."""


Wanted = (
    PlanWanted
    | DeskWanted
    | RollWanted
    | AgendaWanted
    | OutstandingWanted
    | ClosingWanted
    | MinutesWanted
    | DocumentsWanted
    | CasePlanWanted
    | CaseFileWanted
    | ActionsWanted
    | CasesWanted
    | ReferralsWanted
    | AgenciesWanted
    | RepresentationWanted
    | LogWanted
    | RetentionWanted
    | SettingsWanted
)
"""Whatever can be gone to."""


class GoingApp(App[None]):
    """An application that knows every screen."""

    def screen_for(self, wanted: Wanted) -> Screen[None]:
        """A new screen that shows what is wanted."""
        raise NotImplementedError
