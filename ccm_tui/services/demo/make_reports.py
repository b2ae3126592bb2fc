"""Makes what was reported of the demo's actions: what became of them, and later whether they helped."""

from collections.abc import Iterator
from datetime import time, timedelta

from ccm_tui.domain.vocabulary import ItemKind
from ccm_tui.services.demo.draft import Making
from ccm_tui.services.demo.ledger import LEDGER, DemoAction
from db.tables.actions import ActionReportRow

_MAILED_AT = time(16, 45)


def make_reports(making: Making) -> None:
    """Adds the reports on every action that is settled."""
    making.add(row for action in LEDGER for row in (*_settled(making, action), *_judged(making, action)))


def _settled(making: Making, action: DemoAction) -> Iterator[ActionReportRow]:
    """The report that settled it: by mail on the day, or at the meeting that heard of it."""
    if action.reported_at:
        started, _ = making.sittings[action.reported_at, ItemKind.ACTIONS_REVIEW]
        yield ActionReportRow(
            action_id=making.actions[action.reference],
            meeting_id=making.meetings[action.reported_at],
            reported_at=started + timedelta(minutes=1),
            status=action.status,
            reason=action.reason,
        )
    elif action.done:
        yield ActionReportRow(
            action_id=making.actions[action.reference],
            reported_at=making.moment(action.done, _MAILED_AT),
            status=action.status,
            reason=action.reason,
            done_on=making.day(action.done),
        )


def _judged(making: Making, action: DemoAction) -> Iterator[ActionReportRow]:
    """What the panel said of its effect when the case was next heard."""
    if action.effect and action.done:
        next_heard = min(number for number, case in making.sittings if case == action.case and number > action.set_at)
        started, _ = making.sittings[next_heard, action.case]
        yield ActionReportRow(
            action_id=making.actions[action.reference],
            meeting_id=making.meetings[next_heard],
            reported_at=started + timedelta(minutes=1),
            status=action.status,
            done_on=making.day(action.done),
            effect=action.effect,
        )
