"""Cases and the referrals that brought them."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, func, select

from ccm_tui.domain.cases import (
    Case,
    CaseLine,
    CasePerson,
    EarlierMeasure,
    EarlierPlan,
    Referral,
    RiskScore,
)
from ccm_tui.domain.cells import listed
from ccm_tui.domain.vocabulary import ActionStatus, Criterion, MeetingState
from db.queries.agencies import codes
from db.queries.names import subject_names
from db.tables.actions import ActionRow
from db.tables.cases import (
    CaseFlagRow,
    CaseForumRow,
    CaseLinkRow,
    CasePersonRow,
    CaseRow,
    CaseThemeRow,
    EarlierMeasureRow,
    EarlierRatingRow,
    PersonRow,
)
from db.tables.hearings import EntryRow, HearingRow
from db.tables.meetings import AgendaItemRow, MeetingRow
from db.tables.referrals import ReferralCriterionRow, ReferralRow, RiskScoreRow


def case_lines(session: Session, case_ids: Sequence[int] | None = None) -> tuple[CaseLine, ...]:
    """Every case, or those of these ids, by reference."""
    rows = session.exec(select(CaseRow).where(*_among(CaseRow.id, case_ids)).order_by(col(CaseRow.reference))).all()
    names = subject_names(session, [row.id for row in rows])
    themes: dict[int, list[str]] = {}
    for case_id, theme in session.exec(
        select(CaseThemeRow.case_id, CaseThemeRow.theme)
        .where(*_among(CaseThemeRow.case_id, case_ids))
        .order_by(col(CaseThemeRow.id))
    ):
        themes.setdefault(case_id, []).append(theme)
    heard = _heard(session, case_ids)
    waiting = _unsettled_actions(session, case_ids)
    return tuple(
        CaseLine(
            id=row.id,
            reference=row.reference,
            name=names.get(row.id, ""),
            status=row.status,
            restricted=row.restricted,
            themes=tuple(themes.get(row.id, ())),
            review_on=row.review_on,
            last_heard_on=heard.get(row.id, (0, None))[1],
            times_heard=heard.get(row.id, (0, None))[0],
            open_actions=waiting.get(row.id, 0),
        )
        for row in rows
    )


def case(session: Session, case_id: int) -> Case:
    """The file on one matter."""
    row = session.get_one(CaseRow, case_id)
    agency_codes = codes(session)
    repeat_of = session.get(CaseRow, row.repeat_of_id) if row.repeat_of_id else None
    return Case(
        id=row.id,
        reference=row.reference,
        name=subject_names(session, [case_id]).get(case_id, ""),
        opened_on=row.opened_on,
        status=row.status,
        restricted=row.restricted,
        restriction=row.restriction,
        review_on=row.review_on,
        lead_agency=agency_codes.get(row.lead_agency_id) if row.lead_agency_id else None,
        lead_professional=row.lead_professional,
        people=_people(session, case_id),
        themes=tuple(
            session.exec(
                select(CaseThemeRow.theme).where(CaseThemeRow.case_id == case_id).order_by(col(CaseThemeRow.id))
            )
        ),
        flags=tuple(session.exec(select(CaseFlagRow.wording).where(CaseFlagRow.case_id == case_id))),
        forums=tuple(
            (forum.forum, forum.note)
            for forum in session.exec(select(CaseForumRow).where(CaseForumRow.case_id == case_id))
        ),
        links=_links(session, case_id),
        repeat_of=repeat_of.reference if repeat_of else None,
        referrals=_referrals(
            session,
            session.exec(
                select(ReferralRow).where(ReferralRow.case_id == case_id).order_by(col(ReferralRow.received_on))
            ).all(),
        ),
        earlier=earlier_plan(session, case_id),
    )


def case_row(session: Session, reference: str) -> CaseRow | None:
    """The case of that reference, in full (CCM/26/031) or as it is said (031)."""
    wanted = reference.strip().upper()
    exact = session.exec(select(CaseRow).where(func.upper(CaseRow.reference) == wanted)).first()
    if exact or not wanted:
        return exact
    found = session.exec(
        select(CaseRow).where(func.upper(CaseRow.reference).endswith(f"/{wanted}", autoescape=True))
    ).all()
    return max(found, key=lambda row: row.opened_on, default=None)


def referrals(session: Session) -> tuple[Referral, ...]:
    """Every referral, in the order received."""
    rows = session.exec(select(ReferralRow).order_by(col(ReferralRow.received_on), col(ReferralRow.id))).all()
    return _referrals(session, rows)


def earlier_plan(session: Session, case_id: int) -> EarlierPlan | None:
    """What the case brought with it from before this record; None where it brought nothing."""
    row = session.get_one(CaseRow, case_id)
    measures = tuple(
        EarlierMeasure(measure.measure, measure.result, measure.effect)
        for measure in session.exec(
            select(EarlierMeasureRow).where(EarlierMeasureRow.case_id == case_id).order_by(col(EarlierMeasureRow.id))
        )
    )
    ratings = tuple(
        (rating.head, rating.likelihood, rating.impact)
        for rating in session.exec(
            select(EarlierRatingRow).where(EarlierRatingRow.case_id == case_id).order_by(col(EarlierRatingRow.id))
        )
    )
    if not (measures or ratings or row.first_heard_before_on):
        return None
    return EarlierPlan(row.first_heard_before_on, row.closed_before_on, measures, ratings)


def _people(session: Session, case_id: int) -> tuple[CasePerson, ...]:
    found = session.exec(
        select(CasePersonRow, PersonRow)
        .join(PersonRow, col(PersonRow.id) == col(CasePersonRow.person_id))
        .where(CasePersonRow.case_id == case_id)
        .order_by(col(CasePersonRow.subject).desc(), col(CasePersonRow.letter), col(CasePersonRow.id))
    )
    return tuple(
        CasePerson(
            person_id=person.id,
            name=person.name,
            role=part.role,
            subject=part.subject,
            letter=part.letter,
            born_on=person.born_on,
            address=person.address,
            resident=part.resident,
            home_area=part.home_area,
            safe_contact=person.safe_contact,
            adjustments=person.adjustments,
        )
        for part, person in found
    )


def _links(session: Session, case_id: int) -> tuple[tuple[str, str], ...]:
    rows = session.exec(
        select(CaseLinkRow).where((col(CaseLinkRow.case_id) == case_id) | (col(CaseLinkRow.other_id) == case_id))
    ).all()
    found = {
        session.get_one(CaseRow, row.other_id if row.case_id == case_id else row.case_id).reference: row.nature
        for row in rows
    }
    return tuple(sorted(found.items()))


_AS_THEY_ARE = (
    *("id", "received_on", "referrer_name", "referrer_role", "referrer_contact"),
    *("subject_name", "subject_born_on", "subject_role", "address", "resident", "home_area", "other_parties"),
    *("children", "reason", "tried", "wanted", "consent", "consent_reason", "consent_authorised_by"),
    *("subject_aware", "safe_contact", "adjustments", "other_forums"),
    *("screening", "screened_on", "screening_reason"),
)
"""What a referral says as its row does."""


def _referrals(session: Session, rows: Sequence[ReferralRow]) -> tuple[Referral, ...]:
    ids = {row.id for row in rows}
    criteria = _criteria(session, ids)
    scores = _scores(session, ids)
    agency_codes = codes(session)
    cases = {
        case_id: (reference, restricted)
        for case_id, reference, restricted in session.exec(select(CaseRow.id, CaseRow.reference, CaseRow.restricted))
    }
    return tuple(
        Referral(
            **{name: getattr(row, name) for name in _AS_THEY_ARE},
            referrer_agency=agency_codes.get(row.referrer_agency_id) if row.referrer_agency_id else None,
            themes=listed(row.themes),
            criteria=tuple(criteria.get(row.id, ())),
            scores=tuple(scores.get(row.id, ())),
            case_reference=cases[row.case_id][0] if row.case_id else None,
            restricted=cases[row.case_id][1] if row.case_id else False,
        )
        for row in rows
    )


def _criteria(session: Session, referral_ids: Collection[int]) -> dict[int, list[Criterion]]:
    criteria: dict[int, list[Criterion]] = {}
    query = select(ReferralCriterionRow).order_by(col(ReferralCriterionRow.id))
    for met in session.exec(_of(query, col(ReferralCriterionRow.referral_id), referral_ids)):
        criteria.setdefault(met.referral_id, []).append(met.criterion)
    return criteria


def _scores(session: Session, referral_ids: Collection[int]) -> dict[int, list[RiskScore]]:
    scores: dict[int, list[RiskScore]] = {}
    query = select(RiskScoreRow).order_by(col(RiskScoreRow.id))
    for row in session.exec(_of(query, col(RiskScoreRow.referral_id), referral_ids)):
        scores.setdefault(row.referral_id, []).append(
            RiskScore(row.tool, row.score, row.maximum, row.band, row.assessor, row.assessed_on)
        )
    return scores


_FEW = 500


def _of(query: Any, column: Any, ids: Collection[int]) -> Any:
    """The query for these rows alone where they are few; SQLite takes no list of any length."""
    return query.where(column.in_(list(ids))) if len(ids) <= _FEW else query


def _among(column: Any, ids: Sequence[int] | None) -> list[Any]:
    return [] if ids is None else [col(column).in_(ids)]


def _heard(session: Session, case_ids: Sequence[int] | None) -> dict[int, tuple[int, date | None]]:
    """For each case at how many meetings it was heard, and when last."""
    held = (MeetingState.IN_SESSION, MeetingState.CLOSED, MeetingState.APPROVED)
    found = session.exec(
        select(HearingRow.case_id, func.count(col(HearingRow.id)), func.max(MeetingRow.held_on))
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
        .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
        .where(
            col(MeetingRow.state).in_(held),
            col(HearingRow.not_reached).is_(False),
            *_among(HearingRow.case_id, case_ids),
        )
        .group_by(col(HearingRow.case_id))
    )
    return {case_id: (count, last) for case_id, count, last in found}


def _unsettled_actions(session: Session, case_ids: Sequence[int] | None) -> dict[int, int]:
    found = session.exec(
        select(ActionRow.case_id, func.count(col(ActionRow.id)))
        .join(EntryRow, col(EntryRow.id) == col(ActionRow.entry_id))
        .where(
            col(ActionRow.status).in_((ActionStatus.OPEN, ActionStatus.PROPOSED)),
            col(EntryRow.withdrawn_at).is_(None),
            *_among(ActionRow.case_id, case_ids),
        )
        .group_by(col(ActionRow.case_id))
    )
    return dict(found.all())
