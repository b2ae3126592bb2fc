"""What the board's figures are counted from: referrals and hearings of a period, with no name of anybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from ccm_tui.domain.statuses import Screening
from ccm_tui.domain.vocabulary import HearingKind, PersonRole, ResidentStatus
from db.tables.agencies import AgencyRow
from db.tables.cases import AreaRequestRow, CasePersonRow, CaseThemeRow
from db.tables.hearings import HearingRow
from db.tables.meetings import AgendaItemRow, ItemTimeRow, MeetingRow
from db.tables.referrals import ReferralRow


@dataclass(frozen=True, slots=True)
class CountedReferral:
    """A referral, by whom and what became of it."""

    screening: Screening
    agency: str | None


@dataclass(frozen=True, slots=True)
class BoardCase:
    """A case at one meeting."""

    case_id: int
    kind: HearingKind
    held_on: date


@dataclass(frozen=True, slots=True)
class CaseSubject:
    """Whom a case is about, by what they are alone."""

    case_id: int
    role: PersonRole
    resident: ResidentStatus
    home_area: str


def referrals_received(session: Session, first: date, last: date) -> list[CountedReferral]:
    """The referrals received from the first to the last day."""
    found = session.exec(
        select(ReferralRow, col(AgencyRow.name))
        .outerjoin(AgencyRow, col(AgencyRow.id) == col(ReferralRow.referrer_agency_id))
        .where(col(ReferralRow.received_on) >= first, col(ReferralRow.received_on) <= last)
        .order_by(col(ReferralRow.id))
    )
    return [CountedReferral(referral.screening, agency) for referral, agency in found]


def cases_heard(session: Session, first: date, last: date) -> list[BoardCase]:
    """The hearings that took place at meetings of that time, in the order held."""
    sat = select(ItemTimeRow.agenda_item_id)
    found = session.exec(
        select(HearingRow, col(MeetingRow.held_on))
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
        .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
        .where(
            col(MeetingRow.held_on) >= first,
            col(MeetingRow.held_on) <= last,
            col(HearingRow.not_reached).is_(False),
            col(AgendaItemRow.id).in_(sat),
        )
        .order_by(col(MeetingRow.held_on), col(AgendaItemRow.position))
    )
    return [BoardCase(hearing.case_id, hearing.kind, held_on) for hearing, held_on in found]


def subjects_of(session: Session, case_ids: Iterable[int]) -> list[CaseSubject]:
    """Those whom the cases are about."""
    found = session.exec(
        select(CasePersonRow)
        .where(col(CasePersonRow.case_id).in_(list(case_ids)), col(CasePersonRow.subject))
        .order_by(col(CasePersonRow.id))
    )
    return [CaseSubject(one.case_id, one.role, one.resident, one.home_area) for one in found]


def themes_of(session: Session, case_ids: Iterable[int]) -> list[tuple[int, str]]:
    """The themes of the cases, each with its case."""
    wanted = col(CaseThemeRow.case_id).in_(list(case_ids))
    return list(session.exec(select(CaseThemeRow.case_id, CaseThemeRow.theme).where(wanted)).all())


def areas_asked(session: Session, first: date, last: date) -> list[bool]:
    """For each time that a home area was asked in that time whether it has replied."""
    found = session.exec(
        select(AreaRequestRow).where(col(AreaRequestRow.asked_on) >= first, col(AreaRequestRow.asked_on) <= last)
    )
    return [request.replied_on is not None for request in found]
