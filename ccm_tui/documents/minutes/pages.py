"""The full minutes as pages: the opening, every case on its own, the close, and what came of them once approved.

Their words are shared by every format."""

from collections.abc import Iterable, Iterator

from ccm_tui.clock import london_day
from ccm_tui.documents.catalogue import DocumentKind
from ccm_tui.documents.contents import Contents
from ccm_tui.documents.formats.plain import plain_text
from ccm_tui.documents.minutes.approval import approval_blocks
from ccm_tui.documents.minutes.case import CaseMinutes
from ccm_tui.documents.minutes.document import AgencyActions, DueAction, MeetingBlock, MinutesDocument, NextMeeting
from ccm_tui.documents.minutes.readers import (
    agencies_with_actions,
    came_as_guest,
    cases_for,
    has_copy,
    listed_actions,
)
from ccm_tui.documents.minutes.sections.case import case_blocks
from ccm_tui.documents.minutes.sections.opening import opening_blocks
from ccm_tui.documents.minutes.wording import NONE_HERE, name, note
from ccm_tui.documents.page.blocks import Block, Facts, Page, Paragraph, Table, TableColumn, Title, paragraphs
from ccm_tui.documents.page.cover import Cover
from ccm_tui.documents.page.wording import NOT_RECORDED, day, day_and_time
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.words.counting import counted

_SUMMARY = (
    TableColumn("Ref", 7),
    TableColumn("Due", 15),
    TableColumn("Owner", 18),
    TableColumn("Action", 32),
    TableColumn("Answers", 0),
    TableColumn("Marked", 0),
)
_CIRCULATION = (TableColumn("Agency", 36), TableColumn("Is sent", 38))
_TO_SIGN = "_" * 28


def closing_blocks(document: MinutesDocument) -> Iterator[Block]:
    """Everything after the last case."""
    yield Title(1, "7. Other business")
    for noted in document.other_business:
        yield Paragraph(note(noted))
    if not document.other_business:
        yield Paragraph("None raised.")
    yield from _summary(document.action_summary, partial=document.partial)
    yield from _next_meeting(document.next_meeting)
    if not document.partial:
        yield from _circulation(document)
    yield Title(1, "Approval")
    yield from paragraphs(document.sign_off)
    yield Facts(tuple(_approval(document.meeting)))


def _summary(agencies: tuple[AgencyActions, ...], *, partial: bool) -> Iterator[Block]:
    yield Title(1, "8. Actions by agency")
    actions = [action for agency in agencies for action in agency.actions]
    if not actions:
        yield Paragraph(NONE_HERE if partial else "No action was set at this meeting.")
        return
    yield Paragraph(_totals(agencies, actions, "in this copy" if partial else "set"))
    for agency in agencies:
        yield Title(2, f"{name(agency.agency, 'No owner')}: {_measure(agency)}")
        yield Table(_SUMMARY, tuple(_row(action) for action in agency.actions))


def _totals(agencies: tuple[AgencyActions, ...], actions: list[DueAction], where: str) -> str:
    first = min((agency.first_due_on for agency in agencies if agency.first_due_on), default=None)
    proposed = sum(action.status is ActionStatus.PROPOSED for action in actions)
    said = f"{counted(len(actions), 'action')} {where}"
    said += f", {proposed} of them proposed and not accepted yet" if proposed else ""
    return f"{said}. First deadline: {day(first, 'no date given')}."


def _measure(agency: AgencyActions) -> str:
    count = counted(len(agency.actions), "action")
    return f"{count}, first due {day(agency.first_due_on)}" if agency.first_due_on else f"{count}, no date given"


def _row(action: DueAction) -> tuple[str, ...]:
    marks = (
        "" if action.status is ActionStatus.OPEN else action.status.words,
        "restricted case" if action.restricted else "",
    )
    return (
        action.reference,
        day(action.due_on, "no date"),
        action.owner or "not named",
        action.text,
        f"risk to {action.head.words}" if action.head else "no risk named",
        ", ".join(mark for mark in marks if mark),
    )


def _next_meeting(coming: NextMeeting | None) -> Iterator[Block]:
    yield Title(1, "9. Next meeting")
    if coming is None:
        yield Paragraph("No date is set.")
        return
    yield Facts(
        (
            ("Meeting", f"number {coming.number}, {day(coming.held_on)}, {coming.starts_at:%H:%M}"),
            ("Venue", coming.venue or NOT_RECORDED),
            ("Referrals by", day(coming.referral_cut_off, "no cut-off set")),
        )
    )


def _circulation(document: MinutesDocument) -> Iterator[Block]:
    """Whom the minutes go to, each as far as it was in the room; what was really sent stands in the log."""
    yield Title(1, "Circulation")
    with_actions = agencies_with_actions(document)
    there = (line.agency for line in document.roll.present)
    agencies = {agency.code: agency for agency in (*there, *with_actions)}
    rows = tuple(
        (agency.name, ", ".join(sent))
        for agency in agencies.values()
        if (sent := tuple(_sent(document, agency.code, sheet=agency in with_actions)))
    )
    if not rows:
        yield Paragraph("These minutes go to nobody yet.")
        return
    yield Table(_CIRCULATION, rows)
    yield Paragraph("Nobody else is sent anything of these minutes; a request goes to the coordinator.")


def _sent(document: MinutesDocument, code: str, *, sheet: bool) -> Iterator[str]:
    if has_copy(document, code):
        yield _copy(document, code)
    if sheet:
        yield "its action sheet"


def _copy(document: MinutesDocument, code: str) -> str:
    """The minutes as far as the agency was in the room: "these minutes without 035", "the pages of 031, 033"."""
    heard = cases_for(document, code)
    if came_as_guest(document, code):
        return f"the pages of {_short(heard)} alone"
    missed = [case.reference for case in document.cases if case.reference not in heard]
    return f"these minutes without {_short(missed)}" if missed else "these minutes"


def _short(references: Iterable[str]) -> str:
    return ", ".join(reference.rpartition("/")[2] for reference in references)


def _approval(meeting: MeetingBlock) -> Iterator[tuple[str, str]]:
    yield "Approved by", _TO_SIGN if meeting.draft else meeting.approved_by or NOT_RECORDED
    yield "On", day_and_time(meeting.approved_at) if meeting.approved_at and not meeting.draft else _TO_SIGN


def pages_of(document: MinutesDocument) -> tuple[Page, ...]:
    """The document page by page."""
    return (
        page_of(document, "Opening", opening_blocks(document)),
        *(case_page(document, case) for case in document.cases),
        page_of(document, "Close", closing_blocks(document)),
        *_since_approval(document),
    )


def case_page(document: MinutesDocument, case: CaseMinutes, *more: Block) -> Page:
    """One case on its own, with more beneath it where there is more to say."""
    return page_of(document, case.reference, (*case_blocks(case), *more), restricted=case.restricted)


def page_of(document: MinutesDocument, subject: str, blocks: Iterable[Block], *, restricted: bool = False) -> Page:
    """A page of the document; its head says so where it shows something of a restricted case."""
    meeting = document.meeting
    marking = f"{document.marking}, RESTRICTED CASE" if restricted else document.marking
    return Page(
        marking=marking,
        status="DRAFT" if meeting.draft else "APPROVED",
        title=f"{meeting.partnership}, meeting {meeting.number}, {day(meeting.held_on)}",
        subject=subject,
        blocks=tuple(blocks),
    )


def _since_approval(document: MinutesDocument) -> Iterable[Page]:
    if document.seals:
        yield page_of(document, "Seal", approval_blocks(document.seals, document.amendments))


def cover_of(document: MinutesDocument) -> Cover:
    """The cover of the minutes, or of a part of them."""
    meeting = document.meeting
    approved = meeting.approved_at if not meeting.draft else None
    return Cover(
        title=f"Minutes of meeting {meeting.number}, {day(meeting.held_on)}",
        partnership=meeting.partnership,
        marking=document.marking,
        status="DRAFT" if meeting.draft else "APPROVED",
        audience=document.copy_for,
        dated=london_day(approved) if approved else meeting.held_on,
        ending="End of minutes",
    )


def contents_of(document: MinutesDocument) -> Contents:
    """The contents of the full minutes."""
    return Contents(DocumentKind.MINUTES, pages_of(document), cover_of(document), listed_actions(document))


def minutes_text(document: MinutesDocument) -> str:
    """The full minutes as text."""
    cover = cover_of(document)
    return plain_text(pages_of(document), cover.marking, cover.ending)
