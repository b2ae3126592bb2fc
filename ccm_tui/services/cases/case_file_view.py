"""The file on one case: why it is opened is asked and noted, then all that is on record of it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.cases.case import Case
from ccm_tui.domain.cases.file import FileHearing
from ccm_tui.domain.cases.home_areas import HomeArea
from ccm_tui.domain.governance.governance import Erasure
from ccm_tui.domain.settings.bands import Bands
from ccm_tui.errors import CcmError
from ccm_tui.services.governance.disclosure import open_case_file
from db.queries.actions.actions import actions_of_case
from db.queries.agencies.agencies import all_agencies
from db.queries.agenda.agenda import is_before_a_meeting
from db.queries.cases.cases import case_with_id
from db.queries.cases.file import agencies_let_in, reasons_given
from db.queries.cases.home_areas import home_areas_of
from db.queries.governance.retention import erasure_of
from db.queries.hearings.hearings import hearings_of_case
from db.queries.meetings.meetings import meeting_after
from db.queries.record.find import case_named
from db.queries.record.settings import settings_on_record
from db.record import Record

_REASONS = 9
"""Reasons that are offered again: as many as there are digits."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What is to be known before a case file is opened."""

    case_id: int
    reference: str
    restricted: bool
    being_heard: bool
    """True while a meeting is at the case: then nobody is asked why."""
    reasons: tuple[str, ...]
    """Why the same person opened files before, the latest first."""


@dataclass(frozen=True, slots=True)
class CaseFileView:
    """Everything on record of a case."""

    case: Case
    hearings: tuple[FileHearing, ...]
    """In the order of their meetings, those to come included."""
    actions: tuple[Action, ...]
    """As they stand today, in the order of their numbers."""
    let_in: tuple[str, ...]
    """Codes of the agencies that may see it while it is restricted."""
    home_areas: tuple[HomeArea, ...]
    """Where else its people are from, and what was asked there."""
    agencies: Mapping[str, str]
    """Each agency's name by its code."""
    bands: Bands
    marking: str
    today: date
    next_meeting: date | None
    erasure: Erasure | None
    """Where its text was erased: who did it, when and why."""


def ask_for_file(record: Record, reference: str) -> Asking:
    """What is to be known first. Raises CcmError where there is no such case."""
    with record.reading() as session:
        row = case_named(session, reference)
        return Asking(
            case_id=row.id,
            reference=row.reference,
            restricted=row.restricted,
            being_heard=is_before_a_meeting(session, row.id),
            reasons=reasons_given(session, record.actor, _REASONS),
        )


def open_file(record: Record, reference: str, reason: str = "") -> int:
    """Notes that the file was opened, by whom, when and why, unless the case is being heard. Returns the case's id.

    Raises CcmError where there is no such case, or no reason is given where one is needed.
    """
    asking = ask_for_file(record, reference)
    if not (reason.strip() or asking.being_heard):
        restricted = "The case is restricted. " if asking.restricted else ""
        raise CcmError(f"{restricted}Say why its file is opened.", "A few words will do; they are kept in the log.")
    open_case_file(record, asking.case_id, reason)
    return asking.case_id


def read_case_file(record: Record, case_id: int) -> CaseFileView:
    """All that is on record of a case whose file is open."""
    with record.reading() as session:
        ours = settings_on_record(session)
        following = meeting_after(session, record.today)
        return CaseFileView(
            case=case_with_id(session, case_id),
            hearings=hearings_of_case(session, case_id),
            actions=actions_of_case(session, case_id),
            let_in=agencies_let_in(session, case_id),
            home_areas=home_areas_of(session, [case_id])[case_id],
            agencies={agency.code: agency.name for agency in all_agencies(session)},
            bands=Bands.parse(ours.bands),
            marking=ours.marking,
            today=record.today,
            next_meeting=following.held_on if following else None,
            erasure=erasure_of(session, case_id),
        )
