"""The one table of commands: no key that a terminal keeps, no key twice, no letter that takes away."""

import importlib
import inspect
import re
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from ccm_tui.app import CcmApp
from ccm_tui.commands import COMMANDS, Command, Place, commands_of
from ccm_tui.domain.composer.line.reading import address
from ccm_tui.domain.vocabulary import EntryKind
from screens.actions.actions import SearchLine
from screens.actions.paste_replies import PasteReplies
from screens.dialogs.questions import AskText
from screens.frame.bindings import bindings
from screens.frame.dialog import Dialog
from screens.hearings.composer import Composer

ROOT = Path(__file__).parents[2]

TAKEN = {
    "Windows Terminal": {
        "f11", "alt+enter", "alt+f4", "ctrl+tab", "ctrl+shift+tab", "ctrl+comma", "ctrl+plus", "ctrl+minus",
        "ctrl+0", "ctrl+shift+c", "ctrl+shift+v", "ctrl+shift+f", "ctrl+shift+p", "ctrl+shift+t", "ctrl+shift+w",
        "ctrl+enter", "shift+enter", "ctrl+v",
    },
    "macOS Terminal": {
        "ctrl+up", "ctrl+down", "ctrl+left", "ctrl+right", "f11", "ctrl+f2", "ctrl+space", "pageup", "pagedown",
        "home", "end",
    },
    "tmux": {"ctrl+b"},
    "every terminal": {"ctrl+m", "ctrl+i", "ctrl+h", "ctrl+left_square_bracket", "ctrl+s", "ctrl+c", "ctrl+j"},
}  # fmt: skip

TAKES_AWAY = {
    "withdraw_entry",
    "withdraw",
    "take_off",
    "strike_guest",
    "strike_line",
    "erase",
    "retire",
    "close_meeting",
    "close",
    "decline",
    "return_referral",
}

FROM_THE_PALETTE = {"case_file", "log", "retention"}
"""Given from the palette alone in one place at least, where every key has its work."""

SCREENS = sorted(
    str(path.relative_to(ROOT).with_suffix("")).replace("/", ".")
    for path in (ROOT / "screens").rglob("*.py")
    if path.name != "__init__.py"
)


def owners() -> dict[Place, type[Widget] | type[CcmApp]]:
    found: dict[Place, type[Widget] | type[CcmApp]] = {
        Place.EVERYWHERE: CcmApp,
        Place.COMPOSER: Composer,
        Place.ACTION_SEARCH: SearchLine,
        Place.REPLIES: PasteReplies,
        Place.DIALOG: Dialog,
        Place.TEXT: AskText,
    }
    for name in SCREENS:
        for _, member in inspect.getmembers(importlib.import_module(name), inspect.isclass):
            if issubclass(member, Screen) and member.__module__ == name and hasattr(member, "PLACE"):
                found[member.PLACE] = member
    return found


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: f"{command.place}: {command.id}")
def test_the_command_has_its_action_and_no_key_that_a_terminal_keeps(command: Command) -> None:
    for terminal, keys in TAKEN.items():
        assert not keys & set(command.keys), terminal
    assert not any(key.startswith(("alt+", "super+", "cmd+", "ctrl+shift+")) for key in command.keys)
    assert hasattr(owners()[command.place], f"action_{command.id.split('(')[0]}")


@pytest.mark.parametrize("place", Place)
def test_no_key_means_two_things_in_one_place(place: Place) -> None:
    keys = [key for command in commands_of(place) for key in command.keys]
    everywhere = [key for command in commands_of(Place.EVERYWHERE) for key in command.keys]
    assert len(keys) == len(set(keys))
    assert place is Place.EVERYWHERE or not set(keys) & set(everywhere)


def test_no_single_letter_takes_anything_away() -> None:
    for command in COMMANDS:
        if command.id in TAKES_AWAY:
            assert all(len(key) > 1 for key in command.keys), command.id


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: f"{command.place}: {command.id}")
def test_the_command_is_explained_in_a_sentence_and_named_in_few_words(command: Command) -> None:
    assert re.fullmatch(r"[A-Z].+\.", command.help)
    assert command.help.rstrip(".") != command.label
    assert 0 < len(command.label.split()) <= 3
    assert command.keys or command.id.startswith("colours(") or command.id in FROM_THE_PALETTE


def test_every_live_act_has_a_way_that_works_while_typing() -> None:
    instead = {"change_entry": "recall", "withdraw_entry": "undo"}
    typing = {command.id for command in COMMANDS if command.typing}
    for command in commands_of(Place.DESK):
        if command.id.startswith("compose("):
            kind = command.id.split("'")[1]
            other = next(one for one in EntryKind if one.value != kind)
            assert address(f"/{kind} x", other) == address(f"/{command.keys[0]} x", other)
            assert address(f"/{kind} x", other).kind is EntryKind.of(kind)
        else:
            assert instead.get(command.id, command.id) in typing, command.id


def test_what_the_composer_takes_for_itself_is_taken_from_no_command_of_the_desk() -> None:
    composer = {key for command in commands_of(Place.COMPOSER) for key in command.keys}
    desk = {key for command in commands_of(Place.DESK) if command.typing for key in command.keys}
    fields = {
        key.strip() for binding in Input.BINDINGS if isinstance(binding, Binding) for key in binding.key.split(",")
    }
    assert not desk & (composer | fields)


def test_what_works_everywhere_comes_before_a_field_s_own_keys() -> None:
    for command in commands_of(Place.EVERYWHERE):
        bound = [one for one in bindings(Place.EVERYWHERE) if isinstance(one, Binding) and one.action == command.id]
        assert all(one.priority for one in bound), command.id


def test_a_key_that_works_while_typing_is_no_printable_key() -> None:
    for command in COMMANDS:
        if command.typing:
            assert all(len(key) > 1 and key != "space" for key in command.keys), command.id
