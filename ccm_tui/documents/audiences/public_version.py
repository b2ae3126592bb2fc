"""The public version of the minutes: figures alone, with nobody's name and no number that points to a person.

Nothing that a person typed at the meeting is in it, and no reference, day of a case or guest that could lead to one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ccm_tui.documents.catalogue import DocumentKind
from ccm_tui.documents.contents import Contents
from ccm_tui.documents.minutes.case import CaseMinutes, Hearing
from ccm_tui.documents.minutes.document import ActionStanding, MinutesDocument
from ccm_tui.documents.minutes.pages import cover_of, page_of
from ccm_tui.documents.page.blocks import Block, Facts, Paragraph, Table, TableColumn, Title
from ccm_tui.documents.page.wording import day
from ccm_tui.documents.papers.told_words import TOO_FEW, what_was_done
from ccm_tui.domain.figures.figures import Figures, FigureWhole, Measure, sequence_of, tally
from ccm_tui.domain.figures.numbers import ToldFigures
from ccm_tui.domain.figures.telling import tell_figures
from ccm_tui.domain.statuses import ActionStatus, Decision
from ccm_tui.domain.vocabulary import AgencyKind, HearingKind

_MARKING = "FOR PUBLICATION"
_CLOSED, _NOT_REACHED, _UNDECIDED = "Closed", "Not reached", "Not decided"
_LOWER, _SAME, _HIGHER, _FIRST, _UNRATED = (
    "Lower than at the hearing before",
    "The same",
    "Higher",
    "Rated for the first time",
    "Not rated",
)


def public_version(document: MinutesDocument, threshold: int) -> Contents:
    """The figures of the meeting; numbers from 1 to below `threshold` are small."""
    meeting = document.meeting
    page = replace(page_of(document, "Figures", _blocks(document, threshold)), marking=_MARKING)
    cover = replace(
        cover_of(document),
        title=f"Figures of meeting {meeting.number}, {day(meeting.held_on)}",
        marking=_MARKING,
        audience="Public version, without names",
        ending="End of figures",
    )
    return Contents(DocumentKind.PUBLIC_VERSION, (page,), cover)


def _blocks(document: MinutesDocument, threshold: int) -> Iterator[Block]:
    meeting = document.meeting
    yield Title(1, f"Figures of meeting {meeting.number}")
    yield Facts(
        (("Conference", meeting.partnership), ("Held", day(meeting.held_on)), ("In the room", _room(document)))
    )
    yield Paragraph(document.confidentiality.purpose)
    told = tell_figures(_figures(document), threshold)
    for title in told.measures:
        yield from _table(told, title)
    yield from map(Paragraph, what_was_done(threshold, (told,)))


def _figures(document: MinutesDocument) -> Figures:
    standings = tuple(action.standing.value for action in document.from_before.actions)
    statuses = tuple(_statuses(document))
    cases = document.cases
    return Figures(
        (FigureWhole(_CASES, len(cases)), FigureWhole(_ACTIONS, len(statuses)), FigureWhole(_BEFORE, len(standings))),
        (
            _measure("Cases", _CASES, (case.kind.words for case in cases), [kind.words for kind in HearingKind]),
            _measure("Outcomes", _CASES, map(_outcome, cases), _OUTCOMES),
            _measure("Highest risk", _CASES, map(_risk, cases), _RISKS),
            _measure(_ACTIONS, _ACTIONS, statuses, _STATUSES),
            _measure(_BEFORE, _BEFORE, standings, [one.value for one in ActionStanding]),
        ),
    )


def _measure(title: str, whole: str, found: Iterable[str], kinds: Sequence[str]) -> Measure:
    return Measure(title, whole, sequence_of(tally(found), kinds), parts=True)


def _table(told: ToldFigures, title: str) -> Iterator[Block]:
    measured = told.measures[title]
    all_of_them = told.wholes[measured.measured.whole].words
    yield Title(2, title)
    if measured.rows:
        columns = (TableColumn("What", 50), TableColumn("Number", 22))
        yield Table(columns, (*((row.what, row.words) for row in measured.rows), ("All", all_of_them)))
    else:
        yield Paragraph(f"{all_of_them} in all. {TOO_FEW}")


_CASES, _ACTIONS, _BEFORE = "Cases", "Actions set", "Incomplete actions from before"


def _room(document: MinutesDocument) -> str:
    """The members who were there; a guest is asked for a case, and so could tell of one."""
    members = [line.agency.name for line in document.roll.present if line.kind is not AgencyKind.GUEST]
    return "\n".join(members) or "not recorded"


_OUTCOMES = (
    Decision.KEEP_OPEN.words,
    _CLOSED,
    Decision.TRANSFER.words,
    Decision.ESCALATE.words,
    Decision.DEFER.words,
    _NOT_REACHED,
    _UNDECIDED,
)


def _outcome(case: CaseMinutes) -> str:
    decision = case.outcome.decision if case.outcome else None
    if decision is None:
        return _NOT_REACHED if case.hearing is Hearing.NOT_REACHED else _UNDECIDED
    return _CLOSED if decision.closes else decision.words


_RISKS = (_LOWER, _SAME, _HIGHER, _FIRST, _UNRATED)


def _risk(case: CaseMinutes) -> str:
    now = max((head.now.score for head in case.risk.heads if head.now), default=None)
    before = max((head.before.score for head in case.risk.heads if head.before), default=None)
    if now is None:
        return _UNRATED
    if before is None:
        return _FIRST
    return _SAME if now == before else _LOWER if now < before else _HIGHER


_STATUSES = ("Accepted", "Proposed, not accepted yet")


def _statuses(document: MinutesDocument) -> Iterator[str]:
    for case in document.cases:
        for action in case.actions:
            yield _STATUSES[action.status is ActionStatus.PROPOSED]
