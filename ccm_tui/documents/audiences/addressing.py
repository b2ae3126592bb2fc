"""One document for each audience: the minutes narrowed to what the reader may see, then set as pages.

Each is made from the MinutesDocument alone, so no two can disagree, and every format comes of itself."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from ccm_tui.documents.audiences.action_sheet import agency_sheet
from ccm_tui.documents.audiences.audience import Audience, AudienceKind
from ccm_tui.documents.audiences.executive_summary import summary_page
from ccm_tui.documents.audiences.public_version import public_cover, public_page
from ccm_tui.documents.catalogue import Contents, contents_of
from ccm_tui.documents.minutes.approval import amendment_blocks
from ccm_tui.documents.minutes.case import CaseMinutes, Party
from ccm_tui.documents.minutes.document import ActionsFromBefore, AgencyActions, MinutesDocument
from ccm_tui.documents.minutes.pages import case_page
from ccm_tui.documents.minutes.readers import (
    agencies_with_actions,
    came_as_guest,
    cases_for,
    has_copy,
    listed_actions,
)
from ccm_tui.documents.page.blocks import Block, Facts, Heading, Page
from ccm_tui.documents.page.cover import Cover, cover_of
from ccm_tui.documents.page.wording import day
from ccm_tui.domain.words.text import visible
from ccm_tui.errors import CcmError

_ANOTHER_CASE = ("another case, which is not in this copy", "")


def only_cases(document: MinutesDocument, kept: Collection[str], copy_for: str, code: str = "") -> MinutesDocument:
    """The minutes without the other cases, wherever they show; the actions of the agency of that code stay."""
    before = document.from_before.actions
    return replace(
        document,
        copy_for=copy_for,
        cases=tuple(_linked(case, kept) for case in document.cases if case.reference in kept),
        declarations=tuple(one for one in document.declarations if one.case_reference in (None, *kept)),
        from_before=ActionsFromBefore(
            actions=tuple(one for one in before if one.case_reference in kept or _is(one.agency, code)),
            # What was noted of the actions from before may be of any of them.
            notes=(),
        ),
        action_summary=tuple(
            narrowed for summary in document.action_summary if (narrowed := _of_cases(summary, kept, code)).actions
        ),
        amendments=tuple(one for one in document.amendments if one.case_reference in (None, *kept)),
    )


def case_pages(document: MinutesDocument) -> tuple[Page, ...]:
    """The cases alone, each with what was corrected in it since, for whom it is, and how it is to be handled."""
    return tuple(case_page(document, case, *_beneath(document, case)) for case in document.cases)


def _beneath(document: MinutesDocument, case: CaseMinutes) -> Iterator[Block]:
    corrected = [one for one in document.amendments if one.case_reference == case.reference]
    if corrected:
        yield Heading(2, "Amendments since the minutes were approved")
    for amendment in corrected:
        yield from amendment_blocks(amendment)
    yield Heading(2, "This copy")
    yield Facts((("For", document.copy_for), ("Handling", document.handling)))


def _linked(case: CaseMinutes, kept: Collection[str]) -> CaseMinutes:
    """The case, with the others that it is linked to told by nothing but that there are such."""
    known = tuple(link for link in case.linked if link[0] in kept)
    return replace(case, linked=known if len(known) == len(case.linked) else (*known, _ANOTHER_CASE))


def _of_cases(summary: AgencyActions, kept: Collection[str], code: str) -> AgencyActions:
    own = _is(summary.agency, code)
    return replace(
        summary, actions=tuple(action for action in summary.actions if own or action.case_reference in kept)
    )


def _is(agency: Party | None, code: str) -> bool:
    return agency is not None and agency.code == code


def contents_for(document: MinutesDocument, audience: Audience, withheld_below: int) -> Contents:
    """What the audience is shown of the minutes; numbers from 1 to below `withheld_below` are not made public.

    Raises CcmError where the meeting has nothing for it: no such case, or nothing for that agency.
    """
    match audience.kind:
        case AudienceKind.FULL:
            return contents_of(document)
        case AudienceKind.AGENCY:
            sheet = agency_sheet(document, _has_actions(document, audience.of))
            return Contents(sheet.pages, sheet.actions, sheet.cover, for_reply=True)
        case AudienceKind.MEMBER:
            return _member(document, _was_there(document, audience.of))
        case AudienceKind.CASE:
            return _case(document, find_case(document, audience.of))
        case AudienceKind.SUMMARY:
            return _summary(document, find_case(document, audience.of))
        case AudienceKind.PUBLIC:
            return Contents((public_page(document, withheld_below),), (), public_cover(document), lists_actions=False)


def find_case(document: MinutesDocument, reference: str) -> CaseMinutes:
    """The case of that reference, in full or as it is said (031). Raises CcmError where there is none."""
    wanted = reference.casefold()
    for case in document.cases:
        full = case.reference.casefold()
        if wanted in (full, full.rpartition("/")[2]):
            return case
    raise CcmError(
        "No case of that reference is before this meeting.", "Ask for one that its minutes have, such as case:031."
    )


def _has_actions(document: MinutesDocument, code: str) -> Party:
    for agency in agencies_with_actions(document):
        if agency.code == code:
            return agency
    raise CcmError("That agency has no action in these minutes.", "There is no sheet for it; check the code.")


def _was_there(document: MinutesDocument, code: str) -> Party:
    for line in document.roll.present:
        if line.agency.code == code and has_copy(document, code):
            return line.agency
    raise CcmError(
        "That agency was in the room for nothing in these minutes.",
        "It can be sent its action sheet; check the code.",
    )


def _member(document: MinutesDocument, agency: Party) -> Contents:
    whose = f"Copy for {agency.name}: its own actions, and the cases that it was in the room for"
    narrowed = only_cases(document, cases_for(document, agency.code), whose, agency.code)
    if came_as_guest(document, agency.code):
        return Contents(case_pages(narrowed), listed_actions(narrowed), _cover(narrowed, "Cases", "End of copy"))
    return contents_of(narrowed)


def _case(document: MinutesDocument, case: CaseMinutes) -> Contents:
    narrowed = only_cases(document, (case.reference,), "Copy of one case, for those who were in the room for it")
    return Contents(case_pages(narrowed), listed_actions(narrowed), _cover(narrowed, case.reference, "End of copy"))


def _summary(document: MinutesDocument, case: CaseMinutes) -> Contents:
    narrowed = only_cases(document, (case.reference,), "Executive summary of one case")
    cover = _cover(narrowed, f"Summary of {case.reference}", "End of summary")
    return Contents((summary_page(narrowed, case),), (), cover, lists_actions=False)


def _cover(document: MinutesDocument, what: str, ending: str) -> Cover:
    meeting = document.meeting
    title = f"{visible(what)}, meeting {meeting.number}, {day(meeting.held_on)}"
    return replace(cover_of(document), title=title, ending=ending)
