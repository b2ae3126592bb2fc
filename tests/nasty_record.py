"""A record whose names collide, made once a process: the one on which promises about people are tested.

Names within names, hyphens, both apostrophes, two letters, further names, combining marks, letters that no accent
makes, father and son, professionals and agencies called as subjects are; referrals that became nothing; meetings
closed out of order; a case linked, one restricted, one erased. Each person's particulars are like nobody else's, so
that a test can tell whose a byte is.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ccm_tui.clock import LONDON, Clock, clock_from
from ccm_tui.domain.agencies.agency import STARTER_AGENCIES, NewAgency, NewRepresentative
from ccm_tui.domain.cases.case import GivenPerson
from ccm_tui.domain.composer.line.entries import (
    ActionEntry,
    Entry,
    InfoEntry,
    NoteEntry,
    OutcomeEntry,
    Rated,
    RiskEntry,
    VoiceEntry,
)
from ccm_tui.domain.referrals.referral import NewReferral, RiskScore
from ccm_tui.domain.statuses import ActionStatus, AttendanceStatus, Decision, Screening
from ccm_tui.domain.vocabulary import Consent, Head, PersonRole, Sensitivity
from ccm_tui.services.actions.actions import report_status
from ccm_tui.services.actions.listing import list_actions
from ccm_tui.services.agenda.invitations import name_guest
from ccm_tui.services.agenda.planning import NewMeeting, plan_meeting
from ccm_tui.services.cases.editing import add_flag, link_cases, restrict
from ccm_tui.services.cases.people import add_person, change_person
from ccm_tui.services.documents.approval import amend_minutes, approve_minutes
from ccm_tui.services.governance.erasure import erase
from ccm_tui.services.governance.retention import set_retention_years
from ccm_tui.services.hearings.entries import record_entry
from ccm_tui.services.meetings.closing import close
from ccm_tui.services.meetings.meeting import open_meeting, reopen_meeting
from ccm_tui.services.meetings.roll import call_roll
from ccm_tui.services.meetings.walk import call_item
from ccm_tui.services.record.setup import set_up
from ccm_tui.services.referrals.referrals import add_referral
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.cases.file import case_person_rows
from db.queries.record.find import case_named
from db.record import Record
from db.tables.cases import CasePersonRow
from db.tables.meetings import ObserverRow
from tests.conftest import DEMO_NOW

VICTIM, HARM, WITNESS = PersonRole.VULNERABLE_VICTIM, PersonRole.CAUSING_HARM, PersonRole.WITNESS


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person as the record is to have them, with particulars that nobody else has."""

    name: str
    born_on: date | None
    street: str
    """In the address, the safe contact, the adjustments and the wishes of nobody else."""
    role: PersonRole = VICTIM
    also_known_as: str = ""

    @property
    def given(self) -> GivenPerson:
        """As they are entered into a case."""
        return GivenPerson(
            name=self.name,
            role=self.role,
            subject=self.role is not WITNESS,
            also_known_as=self.also_known_as,
            born_on=self.born_on,
            address=f"3 {self.street} Court",
            safe_contact=f"leave a card at {self.street} library",
            adjustments=f"reads {self.street} type",
        )


CASES: Mapping[str, tuple[Somebody, ...]] = {
    # Closed at the first meeting.
    "001": (Somebody("Rollo Quince", date(1961, 4, 4), "Pewter", HARM),),
    # Live, and listed for the third meeting.
    "002": (
        Somebody("Rollo Quince-Vane", date(1990, 5, 5), "Larch", HARM),
        Somebody("Marisol Vane", date(1992, 6, 6), "Ochre"),
    ),
    # Closed; both of two letters, one of whom harmed the other.
    "003": (Somebody("Bo Al", date(1999, 1, 2), "Saffron"), Somebody("Jo Li", date(2000, 3, 4), "Basalt", HARM)),
    # Closed; further names as ccm itself joins them.
    "004": (Somebody("Kate Marlowe", date(1978, 7, 7), "Cobalt", VICTIM, "Katya Marlowska; Kitty O’Thistle"),),
    # Closed; letters that no accent makes, one name taken apart, one with a curly apostrophe.
    "005": (
        Somebody("Łukasz Großmann-Sørbø", date(1988, 8, 8), "Umber"),
        Somebody("Rene\u0301e O’Thistle", date(1970, 9, 9), "Jasper", HARM),
        Somebody("Siobhán D'Arblay", None, "Mallow", WITNESS),
    ),
    # Live; a name that is two words.
    "006": (Somebody("Will May", date(2001, 10, 10), "Tallow"),),
    # Father, closed, and son, live.
    "007": (Somebody("Thomas Ferrier", date(1950, 11, 11), "Gannet"),),
    "008": (Somebody("Thomas Ferrier", date(1985, 12, 12), "Plover", HARM),),
    # Restricted, with a surname that others have.
    "009": (Somebody("Hazel Ferrier", date(1982, 2, 3), "Sorrel"),),
    # Closed and linked with 002; whom it is about is a witness in 011.
    "010": (Somebody("Nadia Farrow", date(1966, 3, 5), "Kestrel"),),
    # About the man who exploited her, and heard later than hers.
    "011": (Somebody("Dexter Crake", date(1979, 4, 6), "Vellum", HARM),),
    # Closed and erased.
    "012": (Somebody("Ottoline Brack", date(1945, 5, 7), "Isinglass"),),
    # Accepted, waiting for its first agenda.
    "013": (Somebody("Jory Pell", date(1996, 6, 8), "Walnut"),),
}
PEOPLE = tuple(somebody for people in CASES.values() for somebody in people)
SHUT = ("001", "003", "004", "005", "007", "010", "012")
"""Cases that were closed and nobody works on any more; the last was erased."""
LIVE = ("002", "006", "008", "009", "011", "013")
ERASED = "CCM/26/012"

TURNED_AWAY: tuple[tuple[Somebody, Screening], ...] = (
    (Somebody("Rollo Quince", date(1961, 4, 4), "Burnish", HARM), Screening.DECLINED_THRESHOLD),
    (Somebody("Bo Al", date(1999, 1, 2), "Thicket"), Screening.RETURNED),
    (Somebody("Katya Marlowska", date(1978, 7, 7), "Hessian"), Screening.WITHDRAWN),
    (Somebody("Thomas Ferrier", None, "Pumice"), Screening.DECLINED_FORUM),
    (Somebody("Kate Marlowe", date(2003, 3, 3), "Trellis"), Screening.DECLINED_FORUM),
)
"""Referrals that became no case, the last of a namesake."""

AGENCIES = (
    *STARTER_AGENCIES,
    NewAgency("QH", "Quince House", people=(NewRepresentative("Rollo Quinceland"), NewRepresentative("Al Bo"))),
    NewAgency("BNH", "Bo'ness Housing Trust", people=(NewRepresentative("K. Marlowe"),)),
    NewAgency("MAY", "May Day Centre", people=(NewRepresentative("Mary-Ann Al-Sedge"),)),
)

NAMED_IN: Mapping[str, tuple[str, ...]] = {
    "001": ("Rollo Quince and Bo'ness Housing Trust met; Quince said he will move in May.",),
    "002": (
        "Rollo Quince-Vane drank with Rollo Quince at Quince House.",
        "ROLLO  QUINCE’s key was found by Marisol Vane, not by Quince.",
        "Hazel Ferrier lent Jo Li her bicycle; Bo-Al Ltd mended it.",
    ),
    "003": ("Jo Li says that Bo Al and Nadia Farrow are friends.", "bo al was at Bo’ness with Jo-Li Wen."),
    "004": ("Katya Marlowska is what her mother calls Kate Marlowe; Kitty O'Thistle is older.",),
    "005": ("Lukasz Grossmann-Sorbo wrote; Renée O'Thistle and RENÉE OTHISTLE answered.", "O’Thistle Ltd did not."),
    "006": ("Will May will ring in May; Kate Marlowe may, and Katya Marlowska will not.",),
    "007": ("Thomas Ferrier the elder lent his son the car.",),
    "008": ("Thomas Ferrier says that his father hears badly.", "Kitty O’Thistle and Łukasz Großmann-Sørbø fled."),
    "009": ("Hazel Ferrier is nobody's sister.",),
    "010": ("Nadia Farrow was paid by Dexter Crake.", "Farrow Street is where Siobhán D’Arblay saw it."),
    "011": ("Dexter Crake asked for Nadia Farrow by name.", "NADIA FARROW-PIKE is another."),
    "012": ("Ottoline Brack told it to Rollo Quince.",),
}
"""What is said at the hearing of each case."""

OCTOBER, NOVEMBER, JANUARY = 1, 2, 3
"""The ids of the meetings: closed, opened again after the next one and closed again; closed; planned."""
_DAYS = {OCTOBER: date(2026, 10, 15), NOVEMBER: date(2026, 11, 19), JANUARY: date(2027, 1, 21)}
_LAST = "011"
"""The one case that the second meeting hears first."""


def nasty_record(folder: Path) -> Path:
    """Such a record in that folder, nobody having it open."""
    path = folder / "nasty.db"
    path.touch(mode=0o600)
    path.write_bytes(_nasty_bytes())
    return path


@cache
def _nasty_bytes() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "nasty.db"
        set_up(path, "Tidewell Community MARAC", _clock(date(2026, 9, 1)), "tester", AGENCIES).close()
        with_record(path, date(2026, 9, 2), _refer)
        with_record(path, _DAYS[OCTOBER], _hold_october)
        with_record(path, _DAYS[NOVEMBER], _hold_november)
        with_record(path, date(2026, 11, 20), _close_october_again)
        with_record(path, DEMO_NOW.date(), _stand_today)
        return path.read_bytes()


def with_record(path: Path, day: date, act: Callable[[Record], None]) -> None:
    """Does something to the record on that day, at two in the afternoon."""
    record = Record.open(path, _clock(day), "tester")
    try:
        act(record)
    finally:
        record.close()


def case_id(record: Record, number: str) -> int:
    """The id of the case of that number."""
    with record.reading() as session:
        return case_named(session, f"CCM/26/{number}").id


def _refer(record: Record) -> None:
    for number in [number for number in CASES if number not in (_LAST, "013")]:
        _accept(record, number, date(2026, 8, int(number)))
    for somebody, screening in TURNED_AWAY:
        add_referral(record, _referral(somebody, date(2026, 8, 20), screening))
    _plan(record, OCTOBER)


def _hold_october(record: Record) -> None:
    open_meeting(record, OCTOBER)
    call_roll(record, OCTOBER, "QH", AttendanceStatus.DEPUTY, "Rollo Quince")
    call_roll(record, OCTOBER, "BNH", AttendanceStatus.PRESENT)
    call_roll(record, OCTOBER, "MAY", AttendanceStatus.PRESENT, "Will May")
    with record.writing("test.observers", "observers") as writing:
        for name, organisation in (("Kate Marlowe", "Jo Li Ltd"), ("Nadia Farrow-Pike", "")):
            writing.add(ObserverRow(meeting_id=OCTOBER, name=name, organisation=organisation))
    for number in [number for number in CASES if number not in (_LAST, "013")]:
        _hear(record, OCTOBER, number, Decision.CLOSE_REDUCED if number in SHUT else Decision.KEEP_OPEN)
    close(record, OCTOBER)


def _hold_november(record: Record) -> None:
    _accept(record, _LAST, date(2026, 11, 2))
    _take_part(record, _LAST, "010", WITNESS)
    _plan(record, NOVEMBER)
    open_meeting(record, NOVEMBER)
    call_roll(record, NOVEMBER, "QH", AttendanceStatus.PRESENT)
    _hear(record, NOVEMBER, _LAST, Decision.KEEP_OPEN)
    for item in _items(record, NOVEMBER):
        if item[1] and not item[1].endswith(_LAST):
            call_item(record, item[0])
            record_entry(record, item[0], OutcomeEntry("no change", Decision.KEEP_OPEN, date(2027, 1, 21)))
    close(record, NOVEMBER)
    approve_minutes(record, NOVEMBER, "Bo Al-Farrow")


def _close_october_again(record: Record) -> None:
    reopen_meeting(record, OCTOBER, "a guest was not minuted")
    close(record, OCTOBER)
    approve_minutes(record, OCTOBER, "R. Quince")
    amend_minutes(record, OCTOBER, "Bo Al is spelt so, Kate Marlowe too.", "Jo Li asked for it", "Quince", "003")


def _stand_today(record: Record) -> None:
    for action in list_actions(record):
        if action.case[-3:] in SHUT:
            report_status(record, action.reference, ActionStatus.NOT_DONE, "Rollo Quince-Vane had the only key")
    _accept(record, "013", date(2026, 12, 1), screening=Screening.ACCEPTED)
    link_cases(record, case_id(record, "002"), "CCM/26/010", "Nadia Farrow knows Rollo Quince-Vane")
    add_flag(record, case_id(record, "008"), "Not to be visited where Kate Marlowe lives", "Bo Al said so")
    restrict(record, case_id(record, "009"), "Hazel Ferrier works for Quince House", ["COLP"])
    _plan(record, JANUARY)
    set_retention_years(record, 6)
    erase(record, ERASED, "kept for long enough", "decision 12 of the panel")


def _accept(record: Record, number: str, day: date, screening: Screening = Screening.ACCEPTED) -> None:
    first, *others = CASES[number]
    taken = add_referral(record, _referral(first, day, screening, f"CCM/26/{number}"))
    assert taken.case_reference is not None
    with record.reading() as session:
        found = case_named(session, taken.case_reference).id
        (part,) = case_person_rows(session, found)
        person_id = part.person_id
    change_person(record, found, person_id, first.given)
    for other in others:
        add_person(record, found, other.given)


def _take_part(record: Record, number: str, whose: str, role: PersonRole) -> None:
    """Puts the person of one case into another: no service of ours does that with somebody on record."""
    there = case_id(record, number)
    with record.writing("test.part", "a person in another case too") as writing:
        (part,) = case_person_rows(writing.session, case_named(writing.session, f"CCM/26/{whose}").id)
        writing.add(CasePersonRow(case_id=there, person_id=part.person_id, role=role))


def _referral(somebody: Somebody, day: date, screening: Screening, reference: str = "") -> NewReferral:
    return NewReferral(
        received_on=day,
        subject_name=somebody.name,
        subject_born_on=somebody.born_on,
        subject_role=somebody.role,
        referrer_agency="QH",
        referrer_name="Rollo Quince",
        referrer_contact="bo.al@quince.example",
        address=f"3 {somebody.street} Court",
        other_parties="Jo Li; Kate Marlowe",
        reason=f"{somebody.name} was seen in {somebody.street} Lane with Rollo Quince and Bo Al.",
        safe_contact=f"leave a card at {somebody.street} library",
        consent=Consent.NOT_GIVEN,
        consent_reason=f"{somebody.name} does not know.",
        consent_authorised_by="Quince",
        score=RiskScore(f"{somebody.street} scale", 31, 41, "", "Will May"),
        screening=screening,
        screening_reason="" if screening is Screening.ACCEPTED else f"{somebody.name} is not for us.",
        reference=reference,
    )


def _hear(record: Record, meeting_id: int, number: str, decision: Decision) -> None:
    item_id = next(item for item, reference in _items(record, meeting_id) if reference == f"CCM/26/{number}")
    call_item(record, item_id)
    name_guest(record, item_id, "Quince", "Bo Al & Sons")
    for entry in _said(number, decision):
        record_entry(record, item_id, entry)


def _said(number: str, decision: Decision) -> Iterable[Entry]:
    first = CASES[number][0]
    for text in NAMED_IN[number]:
        yield InfoEntry(text, "QH")
    yield InfoEntry(f"held back: {first.name}", "BNH", sensitivity=Sensitivity.RESTRICTED)
    yield RiskEntry(f"{first.street} was burgled twice", (Rated(Head.SELF, 4, 4),))
    yield VoiceEntry(f"wants to stay in {first.street}", "MAY")
    yield NoteEntry(f"The panel thinks that {first.name} is safer away from {first.street}.")
    yield ActionEntry(f"Visit {first.name} with Kate Marlowe", "QH", "Rollo Quinceland", date(2026, 12, 10))
    kept = decision is Decision.KEEP_OPEN
    yield OutcomeEntry(f"{first.name} agreed", decision, date(2027, 1, 21) if kept else None)


def _items(record: Record, meeting_id: int) -> list[tuple[int, str]]:
    with record.reading() as session:
        return [
            (item.id, item.hearing.reference if item.hearing else "")
            for item in agenda_of_meeting(session, meeting_id)
        ]


def _plan(record: Record, meeting_id: int) -> None:
    day = _DAYS[meeting_id]
    new = NewMeeting(day, time(14), time(16), "Quince House", "Rollo Quince", "Quince", "Kate Marlowe-Sedge")
    assert plan_meeting(record, new) == meeting_id


def _clock(day: date) -> Clock:
    return clock_from(datetime.combine(day, time(14), LONDON))
