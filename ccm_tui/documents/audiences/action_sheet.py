"""One agency's sheet: its own actions, the least of each case that makes them clear, and the lines to send back.

Everything on it is picked out of the minutes by name. The subject of a case is told by initials, of a restricted case
by reference alone; what was shared, rated and said of a case is not on it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ccm_tui.documents.catalogue import DocumentKind
from ccm_tui.documents.contents import Contents
from ccm_tui.documents.minutes.case import CaseMinutes, Party
from ccm_tui.documents.minutes.document import ActionFromBefore, MinutesDocument
from ccm_tui.documents.minutes.pages import cover_of, page_of
from ccm_tui.documents.minutes.readers import STILL_OPEN, listed_action
from ccm_tui.documents.minutes.wording import name
from ccm_tui.documents.page.blocks import Block, Facts, Paragraph, Table, TableColumn, Title
from ccm_tui.documents.page.wording import day
from ccm_tui.domain.actions.action import state_in_words
from ccm_tui.domain.actions.reply_form import PROPOSED_REPLY, REPLY_STATUSES, empty_reply, reply_heading
from ccm_tui.domain.days.workdays import subtract_working_days
from ccm_tui.domain.listings import ListedAction
from ccm_tui.domain.names.initials import initials
from ccm_tui.domain.statuses import ActionStatus

REPORT_WORKING_DAYS = 5
"""How many working days before the next meeting it is to be told what became of the actions."""

_ACTIONS = (
    TableColumn("Ref", 7),
    TableColumn("Due", 15),
    TableColumn("Owner", 18),
    TableColumn("Action", 32),
    TableColumn("Case", 0),
    TableColumn("Follows", 0),
    TableColumn("Answers", 0),
    TableColumn("Lead", 0),
    TableColumn("WARNING", 0),
    TableColumn("Status", 0),
    TableColumn("Marked", 0),
)


def action_sheet(document: MinutesDocument, agency: Party) -> Contents:
    """What the agency has to do, that of this meeting and what is open from before, the first due first."""
    now = tuple(sorted(_set_now(document, agency), key=_by_date))
    before = tuple(sorted(_open_from_before(document, agency), key=_by_date))
    marked = any(action.restricted for action in (*now, *before))
    page = page_of(document, f"Actions of {agency.code}", _blocks(document, agency, now, before), restricted=marked)
    cover = replace(
        cover_of(document),
        title=f"Actions of {agency.code}, meeting {document.meeting.number}, {day(document.meeting.held_on)}",
        audience=f"Action sheet, for {agency.name} alone",
        ending="End of action sheet",
    )
    return Contents(DocumentKind.ACTION_SHEET, (page,), cover, (*now, *before))


def report_when(document: MinutesDocument) -> str:
    """When the coordinator is to be told: "by Thu 14 Jan 2027"; of a meeting that is still to be held, before it."""
    meeting, coming = document.meeting, document.next_meeting
    if meeting.state.planned:
        return f"before meeting {meeting.number} on {day(meeting.held_on)}"
    if coming is None:
        return "as soon as each is done"
    return f"by {day(subtract_working_days(coming.held_on, REPORT_WORKING_DAYS))}"


def _set_now(document: MinutesDocument, agency: Party) -> Iterator[ListedAction]:
    for case in document.cases:
        for action in case.actions:
            if action.agency and action.agency.code == agency.code:
                yield listed_action(document.meeting, case, action)


def _open_from_before(document: MinutesDocument, agency: Party) -> Iterator[ListedAction]:
    for action in document.from_before.actions:
        if action.agency and action.agency.code == agency.code and action.standing in STILL_OPEN:
            yield _from_before(action, STILL_OPEN[action.standing])


def _from_before(action: ActionFromBefore, status: ActionStatus) -> ListedAction:
    overdue = status is ActionStatus.OPEN and action.days_late > 0
    return ListedAction(
        reference=action.reference,
        case=action.case_reference,
        meeting=action.meeting,
        set_on=action.set_on,
        agency=action.agency.code if action.agency else None,
        agency_name=action.agency.name if action.agency else None,
        owner=action.owner,
        text=action.text,
        due_on=action.due_on,
        status=status,
        state=state_in_words(status, action.days_late),
        status_reason=action.reason,
        done_on=None,
        late=False,
        overdue=overdue,
        effect=None,
        head=action.head,
        reissue_of=None,
        reissued_as=None,
        escalated_to=action.escalated_to,
        restricted=action.restricted,
    )


def _blocks(
    document: MinutesDocument, agency: Party, now: tuple[ListedAction, ...], before: tuple[ListedAction, ...]
) -> Iterator[Block]:
    cases = {case.reference: case for case in document.cases}
    yield Title(1, f"Actions of {agency.name}")
    yield Paragraph(document.handling)
    yield Facts(tuple(_facts(document, now, before)))
    for title, actions in (("Set at this meeting", now), ("Still open from before", before)):
        if actions:
            yield Title(1, title)
            yield Table(_ACTIONS, tuple(_row(action, cases.get(action.case)) for action in actions))
    if now or before:
        yield from _reply(document, (*now, *before))
    else:
        yield Paragraph("This agency has no action.")


def _facts(
    document: MinutesDocument, now: tuple[ListedAction, ...], before: tuple[ListedAction, ...]
) -> Iterator[tuple[str, str]]:
    meeting = document.meeting
    yield "Meeting", f"number {meeting.number}, {day(meeting.held_on)}"
    told = (
        f"{len(now)} set at this meeting" if now else "",
        f"{len(before)} still open from before" if before else "",
    )
    yield "Actions", ", ".join(part for part in told if part)
    first = min((action.due_on for action in (*now, *before) if action.due_on), default=None)
    if first:
        yield "First due", day(first)
    yield "Report", report_when(document)


def _row(action: ListedAction, case: CaseMinutes | None) -> tuple[str, ...]:
    state = "" if action.status is ActionStatus.OPEN and not action.overdue else action.state
    return (
        action.reference,
        day(action.due_on, "no date"),
        action.owner or "not named",
        action.text,
        _subject(action, case),
        _follows(action, case),
        f"risk to {action.head.words}" if action.head else "",
        _lead(case) if case else "",
        "; ".join(case.flags) if case else "",
        "proposed: accept it or say why not" if action.status is ActionStatus.PROPOSED else state,
        "restricted case" if action.restricted else "",
    )


def _subject(action: ListedAction, case: CaseMinutes | None) -> str:
    subjects = [one for one in case.people if one.subject] if case and not action.restricted else []
    return ", ".join(part for part in (action.case, *(initials(one.name) for one in subjects)) if part)


def _follows(action: ListedAction, case: CaseMinutes | None) -> str:
    """The action that it issues again, with what that was where the agency had it too."""
    earlier = case.previous.actions if case and case.previous else ()
    own = (one for one in earlier if one.reference == action.reissue_of and one.agency)
    told = next((one.text for one in own if one.agency and one.agency.code == action.agency), "")
    return ": ".join(part for part in (action.reissue_of or "", told) if part)


def _lead(case: CaseMinutes) -> str:
    return ", ".join(part for part in (name(case.lead_agency, ""), case.lead_professional) if part)


def _reply(document: MinutesDocument, actions: tuple[ListedAction, ...]) -> Iterator[Block]:
    *others, last = REPLY_STATUSES
    yield Title(1, "Reply")
    yield Paragraph(
        f"Send these lines back to the coordinator {report_when(document)}, filled in. The status is "
        f"{', '.join(others)} or {last}; the date is the day it was done, as 2026-12-31; the note says what was "
        "found or, where it was not possible or not done, why. Anything that can't wait for that day, say at once."
    )
    if any(action.status is ActionStatus.PROPOSED for action in actions):
        yield Paragraph(PROPOSED_REPLY)
    yield Paragraph("\n".join((reply_heading(), *(empty_reply(action.reference) for action in actions))))


def _by_date(action: ListedAction) -> date:
    return action.due_on or date.max
