"""Who was in the room, as it was: who comes, goes, comes back, stands in and is late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ccm_tui.documents.audiences.partial_copies import agency_copy
from ccm_tui.documents.formats.plain import plain_text
from ccm_tui.documents.minutes.pages import contents_of
from ccm_tui.domain.meetings.sittings import CaseAttendee, RollLine
from ccm_tui.domain.vocabulary import CaseAttendance, Statement
from ccm_tui.errors import CcmError
from ccm_tui.services.desk.linear_mode import LinearMode
from ccm_tui.services.documents.minutes import minutes_of
from ccm_tui.services.meetings.roll import confirm_statement
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.hearings.hearings import case_attendance
from db.queries.meetings.meetings import roll_of
from db.record import Record
from tests.demo_file import demo_bytes

MEETING = 4


@dataclass
class Hands:
    """A clock that moves when it is told to."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Meeting:
    """The demo's live meeting, with its lines typed at their minute after two o'clock."""

    record: Record
    clock: Hands

    def at(self, minute: int, *lines: str) -> None:
        """Types the lines then."""
        self.clock.now = datetime(2026, 12, 17, 14, 0, tzinfo=UTC) + timedelta(minutes=minute)
        mode = LinearMode(self.record, str(MEETING))
        for line in lines:
            mode.obey(line)

    def line(self, code: str) -> RollLine:
        """What the roll says of an agency."""
        with self.record.reading() as session:
            return next(line for line in roll_of(session, MEETING) if line.code == code)

    def of_case(self, reference: str) -> dict[str, CaseAttendee]:
        """Who was in for a case."""
        with self.record.reading() as session:
            items, roll = agenda_of_meeting(session, MEETING), roll_of(session, MEETING)
            found = case_attendance(session, MEETING, items, roll)
        ids = {item.hearing.short_reference: item.hearing.id for item in items if item.hearing}
        return {one.code: one for one in found[ids[reference]]}

    def people(self, code: str) -> list[tuple[str, str, Statement, list[str]]]:
        """Who was there for an agency by the minutes, with each stretch: "14:00 to 14:20"."""
        (line,) = (one for one in minutes_of(self.record, MEETING).roll.present if one.agency.code == code)
        return [
            (
                one.name,
                one.deputy_for,
                one.statement,
                [f"{_hour(sat.start, 'opening')} to {_hour(sat.end, 'close')}" for sat in one.sat],
            )
            for one in line.people
        ]

    def text(self) -> str:
        """The minutes as plain text."""
        contents = contents_of(minutes_of(self.record, MEETING))
        return plain_text(contents.pages, contents.cover.marking, contents.cover.ending)


def _hour(moment: datetime | None, otherwise: str) -> str:
    return f"{moment:%H:%M}" if moment else otherwise


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Meeting]:
    path = tmp_path / "demo.db"
    path.write_bytes(demo_bytes())
    clock = Hands(datetime(2026, 12, 17, 14, 0, tzinfo=UTC))
    record = Record.open(path, clock, "the chair")
    yield Meeting(record, clock)
    record.close()


def test_who_leaves_and_comes_back_was_there_twice(meeting: Meeting) -> None:
    meeting.at(0, "/roll CSC present", "/confidentiality")
    meeting.at(20, "/leave CSC")
    assert not meeting.line("CSC").in_room
    meeting.at(41, "/roll CSC present")
    ((_, _, statement, sat),) = meeting.people("CSC")
    assert sat == ["opening to 14:20", "14:41 to close"]
    assert statement is Statement.VERBAL


def test_a_deputy_who_is_replaced_stays_in_the_minutes_and_agreed_for_themselves(meeting: Meeting) -> None:
    meeting.at(0, "/roll HSG deputy Una Carpenter", "/confidentiality")
    usual = meeting.line("HSG").usual_speaker
    meeting.at(20, "/roll HSG present")
    assert meeting.people("HSG") == [
        ("Una Carpenter", usual, Statement.VERBAL, ["opening to 14:20"]),
        (usual, "", Statement.NOT_CONFIRMED, ["14:20 to close"]),
    ]
    confirm_statement(meeting.record, MEETING, "HSG", Statement.VERBAL)
    assert [statement for _, _, statement, _ in meeting.people("HSG")] == [Statement.VERBAL, Statement.VERBAL]


def test_while_the_roll_is_called_an_answer_corrects_the_one_before(meeting: Meeting) -> None:
    meeting.at(0, "/roll HSG present", "/roll HSG deputy Una Carpenter")
    assert [name for name, *_ in meeting.people("HSG")] == ["Una Carpenter"]
    meeting.at(0, "/roll HSG absent")
    assert meeting.line("HSG").sittings == ()


def test_who_has_sat_there_is_not_made_absent(meeting: Meeting) -> None:
    meeting.at(0, "/roll HSG present", "/confidentiality")
    with pytest.raises(CcmError, match="has sat there"):
        meeting.at(9, "/roll HSG absent")
    assert meeting.line("HSG").in_room


def test_a_second_person_sits_beside_the_first(meeting: Meeting) -> None:
    meeting.at(0, "/roll COLP present", "/confidentiality")
    usual = meeting.line("COLP").usual_speaker
    meeting.at(12, "/roll COLP present DS Netherby", "/roll COLP present DS Netherby")
    assert [(name, sat) for name, _, _, sat in meeting.people("COLP")] == [
        (usual, ["opening to close"]),
        ("DS Netherby", ["14:12 to close"]),
    ]
    assert "DS Netherby" in meeting.text()


def test_a_guest_who_is_present_keeps_the_name_that_the_record_has(meeting: Meeting) -> None:
    meeting.at(0, "/roll GUEST-WICK present")
    assert meeting.line("GUEST-WICK").speaker == "Tam Mossop"


def test_who_comes_once_the_statement_was_read_has_not_agreed_aloud(meeting: Meeting) -> None:
    meeting.at(0, "/roll COLP present", "/confidentiality")
    meeting.at(15, "/roll CSC present")
    assert meeting.people("CSC")[0][2] is Statement.NOT_CONFIRMED
    assert meeting.people("COLP")[0][2] is Statement.VERBAL


def test_who_leaves_while_a_case_is_before_the_meeting_was_in_for_it_until_then(meeting: Meeting) -> None:
    meeting.at(0, "/roll COLP present", "/roll CSC present", "/confidentiality", "/case 031")
    meeting.at(10, "/case 036")
    meeting.at(28, "/leave CSC")
    meeting.at(40, "/case 037")
    before = meeting.of_case("036")["CSC"]
    assert before.status is CaseAttendance.IN
    assert before.there_at(datetime(2026, 12, 17, 14, 27, tzinfo=UTC))
    assert not before.there_at(datetime(2026, 12, 17, 14, 28, tzinfo=UTC))
    assert meeting.of_case("037")["CSC"].status is CaseAttendance.OUT
    assert meeting.of_case("037")["COLP"].status is CaseAttendance.IN


def test_nobody_declared_anything_only_where_all_were_asked(meeting: Meeting) -> None:
    meeting.at(0, "/roll COLP present")
    assert "Not recorded: nobody is noted to have been asked." in meeting.text()
    assert "None declared." not in meeting.text()
    meeting.at(1, "/interest none", "/observer none")
    assert "None declared." in meeting.text()
    meeting.record.undo()
    assert "Observers not recorded" in " ".join(meeting.text().replace(":", " ").split())


def test_an_interest_and_an_observer_are_minuted_and_can_be_taken_back(meeting: Meeting) -> None:
    meeting.at(0, "/roll NOISE present", "/interest noise 036 cousin of the subject, withdraws")
    meeting.at(1, "/observer Ines Quill, trainee", "/confidentiality")
    said = " ".join(meeting.text().split())
    assert "cousin of the subject" in said
    assert "Ines Quill, trainee (statement agreed aloud)" in said
    with pytest.raises(CcmError, match="on record"):
        meeting.at(2, "/interest none")
    for _ in range(3):
        meeting.record.undo()
    assert "cousin of the subject" not in meeting.text()
    assert "Not recorded: nobody is noted to have been asked." in meeting.text()
    for _ in range(3):
        meeting.record.redo()
    assert " ".join(meeting.text().split()) == said


def test_who_withdraws_is_out_of_that_case_alone(meeting: Meeting) -> None:
    meeting.at(0, "/roll NOISE present", "/interest noise 036 cousin of the subject, withdraws")
    meeting.at(5, "/case 036")
    meeting.at(25, "/case 037")
    assert meeting.of_case("036")["NOISE"] == CaseAttendee(
        "NOISE", meeting.line("NOISE").name, CaseAttendance.WITHDREW
    )
    assert meeting.of_case("037")["NOISE"].status is CaseAttendance.IN


def copy_for(meeting: Meeting, code: str) -> str:
    """All that a member's copy is made of, from which every format is a pure function."""
    document = minutes_of(meeting.record, MEETING)
    (agency,) = (one.agency for one in document.roll.present if one.agency.code == code)
    return repr(agency_copy(document, agency))


def test_a_copy_holds_what_was_recorded_while_its_agency_sat_there(meeting: Meeting) -> None:
    meeting.at(0, "/roll COLP present", "/roll CSC present", "/confidentiality", "/case 036")
    meeting.at(20, "/i csc: heronword before", "/n kestrelword before", "/a colp: siskinword visit by 8 jan")
    meeting.at(28, "/leave CSC")
    meeting.at(30, "/n ospreyword after", "/a colp: merlinword visit by 8 jan", "/a csc: wrenword visit by 8 jan")
    meeting.at(35, "/o open review 21 jan because buzzardword")
    meeting.at(40, "/case 037")
    meeting.at(41, "/n falconword of another case")
    left = copy_for(meeting, "CSC")
    for word in ("heronword", "kestrelword", "siskinword", "wrenword", "until 14:28"):
        assert word in left
    for word in ("ospreyword", "merlinword", "buzzardword", "falconword", "No outcome recorded"):
        assert word not in left
    stayed = copy_for(meeting, "COLP")
    for word in ("heronword", "ospreyword", "merlinword", "buzzardword", "falconword"):
        assert word in stayed


def test_a_copy_holds_nothing_of_a_case_withdrawn_from_or_not_reached(meeting: Meeting) -> None:
    meeting.at(0, "/roll NOISE present", "/interest noise 036 cousin of the subject, withdraws", "/confidentiality")
    meeting.at(5, "/case 036", "/n ospreyword while it was out", "/o open review 21 jan because buzzardword")
    meeting.at(20, "/case 037", "/n heronword", "/o open review 21 jan", "/close")
    held = copy_for(meeting, "NOISE")
    assert "heronword" in held
    document = minutes_of(meeting.record, MEETING)
    missed = [case for case in document.cases if case.reference[-3:] != "037"]
    assert len(missed) > 1
    for word in ("ospreyword", "buzzardword", *(case.grounds.reason for case in missed)):
        assert word not in held


def test_who_came_late_agrees_by_order(meeting: Meeting) -> None:
    meeting.at(0, "/confidentiality")
    meeting.at(15, "/roll CSC present", "/agreed CSC")
    assert meeting.people("CSC")[0][2] is Statement.VERBAL


def test_each_act_of_the_room_can_be_taken_back_and_done_again(meeting: Meeting) -> None:
    meeting.at(0, "/roll HSG deputy Una Carpenter", "/confidentiality", "/roll COLP present")
    meeting.at(20, "/roll HSG present")
    meeting.at(30, "/roll COLP present DS Netherby")
    meeting.at(40, "/leave COLP")
    states = [(meeting.line("HSG"), meeting.line("COLP"))]
    for _ in range(5):
        meeting.record.undo()
        states.append((meeting.line("HSG"), meeting.line("COLP")))
    assert meeting.line("HSG").speaker == "Una Carpenter"
    assert meeting.line("COLP").sittings == ()
    for before in reversed(states[:-1]):
        meeting.record.redo()
        assert (meeting.line("HSG"), meeting.line("COLP")) == before
