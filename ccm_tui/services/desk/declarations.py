"""What is declared at a meeting: interests, and who is in the room without speaking for an agency."""

from ccm_tui.domain.agenda.walk import find_hearing
from ccm_tui.domain.vocabulary import Enquiry
from ccm_tui.errors import CcmError
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.meetings.meetings import asked_about, interests_of, observers_of, roll_of
from db.queries.record.find import agency_named
from db.record import Record
from db.tables.hearings import InterestRow
from db.tables.meetings import EnquiryRow, MeetingRow, ObserverRow
from db.writing import Writing


def declare_interest(record: Record, meeting_id: int, code: str, reference: str, nature: str, withdraws: bool) -> str:
    """Notes an interest that an agency's speaker declares in a case or, without a reference, in the meeting.

    Who withdraws is given nothing of the case. Returns what was noted, in words. Raises CcmError where the agency or
    the case is unknown here, nothing is said of what the interest is, or the meeting is closed.
    """
    if not nature.strip():
        raise CcmError("An interest needs what it is.", "Say it in a few words; it is minuted.")
    with record.writing("meeting.interest") as writing:
        _not_closed(writing, meeting_id)
        agency = agency_named(writing.session, code)
        item = find_hearing(agenda_of_meeting(writing.session, meeting_id), reference) if reference else None
        if reference and (item is None or item.hearing is None):
            raise CcmError("That case is not on this agenda.", "Name one that is, like 031.")
        hearing = item.hearing if item else None
        lines = (line for line in roll_of(writing.session, meeting_id) if line.agency_id == agency.id)
        writing.add(
            InterestRow(
                meeting_id=meeting_id,
                hearing_id=hearing.id if hearing else None,
                agency_id=agency.id,
                declared_by=next((line.speaker for line in lines), ""),
                nature=nature.strip(),
                withdrew=withdraws,
            )
        )
        _asked(writing, meeting_id, Enquiry.INTERESTS)
        of = f"in {hearing.short_reference}" if hearing else "in the meeting"
        said = f"{agency.name} declares an interest {of} and {'withdraws' if withdraws else 'stays'}"
        writing.label = said
        return said


def note_observer(record: Record, meeting_id: int, name: str, organisation: str) -> str:
    """Notes somebody in the room who speaks for no agency. Returns what was noted, in words.

    Raises CcmError where nobody is named, they are noted already, or the meeting is closed.
    """
    if not name.strip():
        raise CcmError("An observer needs a name.", "Type the name, and where they are from.")
    with record.writing("meeting.observer", "an observer noted") as writing:
        _not_closed(writing, meeting_id)
        if any(one.name == name.strip() for one in observers_of(writing.session, meeting_id)):
            raise CcmError("That observer is noted already.", "Type another name, or go on.")
        writing.add(ObserverRow(meeting_id=meeting_id, name=name.strip(), organisation=organisation.strip()))
        _asked(writing, meeting_id, Enquiry.OBSERVERS)
        return f"Observer: {name.strip()}"


def note_none(record: Record, meeting_id: int, about: Enquiry) -> str:
    """Notes that the meeting was asked and that there was nothing. Returns what was noted, in words.

    Raises CcmError where there is something on record, or the meeting is closed.
    """
    with record.writing("meeting.asked", f"{about.words}: none") as writing:
        _not_closed(writing, meeting_id)
        noted = interests_of if about is Enquiry.INTERESTS else observers_of
        if noted(writing.session, meeting_id):
            raise CcmError(f"There are {about.words} on record.", "Undo what was a mistake; none is then true.")
        _asked(writing, meeting_id, about)
        return f"{about.words.capitalize()}: none"


def _asked(writing: Writing, meeting_id: int, about: Enquiry) -> None:
    if about not in asked_about(writing.session, meeting_id):
        writing.add(EnquiryRow(meeting_id=meeting_id, about=about))


def _not_closed(writing: Writing, meeting_id: int) -> None:
    if writing.session.get_one(MeetingRow, meeting_id).state.closed:
        raise CcmError("This meeting is closed.", "Reopen it to change what was declared.")
