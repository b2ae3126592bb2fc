"""The home areas of people from elsewhere, and what was asked of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlmodel import Session, col, select

from ccm_tui.domain.cases.home_areas import AreaRequest, HomeArea, WaitingArea, home_areas
from ccm_tui.domain.statuses import CaseStatus
from ccm_tui.domain.vocabulary import ResidentStatus
from db.tables.cases import AreaRequestRow, CasePersonRow, CaseRow

_OF_THE_AREA = (ResidentStatus.CITY_RESIDENT, ResidentStatus.ROUGH_SLEEPER_CITY)
_LIVE = CaseStatus.where(lambda status: status.live)


def home_areas_of(session: Session, case_ids: Iterable[int]) -> dict[int, tuple[HomeArea, ...]]:
    """For each case the home areas of those whom it is about, and any other that was asked."""
    wanted = list(case_ids)
    elsewhere: dict[int, list[str]] = defaultdict(list)
    for case_id, area in session.exec(
        select(CasePersonRow.case_id, CasePersonRow.home_area)
        .where(
            col(CasePersonRow.case_id).in_(wanted),
            col(CasePersonRow.subject),
            col(CasePersonRow.home_area) != "",
            col(CasePersonRow.resident).not_in(_OF_THE_AREA),
        )
        .order_by(col(CasePersonRow.id))
    ):
        elsewhere[case_id].append(area)
    requests: dict[int, list[AreaRequest]] = defaultdict(list)
    for row in session.exec(
        select(AreaRequestRow)
        .where(col(AreaRequestRow.case_id).in_(wanted))
        .order_by(col(AreaRequestRow.asked_on), col(AreaRequestRow.id))
    ):
        requests[row.case_id].append(
            AreaRequest(row.id, row.area, row.asked_of, row.asked_on, row.replied_on, row.reply)
        )
    return {case_id: home_areas(elsewhere[case_id], requests[case_id]) for case_id in wanted}


def live_cases(session: Session) -> dict[int, str]:
    """The references of the cases that are not over, in order."""
    rows = session.exec(
        select(CaseRow.id, CaseRow.reference).where(col(CaseRow.status).in_(_LIVE)).order_by(col(CaseRow.reference))
    )
    return dict(rows.all())


def waiting_areas(session: Session, on_agenda: Mapping[int, int]) -> tuple[WaitingArea, ...]:
    """Areas that have not replied about a live case, the longest silent first; then those not asked.

    `on_agenda` gives the cases of the next agenda with their items; only of these it matters who was not asked.
    """
    silent = session.exec(
        select(AreaRequestRow.case_id)
        .join(CaseRow, col(CaseRow.id) == col(AreaRequestRow.case_id))
        .where(col(AreaRequestRow.replied_on).is_(None), col(CaseRow.status).in_(_LIVE))
    ).all()
    cases = list(dict.fromkeys((*silent, *on_agenda)))
    names = dict(session.exec(select(CaseRow.id, CaseRow.reference).where(col(CaseRow.id).in_(cases))).all())
    found = [
        WaitingArea(
            names[case_id].rsplit("/", 1)[-1],
            area.area,
            area.request.asked_on if area.request else None,
            on_agenda.get(case_id),
        )
        for case_id, areas in home_areas_of(session, cases).items()
        for area in areas
        if area.silent or (area.request is None and case_id in on_agenda)
    ]
    return tuple(sorted(found, key=lambda area: (area.asked_on is None, area.asked_on or 0)))
