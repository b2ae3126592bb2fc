"""A part of the minutes: as far as an agency was in the room, or one case alone, for those who were."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from ccm_tui.documents.audiences.sitting_through import as_far_as_there
from ccm_tui.documents.catalogue import DocumentKind
from ccm_tui.documents.contents import Contents
from ccm_tui.documents.minutes.approval import amendment_blocks
from ccm_tui.documents.minutes.case import CaseMinutes, Party
from ccm_tui.documents.minutes.document import ActionsFromBefore, AgencyActions, MinutesDocument
from ccm_tui.documents.minutes.pages import case_page, contents_of, cover_of
from ccm_tui.documents.minutes.readers import came_as_guest, cases_for, listed_actions
from ccm_tui.documents.page.blocks import Block, Facts, Page, Title
from ccm_tui.documents.page.cover import Cover
from ccm_tui.documents.page.wording import day
from ccm_tui.domain.words.text import visible

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
            narrowed
            for summary in document.action_summary
            if (narrowed := _of_cases(summary, _actions_of(document, kept), code)).actions
        ),
        # What was corrected afterwards may be of what was said once the agency had gone.
        amendments=tuple(one for one in document.amendments if one.case_reference in (None, *_whole(document, kept))),
    )


def _case_pages(document: MinutesDocument) -> tuple[Page, ...]:
    """The cases alone, each with what was corrected in it since, for whom it is, and how it is to be handled."""
    return tuple(case_page(document, case, *_beneath(document, case)) for case in document.cases)


def _beneath(document: MinutesDocument, case: CaseMinutes) -> Iterator[Block]:
    corrected = [one for one in document.amendments if one.case_reference == case.reference]
    if corrected:
        yield Title(2, "Amendments since the minutes were approved")
    for amendment in corrected:
        yield from amendment_blocks(amendment)
    yield Title(2, "This copy")
    yield Facts((("For", document.copy_for), ("Handling", document.handling)))


def _linked(case: CaseMinutes, kept: Collection[str]) -> CaseMinutes:
    """The case, with the others that it is linked to told by nothing but that there are such."""
    known = tuple(link for link in case.linked if link[0] in kept)
    return replace(case, linked=known if len(known) == len(case.linked) else (*known, _ANOTHER_CASE))


def _whole(document: MinutesDocument, kept: Collection[str]) -> tuple[str, ...]:
    return tuple(case.reference for case in document.cases if case.reference in kept and not case.only_for)


def _actions_of(document: MinutesDocument, kept: Collection[str]) -> frozenset[str]:
    """References of the actions that those cases hold."""
    return frozenset(action.reference for case in document.cases if case.reference in kept for action in case.actions)


def _of_cases(summary: AgencyActions, kept: Collection[str], code: str) -> AgencyActions:
    own = _is(summary.agency, code)
    return replace(summary, actions=tuple(action for action in summary.actions if own or action.reference in kept))


def _is(agency: Party | None, code: str) -> bool:
    return agency is not None and agency.code == code


def agency_copy(document: MinutesDocument, agency: Party) -> Contents:
    """The minutes as far as the agency was in the room; a guest is given the cases alone."""
    whose = f"Copy for {agency.name}: its own actions, and the cases that it was in the room for"
    heard = replace(document, cases=tuple(as_far_as_there(case, agency) for case in document.cases))
    narrowed = only_cases(heard, cases_for(document, agency.code), whose, agency.code)
    if came_as_guest(document, agency.code):
        return _cases_alone(DocumentKind.AGENCY_COPY, narrowed, "Cases")
    return replace(contents_of(narrowed), kind=DocumentKind.AGENCY_COPY)


def case_copy(document: MinutesDocument, case: CaseMinutes) -> Contents:
    """One case alone."""
    narrowed = only_cases(document, (case.reference,), "Copy of one case, for those who were in the room for it")
    return _cases_alone(DocumentKind.ONE_CASE, narrowed, case.reference)


def part_cover(document: MinutesDocument, what: str, ending: str) -> Cover:
    """The cover of a part of the minutes."""
    meeting = document.meeting
    title = f"{visible(what)}, meeting {meeting.number}, {day(meeting.held_on)}"
    return replace(cover_of(document), title=title, ending=ending)


def _cases_alone(kind: DocumentKind, narrowed: MinutesDocument, what: str) -> Contents:
    return Contents(kind, _case_pages(narrowed), part_cover(narrowed, what, "End of copy"), listed_actions(narrowed))
