"""The documents of a meeting: which there are, for whom each is, and writing them into a folder in one go.

The minutes are read from the record once; each document is that reading narrowed to its audience.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ccm_tui.documents.audiences.action_sheet import agency_sheet
from ccm_tui.documents.audiences.addressing import contents_for
from ccm_tui.documents.audiences.audience import FULL, PUBLIC, Audience, AudienceKind
from ccm_tui.documents.catalogue import Contents, Format, made
from ccm_tui.documents.minutes.document import MinutesDocument
from ccm_tui.documents.minutes.readers import agencies_with_actions, cases_for, has_copy
from ccm_tui.domain.agenda.walk import find_hearing
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from ccm_tui.files import new_file_told_in_words
from ccm_tui.services.documents.minutes import minutes_of
from ccm_tui.services.governance.disclosure import Leaving, at_home, write_out
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.meetings.meetings import meeting_with_id
from db.queries.record.settings import settings_on_record
from db.record import Record

_WORDS = {
    AudienceKind.FULL: ("minutes", "minutes"),
    AudienceKind.MEMBER: ("agency's copy", "copy"),
    AudienceKind.AGENCY: ("action sheet", "sheet"),
    AudienceKind.CASE: ("minutes of one case", "case"),
    AudienceKind.SUMMARY: ("executive summary", "summary"),
    AudienceKind.PUBLIC: ("public version", "figures"),
}
"""What each document is called in the log, and in the name of its file."""

_NO_PART_OF_A_NAME = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Offer:
    """A document that a meeting has, and who is to be given it."""

    audience: Audience
    title: str
    """In words, with nobody's name: "Action sheet, Housing: 3 actions"."""
    recipient: str
    """The agency that it is for; empty where that is for the coordinator to say."""


@dataclass(frozen=True, slots=True)
class MeetingDocuments:
    """The minutes of one meeting as they were read once, to be had for every audience."""

    document: MinutesDocument
    withheld_below: int

    def contents(self, audience: Audience) -> Contents:
        """What the audience is shown. Raises CcmError where the meeting has nothing for it."""
        return contents_for(self.document, audience, self.withheld_below)

    def offers(self) -> tuple[Offer, ...]:
        """Every document of the meeting: the minutes, the sheets, the copies, the cases, the public version."""
        return tuple(self._offers())

    def _offers(self) -> Iterator[Offer]:
        document = self.document
        yield Offer(FULL, "Full minutes", "")
        for agency in agencies_with_actions(document):
            count = counted(len(agency_sheet(document, agency).actions), "action")
            yield Offer(
                Audience(AudienceKind.AGENCY, agency.code), f"Action sheet, {agency.name}: {count}", agency.name
            )
        for line in document.roll.present:
            agency, cases = line.agency, len(cases_for(document, line.agency.code))
            if has_copy(document, agency.code):
                told = f"{agency.name}: {cases} of {counted(len(document.cases), 'case')}"
                yield Offer(Audience(AudienceKind.MEMBER, agency.code), f"Copy, {told}", agency.name)
        for case in document.cases:
            yield Offer(Audience(AudienceKind.CASE, case.reference), f"One case, {case.reference}", "")
        for case in document.cases:
            yield Offer(Audience(AudienceKind.SUMMARY, case.reference), f"Executive summary, {case.reference}", "")
        yield Offer(PUBLIC, "Public version: figures, no names", "")


def meeting_documents(record: Record, meeting_id: int) -> MeetingDocuments:
    """The documents of a meeting as they stand; while it is in session, as they are so far."""
    document = minutes_of(record, meeting_id)
    with record.reading() as session:
        return MeetingDocuments(document, settings_on_record(session).withheld_below)


def sheets_of(documents: MeetingDocuments) -> tuple[Offer, ...]:
    """The action sheets, one for each agency that has something to do."""
    return tuple(offer for offer in documents.offers() if offer.audience.kind is AudienceKind.AGENCY)


def save_documents(
    record: Record,
    meeting_id: int,
    chosen: Sequence[tuple[Offer, Format]],
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
    names = [file_name(sitting, offer.audience, wanted) for offer, wanted in chosen]
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
    what, _ = _WORDS[audience.kind]
    if not audience.kind.of_case:
        return Leaving(what, str(audience), wanted, recipient, reason, meeting_id)
    with record.reading() as session:
        item = find_hearing(agenda_of_meeting(session, meeting_id), audience.of)
    case_id = item.hearing.case_id if item and item.hearing else None
    return Leaving(what, audience.kind, wanted, recipient, reason, meeting_id, case_id)


def file_name(sitting: Meeting, audience: Audience, wanted: Format) -> str:
    """What a document's file is called; it tells nothing of anybody."""
    _, word = _WORDS[audience.kind]
    draft = "" if sitting.state.approved else "draft"
    of = _NO_PART_OF_A_NAME.sub("-", audience.of).strip("-")
    parts = ("ccm", word, of, "meeting", str(sitting.number), sitting.held_on.isoformat(), draft)
    return f"{'-'.join(part for part in parts if part)}{wanted.suffix}"


def as_file(content: bytes, wanted: str) -> bytes:
    """A document's bytes as a file holds them: without a mark at its head, spreadsheet programs misread CSV."""
    return BOM_UTF8 + content if wanted == Format.CSV else content


def _made(documents: MeetingDocuments, offer: Offer, wanted: Format, template: bytes | None) -> bytes:
    """One of several documents, named in what is told where it can't be made."""
    try:
        return as_file(made(wanted, documents.contents(offer.audience), template), wanted)
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
