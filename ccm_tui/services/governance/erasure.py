"""A case erased: its text goes everywhere, the counts stay, and who erased it on what authority is on record."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ccm_tui.documents.minutes.canonical import from_canonical, to_canonical
from ccm_tui.documents.minutes.erasure import without_case, without_names
from ccm_tui.documents.minutes.pages import minutes_text
from ccm_tui.documents.page.wording import day_and_time
from ccm_tui.domain.governance.governance import Erasure
from ccm_tui.domain.listings import ListedDisclosure
from ccm_tui.domain.statuses import CaseStatus, Screening
from ccm_tui.domain.vocabulary import DisclosureKind
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from ccm_tui.services.governance.log_view import LogPart, list_disclosures
from db.erasing.erasure import Order, Redact, Redacted, erase_case
from db.erasing.family import Key
from db.erasing.names import MARK
from db.erasing.survey import Survey, survey
from db.queries.actions.actions import actions_of_case
from db.queries.agenda.due import is_listed
from db.queries.governance.retention import erasure_called, erasure_row, referral_reference
from db.queries.record.find import case_named
from db.record import Record
from db.store import Snapshot
from db.tables.cases import CaseRow
from db.tables.referrals import ReferralRow

_LONGEST = 160
"""Characters of a text that are shown of each place."""


@dataclass(frozen=True, slots=True)
class ErasingSheet:
    """What erasing a case, or a referral that became none, would do, before it is done."""

    reference: str
    survey: Survey
    documents: tuple[ListedDisclosure, ...]
    """What left the record and may hold the case: erasing does not reach it."""

    @property
    def in_sentences(self) -> tuple[str, ...]:
        """What is about to happen, and what somebody has to see to."""
        return tuple(_sentences(self))


def erasing_sheet(record: Record, reference: str) -> ErasingSheet:
    """What would go and what would not. Raises CcmError where nothing is called so or it can't be erased now."""
    with record.reading() as session:
        root, whole = _named(session, reference)
        _refuse_unfit(session, root, whole)
        found = survey(session, root)
    of_case = root[0] == "case_file"
    exported = list_disclosures(record, LogPart(case=whole, kind=DisclosureKind.EXPORTED)) if of_case else ()
    return ErasingSheet(whole, found, tuple(exported))


def erase(record: Record, reference: str, reason: str, authority: str) -> Erasure:
    """Erases the text of a case, or of a referral that became none, everywhere in the record.

    What stays says that it was there and who erased it. A referral is called "referral-12". Undo does not bring it
    back. It does not reach backups made before, nor documents that left the record. Raises CcmError where there is
    nothing so called, it is erased, still open, waiting or on an agenda, an action of it is not settled, or the
    reason or the authority is missing; also where another program kept the file from being written anew, which
    `finish_erasing` then does.
    """
    if not reason.strip() or not authority.strip():
        raise CcmError(
            "Erasing needs its reason and its authority.", "Say why, and who or what allows it; both stay on record."
        )
    with record.reading() as session:
        root, whole = _named(session, reference)
        _refuse_unfit(session, root, whole)
    _erase_rows(record, root, whole, reason.strip(), authority.strip())
    return _finish(record, root, whole)


def finish_erasing(record: Record, reference: str) -> bool:
    """Writes the file anew where the erasing of that was interrupted before. True where it was.

    Raises CcmError where there is nothing so called, or another program keeps the file from being written anew.
    """
    with record.reading() as session:
        root, whole = _named(session, reference)
        before = erasure_called(session, whole)
    if before is None or before.finished:
        return False
    _finish(record, root, whole)
    return True


_REFERRAL = re.compile(r"referral[ -]?([0-9]{1,9})", re.IGNORECASE)


def _named(session: Snapshot, reference: str) -> tuple[Key, str]:
    """What is meant by a case's reference, or by "referral-12", with its whole reference."""
    if of_referral := _REFERRAL.fullmatch(reference.strip()):
        row_id = int(of_referral[1])
        if session.get(ReferralRow, row_id) is None:
            raise CcmError("There is no referral of that number.", "ccm retention lists those that can be erased.")
        return ("referral", row_id), referral_reference(row_id)
    case = case_named(session, reference)
    return ("case_file", case.id), case.reference


def _erase_rows(record: Record, root: Key, reference: str, reason: str, authority: str) -> None:
    what = f"case {reference}" if root[0] == "case_file" else reference
    with record.writing("erasing.erase", f"{what} erased", kind="seal") as writing:
        case_id = root[1] if root[0] == "case_file" else None
        erasure = Erasure(case_id, reference, writing.now, record.actor, authority, reason, finished=False)
        erase_case(writing, Order(root, record.actor, authority, reason), _redacting(erasure))


def _finish(record: Record, root: Key, reference: str) -> Erasure:
    if not record.store.rewrite():
        raise CcmError(
            "It is erased, but the file could not be written anew: another program has the record open.",
            "Close it there, then erase it again; what is left of it in the file goes then.",
        )
    with record.writing("erasing.finish", "the record written anew", kind="aside") as writing:
        writing.change(erasure_row(writing.session, *root), finished_at=writing.now)
        done = erasure_called(writing.session, reference)
    assert done is not None, "erased just now"
    return done


def _refuse_unfit(session: Snapshot, root: Key, reference: str) -> None:
    """Raises CcmError where it is erased, waits, or agencies still work on it."""
    table, row_id = root
    if erasure_called(session, reference):
        what = f"Case {reference}" if table == "case_file" else f"The referral {reference}"
        raise CcmError(f"{what} is erased.", "ccm verify says when, by whom and why.")
    if table == "case_file":
        _refuse_live(session, session.get_one(CaseRow, row_id))
        return
    referral = session.get_one(ReferralRow, row_id)
    if referral.case_id is not None:
        case = session.get_one(CaseRow, referral.case_id).reference
        raise CcmError(f"This referral was accepted, as case {case}.", f"Erase the case: ccm erase {case}.")
    if referral.screening is Screening.WAITING:
        raise CcmError("This referral is waiting to be screened.", "Decline it, or note its withdrawal, first.")


def _refuse_live(session: Snapshot, case: CaseRow) -> None:
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
    yield f"Erasing {sheet.reference} takes the text out of {counted(found.rows, 'row')} and their journal."
    if found.people:
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
