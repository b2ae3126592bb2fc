"""A backslash makes any word literal, and is taken off only where the word would have meant something."""

import pytest

from ccm_tui.domain.composer.line.reading import address
from ccm_tui.domain.composer.rendering import render_entry
from ccm_tui.domain.vocabulary import EntryKind
from tests.domain.composer.rooms import ROOM, read

ACTION, INFO, RISK, OUTCOME, VOICE, NOTE = EntryKind


def text_of(line: str, kind: EntryKind) -> str:
    entry = read(line, kind).entry
    return str(getattr(entry, "text", None) or getattr(entry, "reason", ""))


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        (r"\@hsg visit", ACTION, "@hsg visit"),
        (r"visit \@xyz", ACTION, "@xyz"),
        (r"call \>fri", ACTION, ">fri"),
        (r"ticket \#victim", ACTION, "#victim"),
        (r"\/risk is high", ACTION, "/risk is high"),
        (r"visit \by fri", ACTION, "visit by fri"),
        (r"the rent \due fri", ACTION, "the rent due fri"),
        (r"\hsg to visit", ACTION, "hsg to visit"),
        (r"\hsg - visit", ACTION, "hsg - visit"),
        (r"\note: visit", ACTION, "note: visit"),
        (r"\noise nil", INFO, "noise nil"),
        (r"self 4x4 \and victim 3x3 was said", RISK, "and victim 3x3 was said"),
        (r"\hsg: visit", ACTION, "hsg: visit"),
        (r"\Mental health: visit", ACTION, "Mental health: visit"),
        (r"\hsg/turnstile visit", ACTION, "hsg/turnstile visit"),
        (r"asc: \nil", INFO, "nil"),
        (r"asc: \no reply", INFO, "no reply"),
        (r"asc: \#opinion", INFO, "#opinion"),
        (r"\self 4x4 was said", RISK, "self 4x4 was said"),
        (r"self 4x4 \victim 3x3 was said", RISK, "victim 3x3 was said"),
        (r"\open question", OUTCOME, "open question"),
        (r"open \21 jan was missed", OUTCOME, "21 jan was missed"),
        (r"open \review 21 jan", OUTCOME, "review 21 jan"),
        (r"defer \tell vs", OUTCOME, "tell vs"),
        (r"transfer \to wick", OUTCOME, "to wick"),
        (r"transfer \@wick", OUTCOME, "@wick"),
        (r"\vs: he wants", VOICE, "vs: he wants"),
        (r"\#dissent was noted", NOTE, "#dissent was noted"),
    ],
)
def test_an_escaped_mark_is_text_without_its_backslash(line: str, kind: EntryKind, text: str) -> None:
    assert text in text_of(line, kind)
    assert "\\" not in text_of(line, kind)


@pytest.mark.parametrize("kind", list(EntryKind))
@pytest.mark.parametrize(
    "text", ["\\", "\\\\", r"\server", r"\\server\share", r"C:\Users\hsg", r"a\@b", r"and\or", r"\xyz: b"]
)
def test_any_other_backslash_is_text(text: str, kind: EntryKind) -> None:
    line = f"he wrote {text} twice"
    assert text_of(line, kind) == line
    assert text_of(text, kind) == text


def test_a_literal_backslash_before_a_mark_is_typed_twice() -> None:
    assert text_of(r"visit \\@hsg", ACTION) == r"visit \@hsg"
    assert text_of(r"visit \\\\by fri", ACTION) == r"visit \\\by fri"
    assert text_of(r"asc: \\nil", INFO) == r"\nil"


def test_words_of_one_kind_are_not_escaped_in_another() -> None:
    assert text_of(r"asc: \by the river", INFO) == r"\by the river"
    assert text_of(r"seen \nil times", INFO) == r"seen \nil times"
    assert text_of(r"\open door", NOTE) == r"\open door"


@pytest.mark.parametrize("kind", list(EntryKind))
def test_a_recalled_line_that_begins_with_a_slash_is_not_taken_for_a_command(kind: EntryKind) -> None:
    entry = read(r"\/close the file", kind).entry
    line = render_entry(entry, ROOM)
    assert address(line, kind).command is None
    assert read(line, kind).entry == entry
