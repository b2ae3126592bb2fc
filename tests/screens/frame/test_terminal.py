"""Whatever bytes a terminal sends, reading them is no fault and nothing that was typed among them is lost."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from screens.frame.terminal import TerminalReader

BEGUN = (b"\x1b[", b"\x1b[M", b"\x1b[<", b"\x1bO", b"\x1b]", b"\x1b[200~", b"\x1b[999;9999;9999t")
"""How a sequence begins that says more than a key."""

sent = st.lists(st.binary(max_size=12) | st.sampled_from(BEGUN), max_size=12)
typed = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E) | st.sampled_from("é£–ابŁ漢"), max_size=12)


def read(reader: TerminalReader, pieces: Iterable[bytes]) -> list[Message]:
    return [message for piece in pieces for message in reader.feed(piece)]


def characters(messages: Iterable[Message]) -> str:
    return "".join(message.character or "" for message in messages if isinstance(message, events.Key))


@given(sent)
def test_no_bytes_are_a_fault_however_they_are_cut(pieces: list[bytes]) -> None:
    reader = TerminalReader()
    read(reader, pieces)
    list(reader.rest())
    read(reader, [bytes((byte,)) for byte in b"".join(pieces)])


@given(typed, st.data())
def test_what_is_typed_arrives_however_it_is_cut(text: str, data: st.DataObject) -> None:
    whole = text.encode()
    at = data.draw(st.integers(0, len(whole)))
    reader = TerminalReader()
    assert characters(read(reader, (whole[:at], whole[at:]))) == text


@given(typed, typed)
def test_a_byte_that_is_no_unicode_is_one_sign_and_what_is_typed_about_it_arrives(before: str, after: str) -> None:
    reader = TerminalReader()
    assert characters(read(reader, (before.encode(), b"\xe9", f" {after}".encode()))) == f"{before}\ufffd {after}"


@given(st.binary(min_size=3, max_size=3), typed)
def test_a_report_of_the_mouse_in_its_oldest_form_types_nothing(place: bytes, text: str) -> None:
    reader = TerminalReader()
    assert characters(read(reader, (b"\x1b[M" + place, text.encode()))) == text


@pytest.mark.parametrize("size", [b"\x1b[48;99999;99999;1;1t", b"\x1b[48;2;100000;1;1t"])
def test_no_window_is_as_large_as_it_may_be_said_to_be(size: bytes) -> None:
    said = read(TerminalReader(), [size])
    assert not [message for message in said if isinstance(message, events.Resize)]
