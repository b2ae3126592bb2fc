"""Parts of the minutes, for readers who are not given all of them: one case alone, and one agency's copy.

Each is the same document with less in it. What is left says of other cases only that there is a link.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from ccm_tui.documents.minutes.approval import amendment_blocks
from ccm_tui.documents.minutes.case import CaseMinutes, Party
from ccm_tui.documents.minutes.document import ActionsFromBefore, AgencyActions, MinutesDocument
from ccm_tui.documents.minutes.pages import case_page
from ccm_tui.documents.page.blocks import Block, Facts, Heading, Page

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
