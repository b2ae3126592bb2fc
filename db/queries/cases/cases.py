"""Cases, with all that their files hold."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, func, or_, select

from ccm_tui.domain.actions.action import UNSETTLED
from ccm_tui.domain.cases.case import Case, CaseLine, CasePerson
from ccm_tui.domain.hearings.hearing import EarlierMeasure, EarlierPlan
from ccm_tui.domain.statuses import MeetingState
from ccm_tui.domain.vocabulary import Forum, Head
from db.queries.agencies.agencies import codes_by_agency
from db.queries.cases.names import subject_names
from db.queries.cases.protection import protected_details
from db.queries.referrals.referrals import referrals_of_cases
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


def case_lines(session: Session, case_ids: Sequence[int] | None = None) -> tuple[CaseLine, ...]:
    """Every case, or those of these ids, by reference."""
    rows = session.exec(select(CaseRow).where(*_among(CaseRow.id, case_ids)).order_by(col(CaseRow.reference))).all()
    names = subject_names(session, case_ids)
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


def case_with_id(session: Session, case_id: int) -> Case:
    """The file on one matter."""
    session.get_one(CaseRow, case_id)
    return cases_with_ids(session, [case_id])[case_id]


def cases_with_ids(session: Session, case_ids: Collection[int]) -> dict[int, Case]:
    """The files on these matters, read together: as many statements for forty as for one."""
    rows = session.exec(select(CaseRow).where(col(CaseRow.id).in_(case_ids))).all()
    agency_codes = codes_by_agency(session)
    names = subject_names(session, case_ids)
    repeats = _references(session, [row.repeat_of_id for row in rows if row.repeat_of_id])
    people = _people(session, case_ids)
    links = _links(session, case_ids)
    themes = _by_case(session, CaseThemeRow.case_id, CaseThemeRow.theme, CaseThemeRow.id, case_ids)
    flags = _by_case(session, CaseFlagRow.case_id, CaseFlagRow.wording, CaseFlagRow.id, case_ids)
    forums: dict[int, list[tuple[Forum, str]]] = {}
    for forum in session.exec(select(CaseForumRow).where(col(CaseForumRow.case_id).in_(case_ids))):
        forums.setdefault(forum.case_id, []).append((forum.forum, forum.note))
    brought = referrals_of_cases(session, case_ids)
    earlier = earlier_plans(session, case_ids)
    return {
        row.id: Case(
            id=row.id,
            reference=row.reference,
            name=names.get(row.id, ""),
            opened_on=row.opened_on,
            status=row.status,
            restricted=row.restricted,
            restriction=row.restriction,
            review_on=row.review_on,
            lead_agency=agency_codes.get(row.lead_agency_id) if row.lead_agency_id else None,
            lead_professional=row.lead_professional,
            people=tuple(people.get(row.id, ())),
            themes=tuple(themes.get(row.id, ())),
            flags=tuple(flags.get(row.id, ())),
            forums=tuple(forums.get(row.id, ())),
            links=links.get(row.id, ()),
            repeat_of=repeats.get(row.repeat_of_id) if row.repeat_of_id else None,
            referrals=tuple(brought.get(row.id, ())),
            earlier=earlier.get(row.id),
        )
        for row in rows
    }


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


def earlier_plans(session: Session, case_ids: Collection[int]) -> dict[int, EarlierPlan]:
    """What these cases brought with them from before this record; those that brought nothing are left out."""
    measures: dict[int, list[EarlierMeasure]] = {}
    for measure in session.exec(
        select(EarlierMeasureRow)
        .where(col(EarlierMeasureRow.case_id).in_(case_ids))
        .order_by(col(EarlierMeasureRow.id))
    ):
        told = EarlierMeasure(measure.measure, measure.result, measure.effect)
        measures.setdefault(measure.case_id, []).append(told)
    ratings: dict[int, list[tuple[Head, int, int]]] = {}
    for rating in session.exec(
        select(EarlierRatingRow).where(col(EarlierRatingRow.case_id).in_(case_ids)).order_by(col(EarlierRatingRow.id))
    ):
        ratings.setdefault(rating.case_id, []).append((rating.head, rating.likelihood, rating.impact))
    return {
        row.id: EarlierPlan(
            row.first_heard_before_on,
            row.closed_before_on,
            tuple(measures.get(row.id, ())),
            tuple(ratings.get(row.id, ())),
        )
        for row in session.exec(select(CaseRow).where(col(CaseRow.id).in_(case_ids)))
        if row.id in measures or row.id in ratings or row.first_heard_before_on
    }


def _people(session: Session, case_ids: Collection[int]) -> dict[int, list[CasePerson]]:
    found: dict[int, list[CasePerson]] = {}
    people = session.exec(
        select(CasePersonRow, PersonRow)
        .join(PersonRow, col(PersonRow.id) == col(CasePersonRow.person_id))
        .where(col(CasePersonRow.case_id).in_(case_ids))
        .order_by(col(CasePersonRow.subject).desc(), col(CasePersonRow.letter), col(CasePersonRow.id))
    ).all()
    protected = protected_details(session, {person.id for _, person in people})
    for part, person in people:
        found.setdefault(part.case_id, []).append(
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
                protected=protected.get(person.id, frozenset()),
            )
        )
    return found


def _links(session: Session, case_ids: Collection[int]) -> dict[int, tuple[tuple[str, str], ...]]:
    """For each case the references of those that it is linked to, in order, and how."""
    rows = session.exec(
        select(CaseLinkRow).where(
            or_(col(CaseLinkRow.case_id).in_(case_ids), col(CaseLinkRow.other_id).in_(case_ids))
        )
    ).all()
    references = _references(session, [end for row in rows for end in (row.case_id, row.other_id)])
    found: dict[int, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row.case_id, {})[references[row.other_id]] = row.nature
        found.setdefault(row.other_id, {})[references[row.case_id]] = row.nature
    return {case_id: tuple(sorted(links.items())) for case_id, links in found.items()}


def _references(session: Session, case_ids: Collection[int]) -> dict[int, str]:
    if not case_ids:
        return {}
    found = session.exec(select(CaseRow.id, CaseRow.reference).where(col(CaseRow.id).in_(case_ids)))
    return dict(found.all())


def _by_case(
    session: Session, case_of: int, text_of: str, order: int, case_ids: Collection[int]
) -> dict[int, list[str]]:
    """The texts of these columns for each case, in order."""
    found: dict[int, list[str]] = {}
    query = select(case_of, text_of).where(col(case_of).in_(case_ids)).order_by(col(order))
    for case_id, text in session.exec(query):
        found.setdefault(case_id, []).append(text)
    return found


def _among(column: Any, ids: Sequence[int] | None) -> list[Any]:
    return [] if ids is None else [col(column).in_(ids)]


def _heard(session: Session, case_ids: Sequence[int] | None) -> dict[int, tuple[int, date | None]]:
    """For each case at how many meetings it was heard, and when last."""
    begun = MeetingState.where(lambda state: state.begun)
    found = session.exec(
        select(HearingRow.case_id, func.count(col(HearingRow.id)), func.max(MeetingRow.held_on))
        .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
        .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
        .where(
            col(MeetingRow.state).in_(begun),
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
            col(ActionRow.status).in_(UNSETTLED),
            col(EntryRow.withdrawn_at).is_(None),
            *_among(ActionRow.case_id, case_ids),
        )
        .group_by(col(ActionRow.case_id))
    )
    return dict(found.all())
