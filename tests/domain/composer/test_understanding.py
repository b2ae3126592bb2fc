"""The chair reads what was understood, in one line, before Enter is pressed."""

import pytest

from ccm_tui.domain.composer.understanding import understood
from ccm_tui.domain.settings.bands import Bands
from ccm_tui.domain.vocabulary import EntryKind
from tests.domain.composer.rooms import FIRST_WORDS, ROOM, read

ACTION, INFO, RISK, OUTCOME, VOICE, NOTE = EntryKind


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        (
            "hsg/turnstile interview the neighbour under tenancy conditions by 4 dec #victim",
            ACTION,
            "Action: Housing (Nell Turnstile), due Fri 4 Dec 2026, in 11 days, 6 before the next meeting; "
            "answers the risk to victim",
        ),
        ("visit the flat", ACTION, "Action"),
        ("visit the flat >mtg", ACTION, "Action: due Thu 10 Dec 2026, in 17 days, on the day of the next meeting"),
        ("@mht visit", ACTION, "Action: Mental health"),
        ("asc: assessed in May #opinion", INFO, "Information: Adult Social Care, professional opinion"),
        ("asc: seen #historic #res", INFO, "Information: Adult Social Care, known in the past, fact, restricted"),
        ("seen #private", INFO, "Information: fact, not for the minutes"),
        ("noise: nil", INFO, "Not known to Noise"),
        ("noise: nil #restricted", INFO, "Not known to Noise, restricted"),
        ("wick: no reply", INFO, "No reply from Wickmarsh"),
        ("nil", INFO, "Information: not known"),
        (
            "self 4x4 community 3x3 victim 1x2 drinking",
            RISK,
            "Risk: self 16 high (was 12 medium), community 9 medium (was 12 medium), victim 2 low",
        ),
        ("drinking", RISK, "Risk"),
        (
            "open review 4 dec tell vs",
            OUTCOME,
            "Outcome: keep open, review Fri 4 Dec 2026, in 11 days, 6 before the next meeting; "
            "Victim support tells the subject",
        ),
        ("close reduced", OUTCOME, "Outcome: close, risk reduced"),
        ("transfer @wick", OUTCOME, "Outcome: transfer to Wickmarsh"),
        ("escalate to the board", OUTCOME, "Outcome: escalate to the board"),
        ("close", OUTCOME, "Outcome"),
        ("vs: stay at home", VOICE, "Voice: spoken for by Victim support"),
        ("stay at home", VOICE, "Voice"),
        ("sister visits #protective", NOTE, "Note: protective factors"),
    ],
)
def test_a_line_is_said_back_in_words(line: str, kind: EntryKind, words: str) -> None:
    assert understood(read(line, kind), ROOM) == words


def test_without_a_next_meeting_only_the_days_are_counted() -> None:
    reading = read("@hsg visit >4dec", room=FIRST_WORDS)
    assert understood(reading, FIRST_WORDS) == "Action: Housing (Nell Turnstile), due Fri 4 Dec 2026, in 11 days"


def test_the_bands_are_the_partnerships_own() -> None:
    bands = Bands.parse("green 0, amber 4, red 12")
    assert understood(read("self 4x4 victim 1x3", RISK), ROOM, bands) == (
        "Risk: self 16 red (was 12 red), victim 3 green"
    )


def test_a_score_for_the_whole_and_how_a_dissent_was_resolved_are_said_back() -> None:
    rated = read("self 4x4 alone overall 20 because nobody checks", EntryKind.RISK)
    assert understood(rated, ROOM).endswith("; overall 20 high, on its own reason")
    dissent = read("#dissent HSG wanted clearance => the plan was kept", EntryKind.NOTE)
    assert understood(dissent, ROOM) == "Note: dissent, and how it was resolved"
