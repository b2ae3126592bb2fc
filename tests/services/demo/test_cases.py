from datetime import date

import pytest

from ccm_tui.domain.cases.case import Case, CaseLine
from ccm_tui.domain.statuses import CaseStatus, Screening
from ccm_tui.domain.vocabulary import Criterion, Effect, Forum, Head, HearingKind, PersonRole, ResidentStatus
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.cases.cases import case_lines, case_with_id
from db.queries.hearings.hearings import last_time, past_hearings
from db.queries.meetings.meetings import all_meetings
from db.queries.referrals.referrals import all_referrals
from db.record import Record

TODAY = date(2026, 12, 17)
MEETING_DAYS = {1: date(2026, 9, 17), 2: date(2026, 10, 15), 3: date(2026, 11, 19)}


@pytest.fixture(scope="session")
def lines(demo: Record) -> dict[str, CaseLine]:
    with demo.reading() as session:
        return {line.reference.rsplit("/", 1)[-1]: line for line in case_lines(session)}


@pytest.fixture(scope="session")
def cases(demo: Record, lines: dict[str, CaseLine]) -> dict[str, Case]:
    with demo.reading() as session:
        return {short: case_with_id(session, line.id) for short, line in lines.items()}


def test_ten_people_were_referred_and_ten_cases_are_on_file(demo: Record, cases: dict[str, Case]) -> None:
    with demo.reading() as session:
        received = all_referrals(session)
    assert len(received) == len(cases) == 10
    assert {referral.case_reference for referral in received} == {case.reference for case in cases.values()}
    assert [referral.case_reference for referral in received if referral.screening is not Screening.ACCEPTED] == [
        "CCM/26/039"
    ]


def test_seven_cases_have_been_heard_so_far(lines: dict[str, CaseLine]) -> None:
    assert {short: line.times_heard for short, line in lines.items() if line.times_heard} == {
        "031": 3,
        "032": 2,
        "033": 3,
        "034": 2,
        "035": 3,
        "037": 2,
        "038": 2,
    }


def test_two_cases_are_closed_with_their_risk_reduced(lines: dict[str, CaseLine]) -> None:
    assert {short for short, line in lines.items() if line.status is CaseStatus.CLOSED} == {"033", "038"}
    assert {short for short, line in lines.items() if line.status is CaseStatus.LISTED} == {"036", "039", "009R"}
    assert {short for short, line in lines.items() if line.review_on == TODAY} == {
        "031",
        "032",
        "034",
        "035",
        "037",
    }


def test_five_of_the_ten_cases_are_of_city_residents(cases: dict[str, Case]) -> None:
    residents = {
        short
        for short, found in cases.items()
        if any(person.subject and person.resident is ResidentStatus.CITY_RESIDENT for person in found.people)
    }
    assert residents == {"032", "033", "034", "038", "009R"}


def test_those_from_elsewhere_have_a_home_area(cases: dict[str, Case]) -> None:
    areas = {
        short: person.home_area
        for short, found in cases.items()
        for person in found.people
        if person.resident is not ResidentStatus.CITY_RESIDENT
    }
    assert areas == {
        "031": "Wickmarsh",
        "035": "Southquay",
        "036": "Marshside",
        "037": "Northgate",
        "039": "Eastmere",
    }


def test_one_of_the_three_cases_first_heard_at_the_live_meeting_is_a_repeat(demo: Record) -> None:
    with demo.reading() as session:
        live = next(meeting for meeting in all_meetings(session) if meeting.number == 4)
        kinds = [item.hearing.kind for item in agenda_of_meeting(session, live.id) if item.hearing]
    first_time = [kind for kind in kinds if kind is not HearingKind.REVIEW]
    assert (first_time.count(HearingKind.REPEAT), len(first_time)) == (1, 3)


def test_everyone_has_the_age_that_the_story_gives_them(cases: dict[str, Case]) -> None:
    ages = {}
    for found in cases.values():
        for person in found.people:
            assert person.born_on
            birthday_to_come = (TODAY.month, TODAY.day) < (person.born_on.month, person.born_on.day)
            ages[person.name] = TODAY.year - person.born_on.year - birthday_to_come
    assert ages == {
        "Jasper Thimblewick": 44,
        "Ottoline Fernsby-Plum": 79,
        "Ferdie Moonpenny": 27,
        "Clementine Oakapple": 52,
        "Barnaby Gristlethorpe": 47,
        "Wilhelmina Sparrowdust": 36,
        "Rollo Quince": 17,
        "Dexter Hollowpenny": 38,
        "Percival Dabchick": 61,
        "Marigold Tumbleton-Hythe": 68,
        "Ignatius Pellworth": 31,
    }


def test_the_neighbours_are_both_subjects_and_are_told_apart_by_letter(cases: dict[str, Case]) -> None:
    assert cases["034"].name == "Clementine Oakapple and Barnaby Gristlethorpe"
    assert [(person.letter, person.role) for person in cases["034"].people] == [
        ("A", PersonRole.VULNERABLE_VICTIM),
        ("B", PersonRole.CAUSING_HARM),
    ]


def test_one_person_is_the_same_in_both_cases_that_they_are_in(cases: dict[str, Case]) -> None:
    (in_own,) = cases["033"].people
    in_other = next(person for person in cases["037"].people if not person.subject)
    assert in_own.person_id == in_other.person_id
    assert cases["037"].name == "Dexter Hollowpenny"


def test_the_linked_cases_each_name_the_other(cases: dict[str, Case]) -> None:
    assert [other for other, _ in cases["033"].links] == ["CCM/26/037"]
    assert [other for other, _ in cases["037"].links] == ["CCM/26/033"]


def test_two_cases_are_restricted_and_say_why(cases: dict[str, Case]) -> None:
    restricted = {short: found.restriction for short, found in cases.items() if found.restricted}
    assert set(restricted) == {"035", "039"}
    assert all(restricted.values())


def test_the_scores_are_those_of_the_referrals(cases: dict[str, Case]) -> None:
    scores = {
        short: [(score.score, score.band) for score in found.referrals[0].scores] for short, found in cases.items()
    }
    assert scores == {
        "031": [(33, "high")],
        "032": [(29, "medium")],
        "033": [(36, "high")],
        "034": [(34, "high")],
        "035": [(32, "high")],
        "036": [(30, "medium")],
        "037": [(31, "medium")],
        "009R": [(27, "medium"), (32, "high")],
        "038": [(28, "medium")],
        "039": [],
    }
    tools = {(score.tool, score.maximum) for found in cases.values() for score in found.referrals[0].scores}
    assert tools == {("RAM", 41)}


def test_a_referral_meets_the_high_score_only_above_31(cases: dict[str, Case]) -> None:
    for found in cases.values():
        (referral,) = found.referrals
        high = any(score.score > 31 for score in referral.scores)
        assert high == (Criterion.HIGH_SCORE in referral.criteria)
        assert referral.consent


def test_consent_not_given_or_not_sought_has_its_reason(cases: dict[str, Case]) -> None:
    for found in cases.values():
        (referral,) = found.referrals
        assert referral.consent
        assert (referral.consent.value == "given") == (not referral.consent_reason)


def test_the_prevent_concern_is_a_pointer_and_nothing_more(cases: dict[str, Case]) -> None:
    assert cases["039"].forums == ((Forum.CHANNEL, "Prevent lead informed; no detail recorded here."),)


def test_the_repeat_brings_its_earlier_plan_with_what_came_of_it(cases: dict[str, Case]) -> None:
    earlier = cases["009R"].earlier
    assert earlier
    assert (earlier.first_heard_on, earlier.closed_on) == (date(2026, 1, 15), date(2026, 4, 16))
    assert [measure.effect for measure in earlier.measures] == [
        Effect.NO_CHANGE,
        Effect.NO_CHANGE,
        Effect.HELPED,
        Effect.NO_CHANGE,
    ]
    assert earlier.ratings == ((Head.STAFF, 3, 3), (Head.SELF, 3, 3))
    assert [short for short, found in cases.items() if found.earlier] == ["009R"]


RATINGS = {
    ("031", 1): {Head.SELF: 16, Head.COMMUNITY: 12, Head.STAFF: 9},
    ("031", 3): {Head.SELF: 16, Head.COMMUNITY: 9, Head.STAFF: 9},
    ("032", 1): {Head.SELF: 20, Head.PROPERTY: 16},
    ("032", 3): {Head.SELF: 15, Head.PROPERTY: 12},
    ("033", 1): {Head.SELF: 20, Head.COMMUNITY: 12},
    ("033", 3): {Head.SELF: 6, Head.COMMUNITY: 4},
    ("034", 2): {Head.VICTIM: 16, Head.STAFF: 9},
    ("034", 3): {Head.VICTIM: 16, Head.STAFF: 9},
    ("035", 1): {Head.SELF: 20, Head.STAFF: 9},
    ("035", 3): {Head.SELF: 15, Head.STAFF: 9},
    ("037", 2): {Head.COMMUNITY: 16, Head.STAFF: 12, Head.VICTIM: 16},
    ("037", 3): {Head.COMMUNITY: 12, Head.STAFF: 12, Head.VICTIM: 8},
    ("038", 1): {Head.VICTIM: 16},
    ("038", 2): {Head.VICTIM: 6},
}


@pytest.mark.parametrize(("short", "meeting"), RATINGS)
def test_a_case_was_rated_as_the_story_has_it(
    demo: Record, lines: dict[str, CaseLine], short: str, meeting: int
) -> None:
    day_after = MEETING_DAYS[meeting].replace(day=MEETING_DAYS[meeting].day + 1)
    with demo.reading() as session:
        past = past_hearings(session, [lines[short].id], day_after).get(lines[short].id)
    assert past and past.meeting_number == meeting
    assert {rating.head: rating.score for rating in past.ratings} == RATINGS[short, meeting]
    assert all(rating.reason for rating in past.ratings)


def test_last_time_stands_ready_beside_each_review_of_the_live_meeting(
    demo: Record, lines: dict[str, CaseLine]
) -> None:
    with demo.reading() as session:
        before = {short: last_time(session, line.id, TODAY) for short, line in lines.items()}
    for short in ("031", "032", "034", "035", "037"):
        hearing = before[short].hearing
        assert hearing and hearing.meeting_number == 3
        assert hearing.ratings and hearing.outcome_reason and before[short].actions
    assert before["009R"].hearing is None
    assert before["009R"].earlier
