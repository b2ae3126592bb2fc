"""The partnership board's figures of a period, counted from the record in one snapshot."""

from collections.abc import Iterator, Sequence

from ccm_tui.documents.catalogue import DocumentKind, Format
from ccm_tui.documents.contents import Contents, made
from ccm_tui.documents.papers.board import BoardPaper, board_cover, board_pages
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.figures.board import Figure, Measure, Period, has_small, measure, sequence_of, tally
from ccm_tui.domain.figures.measures import Rate, action_figures, attendance_figures
from ccm_tui.domain.statuses import ActionStatus, Screening
from ccm_tui.domain.vocabulary import Effect, HearingKind, PersonRole, ResidentStatus
from ccm_tui.errors import CcmError
from db.queries.actions.actions import all_actions
from db.queries.figures.board import BoardCase, areas_asked, cases_heard, referrals_received, subjects_of, themes_of
from db.queries.meetings.meetings import all_meetings, roll_of
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.store import Snapshot

_NOT_GIVEN = "not recorded"
_OUTSIDE = (ResidentStatus.CITY_RESIDENT, ResidentStatus.ROUGH_SLEEPER_CITY)


def board_figures(record: Record, period: Period) -> tuple[Measure, ...]:
    """What the board asks for, of that period. Raises CcmError where it ends before it begins."""
    if period.last < period.first:
        raise CcmError("The period ends before it begins.", "Give the first day before the last.")
    with record.reading() as session:
        return tuple(_measures(session, period, record))


def board_document(record: Record, period: Period, wanted: Format, *, whole: bool = False) -> bytes:
    """The board's paper in that format: the period beside the one before it of the same length.

    Small numbers are withheld unless the `whole` is asked for, which is not to leave the partnership. Raises CcmError
    as `board_figures` does.
    """
    with record.reading() as session:
        terms = settings_on_record(session)
    paper = BoardPaper(
        partnership=terms.partnership,
        marking=terms.marking if whole else "OFFICIAL",
        period=period,
        measures=board_figures(record, period),
        before=board_figures(record, period.before),
        whole=whole,
    )
    return made(wanted, Contents(DocumentKind.BOARD_FIGURES, board_pages(paper), board_cover(paper)))


def _measures(session: Snapshot, period: Period, record: Record) -> Iterator[Measure]:
    yield from _referrals(session, period)
    heard = cases_heard(session, period.first, period.last)
    yield from _hearings(heard)
    yield from _people(session, period, heard)
    held = [roll_of(session, meeting.id) for meeting in all_meetings(session) if period.holds(meeting.held_on)]
    attendance = attendance_figures(held)
    yield Measure(
        "Representation",
        "Meetings at which an agency was represented, deputies counted, of those it was asked to. No guests.",
        (
            Figure("All members", attendance.total),
            *(Figure(agency.name, agency.attended) for agency in attendance.agencies),
        ),
        names_nobody=True,
    )
    yield from _actions(all_actions(session), period, record)


def _referrals(session: Snapshot, period: Period) -> Iterator[Measure]:
    received = referrals_received(session, period.first, period.last)
    outcomes = tally(one.screening.words for one in received)
    yield measure(
        "Referrals by what became of them",
        "Of the referrals received in the period.",
        sequence_of(outcomes, [screening.words for screening in Screening]),
        len(received),
        parts=True,
    )
    yield measure(
        "Referrals by agency",
        "Of the referrals received in the period.",
        tally(one.agency or _NOT_GIVEN for one in received),
        len(received),
        parts=True,
    )


def _hearings(heard: Sequence[BoardCase]) -> Iterator[Measure]:
    first: dict[int, HearingKind] = {}
    for one in heard:
        first.setdefault(one.case_id, one.kind)
    kinds = tally(kind.words for kind in first.values())
    yield Measure(
        "Cases heard",
        "Cases heard at least once, of the hearings (a case at a meeting) that took place.",
        (Figure("Cases", Rate(len(first), len(heard))),),
    )
    yield measure(
        "Cases by why they came first in the period",
        "Of the cases heard.",
        sequence_of(kinds, [kind.words for kind in HearingKind]),
        len(first),
        parts=True,
    )
    repeats = kinds.get(HearingKind.REPEAT.words, 0)
    new = kinds.get(HearingKind.NEW.words, 0) + kinds.get(HearingKind.URGENT.words, 0)
    yield Measure(
        "Repeat rate",
        "Repeats, of new, urgent and repeat cases.",
        (Figure("Repeats", Rate(repeats, new + repeats)),),
        whole_tells=new + repeats != len(first) and has_small(kinds.values()),
    )


def _people(session: Snapshot, period: Period, heard: Sequence[BoardCase]) -> Iterator[Measure]:
    cases = {one.case_id for one in heard}
    subjects = subjects_of(session, cases)
    ties = {one.case_id: one.resident for one in reversed(subjects)}
    residents = tally(ties.get(case_id, ResidentStatus.UNKNOWN).words for case_id in cases)
    yield measure(
        "Residents",
        "Of the cases heard, by the first person that each is about.",
        sequence_of(residents, [resident.words for resident in ResidentStatus]),
        len(cases),
        parts=True,
    )
    areas = {one.case_id: one.home_area for one in reversed(subjects) if one.resident not in _OUTSIDE}
    yield measure(
        "Home areas of those from elsewhere",
        "Of all the cases heard; those about people of the City are not listed.",
        tally(area or _NOT_GIVEN for area in areas.values()),
        len(cases),
        parts=True,
        own_words=True,
    )
    asked = areas_asked(session, period.first, period.last)
    yield measure(
        "Home areas that have not replied",
        "Of the times that a home area was asked in the period.",
        {"No reply": sum(not replied for replied in asked)},
        len(asked),
    )
    roles = {one.case_id: one.role for one in reversed(subjects)}
    yield measure(
        "What people are in their case",
        "Of the cases heard, by the first person that each is about.",
        sequence_of(tally(role.words for role in roles.values()), [role.words for role in PersonRole]),
        len(cases),
        parts=True,
    )
    yield measure(
        "Themes",
        "Of the cases heard; a case has several, so percentages do not add to 100.",
        tally(themes_of(session, cases)),
        len(cases),
        own_words=True,
    )


def _actions(actions: Sequence[Action], period: Period, record: Record) -> Iterator[Measure]:
    fell_due = action_figures((one for one in actions if period.holds(one.due_on)), record.today)
    left = {
        "Complete on or before the day": fell_due.on_time,
        "Complete, late": len(fell_due.late),
        "Not done": len(fell_due.not_done),
        "Overdue": len(fell_due.overdue),
    }
    yield Measure(
        "Actions in time",
        "Of the actions that fell due in the period, as they stand today; proposed, withdrawn and not possible ones "
        "don't count.",
        tuple(Figure(what, Rate(count, fell_due.fell_due)) for what, count in left.items()),
        names_nobody=True,
    )
    not_possible = sum(count for status, count in fell_due.by_status if status is ActionStatus.NOT_POSSIBLE)
    yield Measure(
        "Actions that became impossible",
        "Of all actions with a date in the period: circumstances changed.",
        (Figure("Not possible", Rate(not_possible, fell_due.total)),),
        names_nobody=True,
    )
    done = [one for one in actions if one.status is ActionStatus.COMPLETE and period.holds(one.done_on)]
    effects = tally(one.effect.words if one.effect else "nobody has said" for one in done)
    yield Measure(
        "Whether actions helped",
        "Of the actions completed in the period.",
        tuple(
            Figure(what, Rate(effects.get(what, 0), len(done)))
            for what in (*(effect.words for effect in Effect), "nobody has said")
        ),
        names_nobody=True,
    )
