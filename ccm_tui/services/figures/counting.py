"""What the board asks for, counted from one snapshot of the record for one period after another."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.figures.figures import (
    FigurePlace,
    Figures,
    FigureWhole,
    Link,
    Measure,
    sequence_of,
    tally,
)
from ccm_tui.domain.figures.measures import action_figures
from ccm_tui.domain.figures.periods import Period
from ccm_tui.domain.statuses import ActionStatus, Screening
from ccm_tui.domain.vocabulary import Effect, HearingKind, PersonRole, ResidentStatus
from ccm_tui.errors import CcmError
from db.queries.actions.actions import all_actions
from db.queries.figures.board import areas_asked, cases_heard, referrals_received, subjects_of, themes_of
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


class Counting:
    """Counts periods; the actions are read once for all of them."""

    def __init__(self, session: Snapshot, today: date) -> None:
        self._session, self._today = session, today
        self._actions = all_actions(session)
        self._counted: dict[Period, Figures] = {}

    def of(self, period: Period) -> Figures:
        """What the board asks for, of that period. Raises CcmError where it ends before it begins."""
        if period.last < period.first:
            raise CcmError("The period ends before it begins.", "Give the first day before the last.")
        if period not in self._counted:
            self._counted[period] = _figures(self._session, period, self._actions, self._today)
        return self._counted[period]


def _figures(session: Snapshot, period: Period, actions: Sequence[Action], today: date) -> Figures:
    received = referrals_received(session, period.first, period.last)
    heard = cases_heard(session, period.first, period.last)
    kinds = tally(one.kind.words for one in heard)
    asked = areas_asked(session, period.first, period.last)
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
