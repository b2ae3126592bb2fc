"""What was recorded comes back into the line as it would be typed, and reads back as the same entry."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from ccm_tui.domain.composer.line.reading import address
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.composer.parsing import parse
from ccm_tui.domain.composer.rendering import render_entry
from ccm_tui.domain.statuses import Decision
from ccm_tui.domain.vocabulary import EntryKind, Head, Known, NoteKind, Sensitivity, ShareKind
from tests.domain.composer.hostile import entries, kinds, lines, rooms
from tests.domain.composer.rooms import ROOM
from tests.growth import grows_in_step


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (
            ActionEntry("visit the flat", "HSG", "Nell Turnstile", date(2026, 12, 4), Head.VICTIM),
            "@hsg/turnstile visit the flat >2026-12-04 #victim",
        ),
        (ActionEntry("visit", "HSG"), "@hsg/- visit"),
        (ActionEntry("visit", "MHT"), "@mht visit"),
        (ActionEntry("visit", "HSG", "Otto Vale"), '@hsg/"Otto Vale" visit'),
        (ActionEntry("visit", "HSG", "smythe"), "@hsg/smythe visit"),
        (ActionEntry("visit", "HSG", "turnstile"), '@hsg/"turnstile" visit'),
        (ActionEntry('visit Nell"', "HSG", '"Nell'), r'@hsg/"\"Nell" visit Nell"'),
        (ActionEntry("visit by fri"), r"visit \by fri"),
        (ActionEntry("rent due fri", "HSG"), r"@hsg/- rent \due fri"),
        (ActionEntry("hsg to visit"), r"\hsg to visit"),
        (ActionEntry("note: visit"), r"\note: visit"),
        (ActionEntry("pc larkspur", "COLP", "DS Netherby"), "@colp/netherby pc larkspur"),
        (InfoEntry("noise nil"), r"\noise nil"),
        (RiskEntry("and victim 3x3", (Rated(Head.SELF, 4, 4),)), r"self 4x4 \and victim 3x3"),
        (RiskEntry("overall 20 because", (), 1, "x"), r"\overall 20 because overall 1 because x"),
        (ActionEntry("visit by bus >quick @nobody #42"), "visit by bus >quick @nobody #42"),
        (InfoEntry("declined support", "ASC", share=ShareKind.OPINION), "asc: declined support #opinion"),
        (InfoEntry("", "NOISE", known=Known.NOT_KNOWN), "noise: nil"),
        (InfoEntry("", "NOISE", known=Known.NO_REPLY), "noise: no reply"),
        (InfoEntry("", "NOISE", Known.NOT_KNOWN, sensitivity=Sensitivity.RESTRICTED), "noise: nil #restricted"),
        (InfoEntry("but seen", "NOISE", known=Known.NOT_KNOWN), "noise: but seen #notknown"),
        (
            RiskEntry("back to drinking", (Rated(Head.SELF, 4, 4), Rated(Head.COMMUNITY, 3, 3))),
            "self 4x4 community 3x3 back to drinking",
        ),
        (
            OutcomeEntry("CBO lodged", Decision.KEEP_OPEN, date(2027, 1, 21), tell="VS"),
            "open CBO lodged review 2027-01-21 tell @vs",
        ),
        (OutcomeEntry("", Decision.CLOSE_NOT_ENGAGING), "close not engaging"),
        (OutcomeEntry("he moved", Decision.TRANSFER, to="GUEST-WICK"), "transfer @guest-wick he moved"),
        (OutcomeEntry("", Decision.ESCALATE, to="the board"), "escalate to the board"),
        (OutcomeEntry("no progress", Decision.ESCALATE, to="the board"), 'escalate to "the board" no progress'),
        (OutcomeEntry("open door"), r"\open door"),
        (VoiceEntry("stay at home", "VS"), "vs: stay at home"),
        (NoteEntry("sister visits", NoteKind.PROTECTIVE), "sister visits #protective"),
        (
            RiskEntry("alone", (Rated(Head.SELF, 4, 4),), 20, "nobody checks on him"),
            "self 4x4 alone overall 20 because nobody checks on him",
        ),
        (RiskEntry("overall 20 because x"), r"\overall 20 because x"),
        (RiskEntry("", (), 9, "overall 20 because x"), "overall 9 because overall 20 because x"),
        (
            NoteEntry("HSG wanted clearance", NoteKind.DISSENT, "the panel kept the plan"),
            "HSG wanted clearance => the panel kept the plan #dissent",
        ),
        (NoteEntry("a => b", NoteKind.DISSENT, "c => d"), r"a \=> b => c => d #dissent"),
        (NoteEntry("a => b"), "a => b"),
    ],
)
def test_an_entry_is_written_as_a_chair_would_type_it(entry: Entry, line: str) -> None:
    assert render_entry(entry, ROOM) == line
    assert parse(line, entry.kind, ROOM).entry == entry


@settings(max_examples=300, deadline=None)
@given(entries, rooms)
def test_every_entry_reads_back_from_its_line_as_the_same_entry(entry: Entry, room: Room) -> None:
    assert parse(render_entry(entry, room), entry.kind, room).entry == entry


@settings(max_examples=300, deadline=None)
@given(lines, kinds, rooms)
def test_every_line_can_be_recalled_as_the_entry_that_it_became(line: str, kind: EntryKind, room: Room) -> None:
    entry = parse(line, kind, room).entry
    recalled = address(render_entry(entry, room), kind)
    assert recalled.command is None
    assert parse(recalled.text, recalled.kind, room).entry == entry


_WORDS_OF_AN_ENTRY = ("to", "text", "reason", "resolution", "overall_reason")
_plain_words = st.from_regex(r"q[a-z]{2,6}[0-9]?", fullmatch=True)
_marks = st.sampled_from(
    [
        *("@hsg", "@colp/pc.larkspur", "@xyz", ">4dec", ">fri week", ">foo", "#victim", "#42", "by", "by fri"),
        *("self 4x4", "self 9x9", "nil", "#opinion", "#restricted", "#protective", "review 21 jan", "review"),
        *(
            "tell vs",
            "tell @vs",
            "tell",
            "open",
            "close",
            "close reduced",
            "transfer @wick",
            "overall 20 because",
            "overall 20",
            "=>",
            "#dissent",
            "to",
            "\\@hsg",
            "asc:",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(_plain_words, _marks), max_size=14), kinds, rooms)
def test_no_word_that_is_typed_is_ever_lost(parts: list[str], kind: EntryKind, room: Room) -> None:
    entry = parse(" ".join(parts), kind, room).entry
    kept = " ".join(str(getattr(entry, field, None) or "") for field in _WORDS_OF_AN_ENTRY).split()
    typed = [part for part in parts if part.startswith("q")]
    assert [word.rstrip(",") for word in kept if word.startswith("q")] == typed


@settings(max_examples=300, deadline=None)
@given(lines, kinds, rooms)
def test_what_stays_in_the_text_stands_in_it_as_typed_and_in_order(line: str, kind: EntryKind, room: Room) -> None:
    entry = parse(line, kind, room).entry
    said = str(getattr(entry, "text", "") or getattr(entry, "reason", ""))
    remaining = iter(line)
    assert all(character in remaining for character in said if not character.isspace())


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters()), kinds, rooms)
def test_no_text_at_all_makes_reading_fail(line: str, kind: EntryKind, room: Room) -> None:
    assert parse(line, kind, room).entry.kind is kind


@pytest.mark.parametrize("kind", list(EntryKind))
@pytest.mark.parametrize(
    "part",
    [
        *(
            "@a ",
            "@hsg/larkspur ",
            '@xyz/"\\" ',
            ">31 feb x ",
            "by ",
            "#a ",
            "x",
            " ",
            "a:",
            "\\",
            "\\@a ",
            "self 4x4 ",
        ),
        *(
            "overall 20 because ",
            "overall 20 ",
            "\\overall 20 because a ",
            "=> ",
            "#dissent => a ",
            "overall" + " " * 999,
        ),
        *("open review >a ", "transfer to asc ", "tell @x ", "self" + " " * 999, "@é", "/ "),
    ],
)
def test_reading_a_pasted_page_grows_no_faster_than_the_page(part: str, kind: EntryKind) -> None:
    quarter, page = (part * 10_000)[:2_500], (part * 10_000)[:10_000]
    assert grows_in_step(lambda: parse(quarter, kind, ROOM), lambda: parse(page, kind, ROOM), 4)
