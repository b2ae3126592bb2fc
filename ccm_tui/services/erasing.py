"""A case erased: its text goes everywhere, the counts stay, and who erased it on what authority is on record."""

from collections.abc import Callable
from dataclasses import dataclass

from ccm_tui.domain.erasure import Erasure
from ccm_tui.domain.listed import ListedDisclosure
from ccm_tui.domain.vocabulary import CaseStatus, DisclosureKind
from ccm_tui.errors import CcmError
from ccm_tui.minutes.canonical import from_canonical, to_canonical
from ccm_tui.minutes.erasing import without_case
from ccm_tui.minutes.plain import render
from ccm_tui.services.disclosure_log import Asked, list_disclosures
from db.erasing.erase import Order, Redact, Redacted, erase_case
from db.erasing.survey import Survey, survey
from db.queries.actions import actions_of_case
from db.queries.due import is_listed
from db.queries.erasures import erasure_of, erasure_row
from db.queries.find import find_case
from db.record import Record, Snapshot
from db.tables.cases import CaseRow

_LIVE = (CaseStatus.OPEN, CaseStatus.MONITORING)


@dataclass(frozen=True, slots=True)
class ErasingSheet:
    """What erasing a case would do, before it is done."""

    case_id: int
    reference: str
    survey: Survey
    documents: tuple[ListedDisclosure, ...]
    """What left the record and may hold the case: erasing does not reach it."""


def erasing_sheet(record: Record, reference: str) -> ErasingSheet:
    """What would go and what would not. Raises CcmError where there is no such case or it can't be erased now."""
    with record.reading() as session:
        case = find_case(session, reference)
        _refuse_unfit(session, case)
        found = survey(session, case.id)
        case_id, whole = case.id, case.reference
    exported = list_disclosures(record, Asked(case=whole, kind=DisclosureKind.EXPORTED))
    return ErasingSheet(case_id, whole, found, tuple(exported))


def erase(record: Record, reference: str, reason: str, authority: str) -> Erasure:
    """Erases the text of a case everywhere in the record; what stays says that it was there and who erased it.

    Undo does not bring it back. It does not reach backups made before, nor documents that left the record. Erasing
    again a case whose erasing was interrupted finishes it. Raises CcmError where there is no such case, it is still
    open or on an agenda, an action of it is not settled, or the reason or the authority is missing; also where another
    program kept the file from being written anew, which `finished` then tells.
    """
    if not reason.strip() or not authority.strip():
        raise CcmError(
            "Erasing needs its reason and its authority.", "Say why, and who or what allows it; both stay on record."
        )
    with record.reading() as session:
        case = find_case(session, reference)
        before = erasure_of(session, case.id)
        if before is None:
            _refuse_unfit(session, case)
    if before is not None and before.finished:
        raise CcmError(f"Case {before.reference} was erased before.", "ccm verify says when, by whom and why.")
    if before is None:
        _erase_rows(record, case.id, case.reference, reason.strip(), authority.strip())
    return _finish(record, case.id)


def _erase_rows(record: Record, case_id: int, reference: str, reason: str, authority: str) -> None:
    with record.writing("erasing.erase", f"case {reference} erased", kind="seal") as writing:
        erasure = Erasure(case_id, reference, writing.now, record.actor, authority, reason, finished=False)
        erase_case(writing, Order(case_id, record.actor, authority, reason), _redacting(erasure))


def _finish(record: Record, case_id: int) -> Erasure:
    if not record.rewrite():
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
    """Raises CcmError where agencies still work on the case."""
    if case.status in _LIVE:
        raise CcmError(f"Case {case.reference} is still open.", "Close it at a meeting first.")
    if is_listed(session, case.id):
        raise CcmError(f"Case {case.reference} is on an agenda.", "Take it off, or close that meeting, first.")
    if any(not action.status.settled for action in actions_of_case(session, case.id)):
        raise CcmError(
            f"An action of case {case.reference} is not settled.",
            "Report what became of it first; ccm actions --open lists it.",
        )


def _redacting(erasure: Erasure) -> Redact:
    """What takes the case, and whatever names its people, out of sealed minutes."""

    def redact(document: str, without_names: Callable[[str], str]) -> Redacted | None:
        sealed = from_canonical(document)
        left = without_case(sealed, erasure)
        if left == sealed and without_names(document) == document:
            return None
        canonical = without_names(to_canonical(left))
        return Redacted(canonical, render(from_canonical(canonical)))

    return redact
