from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

import pytest

from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.composer.line.entries import InfoEntry, NoteEntry, OutcomeEntry, RiskEntry, VoiceEntry, missing
from ccm_tui.domain.composer.parsing import parse
from ccm_tui.domain.composer.rendering import render_entry
from ccm_tui.domain.hearings.hearing import Recorded
from ccm_tui.domain.meetings.sittings import RollLine
from ccm_tui.domain.statuses import AttendanceStatus, MeetingState
from ccm_tui.domain.vocabulary import (
    AgencyKind,
    CaseAttendance,
    EntryKind,
    HearingKind,
    Known,
    NoteKind,
    Sensitivity,
    ShareKind,
)
from ccm_tui.services.hearings.room import room_for
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.hearings.entries import entries_by_item
from db.queries.hearings.hearings import case_attendance, read_back_at
from db.queries.meetings.meetings import all_meetings, roll_of
from db.record import Record


@dataclass(frozen=True)
class Heard:
    meeting: int
    case: str
    item: AgendaItem
    entries: tuple[Recorded, ...]
    attendance: dict[str, CaseAttendance]
    read_back_at: datetime | None
    roll: dict[str, RollLine]

    @property
    def shares(self) -> list[InfoEntry]:
        return [made.entry for made in self.entries if isinstance(made.entry, InfoEntry)]


@pytest.fixture(scope="session")
def hearings(demo: Record) -> list[Heard]:
    return list(_hearings(demo))


def _hearings(demo: Record) -> Iterator[Heard]:
    with demo.reading() as session:
        for meeting in all_meetings(session):
            if meeting.state is MeetingState.PLANNED:
                continue
            made = entries_by_item(session, meeting.id)
            items, roll = agenda_of_meeting(session, meeting.id), roll_of(session, meeting.id)
            present = case_attendance(session, meeting.id, items, roll)
            read_back = read_back_at(session, meeting.id)
            called = {line.code: line for line in roll}
            for item in items:
                if item.hearing:
                    attendance = {attendee.code: attendee.status for attendee in present[item.hearing.id]}
                    yield Heard(
                        meeting.number,
                        item.hearing.short_reference,
                        item,
                        made[item.id],
                        attendance,
                        read_back.get(item.hearing.id),
                        called,
                    )


def test_everything_recorded_is_whole(hearings: list[Heard]) -> None:
    assert len(hearings) == 17
    for heard in hearings:
        for made in heard.entries:
            assert missing(made.entry) == ()


def test_everything_recorded_is_something_that_a_chair_could_have_typed(demo: Record, hearings: list[Heard]) -> None:
    with demo.reading() as session:
        meeting_ids = {meeting.number: meeting.id for meeting in all_meetings(session)}
    for heard in hearings:
        room = room_for(demo, meeting_ids[heard.meeting], heard.item.id)
        for made in heard.entries:
            line = render_entry(made.entry, room)
            assert parse(line, made.entry.kind, room).entry == made.entry


def test_everything_was_recorded_in_order_while_its_case_was_before_the_meeting(hearings: list[Heard]) -> None:
    for heard in hearings:
        moments = [heard.item.started_at, *(made.made_at for made in heard.entries), heard.item.ended_at]
        assert all(earlier and later and earlier < later for earlier, later in pairwise(moments))


def test_a_hearing_has_its_ratings_and_ends_with_its_outcome(hearings: list[Heard]) -> None:
    for heard in hearings:
        assert sum(isinstance(made.entry, RiskEntry) for made in heard.entries) == 1
        assert [made for made in heard.entries if isinstance(made.entry, OutcomeEntry)] == [heard.entries[-1]]


def test_every_new_case_was_heard_with_a_voice_and_protective_factors(hearings: list[Heard]) -> None:
    for heard in hearings:
        if heard.item.hearing and heard.item.hearing.kind is HearingKind.NEW:
            assert any(isinstance(made.entry, VoiceEntry) for made in heard.entries)
            notes = [made.entry for made in heard.entries if isinstance(made.entry, NoteEntry)]
            assert any(note.note is NoteKind.PROTECTIVE for note in notes)


def test_the_actions_of_a_hearing_were_read_back_before_it_was_decided(hearings: list[Heard]) -> None:
    for heard in hearings:
        actions = [made for made in heard.entries if made.entry.kind is EntryKind.ACTION]
        assert bool(actions) == (heard.read_back_at is not None)
        if heard.read_back_at:
            assert actions[-1].made_at < heard.read_back_at < heard.entries[-1].made_at


def test_everyone_in_the_room_for_a_case_was_heard(hearings: list[Heard]) -> None:
    for heard in hearings:
        in_for_it = {code for code, status in heard.attendance.items() if status is CaseAttendance.IN}
        assert in_for_it <= {share.agency for share in heard.shares}, (heard.meeting, heard.case)


def test_nobody_out_of_the_room_spoke(hearings: list[Heard]) -> None:
    for heard in hearings:
        for made in heard.entries:
            if isinstance(made.entry, InfoEntry) and made.entry.agency:
                code = made.entry.agency
                spoke = heard.attendance.get(code) is CaseAttendance.IN
                line = heard.roll.get(code)
                wrote = line is not None and line.status is AttendanceStatus.APOLOGIES_INFORMATION
                assert spoke or wrote or made.entry.known is Known.NO_REPLY
                assert bool(made.speaker) == spoke


def test_an_agency_that_knows_a_person_does_not_later_say_that_it_does_not(hearings: list[Heard]) -> None:
    known: set[tuple[str, str]] = set()
    for heard in hearings:
        for share in heard.shares:
            if share.agency and share.known is Known.NOT_KNOWN:
                assert (heard.case, share.agency) not in known, heard.meeting
            elif share.agency and share.known is not Known.NO_REPLY:
                known.add((heard.case, share.agency))


def test_a_restricted_case_was_heard_by_the_agencies_concerned_alone(hearings: list[Heard]) -> None:
    for heard in (heard for heard in hearings if heard.case == "035"):
        inside = {code for code, status in heard.attendance.items() if status is CaseAttendance.IN}
        assert inside <= {"COLP", "CST", "ASC", "MHT", "BTP", "GUEST-SQY"}
        assert {share.agency for share in heard.shares} <= {"COLP", "CST", "ASC", "MHT", "BTP", "GUEST-SQY"}


def test_who_declared_an_interest_was_out_and_silent(hearings: list[Heard]) -> None:
    withdrew = [
        (heard.meeting, heard.case, code)
        for heard in hearings
        for code, status in heard.attendance.items()
        if status is CaseAttendance.WITHDREW
    ]
    assert withdrew == [(2, "034", "DAS")]


def test_an_agency_that_left_early_was_in_for_no_later_case(hearings: list[Heard]) -> None:
    first = [heard for heard in hearings if heard.meeting == 1]
    brigade = {heard.case: heard.attendance["LFB"] for heard in first}
    assert brigade.pop("032") is CaseAttendance.IN
    assert set(brigade.values()) == {CaseAttendance.OUT}


def test_a_guest_was_in_for_the_cases_it_was_asked_for_alone(hearings: list[Heard]) -> None:
    for heard in hearings:
        for code, status in heard.attendance.items():
            if heard.roll[code].kind is AgencyKind.GUEST and status is CaseAttendance.IN:
                assert code in heard.item.guests


def test_fact_report_and_opinion_nil_returns_and_silence_all_occur(hearings: list[Heard]) -> None:
    shares = [share for heard in hearings for share in heard.shares]
    assert {share.share for share in shares} == set(ShareKind)
    assert {share.known for share in shares} == set(Known)
    assert {share.sensitivity for share in shares} == set(Sensitivity)


def test_the_one_dissent_was_minuted_with_how_it_was_resolved(hearings: list[Heard]) -> None:
    dissents = [
        (heard.meeting, heard.case, made.entry.resolution)
        for heard in hearings
        for made in heard.entries
        if isinstance(made.entry, NoteEntry) and made.entry.note is NoteKind.DISSENT
    ]
    ((meeting, case, resolution),) = dissents
    assert (meeting, case) == (3, "032")
    assert "The panel kept the graded plan" in resolution


def test_the_neighbouring_borough_never_answered(hearings: list[Heard]) -> None:
    answers = [
        (heard.meeting, share.known)
        for heard in hearings
        if heard.case == "031"
        for share in heard.shares
        if share.agency == "GUEST-WICK"
    ]
    assert answers == [(1, Known.NO_REPLY), (2, Known.NO_REPLY), (3, Known.NO_REPLY)]
