"""The partnership board's figures of a period, counted from the record in one snapshot."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ccm_tui.documents.catalogue import DocumentKind, Format
from ccm_tui.documents.contents import Contents, made
from ccm_tui.documents.papers.board import BoardPaper, board_cover, board_pages
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.figures.figures import (
    AttendanceCount,
    FigurePlace,
    Figures,
    FigureWhole,
    Link,
    Measure,
    sequence_of,
    tally,
)
from ccm_tui.domain.figures.measures import action_figures, attendance_figures
from ccm_tui.domain.figures.numbers import ToldFigures
from ccm_tui.domain.figures.periods import Period, latest_quarter, quarter_of
from ccm_tui.domain.figures.telling import tell_figures
from ccm_tui.domain.statuses import ActionStatus, Screening
from ccm_tui.domain.vocabulary import Effect, HearingKind, PersonRole, ResidentStatus
from ccm_tui.errors import CcmError
from ccm_tui.services.governance.log_view import LogPart, list_disclosures
from db.queries.actions.actions import all_actions
from db.queries.cases.protection import protected_on_record
from db.queries.figures.board import areas_asked, cases_heard, referrals_received, subjects_of, themes_of
from db.queries.meetings.meetings import all_meetings, roll_of
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.store import Snapshot

_NOT_GIVEN = "not recorded"
_CITY = (ResidentStatus.CITY_RESIDENT, ResidentStatus.ROUGH_SLEEPER_CITY)
_CAME = (HearingKind.NEW, HearingKind.URGENT, HearingKind.REPEAT)

_RECEIVED, _HEARD, _HEARINGS = "Referrals received", "Cases heard", "Hearings (a case at a meeting)"
_CAME_IN, _ELSEWHERE = "Cases that came: new, urgent or a repeat", "Of those, about people from elsewhere"
_ASKED, _DATED = "Times that a home area was asked", "Actions with a date in the period"
_FELL_DUE, _DONE = "Actions that fell due", "Actions completed"
_KINDS, _RESIDENTS, _NOT_POSSIBLE = "Hearings by kind", "Residents", "Not possible"
_IMPOSSIBLE = "Actions that became impossible"


@dataclass(frozen=True, slots=True)
class LeftBefore:
    """Figures that left earlier and share days with what is to leave."""

    period: str
    on: date
    recipient: str


def board_figures(record: Record, period: Period) -> Figures:
    """What the board asks for, of that period. Raises CcmError where it ends before it begins."""
    if period.last < period.first:
        raise CcmError("The period ends before it begins.", "Give the first day before the last.")
    with record.reading() as session:
        return _figures(session, period, record.today)


def board_document(record: Record, period: Period, wanted: Format) -> bytes:
    """The board's paper in that format, the period beside the quarter or year before it, as it may leave.

    Raises CcmError where the period is no quarter and no year from April, or is not over.
    """
    _check_may_leave(period, record.today)
    return _paper(record, period, wanted, whole=False)


def whole_document(record: Record, period: Period, wanted: Format) -> bytes:
    """The paper of any days with every number, which is not to leave the partnership.

    Raises CcmError as `board_figures` does.
    """
    return _paper(record, period, wanted, whole=True)


def left_before(record: Record, period: Period) -> tuple[LeftBefore, ...]:
    """The figures noted as having left of periods that share days with this one or with the one before it.

    They are told so that nothing follows from them together (`tell`), unless the record was changed since.
    """
    shared = {part.words for one in (period, period.before) for part in (one, *one.quarters, one.year)}
    return tuple(
        LeftBefore(noted.document.removeprefix(FIGURES_OF), noted.at.date(), noted.recipient)
        for noted in list_disclosures(record, LogPart())
        if noted.document == "figures" or noted.document.removeprefix(FIGURES_OF) in shared
    )


FIGURES_OF = "figures, "
"""How the log names figures, before their period."""


def _check_may_leave(period: Period, today: date) -> None:
    # Two papers of nearly the same days would tell by their difference what withholding keeps back.
    if not (period.is_quarter or period.is_year):
        near = quarter_of(period.last)
        raise CcmError(
            "Figures leave for a quarter or for a year from April, not for other days.",
            f"Two papers that differ by a few days would tell of those days. Ask for {near.words}, or "
            f"{period.year.words}; for use within the partnership add --whole.",
        )
    if period.last >= today:
        raise CcmError(
            f"{period.words} is not over yet.",
            f"Its figures can leave from {show_day(period.last + timedelta(days=1))}; until then ask for "
            f"{latest_quarter(today).words}, or for use within the partnership add --whole.",
        )


def _paper(record: Record, period: Period, wanted: Format, *, whole: bool) -> bytes:
    with record.reading() as session:
        terms = settings_on_record(session)
        protected = protected_on_record(session)
        attendance, attendance_before = (_attendance(session, one) for one in (period, period.before))
    threshold = 0 if whole else terms.withheld_below
    paper = BoardPaper(
        partnership=terms.partnership,
        marking=terms.marking if whole else "OFFICIAL",
        period=period,
        told=_told(record, period, threshold),
        before=_told(record, period.before, threshold),
        attendance=attendance,
        attendance_before=attendance_before,
        whole=whole,
    )
    return made(wanted, Contents(DocumentKind.BOARD_FIGURES, board_pages(paper), board_cover(paper)), protected)


def _attendance(session: Snapshot, period: Period) -> AttendanceCount:
    held = attendance_figures(
        roll_of(session, meeting.id) for meeting in all_meetings(session) if period.holds(meeting.held_on)
    )
    return AttendanceCount(
        "Representation",
        "Meetings at which an agency was represented, deputies counted, of those it was asked to. No guests.",
        (("All members", held.total), *((agency.name, agency.attended) for agency in held.agencies)),
    )


def _told(record: Record, period: Period, threshold: int) -> ToldFigures:
    quarters = [board_figures(record, quarter) for quarter in period.quarters] if threshold else []
    return tell_figures(board_figures(record, period), threshold, quarters)


def _figures(session: Snapshot, period: Period, today: date) -> Figures:
    received = referrals_received(session, period.first, period.last)
    heard = cases_heard(session, period.first, period.last)
    kinds = tally(one.kind.words for one in heard)
    asked = areas_asked(session, period.first, period.last)
    actions = all_actions(session)
    dated = [one for one in actions if period.holds(one.due_on)]
    done = [one for one in actions if one.status is ActionStatus.COMPLETE and period.holds(one.done_on)]
    came = [one.case_id for one in heard if one.kind in _CAME]
    residents, areas, *others = _of_people(session, came)
    wholes = (
        FigureWhole(_RECEIVED, len(received)),
        FigureWhole(_HEARD, len({one.case_id for one in heard}), adds_up=False),
        FigureWhole(_HEARINGS, len(heard)),
        FigureWhole(_CAME_IN, len(came)),
        FigureWhole(_ELSEWHERE, sum(count for _, count in areas.rows)),
        FigureWhole(_ASKED, len(asked)),
        FigureWhole(_DATED, len(dated)),
        FigureWhole(_FELL_DUE, action_figures(dated, today).fell_due),
        FigureWhole(_DONE, len(done)),
    )
    measures = (
        Measure(
            "Referrals by what became of them",
            _RECEIVED,
            sequence_of(tally(one.screening.words for one in received), [one.words for one in Screening]),
            parts=True,
        ),
        Measure(
            "Referrals by agency",
            _RECEIVED,
            tuple(tally(one.agency or _NOT_GIVEN for one in received).items()),
            parts=True,
            own_words=True,
        ),
        Measure(_KINDS, _HEARINGS, sequence_of(kinds, [kind.words for kind in HearingKind]), parts=True),
        Measure("Repeat rate", _CAME_IN, (("Repeats", kinds.get(HearingKind.REPEAT.words, 0)),)),
        residents,
        areas,
        *others,
        Measure("Home areas that have not replied", _ASKED, (("No reply", sum(not replied for replied in asked)),)),
        *_of_actions(dated, done, today),
    )
    return Figures(wholes, measures, _LINKS)


_LINKS = (
    Link(FigurePlace(_HEARINGS), (FigurePlace(_HEARD),), at_least=True),
    Link(FigurePlace(_HEARD), (FigurePlace(HearingKind.NEW.words, _KINDS),), at_least=True),
    Link(FigurePlace(_CAME_IN), tuple(FigurePlace(kind.words, _KINDS) for kind in _CAME)),
    Link(FigurePlace(HearingKind.REPEAT.words, _KINDS), (FigurePlace("Repeats", "Repeat rate"),)),
    Link(
        FigurePlace(_ELSEWHERE),
        tuple(FigurePlace(one.words, _RESIDENTS) for one in ResidentStatus if one not in _CITY),
    ),
    Link(FigurePlace(_DATED), (FigurePlace(_FELL_DUE), FigurePlace(_NOT_POSSIBLE, _IMPOSSIBLE)), at_least=True),
)


def _of_people(session: Snapshot, came: Sequence[int]) -> Iterator[Measure]:
    """What the cases that came are about, each as often as it came; by the first person that it is about."""
    subjects = list(reversed(subjects_of(session, set(came))))
    ties = dict.fromkeys(came, ResidentStatus.UNKNOWN) | {one.case_id: one.resident for one in subjects}
    areas = {one.case_id: one.home_area for one in subjects}
    roles = {one.case_id: one.role.words for one in subjects}
    times = Counter(came)
    yield Measure(
        _RESIDENTS,
        _CAME_IN,
        sequence_of(tally(ties[case_id].words for case_id in came), [one.words for one in ResidentStatus]),
        "By the first person that each is about.",
        parts=True,
    )
    yield Measure(
        "Home areas of those from elsewhere",
        _ELSEWHERE,
        tuple(tally(areas.get(one) or _NOT_GIVEN for one in came if ties[one] not in _CITY).items()),
        parts=True,
        own_words=True,
    )
    yield Measure(
        "What people are in their case",
        _CAME_IN,
        sequence_of(
            tally(roles.get(case_id, _NOT_GIVEN) for case_id in came),
            [*(one.words for one in PersonRole), _NOT_GIVEN],
        ),
        "By the first person that each is about.",
        parts=True,
    )
    yield Measure(
        "Themes",
        _CAME_IN,
        tuple(tally(theme for case_id, theme in themes_of(session, times) for _ in range(times[case_id])).items()),
        "A case has several, so percentages do not add to 100.",
        own_words=True,
    )


def _of_actions(dated: Sequence[Action], done: Sequence[Action], today: date) -> Iterator[Measure]:
    due = action_figures(dated, today)
    left = {
        "Complete on or before the day": due.on_time,
        "Complete, late": len(due.late),
        "Not done": len(due.not_done),
        "Overdue": len(due.overdue),
    }
    yield Measure(
        "Actions in time",
        _FELL_DUE,
        (*left.items(), ("Due today", due.fell_due - sum(left.values()))),
        "As they stand today; proposed, withdrawn and not possible ones don't count.",
        parts=True,
    )
    not_possible = sum(count for status, count in due.by_status if status is ActionStatus.NOT_POSSIBLE)
    yield Measure(_IMPOSSIBLE, _DATED, ((_NOT_POSSIBLE, not_possible),), "Circumstances changed.")
    effects = tally(one.effect.words if one.effect else "nobody has said" for one in done)
    yield Measure(
        "Whether actions helped",
        _DONE,
        sequence_of(effects, [*(effect.words for effect in Effect), "nobody has said"]),
        parts=True,
    )
