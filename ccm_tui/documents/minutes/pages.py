"""The minutes as pages: the opening, every case on its own, the close, and what came of them once approved.

Their words are shared by every format.
"""

from collections.abc import Iterable

from ccm_tui.documents.minutes.approval import approval_blocks
from ccm_tui.documents.minutes.case import CaseMinutes
from ccm_tui.documents.minutes.closing_section import closing_blocks
from ccm_tui.documents.minutes.document import MinutesDocument
from ccm_tui.documents.minutes.sections.case import case_blocks
from ccm_tui.documents.minutes.sections.opening import opening_blocks
from ccm_tui.documents.page.blocks import Block, Page
from ccm_tui.documents.page.wording import day


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
