"""The minutes as pages: the opening, every case on its own, the close, and what came of them once approved.

Their words are shared by every format.
"""

from collections.abc import Iterable

from ccm_tui.minutes.approval import approval_blocks
from ccm_tui.minutes.blocks import Block, Page
from ccm_tui.minutes.case import CaseMinutes
from ccm_tui.minutes.case_section import case_blocks
from ccm_tui.minutes.closing_section import closing_blocks
from ccm_tui.minutes.document import MinutesDocument
from ccm_tui.minutes.opening_section import opening_blocks
from ccm_tui.minutes.wording import day


def pages_of(document: MinutesDocument) -> tuple[Page, ...]:
    """The document page by page."""
    return (
        _page(document, document.marking, "Opening", opening_blocks(document)),
        *(_page(document, _marking(document, case), case.reference, case_blocks(case)) for case in document.cases),
        _page(document, document.marking, "Close", closing_blocks(document)),
        *_since_approval(document),
    )


def _since_approval(document: MinutesDocument) -> Iterable[Page]:
    if document.seals:
        yield _page(document, document.marking, "Seal", approval_blocks(document.seals, document.amendments))


def _marking(document: MinutesDocument, case: CaseMinutes) -> str:
    return f"{document.marking}, RESTRICTED CASE" if case.restricted else document.marking


def _page(document: MinutesDocument, marking: str, subject: str, blocks: Iterable[Block]) -> Page:
    meeting = document.meeting
    return Page(
        marking=marking,
        status="DRAFT" if meeting.draft else "APPROVED",
        title=f"{meeting.partnership}, meeting {meeting.number}, {day(meeting.held_on)}",
        subject=subject,
        blocks=tuple(blocks),
    )
