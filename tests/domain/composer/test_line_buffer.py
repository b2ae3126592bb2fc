"""The composer's line: whatever is pressed in whatever order, nothing that was typed is lost."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.composer.line.reading import Addressed, split_lines
from ccm_tui.domain.composer.line_buffer import LineBuffer, change_under_way
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.domain.words.draft import Draft, Drafts
from tests.domain.composer.rooms import ROOM

words = st.text(st.sampled_from("ab /@#:é\u202e"), max_size=8)
pasted = st.lists(words, min_size=1, max_size=4).map(lambda lines: split_lines("\n".join(lines))).filter(bool)
kinds = st.sampled_from(EntryKind)
entries = st.integers(1, 3)

Act = Callable[[LineBuffer], LineBuffer]


def typed(text: str, at: int) -> Act:
    """Types the text where the cursor comes to stand after that many characters."""

    def act(buffer: LineBuffer) -> LineBuffer:
        cursor = at % (len(buffer.text) + 1)
        return buffer.retyped(f"{buffer.text[:cursor]}{text}{buffer.text[cursor:]}", cursor + len(text))

    return act


def recalled(entry_id: int, kind: EntryKind) -> Act:
    return lambda buffer: buffer.recalling(entry_id, kind, f"entry {entry_id}")


def there_and_back(drafts_elsewhere: str) -> Act:
    """Goes to another case, on which something is half-typed, and comes back."""

    def act(buffer: LineBuffer) -> LineBuffer:
        other, left = buffer.gone_on({"": Draft(drafts_elsewhere, 0)}, is_taken=False)
        return other.gone_on(left, is_taken=False)[0]

    return act


moves = st.one_of(
    st.builds(lambda at: lambda buffer: buffer.retyped(buffer.text, at), st.integers(-3, 30)),
    kinds.map(lambda kind: lambda buffer: buffer.in_kind(kind)),
    st.builds(recalled, entries, kinds),
    st.just(lambda buffer: buffer.given_back()),
    st.just(lambda buffer: buffer.refused()),
    st.builds(there_and_back, words),
    st.just(lambda buffer: LineBuffer().begun(buffer.half_typed)),
)
"""What types nothing, and so may lose nothing."""

acts = st.one_of(
    moves,
    st.builds(typed, words, st.integers(0, 30)),
    st.builds(lambda lines: lambda buffer: buffer.pasted(lines, buffer.cursor, buffer.cursor), pasted),
    st.just(lambda buffer: buffer.completed(ROOM) or buffer),
    st.just(lambda buffer: buffer.taken()),
)


def after(acts: list[Act], buffer: LineBuffer | None = None) -> LineBuffer:
    buffer = buffer or LineBuffer()
    for act in acts:
        buffer = act(buffer)
    return buffer


buffers = st.lists(acts, max_size=12).map(after)


def letters(drafts: Drafts) -> Counter[str]:
    """What is half-typed, letter by letter; which change is under way is no text."""
    return Counter("".join(draft.text.replace("\n", "") for name, draft in drafts.items() if name != "changing"))


@given(buffers)
def test_whatever_is_pressed_the_cursor_stands_in_the_line(buffer: LineBuffer) -> None:
    assert 0 <= buffer.cursor <= len(buffer.text)
    assert "\n" not in buffer.text


@given(buffers, st.lists(moves, max_size=6))
def test_nothing_typed_is_lost_by_a_key_that_types_nothing(buffer: LineBuffer, moved: list[Act]) -> None:
    before = letters(buffer.half_typed)
    assert not before - letters(after(moved, buffer).half_typed)


@given(buffers, words, st.integers(0, 30))
def test_what_is_typed_is_half_typed_at_once(buffer: LineBuffer, text: str, at: int) -> None:
    now = typed(text, at)(buffer)
    assert text in now.text
    if now.changing is None:
        assert now.half_typed[""].text.startswith(now.text)


@given(buffers, entries, kinds)
def test_an_entry_recalled_and_given_back_leaves_the_line_as_it_was(
    buffer: LineBuffer, entry_id: int, kind: EntryKind
) -> None:
    buffer = buffer.given_back()
    recalled_buffer = buffer.recalling(entry_id, kind, "as recorded")
    assert (recalled_buffer.changing, recalled_buffer.kind) == (entry_id, kind)
    back = recalled_buffer.given_back()
    assert (back.text, back.cursor, back.kind, back.waiting) == (
        buffer.text,
        buffer.cursor,
        buffer.kind,
        buffer.waiting,
    )


@given(buffers, entries, words)
def test_a_change_begun_and_left_is_found_again_with_its_entry(buffer: LineBuffer, entry_id: int, text: str) -> None:
    begun = buffer.recalling(entry_id, EntryKind.NOTE, "as recorded").retyped(text, len(text))
    again = begun.given_back().recalling(entry_id, EntryKind.NOTE, "as recorded")
    assert (again.text, again.cursor) == (text, len(text))
    assert again.goes_on_with_change


@given(buffers, kinds)
def test_another_kind_keeps_the_text_and_the_cursor(buffer: LineBuffer, kind: EntryKind) -> None:
    changed = buffer.in_kind(kind)
    assert changed == replace(buffer, kind=kind)


@given(buffers)
def test_what_was_half_typed_comes_back_whole_after_any_end(buffer: LineBuffer) -> None:
    left = buffer.half_typed
    fresh = LineBuffer().begun(left)
    under_way = change_under_way(left)
    if under_way is not None:
        fresh = fresh.recalling(under_way, buffer.kind, "as recorded, or otherwise")
        assert not letters(left) - letters(fresh.half_typed)
    else:
        assert (fresh.text, fresh.cursor, fresh.kind, fresh.waiting) == (
            buffer.text,
            buffer.cursor,
            buffer.kind,
            buffer.waiting,
        )
        assert fresh.half_typed == left


@given(buffers, buffers)
def test_each_case_has_its_own_line(here: LineBuffer, there: LineBuffer) -> None:
    _, elsewhere = there.gone_on({}, is_taken=False)
    other, left = here.gone_on(elsewhere, is_taken=False)
    assert other.half_typed[""].text == elsewhere[""].text
    back, left_there = other.gone_on(left, is_taken=False)
    assert back.half_typed[""].text == left[""].text
    assert letters(left_there) == letters(elsewhere)


def test_pasted_lines_are_taken_in_order_behind_the_one_in_the_line() -> None:
    buffer = LineBuffer("seen ", 5).pasted(("one", "two", "three"), 5, 5)
    taken = []
    while not buffer.is_empty:
        taken.append(buffer.text)
        assert buffer.half_typed_after[""].text == "\n".join(buffer.waiting)
        buffer = buffer.taken()
    assert taken == ["seen one", "two", "three"]


@given(buffers)
def test_what_is_half_typed_after_a_line_is_what_the_line_taken_leaves(buffer: LineBuffer) -> None:
    assert buffer.half_typed_after == buffer.taken().half_typed


def test_a_slash_word_is_of_its_line_and_the_kind_it_names_stays() -> None:
    assert LineBuffer("/i asc: seen").taken() == LineBuffer(kind=EntryKind.INFO)
    assert LineBuffer("/next", kind=EntryKind.NOTE).taken() == LineBuffer(kind=EntryKind.NOTE)


def test_lines_behind_an_order_go_along_to_the_case_that_it_calls_and_its_own_line_comes_after_them() -> None:
    here = LineBuffer("/next", 5, waiting=("second",))
    buffer, left = here.gone_on({"": Draft("its own", 3), "change 7": Draft("begun", 1)}, is_taken=True)
    assert left[""].text == ""
    second = buffer.taken()
    assert second.text == "second"
    assert second.half_typed_after["change 7"] == Draft("begun", 1)
    own = second.taken()
    assert (own.text, own.cursor) == ("its own", 3)


def test_what_was_typed_before_the_record_was_read_goes_in_where_the_cursor_stood() -> None:
    buffer = LineBuffer("XY", 2).begun({"": Draft("half a line", 5, EntryKind.NOTE)})
    assert (buffer.text, buffer.cursor, buffer.kind) == ("half XYa line", 7, EntryKind.NOTE)


def test_up_goes_from_the_last_entry_to_those_before_and_stays_at_the_first() -> None:
    ids = [3, 5, 8]
    assert LineBuffer().earlier(ids) == 8
    assert LineBuffer(changing=8).earlier(ids) == 5
    assert LineBuffer(changing=3).earlier(ids) is None
    assert LineBuffer().earlier([]) is None


@given(buffers, words)
def test_a_line_that_was_refused_is_so_until_it_is_typed_in(buffer: LineBuffer, more: str) -> None:
    refused = buffer.refused()
    assert refused.is_refused
    retyped = refused.retyped(f"{refused.text}{more}", 0)
    assert retyped.is_refused == (not more)


@pytest.mark.parametrize("line", ["/p", "x #", "@c", "c"])
def test_completing_again_and_again_offers_each_once_in_turn_and_keeps_what_follows(line: str) -> None:
    kind = EntryKind.NOTE if "#" in line else EntryKind.ACTION
    buffer, seen = LineBuffer(f"{line} and more", len(line), kind), []
    while buffer.text not in seen:
        seen.append(buffer.text)
        completed = buffer.completed(ROOM)
        assert completed is not None
        buffer = completed
        assert buffer.text.endswith(" and more")
    assert len(seen) > 2
    assert buffer.text == seen[1]


@pytest.mark.parametrize(
    ("line", "completed"), [("/par", "/park"), ("/PAR", "/park"), ("/ac", "/action"), ("/not-r", "/not-reached")]
)
def test_a_slash_word_begun_is_completed(line: str, completed: str) -> None:
    found = LineBuffer(line, len(line)).completed(ROOM)
    assert found is not None
    assert found.text == completed


@pytest.mark.parametrize("line", ["/next", "/zebra", "/", "/roll as", "", "see him"])
def test_where_there_is_nothing_to_complete_tab_moves_on(line: str) -> None:
    assert LineBuffer(line, len(line)).completed(ROOM) is None


entered = st.lists(
    st.tuples(
        st.none() | kinds, st.sampled_from(["seen", "/n seen", "/info asc: seen", "/next", "/i", " late", "x"])
    ),
    min_size=1,
    max_size=8,
)
"""Lines that are typed one after another, each after taking another kind or in that which there is."""


def read(line: Addressed) -> tuple[EntryKind | None, str, str | None]:
    """What the line is, without the space around it; an order is of no kind."""
    return line.kind if line.command is None else None, line.text.strip(), line.command


@given(entered, words)
def test_lines_that_were_held_are_taken_later_as_they_would_have_been(
    lines: list[tuple[EntryKind | None, str]], half: str
) -> None:
    now, held, would_be_taken = LineBuffer(), LineBuffer(), []
    for kind, line in lines:
        now, held = (buffer.in_kind(kind or buffer.kind).retyped(line, len(line)) for buffer in (now, held))
        would_be_taken.append(read(now.addressed))
        now, held = now.taken(), held.held_back()
    later, taken = LineBuffer().begun(held.retyped(half, len(half)).half_typed), []
    for _ in lines:
        taken.append(read(later.addressed))
        later = later.taken()
    assert taken == would_be_taken
    assert later.text.strip() == half.strip()


def test_pasted_lines_that_are_held_stand_before_what_is_typed_after_them() -> None:
    held = LineBuffer("one", 3, waiting=("two", "three")).held_back().retyped("half", 4)
    assert held.half_typed[""].text == "one\ntwo\nthree\nhalf"


@given(buffers)
def test_holding_a_line_loses_nothing_that_was_typed(buffer: LineBuffer) -> None:
    held = buffer.held_back()
    assert not letters(buffer.half_typed) - letters(held.half_typed)
    assert not letters(held.half_typed) - letters(held.held_no_more().half_typed)
