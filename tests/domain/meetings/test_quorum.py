"""The count of the roll and the quorum, in words."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.meetings.quorum import here_in_words, quorum_in_words
from ccm_tui.domain.meetings.sittings import RollLine, Sitting
from ccm_tui.domain.statuses import AttendanceStatus
from ccm_tui.domain.vocabulary import AgencyKind

LEFT = datetime(2026, 12, 17, 14, 40, tzinfo=UTC)


def line(
    name: str,
    status: AttendanceStatus | None = None,
    kind: AgencyKind = AgencyKind.CORE,
    needed: bool = False,
    left_at: datetime | None = None,
) -> RollLine:
    return RollLine(
        agency_id=1,
        code=name.upper(),
        name=name,
        kind=kind,
        needed_for_quorum=needed,
        usual_speaker="",
        status=status,
        sittings=(Sitting("Fern Lockwood", left_at=left_at),) if status and status.in_room else (),
    )


def needed(name: str, status: AttendanceStatus | None) -> RollLine:
    return line(name, status, needed=True)


rolls = st.lists(
    st.builds(
        line,
        st.sampled_from(("Housing", "City Police", "Noise")),
        st.none() | st.sampled_from(AttendanceStatus),
        st.sampled_from(AgencyKind),
        st.booleans(),
        st.none() | st.just(LEFT),
    ),
    max_size=6,
)


def test_members_are_counted_and_guests_beside_them() -> None:
    roll = [
        line("Housing", AttendanceStatus.PRESENT),
        line("Noise", AttendanceStatus.DEPUTY, AgencyKind.FLEXIBLE),
        line("City Police", AttendanceStatus.APOLOGIES),
        line("Courts"),
        line("School", AttendanceStatus.PRESENT, AgencyKind.GUEST),
        line("Surgery", None, AgencyKind.GUEST),
    ]
    assert here_in_words(roll) == "2 of 4 here, 1 guest, 1 not called"


def test_who_was_not_invited_is_not_missed() -> None:
    roll = [line("Housing", AttendanceStatus.PRESENT), line("Courts", AttendanceStatus.NOT_INVITED)]
    assert here_in_words(roll) == "1 of 1 here"


def test_who_has_left_is_no_longer_here() -> None:
    gone = line("Housing", AttendanceStatus.PRESENT, needed=True, left_at=LEFT)
    assert here_in_words([gone]) == "0 of 1 here"
    assert quorum_in_words([gone]) == "Housing is not in the room."


def test_a_quorum_is_told_of_once_everybody_it_needs_is_in_the_room() -> None:
    roll = [needed("Housing", AttendanceStatus.PRESENT), needed("Noise", AttendanceStatus.DEPUTY), line("Courts")]
    assert quorum_in_words(roll) == "Every agency that a quorum needs is in the room."


def test_those_missing_for_a_quorum_are_named_and_those_to_be_called_are_counted() -> None:
    roll = [
        needed("Housing", AttendanceStatus.ABSENT),
        needed("Noise", AttendanceStatus.APOLOGIES_INFORMATION),
        needed("Courts", None),
        needed("City Police", None),
    ]
    assert quorum_in_words(roll) == "Not in the room: Housing; Noise. A quorum needs 2 agencies not called yet."


def test_a_partnership_without_a_quorum_is_told_that_it_has_none() -> None:
    assert quorum_in_words([line("Housing", AttendanceStatus.ABSENT)]) == "No agency is set as needed for a quorum."
    assert quorum_in_words([]) == "No agency is set as needed for a quorum."


@given(rolls)
def test_the_quorum_stands_only_with_everybody_it_needs(roll: list[RollLine]) -> None:
    wanted = [called for called in roll if called.needed_for_quorum]
    stands = quorum_in_words(roll) == "Every agency that a quorum needs is in the room."
    assert stands == (bool(wanted) and all(called.in_room for called in wanted))
