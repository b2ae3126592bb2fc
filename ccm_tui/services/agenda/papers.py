"""The agenda as a document for one reader, and saving it; what leaves is noted as it leaves."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ccm_tui.documents.catalogue import DocumentKind, Format, as_file
from ccm_tui.documents.contents import Contents, made
from ccm_tui.documents.papers.agenda import (
    AgendaPaper,
    PaperItem,
    agenda_cover,
    agenda_pages,
    beginnings,
    note_for,
)
from ccm_tui.domain.agencies.agency import Agency
from ccm_tui.domain.agenda.item import AgendaItem, HearingLine
from ccm_tui.domain.agenda.needs import may_see
from ccm_tui.domain.listings import RESTRICTED_NAME
from ccm_tui.domain.names.initials import all_initials
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.errors import UsageError
from ccm_tui.services.governance.disclosure import Leaving, write_out
from db.queries.agencies.agencies import all_agencies
from db.queries.agencies.needs import allowed_agencies
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.cases.protection import protected_on_record
from db.queries.meetings.meetings import meeting_with_id
from db.queries.record.find import agency_named
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.store import Snapshot

CIRCULATION = "circulation"
"""The members, who are told of a case by reference and initials."""
CHAIR = "chair"
"""The chair and the coordinator, with names and reasons."""
_OF_AGENCY = "agency:"


@dataclass(frozen=True, slots=True)
class _Reader:
    """Whom an agenda is for."""

    agency: Agency | None
    names: bool
    allowed: Mapping[int, frozenset[int]]

    @property
    def guest(self) -> bool:
        return self.agency is not None and self.agency.kind is AgencyKind.GUEST

    @property
    def words(self) -> str:
        if self.agency is not None:
            return f"{self.agency.name}, and nobody else"
        return "The chair and the coordinator" if self.names else "The members, for circulation without names"

    def is_for(self, item: AgendaItem) -> bool:
        """A guest has the cases that it is asked for and may see; everybody else has every item."""
        if self.agency is None or not self.guest:
            return True
        hearing = item.hearing
        return (
            hearing is not None
            and self.agency.code in item.guests
            and may_see(hearing.restricted, self.allowed, hearing.case_id, self.agency.id)
        )

    def called(self, hearing: HearingLine) -> str:
        """What a case is called: a restricted one by its reference alone, unless the reader is the chair."""
        if self.names:
            return hearing.name
        return RESTRICTED_NAME if hearing.restricted else all_initials(hearing.name)


def _agenda_paper(record: Record, meeting_id: int, audience: str = CIRCULATION) -> AgendaPaper:
    """The agenda as that audience may read it: circulation, chair, or agency:CODE.

    Raises UsageError where the audience is none of them, CcmError where there is no such agency.
    """
    with record.reading() as session:
        terms, sitting, items = (
            settings_on_record(session),
            meeting_with_id(session, meeting_id),
            agenda_of_meeting(session, meeting_id),
        )
        reader = _reader(session, audience, items)
        agencies = {known.code: known.name for known in all_agencies(session)}
    begins = beginnings(sitting.starts_at, [item.budget_minutes for item in items])
    own = [
        (_printed(place, item, reader, agencies), begins[place - 1])
        for place, item in enumerate(items, 1)
        if reader.is_for(item)
    ]
    return AgendaPaper(
        partnership=terms.partnership,
        marking=terms.marking,
        handling=terms.handling,
        audience=reader.words,
        note=note_for(names=reader.names, guest=reader.guest),
        meeting=sitting,
        items=tuple(item for item, _ in own),
        begins=tuple(begin for _, begin in own),
    )


def agenda_document(record: Record, meeting_id: int, wanted: Format, audience: str = CIRCULATION) -> bytes:
    """The agenda in that format, for that audience. Raises as `agenda_paper` does."""
    paper = _agenda_paper(record, meeting_id, audience)
    with record.reading() as session:
        protected = protected_on_record(session)
    return made(wanted, Contents(DocumentKind.AGENDA, agenda_pages(paper), agenda_cover(paper)), protected)


def save_agenda(record: Record, meeting_id: int, path: Path, audience: str = CIRCULATION) -> Path:
    """Saves the agenda as a new file for its owner alone, in the format that its name ends in, or as text.

    It is noted as what leaves the record. Returns where. Raises as `agenda_paper` does, and CcmError where there is
    something of that name already or it can't be written.
    """
    wanted = DocumentKind.AGENDA.format_of(path)
    content = agenda_document(record, meeting_id, wanted, audience)
    return write_out(record, leaving_agenda(meeting_id, wanted, audience), path, as_file(content, wanted))


def leaving_agenda(meeting_id: int, wanted: str, audience: str, recipient: str = "", reason: str = "") -> Leaving:
    """The agenda, as what leaves is noted."""
    return Leaving(DocumentKind.AGENDA.words, audience, wanted, recipient, reason, meeting_id)


def _reader(session: Snapshot, audience: str, items: tuple[AgendaItem, ...]) -> _Reader:
    allowed = allowed_agencies(session, [item.hearing.case_id for item in items if item.hearing])
    if audience in (CIRCULATION, CHAIR):
        return _Reader(None, audience == CHAIR, allowed)
    if not audience.startswith(_OF_AGENCY):
        raise UsageError("There is no such audience.", "Choose circulation, chair, or agency:CODE.")
    row = agency_named(session, audience.removeprefix(_OF_AGENCY))
    return _Reader(next(known for known in all_agencies(session) if known.id == row.id), False, allowed)


def _printed(place: int, item: AgendaItem, reader: _Reader, agencies: Mapping[str, str]) -> PaperItem:
    hearing = item.hearing
    # Who comes for a case tells something of it: guests hear of nobody else, of a restricted case the chair alone.
    told = not reader.guest and (reader.names or not (hearing and hearing.restricted))
    comes = [*(agencies[code] for code in item.guests), *(guest.words for guest in item.people)] if told else []
    return PaperItem(
        number=place,
        title=reader.called(hearing) if hearing else item.title,
        reference=hearing.reference if hearing else "",
        kind=hearing.kind if hearing else None,
        minutes=item.budget_minutes,
        comes=tuple(comes),
        goes=tuple(agencies[code] for code in item.leavers) if told else (),
        why=hearing.reason if hearing and reader.names else "",
    )
