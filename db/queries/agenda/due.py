"""What a new agenda is made from: accepted referrals, reviews that have come due, and what was carried over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, or_, select

from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.statuses import CaseStatus, Decision, MeetingState, Screening
from ccm_tui.domain.vocabulary import HearingKind, ItemKind
from db.queries.agenda.agenda import outcomes_of_items
from db.queries.cases.names import subject_names
from db.tables.cases import CaseRow
from db.tables.hearings import EntryRow, HearingRow, OutcomeRow
from db.tables.meetings import AgendaItemRow, ItemTimeRow, MeetingRow
from db.tables.referrals import ReferralRow


def items_to_come(session: Session, kind: HearingKind | ItemKind) -> Sequence[AgendaItemRow]:
    """The items of that kind that were never begun, at meetings that are planned or in session."""
    found = (
        select(AgendaItemRow)
        .join(MeetingRow, col(MeetingRow.id) == AgendaItemRow.meeting_id)
        .where(
            col(MeetingRow.state).in_(_NOT_CLOSED),
            col(AgendaItemRow.id).not_in(select(ItemTimeRow.agenda_item_id)),
        )
        .order_by(col(AgendaItemRow.id))
    )
    if isinstance(kind, HearingKind):
        hearing = select(HearingRow.agenda_item_id).where(HearingRow.kind == kind)
        return session.exec(found.where(col(AgendaItemRow.id).in_(hearing))).all()
    return session.exec(found.where(AgendaItemRow.kind == kind)).all()


_ACCEPTED = Screening.where(lambda screening: screening.accepted)
_NOT_CLOSED = MeetingState.where(lambda state: not state.closed)
_LIVE = CaseStatus.where(lambda status: status.live)
_KEPT_OPEN = CaseStatus.where(lambda status: status.kept_open)


@dataclass(frozen=True, slots=True)
class DueCase:
    """A case that belongs on the next agenda, and why."""

    case_id: int
    reference: str
    name: str
    restricted: bool
    kind: HearingKind
    why: str
    referral_id: int | None


def due_cases(session: Session, held_on: date) -> tuple[DueCase, ...]:
    """Cases for a meeting on that day that are on no agenda still to be heard, in the order to hear them.

    Referrals come first, in the order received, then what was carried over, then reviews by date, and last the open
    cases for whose review no day was set: nothing else would ever bring them back.
    """
    listed = _listed(session)
    found: dict[int, DueCase] = {}
    rows = _referred(session) + _carried_over(session) + _for_review(session, held_on) + _undated(session)
    names = subject_names(session, [case.id for case, *_ in rows])
    for case, kind, why, referral_id in rows:
        if case.id not in listed and case.id not in found and case.status.live:
            found[case.id] = DueCase(
                case.id, case.reference, names.get(case.id, ""), case.restricted, kind, why, referral_id
            )
    return tuple(found.values())


def is_listed(session: Session, case_id: int) -> bool:
    """True where the case is on an agenda that is still to be heard."""
    return case_id in _listed(session)


_Row = tuple[CaseRow, HearingKind, str, int | None]


def _listed(session: Session) -> set[int]:
    return set(
        session.exec(
            select(HearingRow.case_id)
            .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
            .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
            .where(col(MeetingRow.state).in_(_NOT_CLOSED))
        ).all()
    )


def _referred(session: Session) -> list[_Row]:
    heard = select(HearingRow.referral_id).where(col(HearingRow.referral_id).is_not(None))
    found = session.exec(
        select(ReferralRow, CaseRow)
        .join(CaseRow, col(CaseRow.id) == col(ReferralRow.case_id))
        .where(col(ReferralRow.screening).in_(_ACCEPTED), col(ReferralRow.id).not_in(heard))
        .order_by(col(ReferralRow.received_on), col(ReferralRow.id))
    )
    return [
        (case, _kind(referral, case), f"new referral, received {show_day(referral.received_on)}", referral.id)
        for referral, case in found
    ]


def _kind(referral: ReferralRow, case: CaseRow) -> HearingKind:
    if referral.screening is Screening.ACCEPTED_URGENT:
        return HearingKind.URGENT
    repeat = case.repeat_of_id is not None or case.first_heard_before_on is not None
    return HearingKind.REPEAT if repeat else HearingKind.NEW


def _carried_over(session: Session) -> list[_Row]:
    """Live cases whose latest hearing was not reached or was deferred."""
    deferred = (
        select(EntryRow.agenda_item_id)
        .join(OutcomeRow, col(OutcomeRow.entry_id) == col(EntryRow.id))
        .where(col(OutcomeRow.decision) == Decision.DEFER, col(EntryRow.withdrawn_at).is_(None))
    )
    held = (
        select(HearingRow, CaseRow, col(MeetingRow.held_on))
        .join(CaseRow, col(CaseRow.id) == col(HearingRow.case_id))
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
        .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
    )
    put_off = or_(col(HearingRow.not_reached), col(HearingRow.agenda_item_id).in_(deferred))
    # Of thousands of hearings few were put off: only their cases are looked at any further.
    cases = {case.id for _, case, _ in session.exec(held.where(put_off, col(CaseRow.status).in_(_LIVE)))}
    found = session.exec(held.where(col(CaseRow.id).in_(cases)).order_by(col(MeetingRow.held_on))).all()
    latest = {hearing.case_id: (hearing, case, held_on) for hearing, case, held_on in found}
    decided = outcomes_of_items(session, [hearing.agenda_item_id for hearing, *_ in latest.values()])
    rows: list[_Row] = []
    for hearing, case, held_on in latest.values():
        decision = decided.get(hearing.agenda_item_id, (None, None))[0]
        if hearing.not_reached:
            rows.append((case, hearing.kind, f"carried over: not reached {show_day(held_on)}", hearing.referral_id))
        elif decision is Decision.DEFER:
            rows.append((case, hearing.kind, f"carried over: deferred {show_day(held_on)}", hearing.referral_id))
    return rows


def _for_review(session: Session, held_on: date) -> list[_Row]:
    cases = session.exec(
        select(CaseRow)
        .where(col(CaseRow.review_on).is_not(None), col(CaseRow.review_on) <= held_on)
        .order_by(col(CaseRow.review_on), col(CaseRow.reference))
    )
    return [
        (case, HearingKind.REVIEW, f"review due {show_day(case.review_on)}", None) for case in cases if case.review_on
    ]


def _undated(session: Session) -> list[_Row]:
    cases = session.exec(
        select(CaseRow)
        .where(col(CaseRow.status).in_(_KEPT_OPEN), col(CaseRow.review_on).is_(None))
        .order_by(col(CaseRow.opened_on), col(CaseRow.reference))
    )
    return [(case, HearingKind.REVIEW, "open, and no day is set for its review", None) for case in cases]
