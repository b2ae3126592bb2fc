"""Each entry can be spoken as a sentence."""

from datetime import date

import pytest

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
from ccm_tui.domain.composer.rendering import entry_sentence
from ccm_tui.domain.settings.bands import Bands
from ccm_tui.domain.statuses import Decision
from ccm_tui.domain.vocabulary import Head, Known, NoteKind, Sensitivity, ShareKind
from tests.domain.composer.rooms import SEATS

NAMES = {seat.code: seat.name for seat in SEATS}
FOURTH = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (
            ActionEntry("interview the neighbour under tenancy conditions", "HSG", "Nell Turnstile", FOURTH),
            "Housing, Nell Turnstile: interview the neighbour under tenancy conditions, by Fri 4 Dec 2026.",
        ),
        (ActionEntry("visit the flat.", "HSG", None, FOURTH), "Housing: visit the flat, by Fri 4 Dec 2026."),
        (ActionEntry("visit"), "No owner: visit, no date."),
        (ActionEntry(""), "No owner: no text, no date."),
        (ActionEntry("visit", "GONE"), "GONE: visit, no date."),
        (InfoEntry("assessed in May", "ASC"), "Adult Social Care: assessed in May."),
        (
            InfoEntry("declines help.", "ASC", Known.HISTORIC, ShareKind.OPINION, Sensitivity.RESTRICTED),
            "Adult Social Care: declines help (known in the past, professional opinion, restricted).",
        ),
        (InfoEntry("", "NOISE", known=Known.NOT_KNOWN), "Not known to Noise."),
        (InfoEntry("", "GUEST-WICK", known=Known.NO_REPLY), "No reply from Wickmarsh."),
        (InfoEntry("", None, known=Known.NOT_KNOWN), "Not known."),
        (InfoEntry("seen"), "No agency: seen."),
        (
            RiskEntry("back to drinking!", (Rated(Head.SELF, 4, 4), Rated(Head.COMMUNITY, 3, 3))),
            "Risk: self 16 high, community 9 medium: back to drinking!",
        ),
        (RiskEntry(""), "Risk: no rating."),
        (
            RiskEntry("alone", (Rated(Head.SELF, 4, 4),), 20, "nobody checks on him"),
            "Risk: self 16 high: alone. Overall 20 high: nobody checks on him.",
        ),
        (RiskEntry("", (), 4, "calmer"), "Overall 4 low: calmer."),
        (
            NoteEntry("HSG wanted clearance", NoteKind.DISSENT, "the plan was kept"),
            "Dissent: HSG wanted clearance. Resolved: the plan was kept.",
        ),
        (
            OutcomeEntry("CBO lodged", Decision.KEEP_OPEN, date(2027, 1, 21), tell="VS"),
            "Keep open, review on Thu 21 Jan 2027: CBO lodged. Victim support tells the subject.",
        ),
        (OutcomeEntry("", Decision.TRANSFER, to="GUEST-WICK"), "Transfer to Wickmarsh."),
        (OutcomeEntry("", Decision.CLOSE_REDUCED), "Close, risk reduced."),
        (OutcomeEntry("close"), "No decision: close."),
        (VoiceEntry("stay at home", "VS"), "Victim support, for the subject: stay at home."),
        (VoiceEntry("stay at home"), "The subject: stay at home."),
        (NoteEntry("sister visits", NoteKind.PROTECTIVE), "Protective factors: sister visits."),
        (NoteEntry(""), "Summary: no text."),
    ],
)
def test_an_entry_is_a_sentence_to_be_spoken(entry: Entry, words: str) -> None:
    assert entry_sentence(entry, NAMES) == words


def test_a_spoken_rating_is_in_the_partnerships_own_bands() -> None:
    entry = RiskEntry("why", (Rated(Head.SELF, 4, 4),))
    assert entry_sentence(entry, NAMES, Bands.parse("calm 0, grave 16")) == "Risk: self 16 grave: why."
