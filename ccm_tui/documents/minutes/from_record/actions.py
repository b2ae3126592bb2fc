"""From actions on record to what the minutes say of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import assert_never

from ccm_tui.documents.minutes.case import CaseAction, CaseMinutes, Party, ReadBackMark
from ccm_tui.documents.minutes.document import ActionFromBefore, ActionStanding, AgencyActions, DueAction
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.statuses import ActionStatus


def linked_by(action: Action, held_on: date, known: Collection[str]) -> Action:
    """The action without its being issued again or escalated after the meeting of that day.

    `known` are the references of the actions set by then.
    """
    escalated_since = bool(action.escalated_on and action.escalated_on > held_on)
    return replace(
        action,
        reissued_as=action.reissued_as if action.reissued_as in known else None,
        escalated_to="" if escalated_since else action.escalated_to,
        escalated_on=None if escalated_since else action.escalated_on,
    )


def party_of(action: Action) -> Party | None:
    """The agency that owns the action."""
    return Party(action.agency, action.agency_name or action.agency) if action.agency else None


def minute_action(action: Action, held_on: date, mark: ReadBackMark | None = None) -> CaseAction:
    """An action as its case tells of it at the meeting of that day."""
    return CaseAction(
        reference=action.reference,
        agency=party_of(action),
        owner=action.owner,
        text=action.text,
        due_on=action.due_on,
        head=action.head,
        status=action.status,
        status_reason=action.status_reason,
        done_on=action.done_on,
        days_late=action.days_late(held_on),
        effect=action.effect,
        reissue_of=action.reissue_of,
        reissued_as=action.reissued_as,
        escalated_to=action.escalated_to,
        mark=mark,
    )


def minute_action_from_before(action: Action, held_on: date) -> ActionFromBefore | None:
    """An action of which the meeting of that day heard; None where it was simply done, which is not minuted."""
    standing = _standing(action, held_on)
    if standing is None:
        return None
    return ActionFromBefore(
        reference=action.reference,
        case_reference=action.case_reference,
        restricted=action.restricted,
        standing=standing,
        agency=party_of(action),
        owner=action.owner,
        text=action.text,
        due_on=action.due_on,
        done_on=action.done_on,
        days_late=action.days_late(held_on),
        reason=action.status_reason,
        reissued_as=action.reissued_as,
        escalated_to=action.escalated_to,
        escalated_on=action.escalated_on,
        head=action.head,
        meeting=action.meeting_number,
        set_on=action.set_on,
    )


def summarise_by_agency(cases: Iterable[CaseMinutes], roll_order: Sequence[str]) -> tuple[AgencyActions, ...]:
    """The actions set in these cases, agency by agency in the order of the roll; those of no agency last."""
    found: dict[Party | None, list[DueAction]] = {}
    for case in cases:
        for action in case.actions:
            found.setdefault(action.agency, []).append(_due_action(case, action))
    place: Mapping[str, int] = {code: place for place, code in enumerate(roll_order)}
    agencies = sorted(found, key=lambda party: place.get(party.code, len(place)) if party else len(place) + 1)
    return tuple(AgencyActions(agency, tuple(sorted(found[agency], key=_by_date))) for agency in agencies)


def _standing(action: Action, held_on: date) -> ActionStanding | None:
    match action.status:
        case ActionStatus.COMPLETE:
            return ActionStanding.LATE if action.done_late else None
        case ActionStatus.OPEN:
            return ActionStanding.OVERDUE if action.overdue(held_on) else ActionStanding.OPEN
        case ActionStatus.NOT_POSSIBLE:
            return ActionStanding.NOT_POSSIBLE
        case ActionStatus.NOT_DONE:
            return ActionStanding.NOT_DONE
        case ActionStatus.PROPOSED:
            return ActionStanding.PROPOSED
        case ActionStatus.SUPERSEDED:
            return ActionStanding.SUPERSEDED
        case ActionStatus.WITHDRAWN:
            return ActionStanding.WITHDRAWN
    assert_never(action.status)


def _due_action(case: CaseMinutes, action: CaseAction) -> DueAction:
    return DueAction(
        reference=action.reference,
        case_reference=case.reference,
        restricted=case.restricted,
        owner=action.owner,
        text=action.text,
        due_on=action.due_on,
        head=action.head,
        status=action.status,
    )


def _by_date(action: DueAction) -> date:
    return action.due_on or date.max
