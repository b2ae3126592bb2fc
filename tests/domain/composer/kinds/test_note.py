"""Wishes and the chair's own words are free text that keeps every word."""

import pytest

from ccm_tui.domain.composer.line.entries import NoteEntry, VoiceEntry
from ccm_tui.domain.vocabulary import EntryKind, NoteKind
from tests.domain.composer.rooms import read, said


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("she wants to stay @home #now", VoiceEntry("she wants to stay @home #now")),
        ("vs: she wants to stay", VoiceEntry("she wants to stay", "VS")),
        ("Victim support: she wants to stay", VoiceEntry("she wants to stay", "VS")),
        ("vs - she wants to stay", VoiceEntry("she wants to stay", "VS")),
        ("@vs she wants to stay", VoiceEntry("she wants to stay", "VS")),
        ("Victim: I want to stay", VoiceEntry("Victim: I want to stay")),
        ("his mother: he is tired by fri", VoiceEntry("his mother: he is tired by fri")),
        ("she asked @vs to call", VoiceEntry("she asked @vs to call")),
    ],
)
def test_wishes_are_kept_with_the_agency_that_speaks_for_them(line: str, wanted: VoiceEntry) -> None:
    assert read(line, EntryKind.VOICE).entry == wanted
    assert said(read(line, EntryKind.VOICE)) == []


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("two risks and one plan: hsg", NoteEntry("two risks and one plan: hsg")),
        ("sister visits #protective", NoteEntry("sister visits", NoteKind.PROTECTIVE)),
        (
            "#dissent HSG wanted clearance => the panel kept the plan",
            NoteEntry("HSG wanted clearance", NoteKind.DISSENT, "the panel kept the plan"),
        ),
        ("ASC opposed it => noted => so #dis", NoteEntry("ASC opposed it", NoteKind.DISSENT, "noted => so")),
        ("sister visits => calmer", NoteEntry("sister visits => calmer")),
        ("visit >fri by 4 dec", NoteEntry("visit >fri by 4 dec")),
    ],
)
def test_a_note_is_a_summary_unless_a_tag_says_more(line: str, wanted: NoteEntry) -> None:
    assert read(line, EntryKind.NOTE).entry == wanted
    assert said(read(line, EntryKind.NOTE)) == []


def test_an_empty_voice_or_note_says_that_it_has_no_text() -> None:
    assert said(read("vs:", EntryKind.VOICE)) == ["no text"]
    assert said(read("#protective", EntryKind.NOTE)) == ["no text"]


def test_a_dissent_says_when_nobody_has_said_how_it_was_resolved() -> None:
    line = "#dissent HSG wanted clearance"
    assert read(line, EntryKind.NOTE).entry == NoteEntry("HSG wanted clearance", NoteKind.DISSENT)
    assert said(read(line, EntryKind.NOTE)) == ["not said how it was resolved"]


def test_a_dissent_typed_without_its_mark_is_said() -> None:
    reading = read("Dissent: HSG wanted clearance", EntryKind.NOTE)
    assert reading.entry == NoteEntry("Dissent: HSG wanted clearance")
    assert said(reading) == ["dissent stays in the text: type #dissent to mark it so"]


def test_an_arrow_with_nothing_after_it_is_text() -> None:
    assert read("HSG wanted => #dissent", EntryKind.NOTE).entry == NoteEntry("HSG wanted =>", NoteKind.DISSENT)
