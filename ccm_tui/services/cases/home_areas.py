"""Asking a home area elsewhere about a case, noting its reply, and the text to send."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ccm_tui.documents.catalogue import DocumentKind, Format
from ccm_tui.documents.contents import Contents, made
from ccm_tui.documents.papers.home_area import AreaPaper, area_cover, area_pages
from ccm_tui.documents.papers.request import SearchedPerson
from ccm_tui.documents.withheld import without_protected
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.days.workdays import subtract_working_days
from ccm_tui.domain.listings import ListedArea
from ccm_tui.errors import CcmError
from ccm_tui.services.governance.disclosure import Leaving, write_out
from db.queries.cases.home_areas import home_areas_of, live_cases
from db.queries.cases.people import searched_people
from db.queries.cases.protection import protected_on_record
from db.queries.meetings.meetings import meeting_after
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.tables.cases import AreaRequestRow, CaseRow

_REPLY_WORKDAYS = 3
"""Working days before the next meeting by which a reply is asked for."""


@dataclass(frozen=True, slots=True)
class Question:
    """A home area that is asked about a case."""

    area: str
    asked_on: date
    asked_of: str = ""
    """The person or address that it is sent to."""


def ask_area(record: Record, case_id: int, question: Question, letter: Path | None = None) -> int:
    """Notes that a home area was asked, and saves the text to send where `letter` says. Returns the request's id.

    The letter is a new file for its owner alone, in the format that its name ends in, noted as what leaves the
    record. Raises CcmError where no area is named, the day is to come, or the letter can't be written; nothing is
    then noted as asked.
    """
    if not question.area.strip():
        raise CcmError("No area is named.", "Type the home area that is asked.")
    if question.asked_on > record.today:
        raise CcmError(
            f"{show_day(question.asked_on)} is still to come.", "Give the day that it was asked, or today."
        )
    if letter is not None:
        _save_letter(record, case_id, question, letter)
    with record.writing("areas.ask") as writing:
        row = writing.add(
            AreaRequestRow(
                case_id=case_id,
                area=question.area.strip(),
                asked_of=question.asked_of.strip(),
                asked_on=question.asked_on,
            )
        )
        writing.label = f"home area asked about {_case_words(writing.session.get_one(CaseRow, case_id))}"
        return row.id


def note_reply(record: Record, request_id: int, replied_on: date, reply: str = "") -> None:
    """Notes that a home area replied, and in a line what. Raises CcmError where the day is to come or before it was
    asked.
    """
    if replied_on > record.today:
        raise CcmError(f"{show_day(replied_on)} is still to come.", "Give the day that it replied, or today.")
    with record.writing("areas.reply") as writing:
        row = writing.session.get_one(AreaRequestRow, request_id)
        if replied_on < row.asked_on:
            raise CcmError(f"It was asked on {show_day(row.asked_on)}.", "Give a day from then on.")
        writing.change(row, replied_on=replied_on, reply=reply.strip())
        writing.label = f"home area replied about {_case_words(writing.session.get_one(CaseRow, row.case_id))}"


def area_letter(record: Record, case_id: int, question: Question, wanted: Format = Format.TEXT) -> bytes:
    """The text to send, in that format."""
    with record.reading() as session:
        terms = settings_on_record(session)
        case = session.get_one(CaseRow, case_id)
        people = searched_people(session, [case_id]).get(case_id, ())
        following = meeting_after(session, record.today)
        protected = protected_on_record(session)
    paper = AreaPaper(
        partnership=terms.partnership,
        marking=terms.marking,
        handling=terms.handling,
        area=question.area.strip(),
        asked_of=question.asked_of.strip(),
        asked_on=question.asked_on,
        reply_by=subtract_working_days(following.held_on, _REPLY_WORKDAYS) if following else None,
        reference=case.reference,
        people=tuple(
            SearchedPerson(case.reference, one.name, one.also_known_as, one.born_on, one.address, one.safe_contact)
            for one in people
        ),
    )
    return made(wanted, Contents(DocumentKind.AREA_QUESTION, area_pages(paper), area_cover(paper)), protected)


def list_areas(record: Record, *, only_waiting: bool = False) -> list[ListedArea]:
    """The home areas of live cases and any other that was asked, case by case; those without a reply alone, where
    that is asked for.
    """
    today = record.today
    with record.reading() as session:
        cases = live_cases(session)
        found = home_areas_of(session, cases)
        protected = protected_on_record(session)
    listed = [
        ListedArea(
            case=cases[case_id],
            area=area.area,
            asked_on=area.request.asked_on if area.request else None,
            asked_of=area.request.asked_of if area.request else "",
            replied_on=area.request.replied_on if area.request else None,
            reply=area.request.reply if area.request else "",
            days_silent=(today - area.request.asked_on).days if area.request and area.silent else None,
        )
        for case_id, areas in found.items()
        for area in areas
        if area.request is None or area.silent or not only_waiting
    ]
    return without_protected(listed, protected)


def _save_letter(record: Record, case_id: int, question: Question, path: Path) -> None:
    wanted = DocumentKind.AREA_QUESTION.format_of(path)
    leaving = Leaving(
        DocumentKind.AREA_QUESTION.words,
        "home area",
        wanted,
        question.asked_of.strip() or question.area,
        case_id=case_id,
    )
    write_out(record, leaving, path, area_letter(record, case_id, question, wanted))


def _case_words(case: CaseRow) -> str:
    return f"case {case.reference.rsplit('/', 1)[-1]}"
