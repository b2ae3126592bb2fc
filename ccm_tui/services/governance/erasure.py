"""A case erased: its text goes everywhere, the counts stay, and who erased it on what authority is on record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ccm_tui.documents.minutes.canonical import from_canonical, to_canonical
from ccm_tui.documents.minutes.erasure import without_case, without_names
from ccm_tui.documents.minutes.pages import minutes_text
from ccm_tui.documents.page.wording import day_and_time
from ccm_tui.domain.governance.governance import Erasure
from ccm_tui.domain.listings import ListedDisclosure
from ccm_tui.domain.vocabulary import CaseStatus, DisclosureKind
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from ccm_tui.services.governance.log_view import LogPart, list_disclosures
from db.erasing.erasure import Order, Redact, Redacted, erase_case
from db.erasing.names import MARK
from db.erasing.survey import Survey, survey
from db.queries.actions.actions import actions_of_case
from db.queries.agenda.due import is_listed
from db.queries.governance.retention import erasure_of, erasure_row
from db.queries.record.find import case_named
from db.record import Record
from db.store import Snapshot
from db.tables.cases import CaseRow

_LONGEST = 160
"""Characters of a text that are shown of each place."""


@dataclass(frozen=True, slots=True)
class ErasingSheet:
    """What erasing a case would do, before it is done."""

    case_id: int
    reference: str
    survey: Survey
    documents: tuple[ListedDisclosure, ...]
    """What left the record and may hold the case: erasing does not reach it."""

    @property
    def in_sentences(self) -> tuple[str, ...]:
        """What is about to happen, and what somebody has to see to."""
        return tuple(_sentences(self))


def erasing_sheet(record: Record, reference: str) -> ErasingSheet:
    """What would go and what would not. Raises CcmError where there is no such case or it can't be erased now."""
    with record.reading() as session:
        case = case_named(session, reference)
        _refuse_unfit(session, case)
        found = survey(session, case.id)
        case_id, whole = case.id, case.reference
    exported = list_disclosures(record, LogPart(case=whole, kind=DisclosureKind.EXPORTED))
    return ErasingSheet(case_id, whole, found, tuple(exported))


def erase(record: Record, reference: str, reason: str, authority: str) -> Erasure:
    """Erases the text of a case everywhere in the record; what stays says that it was there and who erased it.

    Undo does not bring it back. It does not reach backups made before, nor documents that left the record. Raises
    CcmError where there is no such case, it is erased, still open or on an agenda, an action of it is not settled, or
    the reason or the authority is missing; also where another program kept the file from being written anew, which
    `finish_erasing` then does.
    """
    if not reason.strip() or not authority.strip():
        raise CcmError(
            "Erasing needs its reason and its authority.", "Say why, and who or what allows it; both stay on record."
        )
    with record.reading() as session:
        case = case_named(session, reference)
        _refuse_unfit(session, case)
    _erase_rows(record, case.id, case.reference, reason.strip(), authority.strip())
    return _finish(record, case.id)


def finish_erasing(record: Record, reference: str) -> bool:
    """Writes the file anew where the erasing of that case was interrupted before that. True where it was.

    Raises CcmError where there is no such case, or another program keeps the file from being written anew.
    """
    with record.reading() as session:
        before = erasure_of(session, case_named(session, reference).id)
    if before is None or before.finished:
        return False
    _finish(record, before.case_id)
    return True


def _erase_rows(record: Record, case_id: int, reference: str, reason: str, authority: str) -> None:
    with record.writing("erasing.erase", f"case {reference} erased", kind="seal") as writing:
        erasure = Erasure(case_id, reference, writing.now, record.actor, authority, reason, finished=False)
        erase_case(writing, Order(case_id, record.actor, authority, reason), _redacting(erasure))


def _finish(record: Record, case_id: int) -> Erasure:
    if not record.store.rewrite():
        raise CcmError(
            "The case is erased, but the file could not be written anew: another program has the record open.",
            "Close it there, then erase the case again; what is left of it in the file goes then.",
        )
    with record.writing("erasing.finish", "the record written anew", kind="aside") as writing:
        writing.change(erasure_row(writing.session, case_id), finished_at=writing.now)
        done = erasure_of(writing.session, case_id)
    assert done is not None, "erased just now"
    return done


def _refuse_unfit(session: Snapshot, case: CaseRow) -> None:
    """Raises CcmError where it is erased, or agencies still work on it."""
    if erased := erasure_of(session, case.id):
        raise CcmError(f"Case {erased.reference} is erased.", "ccm verify says when, by whom and why.")
    if is_listed(session, case.id):
        raise CcmError(f"Case {case.reference} is on an agenda.", "Take it off, or close that meeting, first.")
    if case.status is CaseStatus.SCREENED:
        raise CcmError(
            f"Case {case.reference} was accepted and waits for its first agenda.",
            "Have it heard and closed first: nothing of a case that is to be heard is erased.",
        )
    if case.status.live:
        raise CcmError(f"Case {case.reference} is still open.", "Close it at a meeting first.")
    if any(not action.status.settled for action in actions_of_case(session, case.id)):
        raise CcmError(
            f"An action of case {case.reference} is not settled.",
            "Report what became of it first; ccm actions --open lists it.",
        )


def _redacting(erasure: Erasure) -> Redact:
    """What takes the case, and whatever names its people, out of sealed minutes."""

    def redact(document: str, without: Callable[[str], str]) -> Redacted | None:
        sealed = from_canonical(document)
        left = without_names(without_case(sealed, erasure), without)
        return None if left == sealed else Redacted(to_canonical(left), minutes_text(left))

    return redact


def _sentences(sheet: ErasingSheet) -> Iterator[str]:
    found = sheet.survey
    yield f"Erasing case {sheet.reference} takes the text out of {counted(found.rows, 'row')} and their journal."
    yield f"Of {counted(found.people, 'person', 'people')} in it alone nothing is left."
    if found.people_elsewhere:
        yield f"{counted(found.people_elsewhere, 'person', 'people')} in other cases too stay there, not here."
    if found.shared:
        several = "; ".join(found.shared)
        yield f"Somebody else on record is called so too, and the name stays where it stands: {several}."
    if found.places:
        places = counted(len(found.places), "text")
        yield f"A name goes out of {places} about something else, and out of the sealed minutes that hold it:"
    for place in found.places:
        yield f"    {place.where}: {_in_short(place.text, place.without)}"
    for referral in found.referrals:
        yield f"A referral of somebody called so became no case and stays as it is: ccm erase referral-{referral}."
    yield "Not found are nicknames, single names and descriptions in the texts of other cases: read those."
    yield "Not reached are backups made before now: destroy them once a new one is made."
    if sheet.documents:
        yield "Not reached either is what left the record and may hold the case; destroy the copies:"
    for left in sheet.documents:
        of = f" of meeting {left.meeting}" if left.meeting else f" of {left.case}" if left.case else ""
        to = f", for {left.recipient}" if left.recipient else ""
        yield f"    {left.document}{of}, {day_and_time(left.at)}, by {left.actor}{to}"
    yield "This can't be undone."


def _in_short(text: str, without: str) -> str:
    """The words around what goes: as they are, and as they will be."""
    before, after = (" ".join(one.split()) for one in (text, without))
    at = max(0, after.find(MARK) - _LONGEST // 2)
    cut_before, cut_after = (one[at : at + _LONGEST] for one in (before, after))
    more = "… " if at else ""
    return f"“{more}{cut_before}” becomes “{more}{cut_after}”"
