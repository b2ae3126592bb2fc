"""The documents of a meeting: which there are, for whom each is, and writing them into a folder in one go.

The minutes are read from the record once; each document is that reading narrowed to its audience.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from ccm_tui.documents.audiences.audience import Audience, AudienceKind
from ccm_tui.documents.audiences.offers import OfferedDocument, contents_for, offered_documents
from ccm_tui.documents.catalogue import Format, as_file
from ccm_tui.documents.contents import Contents, made
from ccm_tui.documents.minutes.document import MinutesDocument
from ccm_tui.domain.agenda.walk import find_hearing
from ccm_tui.domain.names.protection import Protected, Release
from ccm_tui.errors import CcmError
from ccm_tui.files import at_home, new_file_told_in_words
from ccm_tui.services.documents.folders import document_file_name
from ccm_tui.services.documents.minutes import minutes_of
from ccm_tui.services.governance.disclosure import Leaving, write_out
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.cases.protection import protected_on_record
from db.queries.meetings.meetings import meeting_with_id
from db.queries.record.settings import settings_on_record
from db.record import Record


@dataclass(frozen=True, slots=True)
class MeetingDocuments:
    """The minutes of one meeting as they were read once, to be had for every audience."""

    document: MinutesDocument
    withheld_below: int
    protected: Protected

    def contents(self, audience: Audience) -> Contents:
        """What the audience is shown. Raises CcmError where the meeting has nothing for it."""
        return contents_for(self.document, audience, self.withheld_below, self.protected)

    def offers(self) -> tuple[OfferedDocument, ...]:
        """Every document of the meeting: the minutes, the sheets, the copies, the cases, the public version."""
        return offered_documents(self.document)


def meeting_documents(record: Record, meeting_id: int, released: Collection[Release] = ()) -> MeetingDocuments:
    """The documents of a meeting as they stand; while it is in session, as they are so far.

    They hold what is protected where it is `released`.
    """
    document = minutes_of(record, meeting_id)
    with record.reading() as session:
        return MeetingDocuments(
            document, settings_on_record(session).withheld_below, protected_on_record(session).but(released)
        )


def sheets_of(documents: MeetingDocuments) -> tuple[OfferedDocument, ...]:
    """The action sheets, one for each agency that has something to do."""
    return tuple(offer for offer in documents.offers() if offer.audience.kind is AudienceKind.AGENCY)


def save_documents(
    record: Record,
    meeting_id: int,
    chosen: Sequence[tuple[OfferedDocument, Format]],
    folder: Path,
    reason: str = "",
    template: bytes | None = None,
) -> tuple[Path, ...]:
    """Writes each chosen document as a new file in the folder, for its owner alone, noted as it leaves.

    The folder is made where there is none. All are made before the first is written. Returns where they are. Raises
    CcmError, with nothing written, where one can't be made or a file of one of their names is there already.
    """
    documents = meeting_documents(record, meeting_id)
    with record.reading() as session:
        sitting = meeting_with_id(session, meeting_id)
    place = at_home(folder)
    made_for = [(offer, wanted, _made(documents, offer, wanted, template)) for offer, wanted in chosen]
    names = [document_file_name(sitting, offer.audience, wanted) for offer, wanted in chosen]
    _check_free(place, names)
    _take_folder(place)
    written: list[Path] = []
    for (offer, wanted, content), name in zip(made_for, names, strict=True):
        leaving = leaving_for(record, meeting_id, offer.audience, wanted, offer.recipient, reason)
        written.append(write_out(record, leaving, place / name, content))
    return tuple(written)


def leaving_for(
    record: Record, meeting_id: int, audience: Audience, wanted: Format, recipient: str = "", reason: str = ""
) -> Leaving:
    """A document of a meeting, as what leaves is noted: of a case by its number in the record alone."""
    what = audience.kind.document.words
    if not audience.kind.of_case:
        return Leaving(what, str(audience), wanted, recipient, reason, meeting_id)
    with record.reading() as session:
        item = find_hearing(agenda_of_meeting(session, meeting_id), audience.of)
    case_id = item.hearing.case_id if item and item.hearing else None
    return Leaving(what, audience.kind, wanted, recipient, reason, meeting_id, case_id)


def _made(documents: MeetingDocuments, offer: OfferedDocument, wanted: Format, template: bytes | None) -> bytes:
    """One of several documents, named in what is told where it can't be made."""
    try:
        return as_file(made(wanted, documents.contents(offer.audience), documents.protected, template), wanted)
    except CcmError as fault:
        raise CcmError(f"{offer.title}, as {wanted}: {fault.what}", f"{fault.do} Nothing was written.") from fault


def _check_free(folder: Path, names: Sequence[str]) -> None:
    for name in names:
        if (folder / name).exists():
            raise CcmError(
                f"There is a file {name} in that folder already.", "Choose another folder; nothing was written."
            )


def _take_folder(folder: Path) -> None:
    with new_file_told_in_words():
        folder.mkdir(mode=0o700, exist_ok=True)
