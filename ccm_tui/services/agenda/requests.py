"""What each agency is asked to look up before a meeting, saved as a file an agency; each is noted as it leaves."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from ccm_tui.documents.catalogue import DocumentKind, Format, as_file
from ccm_tui.documents.contents import Contents, made
from ccm_tui.documents.papers.request import RequestPaper, SearchedPerson, request_cover, request_pages
from ccm_tui.domain.agencies.agency import Agency
from ccm_tui.domain.agenda.item import AgendaItem, HearingLine
from ccm_tui.domain.agenda.needs import may_see
from ccm_tui.domain.days.workdays import subtract_working_days
from ccm_tui.domain.names.protection import Release
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.errors import CcmError
from ccm_tui.files import at_home
from ccm_tui.services.governance.disclosure import Leaving, write_out
from ccm_tui.services.governance.release import with_release
from db.queries.agencies.agencies import all_agencies
from db.queries.agencies.needs import allowed_agencies
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.cases.people import Searched, searched_people
from db.queries.cases.protection import protected_on_record
from db.queries.meetings.meetings import meeting_with_id
from db.queries.record.settings import settings_on_record
from db.record import Record

_REPLY_WORKDAYS = 2
"""Working days before the meeting by which a reply is asked for."""


def request_papers(record: Record, meeting_id: int, released: Collection[Release] = ()) -> tuple[RequestPaper, ...]:
    """A request for every agency that has a case to look up, in the order of the roll.

    A member is asked about every case, unless it is in for single ones only; a guest about those that it is asked
    for. Neither is asked about a restricted case unless it may see it. What is
    protected is in them where it is `released`.
    """
    with record.reading() as session:
        terms, sitting, items = (
            settings_on_record(session),
            meeting_with_id(session, meeting_id),
            agenda_of_meeting(session, meeting_id),
        )
        case_ids = [item.hearing.case_id for item in items if item.hearing]
        allowed = allowed_agencies(session, case_ids)
        people = searched_people(session, case_ids, released)
        protected = protected_on_record(session).but(released)
        agencies = [agency for agency in all_agencies(session) if agency.active]
    papers = (
        RequestPaper(
            partnership=terms.partnership,
            marking=terms.marking,
            handling=terms.handling,
            code=agency.code,
            agency=agency.name,
            number=sitting.number,
            held_on=sitting.held_on,
            reply_by=subtract_working_days(sitting.held_on, _REPLY_WORKDAYS),
            people=tuple(_searched(_asked_about(agency, items, allowed), people)),
            protected=protected,
        )
        for agency in agencies
    )
    return tuple(paper for paper in papers if paper.people)


def request_document(paper: RequestPaper, wanted: Format) -> bytes:
    """One agency's request in that format."""
    return as_file(
        made(wanted, Contents(DocumentKind.REQUEST, request_pages(paper), request_cover(paper)), paper.protected),
        wanted,
    )


def save_request(
    record: Record,
    meeting_id: int,
    paper: RequestPaper,
    folder: Path,
    wanted: Format,
    recipient: str = "",
    reason: str = "",
    released: Sequence[Release] = (),
) -> Path:
    """Saves one agency's request as a new file for its owner alone, noted as what leaves the record. Returns where.

    Raises CcmError where there is something of that name already or it can't be written.
    """
    leaving = Leaving(
        DocumentKind.REQUEST.words, f"agency:{paper.code}", wanted, recipient or paper.agency, reason, meeting_id
    )
    return write_out(
        record, with_release(leaving, released), folder / _file_name(paper, wanted), request_document(paper, wanted)
    )


def save_requests(record: Record, meeting_id: int, folder: Path, wanted: Format = Format.DOCX) -> Path:
    """Saves the request of every agency in a folder, made where there is none. Returns where.

    Raises CcmError as `prepare_folder` does, and where a file can't be written.
    """
    papers = request_papers(record, meeting_id)
    place = prepare_folder(folder, papers, wanted)
    for paper in papers:
        save_request(record, meeting_id, paper, place, wanted)
    return place


def prepare_folder(folder: Path, papers: Sequence[RequestPaper], wanted: Format) -> Path:
    """The folder that requests are to be saved in, made for its owner alone where there is none. Returns where.

    Raises CcmError, before anything is written, where nobody is to be asked, a request of that name is there
    already, or the folder can't be made.
    """
    place = at_home(folder)
    if not papers:
        raise CcmError(
            "There is nobody to be asked.", "Put cases on the agenda first, and see that agencies may see them."
        )
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        there = any((place / _file_name(paper, wanted)).exists() for paper in papers)
    except OSError:
        raise CcmError("That folder can't be made.", "Choose a folder that you may write to.") from None
    if there:
        raise CcmError(
            "Requests of this meeting are in that folder already.", "Choose another folder; nothing was overwritten."
        )
    return place


def _asked_about(
    agency: Agency, items: Sequence[AgendaItem], allowed: Mapping[int, frozenset[int]]
) -> list[HearingLine]:
    """The cases that an agency is asked about."""
    own = [item for item in items if agency.code in item.guests]
    if not own and agency.kind is not AgencyKind.GUEST:
        own = list(items)
    cases = (item.hearing for item in own)
    return [case for case in cases if case is not None and may_see(case.restricted, allowed, case.case_id, agency.id)]


def _searched(cases: Sequence[HearingLine], people: Mapping[int, Sequence[Searched]]) -> list[SearchedPerson]:
    return [
        SearchedPerson(case.reference, one.name, one.also_known_as, one.born_on, one.address, one.safe_contact)
        for case in cases
        for one in people.get(case.case_id, ())
    ]


def _file_name(paper: RequestPaper, wanted: Format) -> str:
    return f"ccm-request-meeting-{paper.number}-{paper.held_on.isoformat()}-{paper.code}{wanted.suffix}"
