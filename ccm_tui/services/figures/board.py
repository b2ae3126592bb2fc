"""The partnership board's figures of a period, counted from the record in one snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ccm_tui.documents.catalogue import DocumentKind, Format
from ccm_tui.documents.contents import Contents, made
from ccm_tui.documents.papers.board import BoardPaper, board_cover, board_pages
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.figures.figures import AttendanceCount, Figures
from ccm_tui.domain.figures.measures import attendance_figures
from ccm_tui.domain.figures.numbers import ToldFigures
from ccm_tui.domain.figures.periods import Period, latest_quarter, quarter_of
from ccm_tui.domain.figures.revision import CountedFigures, KeptCounts, counts_to_keep, summed, told_again
from ccm_tui.domain.figures.telling import tell_figures
from ccm_tui.errors import CcmError
from ccm_tui.services.figures.counting import Counting
from ccm_tui.services.governance.log_view import LogPart, list_disclosures
from db.queries.cases.protection import protected_on_record
from db.queries.figures.revisions import keep_counts, kept_counts
from db.queries.meetings.meetings import all_meetings, roll_of
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.store import Snapshot


@dataclass(frozen=True, slots=True)
class LeftBefore:
    """Figures that left earlier and share days with what is to leave."""

    period: str
    on: date
    recipient: str


def board_figures(record: Record, period: Period) -> Figures:
    """What the board asks for, of that period, as it stands. Raises CcmError where it ends before it begins."""
    with record.reading() as session:
        return Counting(session, record.today).of(period)


def board_document(record: Record, period: Period, wanted: Format) -> bytes:
    """The board's paper in that format, the period beside the quarter or year before it, as it may leave.

    What it tells is kept first: every later paper tells the same of those days, so that no difference between two
    papers points to anybody.

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

    They are told so that nothing follows from them together, whatever was changed in the record since.
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
        counting = Counting(session, record.today)
        kept = {} if whole else kept_counts(session)
        counted = _Counted(counting, kept, 0 if whole else terms.withheld_below, record.today)
        told, before = counted.told(period), counted.told(period.before)
    if not whole and counted.new:
        with record.writing("figures.keep", f"figures told of {period.words}", kind="aside") as writing:
            keep_counts(writing, counted.new)
    paper = BoardPaper(
        partnership=terms.partnership,
        marking=terms.marking if whole else "OFFICIAL",
        period=period,
        told=told,
        before=before,
        attendance=attendance,
        attendance_before=attendance_before,
        counted=tuple((one.words, day) for one, day in counted.earlier),
        whole=whole,
    )
    return made(wanted, Contents(DocumentKind.BOARD_FIGURES, board_pages(paper), board_cover(paper)), protected)


class _Counted:
    """The figures of one period after another: as they were counted when they first left, else as they stand."""

    def __init__(self, counting: Counting, kept: Mapping[Period, KeptCounts], threshold: int, today: date) -> None:
        self._counting, self._kept, self._threshold, self._today = counting, kept, threshold, today
        self._counted: dict[Period, CountedFigures] = {}

    @property
    def new(self) -> list[tuple[Period, KeptCounts]]:
        """What is told for the first time."""
        return [(period, counts_to_keep(one)) for period, one in self._counted.items() if period not in self._kept]

    @property
    def earlier(self) -> list[tuple[Period, date]]:
        """What was told before and is otherwise now, by the day from which it is."""
        return [
            (period, one.counted_on)
            for period, one in self._counted.items()
            if period in self._kept and one.figures != self._counting.of(period)
        ]

    def told(self, period: Period) -> ToldFigures:
        """The figures of the period in the words in which they leave."""
        counted = self._of(period)
        quarters = [self._of(quarter) for quarter in period.quarters] if self._threshold else []
        return tell_figures(counted.figures, counted.threshold, quarters)

    def _of(self, period: Period) -> CountedFigures:
        if period not in self._counted:
            self._counted[period] = self._counts(period)
        return self._counted[period]

    def _counts(self, period: Period) -> CountedFigures:
        now = self._counting.of(period)
        if period in self._kept:
            near = [self._counting.of(one) for one in (*period.quarters, period.year)]
            return told_again(self._kept[period], now, near)
        quarters = [self._of(quarter) for quarter in period.quarters] if self._threshold else []
        if not any(quarter in self._kept for quarter in period.quarters):
            return CountedFigures(now, self._threshold, self._today)
        threshold = max(self._threshold, *(one.threshold for one in quarters))
        return CountedFigures(summed(now, [one.figures for one in quarters]), threshold, self._today)


def _attendance(session: Snapshot, period: Period) -> AttendanceCount:
    held = attendance_figures(
        roll_of(session, meeting.id) for meeting in all_meetings(session) if period.holds(meeting.held_on)
    )
    return AttendanceCount(
        "Representation",
        "Meetings at which an agency was represented, deputies counted, of those it was asked to. No guests.",
        (("All members", held.total), *((agency.name, agency.attended) for agency in held.agencies)),
    )
