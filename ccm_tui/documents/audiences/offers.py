"""Every document of a meeting: to whom each is offered, and what it says.

Each is made from the MinutesDocument alone, so no two can disagree, and every format comes of itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ccm_tui.documents.audiences.action_sheet import action_sheet
from ccm_tui.documents.audiences.audience import FULL, PUBLIC, Audience, AudienceKind
from ccm_tui.documents.audiences.executive_summary import executive_summary
from ccm_tui.documents.audiences.partial_copies import agency_copy, case_copy
from ccm_tui.documents.audiences.public_version import public_version
from ccm_tui.documents.contents import Contents
from ccm_tui.documents.minutes.case import CaseMinutes, Party
from ccm_tui.documents.minutes.document import MinutesDocument
from ccm_tui.documents.minutes.pages import contents_of
from ccm_tui.documents.minutes.readers import agencies_with_actions, cases_for, has_copy
from ccm_tui.documents.withheld import without_protected
from ccm_tui.domain.names.protection import Protected
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError


@dataclass(frozen=True, slots=True)
class OfferedDocument:
    """A document that a meeting has, and who is to be given it."""

    audience: Audience
    title: str
    """In words, with nobody's name: "Action sheet, Housing: 3 actions"."""
    recipient: str = ""
    """The agency that it is for; empty where that is for the coordinator to say."""


def offered_documents(document: MinutesDocument) -> tuple[OfferedDocument, ...]:
    """Every document of the meeting, audience by audience."""
    return tuple(offer for kind in AudienceKind for offer in _offered(document, kind))


def contents_for(
    document: MinutesDocument, audience: Audience, withheld_below: int, protected: Protected
) -> Contents:
    """What the audience is shown of the minutes; numbers from 1 to below `withheld_below` are not made public.

    Raises CcmError where the meeting has nothing for it: no such case, or nothing for that agency.
    """
    # Before anything is cut for room, which could leave half of it.
    document = without_protected(document, protected)
    match audience.kind:
        case AudienceKind.FULL:
            return contents_of(document)
        case AudienceKind.AGENCY:
            return action_sheet(document, _has_actions(document, audience.of))
        case AudienceKind.MEMBER:
            return agency_copy(document, _was_there(document, audience.of))
        case AudienceKind.CASE:
            return case_copy(document, case_of_reference(document, audience.of))
        case AudienceKind.SUMMARY:
            return executive_summary(document, case_of_reference(document, audience.of))
        case AudienceKind.PUBLIC:
            return public_version(document, withheld_below)


def _offered(document: MinutesDocument, kind: AudienceKind) -> Iterator[OfferedDocument]:
    match kind:
        case AudienceKind.FULL:
            return iter((OfferedDocument(FULL, "Full minutes"),))
        case AudienceKind.AGENCY:
            return _action_sheets(document)
        case AudienceKind.MEMBER:
            return _agency_copies(document)
        case AudienceKind.CASE:
            return _of_each_case(document, kind, "One case")
        case AudienceKind.SUMMARY:
            return _of_each_case(document, kind, "Executive summary")
        case AudienceKind.PUBLIC:
            return iter((OfferedDocument(PUBLIC, "Public version: figures, no names"),))


def _action_sheets(document: MinutesDocument) -> Iterator[OfferedDocument]:
    for agency in agencies_with_actions(document):
        title = f"Action sheet, {agency.name}: {counted(len(action_sheet(document, agency).actions), 'action')}"
        yield OfferedDocument(Audience(AudienceKind.AGENCY, agency.code), title, agency.name)


def _agency_copies(document: MinutesDocument) -> Iterator[OfferedDocument]:
    for line in document.roll.present:
        agency, cases = line.agency, len(cases_for(document, line.agency.code))
        if has_copy(document, agency.code):
            title = f"Copy, {agency.name}: {cases} of {counted(len(document.cases), 'case')}"
            yield OfferedDocument(Audience(AudienceKind.MEMBER, agency.code), title, agency.name)


def _of_each_case(document: MinutesDocument, kind: AudienceKind, what: str) -> Iterator[OfferedDocument]:
    for case in document.cases:
        yield OfferedDocument(Audience(kind, case.reference), f"{what}, {case.reference}")


def case_of_reference(document: MinutesDocument, reference: str) -> CaseMinutes:
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
