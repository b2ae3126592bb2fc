"""The plan of a case in section 6 of the minutes: what was planned before, and what is agreed now."""

from collections.abc import Iterator

from ccm_tui.documents.minutes.case import CaseAction, CaseMinutes, LastHearing, PreviousPlan
from ccm_tui.documents.minutes.wording import agency_and_owner
from ccm_tui.documents.page.blocks import Block, Paragraph, Table, TableColumn, Title
from ccm_tui.documents.page.wording import NOT_RECORDED, as_sentence, day, time_of_day
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import HearingKind
from ccm_tui.domain.words.counting import counted

_MEASURES = (TableColumn("Measure", 37), TableColumn("Result", 24), TableColumn("Effect", 13))
_ACTION = (
    TableColumn("Ref", 7),
    TableColumn("Due", 15),
    TableColumn("Agency and owner", 18),
    TableColumn("Action", 32),
)
_ACTIONS = (
    *_ACTION,
    TableColumn("Answers", 0),
    TableColumn("Status", 0),
    TableColumn("Follows", 0),
    TableColumn("Marked", 0),
)
_ACTIONS_BEFORE = (
    *_ACTION,
    TableColumn("Answers", 0),
    TableColumn("Result", 0),
    TableColumn("Effect", 0),
    TableColumn("Then", 0),
)


def previous_plan_blocks(case: CaseMinutes) -> Iterator[Block]:
    """The plan before this one and what came of it; nothing of a case that is new."""
    expected = case.kind in (HearingKind.REVIEW, HearingKind.REPEAT)
    if case.previous is None and not expected:
        return
    yield Title(2, "Previous plan and its effect")
    if case.previous is None:
        yield Paragraph("Nothing is on record from before.")
    else:
        yield from _plan(case.previous)


def _plan(previous: PreviousPlan) -> Iterator[Block]:
    if previous.last_hearing:
        yield Paragraph(_last_hearing(previous.last_hearing))
    if previous.actions:
        yield Table(_ACTIONS_BEFORE, tuple(_action_before(action) for action in previous.actions))
    if previous.first_heard_on or previous.closed_on:
        first = f"first heard {day(previous.first_heard_on)}" if previous.first_heard_on else ""
        closed = f"closed {day(previous.closed_on)}" if previous.closed_on else ""
        yield Paragraph(f"Before this record: {', '.join(part for part in (first, closed) if part)}.")
    if previous.measures:
        yield Table(
            _MEASURES,
            tuple(
                (
                    measure.measure,
                    measure.result or NOT_RECORDED,
                    measure.effect.words if measure.effect else NOT_RECORDED,
                )
                for measure in previous.measures
            ),
        )


def _last_hearing(last: LastHearing) -> str:
    decision = last.decision.words if last.decision else "no outcome recorded"
    review = f"review {day(last.review_on)}" if last.review_on else ""
    said = f"Meeting {last.meeting_number}, {day(last.held_on)}: {as_sentence(decision, review)}"
    return f"{said} {last.reason}" if last.reason else said


def action_blocks(case: CaseMinutes) -> Iterator[Block]:
    """The actions agreed now, and whether they were read back."""
    yield Title(2, "Actions")
    if not case.actions:
        yield Paragraph("No action was agreed.")
        return
    yield Table(_ACTIONS, tuple(_action(action) for action in case.actions))
    yield Paragraph(_read_back(case))


def _read_back(case: CaseMinutes) -> str:
    if case.read_back_at is None and case.only_for:
        return "Whether they were read back is not in this copy."
    if case.read_back_at is None:
        return "The actions were not read back."
    proposed = any(action.status is ActionStatus.PROPOSED for action in case.actions)
    said = f"Read back and accepted at {time_of_day(case.read_back_at)}"
    return f"{said}, but for those marked proposed." if proposed else f"{said}."


def _row(action: CaseAction) -> tuple[str, ...]:
    return (
        action.reference,
        day(action.due_on, "no date"),
        agency_and_owner(action.agency, action.owner),
        action.text,
        f"risk to {action.head.words}" if action.head else "no risk named",
    )


def _action(action: CaseAction) -> tuple[str, ...]:
    status = "proposed, not accepted yet" if action.status is ActionStatus.PROPOSED else _result(action)
    follows = f"{action.reissue_of}, issued again" if action.reissue_of else ""
    return (*_row(action), status, follows, action.mark.value if action.mark else "")


def _action_before(action: CaseAction) -> tuple[str, ...]:
    then = (
        f"issued again as {action.reissued_as}" if action.reissued_as else "",
        f"escalated to {action.escalated_to}" if action.escalated_to else "",
    )
    effect = action.effect.words if action.effect else ""
    return (*_row(action), _result(action), effect, ", ".join(part for part in then if part))


def _result(action: CaseAction) -> str:
    how_late = "overdue" if action.status is ActionStatus.OPEN else "late"
    late = f"{counted(action.days_late, 'day')} {how_late}" if action.days_late else ""
    said = ", ".join(part for part in (action.status.words, day(action.done_on, ""), late) if part)
    return f"{said}: {action.status_reason}" if action.status_reason else said
