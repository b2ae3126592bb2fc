import pytest

from ccm_tui.domain.agencies.agency import Agency
from ccm_tui.domain.figures.measures import AttendanceFigures, Rate, attendance_figures
from ccm_tui.domain.meetings.sittings import RollLine
from ccm_tui.domain.statuses import AttendanceStatus, MeetingState
from ccm_tui.domain.vocabulary import AgencyKind, Statement
from db.queries.agencies.agencies import all_agencies
from db.queries.meetings.meetings import all_meetings, interests_of, observers_of, roll_of
from db.record import Record

MEMBERS = "COLP CST NOISE ASC CSC HRS HSG MHT DAS OUTR VS LFB PROB BTP"

ABBREVIATIONS = {
    AttendanceStatus.PRESENT: "P",
    AttendanceStatus.DEPUTY: "D",
    AttendanceStatus.APOLOGIES_INFORMATION: "AI",
    AttendanceStatus.APOLOGIES: "A",
    AttendanceStatus.ABSENT: "N",
}

ROLLS = (
    "P P P P AI P P P P P D P A P",
    "P P P D N P P A P P P AI P N",
    "P P D P AI P P N D P P AI P P",
)


@pytest.fixture(scope="session")
def rolls(demo: Record) -> list[tuple[RollLine, ...]]:
    with demo.reading() as session:
        return [
            roll_of(session, meeting.id)
            for meeting in all_meetings(session)
            if meeting.state in (MeetingState.CLOSED, MeetingState.APPROVED)
        ]


@pytest.fixture(scope="session")
def agencies(demo: Record) -> dict[str, Agency]:
    with demo.reading() as session:
        return {agency.code: agency for agency in all_agencies(session)}


@pytest.fixture(scope="session")
def figures(rolls: list[tuple[RollLine, ...]]) -> AttendanceFigures:
    return attendance_figures(rolls)


def test_fourteen_agencies_are_members_and_five_are_needed_for_a_quorum(agencies: dict[str, Agency]) -> None:
    members = [agency for agency in agencies.values() if agency.kind is not AgencyKind.GUEST]
    assert [agency.code for agency in members] == MEMBERS.split()
    flexible = {agency.code for agency in members if agency.kind is AgencyKind.FLEXIBLE}
    assert flexible == {"CSC", "LFB", "PROB", "BTP"}
    needed = {agency.code for agency in agencies.values() if agency.needed_for_quorum}
    assert needed == {"COLP", "CST", "ASC", "MHT", "HSG"}


def test_the_police_have_four_who_speak_for_them(agencies: dict[str, Agency]) -> None:
    assert [person.name for person in agencies["COLP"].representatives] == [
        "Ch Insp Ada Larkspur",
        "PC Finch Larkspur",
        "DS Netherby",
        "ECO Protect Off Vane",
    ]


def test_every_agency_has_somebody_to_speak_for_it(agencies: dict[str, Agency]) -> None:
    assert all(agency.representatives for agency in agencies.values())


def test_each_roll_was_called_as_the_story_has_it(rolls: list[tuple[RollLine, ...]]) -> None:
    for called, expected in zip(rolls, ROLLS, strict=True):
        marks = [ABBREVIATIONS[line.status] for line in called if line.status and line.kind is not AgencyKind.GUEST]
        assert " ".join(marks) == expected


def test_thirty_three_of_forty_two_invitations_were_followed(figures: AttendanceFigures) -> None:
    assert figures.meetings == (Rate(12, 14), Rate(10, 14), Rate(11, 14))
    assert figures.total == Rate(33, 42)
    assert figures.total.percent == 79


def test_the_three_agencies_that_came_least_are_seen(figures: AttendanceFigures) -> None:
    least = {agency.code: agency for agency in figures.agencies if agency.attended.count <= 1}
    assert {code: agency.attended.words for code, agency in least.items()} == {
        "CSC": "0 of 3 (0%)",
        "MHT": "1 of 3 (33%)",
        "LFB": "1 of 3 (33%)",
    }
    assert {code: agency.sent_information for code, agency in least.items()} == {"CSC": 2, "MHT": 0, "LFB": 2}


def test_guests_came_and_are_not_counted(rolls: list[tuple[RollLine, ...]], figures: AttendanceFigures) -> None:
    guests = {line.code for called in rolls for line in called if line.kind is AgencyKind.GUEST}
    assert guests == {"GUEST-WICK", "GUEST-SQY", "SOL"}
    assert not guests & {agency.code for agency in figures.agencies}


def test_a_deputy_is_named_with_whom_they_stand_in_for(rolls: list[tuple[RollLine, ...]]) -> None:
    deputies = [line for called in rolls for line in called if line.status is AttendanceStatus.DEPUTY]
    assert {line.code: (line.speaker, line.deputy_for) for line in deputies} == {
        "VS": ("Tilda Marram", "Prue Wren"),
        "ASC": ("Quentin Ashlar", "Rosa Hollyoak"),
        "NOISE": ("Moss Tidewell", "Greta Drumm"),
        "DAS": ("Pia Lindenrow", "Dr Hob Inkwell"),
    }


def test_everyone_in_the_room_agreed_to_keep_it_confidential(rolls: list[tuple[RollLine, ...]]) -> None:
    for line in (line for called in rolls for line in called if line.status):
        assert line.status
        assert line.status.in_room == (line.statement is not Statement.NOT_CONFIRMED)
        assert line.status.in_room == bool(line.speaker)


def test_information_sent_instead_has_its_day(rolls: list[tuple[RollLine, ...]]) -> None:
    for line in (line for called in rolls for line in called):
        sent = line.status is AttendanceStatus.APOLOGIES_INFORMATION
        assert sent == (line.information_sent_on is not None)


def test_the_chair_of_every_meeting_is_the_same_and_speaks_for_no_agency(
    demo: Record, rolls: list[tuple[RollLine, ...]]
) -> None:
    with demo.reading() as session:
        assert {meeting.chair for meeting in all_meetings(session)} == {"Ch Insp Ada Larkspur"}
        assert {meeting.minute_taker for meeting in all_meetings(session)} == {"Lowell Featherstone"}
    assert "Ch Insp Ada Larkspur" not in {line.speaker for called in rolls for line in called}


def test_the_second_meeting_had_an_observer_and_an_interest_declared(demo: Record) -> None:
    with demo.reading() as session:
        second = next(meeting for meeting in all_meetings(session) if meeting.number == 2)
        assert [watcher.name for watcher in observers_of(session, second.id)] == ["Sorrel Quayle"]
        (declared,) = interests_of(session, second.id)
    assert (declared.case_reference, declared.agency, declared.withdrew) == ("CCM/26/034", "DAS", True)
