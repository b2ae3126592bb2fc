"""Which agencies are given something of the minutes: who was in the room for what, and who has something to do."""

from ccm_tui.documents.minutes.case import Party
from ccm_tui.documents.minutes.document import MinutesDocument, Standing
from ccm_tui.domain.vocabulary import ActionStatus, AgencyKind

STILL_OPEN = {
    Standing.OPEN: ActionStatus.OPEN,
    Standing.OVERDUE: ActionStatus.OPEN,
    Standing.PROPOSED: ActionStatus.PROPOSED,
}
"""The actions from before that are still to be done, and their status."""


def agencies_with_actions(document: MinutesDocument) -> tuple[Party, ...]:
    """The agencies for which there is an action sheet, those with new actions first."""
    now = (summary.agency for summary in document.action_summary if summary.actions)
    before = (action.agency for action in document.from_before.actions if action.standing in STILL_OPEN)
    return tuple({party.code: party for party in (*now, *before) if party}.values())


def cases_for(document: MinutesDocument, code: str) -> tuple[str, ...]:
    """References of the cases that the agency of that code was in the room for.

    A case for which nobody was in, because it was not reached, is for the members who were there, unless restricted.
    """
    member = not came_as_guest(document, code)
    return tuple(
        case.reference
        for case in document.cases
        if any(one.code == code for one in case.present) or (member and not case.present and not case.restricted)
    )


def came_as_guest(document: MinutesDocument, code: str) -> bool:
    """True where nobody, or a guest, spoke for the agency of that code."""
    kinds = {line.agency.code: line.kind for line in document.roll.present}
    return kinds.get(code, AgencyKind.GUEST) is AgencyKind.GUEST


def has_copy(document: MinutesDocument, code: str) -> bool:
    """True where there is a copy of the minutes for the agency: it was there, a guest for a case at the least."""
    there = any(line.agency.code == code for line in document.roll.present)
    return there and bool(cases_for(document, code) or not came_as_guest(document, code))
