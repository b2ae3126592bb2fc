from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ccm_tui.documents.minutes.case import CaseMinutes, Hearing, Party, Rating, ReadBackMark
from ccm_tui.documents.minutes.document import ActionStanding, MinutesDocument
from ccm_tui.documents.minutes.pages import minutes_text
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
from ccm_tui.domain.meetings.quorum import quorum_in_words
from ccm_tui.domain.statuses import ActionStatus, AttendanceStatus, Decision, MeetingState
from ccm_tui.domain.vocabulary import Consent, Effect, Head, ItemKind, Known, NoteKind, Sensitivity, ShareKind
from ccm_tui.services.demo.demo import make_demo
from ccm_tui.services.documents.approval import approve_minutes
from ccm_tui.services.documents.minutes import minutes_of
from ccm_tui.services.hearings.entries import change_entry, record_entry, withdraw_entry
from ccm_tui.services.hearings.read_back import read_back
from ccm_tui.services.meetings.meeting import close_meeting, open_meeting, read_confidentiality
from ccm_tui.services.meetings.roll import call_roll, leave
from ccm_tui.services.meetings.walk import call_item
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.hearings.entries import entries_of_item
from db.queries.meetings.meetings import roll_of
from db.queries.record.find import meeting_named
from db.record import Record

CANARY = "zq-canary-never-in-a-document"


@dataclass
class Hands:
    """A clock that stands until it is moved, so that before and after are certain."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def move(self, minutes: int) -> None:
        """Lets so many minutes pass."""
        self.now += timedelta(minutes=minutes)


@dataclass
class Room:
    """The demo's live meeting, held as a chair holds it."""

    record: Record
    clock: Hands
    meeting_id: int

    def open(self) -> None:
        """Opens the meeting."""
        open_meeting(self.record, self.meeting_id)

    def call(self, short_reference: str) -> int:
        """Calls a case, and returns its item."""
        with self.record.reading() as session:
            items = agenda_of_meeting(session, self.meeting_id)
        item_id = next(item.id for item in items if item.hearing and item.hearing.short_reference == short_reference)
        call_item(self.record, item_id)
        return item_id

    def item(self, kind: ItemKind) -> int:
        """The meeting's item of that kind."""
        with self.record.reading() as session:
            return next(item.id for item in agenda_of_meeting(session, self.meeting_id) if item.kind is kind)

    def say(self, item_id: int, entry: Entry) -> int:
        """Records an entry a minute later, and gives its id."""
        self.clock.move(1)
        return record_entry(self.record, item_id, entry)

    def minutes(self) -> MinutesDocument:
        """The meeting's minutes as they are now."""
        return minutes_of(self.record, self.meeting_id)

    def case(self, short_reference: str) -> CaseMinutes:
        """What they say of one case."""
        return case_of(self.minutes(), short_reference)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    make_demo(path, date(2026, 12, 17), Hands(datetime(2026, 12, 17, 13, 45, tzinfo=UTC)), "the chair")
    return path


@pytest.fixture
def room(demo: Path, tmp_path: Path) -> Iterator[Room]:
    path = tmp_path / "demo.db"
    path.write_bytes(demo.read_bytes())
    clock = Hands(datetime(2026, 12, 17, 14, 0, tzinfo=UTC))
    record = Record.open(path, clock, "the chair")
    with record.reading() as session:
        meeting_id = meeting_named(session, "4").id
    yield Room(record, clock, meeting_id)
    record.close()


@pytest.fixture
def held(demo: Path, tmp_path: Path) -> Iterator[Record]:
    path = tmp_path / "held.db"
    path.write_bytes(demo.read_bytes())
    record = Record.open(path, Hands(datetime(2026, 12, 17, 13, 45, tzinfo=UTC)), "the chair")
    yield record
    record.close()


def minutes_of_number(record: Record, number: int) -> MinutesDocument:
    with record.reading() as session:
        meeting_id = meeting_named(session, str(number)).id
    return minutes_of(record, meeting_id)


def case_of(document: MinutesDocument, short_reference: str) -> CaseMinutes:
    return next(case for case in document.cases if case.reference.endswith(f"/{short_reference}"))


def test_what_is_not_for_the_minutes_is_nowhere_in_them(room: Room) -> None:
    room.open()
    item = room.call("031")
    room.say(item, InfoEntry(CANARY, "COLP", sensitivity=Sensitivity.NOT_MINUTED))
    room.say(item, InfoEntry("", "BTP", known=Known.NOT_KNOWN, sensitivity=Sensitivity.NOT_MINUTED))
    room.say(item, InfoEntry("Seen weekly.", "OUTR"))
    document = room.minutes()
    assert CANARY not in repr(document)
    assert CANARY not in minutes_text(document)
    assert case_of(document, "031").information.not_known_to == ()
    assert [said.text for said in case_of(document, "031").information.shared] == ["Seen weekly."]


@pytest.mark.parametrize(
    "entry",
    [
        ActionEntry(CANARY, "COLP", "PC Larkspur", date(2027, 1, 8), Head.SELF),
        InfoEntry(CANARY, "COLP"),
        RiskEntry(CANARY, (Rated(Head.SELF, 5, 5),)),
        OutcomeEntry(CANARY, Decision.KEEP_OPEN, date(2027, 1, 21)),
        VoiceEntry(CANARY, "VS"),
        NoteEntry(CANARY),
    ],
    ids=lambda entry: str(entry.kind),
)
def test_what_was_withdrawn_is_nowhere_in_them(room: Room, entry: Entry) -> None:
    room.open()
    item = room.call("031")
    withdraw_entry(room.record, room.say(item, entry), "said in error")
    document = room.minutes()
    assert CANARY not in repr(document)
    assert CANARY not in minutes_text(document)
    assert document.action_summary == ()
    assert case_of(document, "031").outcome is None


def test_information_is_attributed_to_agencies_with_fact_and_opinion_apart(room: Room) -> None:
    room.open()
    item = room.call("031")
    room.say(item, InfoEntry("Declined support.", "ASC", Known.HISTORIC, ShareKind.OPINION, Sensitivity.RESTRICTED))
    room.say(item, InfoEntry("", "NOISE", Known.NOT_KNOWN))
    room.say(item, InfoEntry("", "GUEST-WICK", Known.NO_REPLY))
    room.say(item, InfoEntry("", "NOISE", Known.NOT_KNOWN))
    information = room.case("031").information
    assert [one.name for one in information.not_known_to] == ["Pollution/Noise Team"]
    assert [one.name for one in information.no_reply_from] == ["Wickmarsh Council"]
    said = "Safeguarding (known in the past, professional opinion, RESTRICTED): Declined support."
    assert said in " ".join(minutes_text(room.minutes()).split())


def test_a_rating_stands_beside_the_one_before_it(room: Room) -> None:
    room.open()
    item = room.call("031")
    room.say(item, RiskEntry("First thought.", (Rated(Head.SELF, 5, 5),)))
    room.say(item, RiskEntry("Back to drinking daily.", (Rated(Head.SELF, 4, 3), Rated(Head.PROPERTY, 2, 2))))
    risk = room.case("031").risk
    rated = {one.head: (one.now, one.before) for one in risk.heads}
    assert rated[Head.SELF] == (Rating(4, 3, "medium"), Rating(4, 4, "high"))
    assert rated[Head.PROPERTY] == (Rating(2, 2, "low"), None)
    assert rated[Head.COMMUNITY] == (None, Rating(3, 3, "medium"))
    assert [(one.heads, one.text) for one in risk.reasons] == [
        ((Head.SELF, Head.PROPERTY), "Back to drinking daily.")
    ]


def test_a_new_case_says_who_brought_it_and_a_review_keeps_its_consent(room: Room) -> None:
    new, review = room.case("036").grounds, room.case("034").grounds
    assert new.referred_by is not None
    assert (new.referred_by.code, new.received_on, new.consent) == ("COLP", date(2026, 11, 30), Consent.NOT_SOUGHT)
    assert (review.referred_by, review.received_on, review.consent) == (None, None, Consent.GIVEN)
    assert [score.score for score in review.scores] == [34]


def test_a_repeat_shows_the_plan_from_before_the_record_and_its_ratings(room: Room) -> None:
    room.open()
    room.call("009R")
    case = room.case("009R")
    assert case.previous is not None
    assert Effect.HELPED in [measure.effect for measure in case.previous.measures]
    assert {one.head: one.before for one in case.risk.heads} == {
        Head.SELF: Rating(3, 3, "medium"),
        Head.STAFF: Rating(3, 3, "medium"),
    }


def test_notes_stand_where_they_belong(room: Room) -> None:
    room.open()
    item = room.call("031")
    room.say(item, NoteEntry("A sister rings weekly.", NoteKind.PROTECTIVE))
    room.say(item, NoteEntry("Housing disagreed.", NoteKind.DISSENT))
    room.say(room.item(ItemKind.OPENING), NoteEntry("Quorum without mental health."))
    room.say(room.item(ItemKind.ACTIONS_REVIEW), NoteEntry("Southquay to be written to."))
    room.say(room.item(ItemKind.OTHER_BUSINESS), NoteEntry("Hub closed at Christmas."))
    document = room.minutes()
    risk = case_of(document, "031").risk
    assert [note.text for note in (*risk.protective, *risk.dissent)] == [
        "A sister rings weekly.",
        "Housing disagreed.",
    ]
    assert [note.text for note in document.confidentiality.notes] == ["Quorum without mental health."]
    assert [note.text for note in document.from_before.notes] == ["Southquay to be written to."]
    assert [note.text for note in document.other_business] == ["Hub closed at Christmas."]


def test_what_comes_or_changes_after_the_read_back_is_marked(room: Room) -> None:
    room.open()
    call_roll(room.record, room.meeting_id, "COLP", AttendanceStatus.PRESENT)
    item = room.call("031")
    read = room.say(item, ActionEntry("Serve the notice", "COLP", "PC Larkspur", date(2027, 1, 8)))
    changed = room.say(item, ActionEntry("Visit", "COLP", "PC Larkspur", date(2027, 1, 8)))
    room.clock.move(1)
    read_back(room.record, item)
    room.clock.move(1)
    change_entry(room.record, changed, ActionEntry("Visit twice", "COLP", "PC Larkspur", date(2027, 1, 8)))
    added = room.say(item, ActionEntry("Ring the hub", "COLP", "PC Larkspur", date(2027, 1, 8)))
    with room.record.reading() as session:
        references = {made.id: made.action.reference for made in entries_of_item(session, item) if made.action}
    actions = {action.reference: action.mark for action in room.case("031").actions}
    assert actions == {
        references[read]: None,
        references[changed]: ReadBackMark.CHANGED,
        references[added]: ReadBackMark.RECORDED,
    }


def test_an_action_nobody_accepted_stays_proposed_and_is_summed_up_by_agency(room: Room) -> None:
    room.open()
    call_roll(room.record, room.meeting_id, "COLP", AttendanceStatus.PRESENT)
    call_roll(room.record, room.meeting_id, "MHT", AttendanceStatus.ABSENT)
    item = room.call("031")
    room.say(item, ActionEntry("Offer an appointment", "MHT", None, date(2027, 1, 15), Head.SELF))
    room.say(item, ActionEntry("Visit", "COLP", "PC Larkspur", date(2027, 1, 8)))
    room.say(item, ActionEntry("Serve the notice", "COLP", "PC Larkspur", date(2026, 12, 18)))
    document = room.minutes()
    summary = {one.agency.code if one.agency else "": one for one in document.action_summary}
    assert list(summary) == ["COLP", "MHT"]
    assert summary["COLP"].first_due_on == date(2026, 12, 18)
    assert [action.text for action in summary["COLP"].actions] == ["Serve the notice", "Visit"]
    assert summary["MHT"].actions[0].status is ActionStatus.PROPOSED
    assert "proposed, not accepted yet" in " ".join(minutes_text(document).split())


def test_who_came_and_who_sent_word_is_told_apart(room: Room) -> None:
    room.open()
    call_roll(room.record, room.meeting_id, "COLP", AttendanceStatus.PRESENT)
    call_roll(room.record, room.meeting_id, "HSG", AttendanceStatus.DEPUTY, "Hob Carpenter")
    sent = AttendanceStatus.APOLOGIES_INFORMATION
    call_roll(room.record, room.meeting_id, "LFB", sent, information_on=date(2026, 12, 15))
    call_roll(room.record, room.meeting_id, "MHT", AttendanceStatus.ABSENT)
    read_confidentiality(room.record, room.meeting_id)
    room.call("036")
    roll = room.minutes().roll
    assert [(one.agency.code, one.speaker, one.attended) for one in roll.present] == [
        ("COLP", "Ch Insp Ada Larkspur", ("036",)),
        ("HSG", "Hob Carpenter", ("036",)),
    ]
    assert roll.present[1].deputy_for == "Nell Turnstile"
    assert [(one.agency.code, one.information_sent_on) for one in roll.apologies] == [("LFB", date(2026, 12, 15))]
    assert [one.code for one in roll.absent] == ["MHT"]
    assert "MHT" in [one.code for one in roll.quorum_gaps]
    assert "BTP" in [one.code for one in roll.not_called]


def test_the_minutes_and_the_roll_say_the_same_of_the_quorum(room: Room) -> None:
    room.open()
    call_roll(room.record, room.meeting_id, "COLP", AttendanceStatus.PRESENT)
    call_roll(room.record, room.meeting_id, "HSG", AttendanceStatus.PRESENT)
    call_roll(room.record, room.meeting_id, "MHT", AttendanceStatus.ABSENT)
    leave(room.record, room.meeting_id, "HSG")
    with room.record.reading() as session:
        here = quorum_in_words(roll_of(session, room.meeting_id))
    assert here == (
        "Not in the room: Housing (estates, tenancy); Mental health trust. A quorum needs 2 agencies not called yet."
    )
    said = " ".join(minutes_text(room.minutes()).split())
    assert "needed and not in the room: Mental health trust" in said
    assert "needed and left early: Housing (estates, tenancy)" in said
    assert "needed and not called: " in said
    assert "every agency needed was in the room" not in said


def test_a_meeting_in_session_has_its_minutes_so_far(room: Room) -> None:
    room.open()
    room.call("036")
    document = room.minutes()
    assert document.meeting.state is MeetingState.IN_SESSION
    assert case_of(document, "036").hearing is Hearing.HEARD
    assert case_of(document, "032").hearing is Hearing.WAITING
    assert "DRAFT: the minutes so far" in minutes_text(document)


def test_a_case_never_called_is_not_reached_and_the_latest_decision_stands(room: Room) -> None:
    room.open()
    item = room.call("031")
    room.say(item, OutcomeEntry("Not yet.", Decision.DEFER))
    room.say(item, OutcomeEntry("He has moved.", Decision.TRANSFER, to="GUEST-WICK", tell="OUTR"))
    room.say(item, OutcomeEntry("Spoken of again."))
    close_meeting(room.record, room.meeting_id)
    document = room.minutes()
    outcome = case_of(document, "031").outcome
    assert outcome is not None
    assert (outcome.decision, outcome.to) == (Decision.TRANSFER, "Wickmarsh Council")
    assert outcome.tells_subject == Party("OUTR", "Street outreach")
    assert case_of(document, "032").hearing is Hearing.NOT_REACHED


def test_approval_takes_the_draft_from_every_page(room: Room) -> None:
    room.open()
    close_meeting(room.record, room.meeting_id)
    assert "DRAFT" in minutes_text(room.minutes())
    approve_minutes(room.record, room.meeting_id, "Ch Insp Ada Larkspur")
    text = minutes_text(room.minutes())
    assert "DRAFT" not in text
    assert "APPROVED by Ch Insp Ada Larkspur" in text


def test_not_done_and_not_possible_are_never_one_reason(held: Record) -> None:
    second = {one.reference: one for one in minutes_of_number(held, 2).from_before.actions}
    third = {one.reference: one for one in minutes_of_number(held, 3).from_before.actions}
    assert second["031/3"].standing is ActionStanding.NOT_POSSIBLE
    assert third["034/3"].standing is ActionStanding.NOT_DONE
    assert third["034/3"].reissued_as == "034/4"
    assert all(one.reason for one in (second["031/3"], third["034/3"]))


def test_the_live_meeting_opens_on_the_incomplete_actions_only(room: Room) -> None:
    found = {one.reference: (one.standing, one.days_late) for one in room.minutes().from_before.actions}
    assert found == {
        "031/5": (ActionStanding.OVERDUE, 34),
        "035/4": (ActionStanding.OVERDUE, 14),
        "032/4": (ActionStanding.PROPOSED, 0),
        "034/5": (ActionStanding.LATE, 3),
    }


def test_minutes_made_again_later_do_not_tell_what_came_after_the_meeting(held: Record) -> None:
    second = minutes_of_number(held, 2)
    stood = {action.reference: action for case in second.cases for action in case.actions}
    assert stood["031/4"].status is ActionStatus.OPEN
    assert stood["031/4"].done_on is None
    assert stood["034/3"].status is ActionStatus.OPEN
    assert stood["034/3"].reissued_as is None


def test_who_declared_an_interest_withdrew_from_the_case(held: Record) -> None:
    second = minutes_of_number(held, 2)
    declared = second.declarations[0]
    assert declared.withdrew
    assert declared.case_reference is not None
    case = next(case for case in second.cases if case.reference == declared.case_reference)
    assert [one.code for one in case.withdrew] == ["DAS"]
    attendance = next(one for one in second.roll.present if one.agency.code == "DAS")
    assert declared.case_reference.rsplit("/", 1)[-1] in attendance.missed
