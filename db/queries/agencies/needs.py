"""What ties agencies to cases: who referred, leads, owes an action, spoke of it, and who may see it at all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlmodel import Session, col, func, or_, select

from ccm_tui.domain.actions.action import UNSETTLED
from ccm_tui.domain.agenda.item import NamedGuest
from ccm_tui.domain.agenda.needs import Need
from ccm_tui.domain.vocabulary import Known, PersonRole
from db.tables.actions import ActionRow
from db.tables.cases import CasePersonRow, CaseRestrictionRow, CaseRow, PersonRow
from db.tables.hearings import EntryRow, HearingRow, InformationShareRow
from db.tables.meetings import GuestRow
from db.tables.referrals import ReferralRow

_ADULT_AT = 18


def needs_of_case(session: Session, case_id: int, codes: dict[int, str]) -> dict[int, Need]:
    """For each agency that anything ties to the case what that is; `codes` names the agencies by their ids."""
    referred = set(session.exec(select(ReferralRow.referrer_agency_id).where(ReferralRow.case_id == case_id)))
    lead = session.get_one(CaseRow, case_id).lead_agency_id
    actions = _open_actions(session, case_id)
    shared = set(
        session.exec(
            select(InformationShareRow.agency_id)
            .join(EntryRow, col(EntryRow.id) == col(InformationShareRow.entry_id))
            .join(HearingRow, col(HearingRow.agenda_item_id) == col(EntryRow.agenda_item_id))
            .where(
                HearingRow.case_id == case_id,
                col(EntryRow.withdrawn_at).is_(None),
                col(InformationShareRow.known).in_((Known.CURRENT, Known.HISTORIC)),
            )
        )
    )
    tied = {agency for agency in (*referred, lead, *actions, *shared) if agency is not None}
    return {
        agency: Need(codes[agency], agency in referred, agency == lead, actions.get(agency, 0), agency in shared)
        for agency in tied
        if agency in codes
    }


def allowed_agencies(session: Session, case_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """For each case the agencies that were named as those that may see it."""
    found: dict[int, set[int]] = defaultdict(set)
    for case_id, agency_id in session.exec(
        select(CaseRestrictionRow.case_id, CaseRestrictionRow.agency_id).where(
            col(CaseRestrictionRow.case_id).in_(list(case_ids))
        )
    ):
        found[case_id].add(agency_id)
    return {case_id: frozenset(agencies) for case_id, agencies in found.items()}


def cases_with_children(session: Session, case_ids: Iterable[int], on: date) -> frozenset[int]:
    """The cases that have somebody in them who is under 18 on that day, or is there as a child of a household."""
    # Whoever was born after this day is not 18 yet; the 29th of February has no anniversary of its own.
    grown = date(on.year - _ADULT_AT, on.month, 1) + timedelta(days=on.day - 1)
    return frozenset(
        session.exec(
            select(CasePersonRow.case_id)
            .join(PersonRow, col(PersonRow.id) == col(CasePersonRow.person_id))
            .where(
                col(CasePersonRow.case_id).in_(list(case_ids)),
                or_(
                    col(PersonRow.born_on) > grown,
                    col(CasePersonRow.role) == PersonRole.CHILD_IN_HOUSEHOLD,
                ),
            )
        )
    )


def guest_rows(session: Session, item_id: int) -> Sequence[GuestRow]:
    """The named people asked for one item, in the order in which they were."""
    return session.exec(select(GuestRow).where(GuestRow.agenda_item_id == item_id).order_by(col(GuestRow.id))).all()


def named_guests(session: Session, item_ids: Iterable[int]) -> dict[int, tuple[NamedGuest, ...]]:
    """For each item the named people who were asked for it."""
    found: dict[int, list[NamedGuest]] = defaultdict(list)
    for row in session.exec(
        select(GuestRow).where(col(GuestRow.agenda_item_id).in_(list(item_ids))).order_by(col(GuestRow.id))
    ):
        found[row.agenda_item_id].append(NamedGuest(row.id, row.name, row.organisation))
    return {item_id: tuple(guests) for item_id, guests in found.items()}


def _open_actions(session: Session, case_id: int) -> dict[int, int]:
    rows = session.exec(
        select(ActionRow.agency_id, func.count(col(ActionRow.id)))
        .join(EntryRow, col(EntryRow.id) == col(ActionRow.entry_id))
        .where(
            ActionRow.case_id == case_id,
            col(ActionRow.status).in_(UNSETTLED),
            col(EntryRow.withdrawn_at).is_(None),
            col(ActionRow.agency_id).is_not(None),
        )
        .group_by(col(ActionRow.agency_id))
    )
    return {agency: count for agency, count in rows if agency is not None}
