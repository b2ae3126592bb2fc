"""Reminding agencies of their actions between meetings: a text an agency, each noted as it leaves."""

from datetime import date
from pathlib import Path

from ccm_tui.documents.audiences.action_sheet import REPORT_WORKING_DAYS
from ccm_tui.documents.catalogue import DocumentKind, Format, as_file
from ccm_tui.documents.contents import Contents, made
from ccm_tui.documents.papers.reminder import ChasePaper, chase_cover, chase_pages
from ccm_tui.domain.days.workdays import subtract_working_days
from ccm_tui.errors import CcmError
from ccm_tui.files import at_home
from ccm_tui.services.governance.disclosure import Leaving, write_out
from db.queries.actions.actions import waiting_actions
from db.queries.agencies.agencies import all_agencies
from db.queries.cases.protection import protected_on_record
from db.queries.meetings.meetings import all_meetings
from db.queries.record.find import agency_named
from db.queries.record.settings import settings_on_record
from db.record import Record

_LATEST_WORKDAYS = 2
"""Working days before the next meeting by which a reply is asked for once the day on the action sheets is past."""


def chase_paper(record: Record, code: str) -> ChasePaper:
    """What the agency of that code is reminded of. Raises CcmError where there is none, or nothing waits for it."""
    with record.reading() as session:
        agency = agency_named(session, code)
    found = [paper for paper in chase_papers(record) if paper.code == agency.code]
    if not found:
        raise CcmError(f"No action of {agency.name} is open or proposed.", "There is nothing to remind it of.")
    return found[0]


def chase_papers(record: Record) -> tuple[ChasePaper, ...]:
    """A reminder for every agency that has something open or proposed, in the order of the roll."""
    with record.reading() as session:
        terms, agencies = settings_on_record(session), all_agencies(session)
        waiting = waiting_actions(session)
        protected = protected_on_record(session)
        ahead = (meeting for meeting in all_meetings(session) if not meeting.state.closed)
        after = next((meeting for meeting in ahead if meeting.held_on >= record.today), None)
    papers = (
        ChasePaper(
            partnership=terms.partnership,
            marking=terms.marking,
            handling=terms.handling,
            code=agency.code,
            agency=agency.name,
            today=record.today,
            reply_by=_reply_by(record, after.held_on) if after else None,
            actions=tuple(action for action in waiting if action.agency == agency.code),
            protected=protected,
        )
        for agency in agencies
    )
    return tuple(paper for paper in papers if paper.actions)


def _reply_by(record: Record, held_on: date) -> date:
    """The day on the action sheets while it is still to come; then the last that serves, and not before today."""
    asked = subtract_working_days(held_on, REPORT_WORKING_DAYS)
    return asked if asked >= record.today else max(subtract_working_days(held_on, _LATEST_WORKDAYS), record.today)


def chase_document(paper: ChasePaper, wanted: Format) -> bytes:
    """One agency's reminder in that format."""
    return made(wanted, Contents(DocumentKind.REMINDER, chase_pages(paper), chase_cover(paper)), paper.protected)


def chase_leaving(paper: ChasePaper, wanted: Format, recipient: str = "", reason: str = "") -> Leaving:
    """What is noted of a reminder as it leaves."""
    return Leaving(DocumentKind.REMINDER.words, f"agency:{paper.code}", wanted, recipient or paper.agency, reason)


def _save_chase(
    record: Record, paper: ChasePaper, path: Path, wanted: Format, recipient: str = "", reason: str = ""
) -> Path:
    """Saves a reminder as a new file for its owner alone, noted as what leaves the record. Returns where.

    Raises CcmError where there is something of that name already or it can't be written.
    """
    content = as_file(chase_document(paper, wanted), wanted)
    return write_out(record, chase_leaving(paper, wanted, recipient, reason), path, content)


def save_chase_here(record: Record, paper: ChasePaper, path: Path) -> Path:
    """Saves a reminder in the format that the name ends in, text where it ends in none. Raises as `save_chase`."""
    return _save_chase(record, paper, path, DocumentKind.REMINDER.format_of(path))


def save_chases(
    record: Record, folder: Path, wanted: Format = Format.TEXT, recipient: str = "", reason: str = ""
) -> tuple[Path, int]:
    """Saves every agency's reminder in a folder, made where there is none. Returns where, and how many they are.

    Raises CcmError, before anything is written, where nobody is to be reminded, a reminder of that name is there
    already, or the folder can't be made; and where a file can't be written.
    """
    papers = chase_papers(record)
    place = _prepare_folder(folder, papers, wanted)
    for paper in papers:
        _save_chase(record, paper, place / chase_file_name(paper, wanted), wanted, recipient, reason)
    return place, len(papers)


def chase_file_name(paper: ChasePaper, wanted: Format) -> str:
    """How a reminder's file is called; it tells nothing of anybody."""
    return f"ccm-actions-{paper.today.isoformat()}-{paper.code}{wanted.suffix}"


def _prepare_folder(folder: Path, papers: tuple[ChasePaper, ...], wanted: Format) -> Path:
    """The folder that reminders are to be saved in, made for its owner alone where there is none. Returns where.

    Raises CcmError, before anything is written, where nobody is to be reminded, a reminder of that name is there
    already, or the folder can't be made.
    """
    place = at_home(folder)
    if not papers:
        raise CcmError("No action of any agency is open or proposed.", "There is nothing to remind anybody of.")
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        there = any((place / chase_file_name(paper, wanted)).exists() for paper in papers)
    except OSError:
        raise CcmError("That folder can't be made.", "Choose a folder that you may write to.") from None
    if there:
        raise CcmError("Today's reminders are in that folder already.", "Choose another; nothing was overwritten.")
    return place
