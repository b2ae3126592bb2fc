"""A monkey at the keyboard: whatever is pressed, pasted, pointed at or resized, however fast, nothing breaks."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.message import Message

from ccm_tui.commands import COMMANDS
from ccm_tui.services.record.verification import verify_record
from tests.screens.keyboard import ccm
from tests.screens.sitting import sitting
from tests.screens.support import HOSTILE, SIZES, opened, wait_until

PRESSES = int(os.environ.get("CCM_PRESSES", "0"))
"""What it does in all its lives: none in a daily run, where its luck depends on how busy the machine is."""

A_LIFE = 1_000
"""What it does in one of them, after which the meeting, which it may have closed, begins anew."""

OURS = sorted({key for command in COMMANDS for key in command.keys if command.id != "quit"})
MOVING = (
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab"),
    *("backspace", "delete", "space"),
)
CHARACTERS = "abcdehinoprst 0123456789/@#:.,&\"'[é€🙂"
SAID = (
    "/next",
    "/previous",
    "/case 031",
    "/undo",
    "/redo",
    "/roll ASC present",
    "asc: seen by the team",
    "hsg: visit by 8 jan #victim",
    "self 4x4 worse",
    "one\ntwo\nthree",
    *HOSTILE,
)

BURSTS = (1, 3, 12, 80, 160)
"""How many things it does at once."""

Chance = random.Random


def key(chance: Chance) -> list[Message]:
    name = chance.choice((chance.choice(OURS), chance.choice(MOVING), "enter", "escape", "ctrl+p", "f1"))
    return [events.Key(name, {"enter": "\r", "space": " ", "tab": "\t"}.get(name))]


def letters(chance: Chance) -> list[Message]:
    return [events.Key(_character_to_key(it), it) for it in chance.choices(CHARACTERS, k=chance.randint(1, 4))]


def again_and_again(chance: Chance) -> list[Message]:
    name = chance.choice(OURS)
    return [events.Key(name, None) for _ in range(chance.randint(2, 4))]


def paste(chance: Chance) -> list[Message]:
    return [events.Paste(chance.choice(SAID)), *(key(chance) if chance.random() < 0.3 else ())]


def resize(chance: Chance) -> list[Message]:
    size = Size(*chance.choice(SIZES))
    return [events.Resize(size, size)]


def mouse(chance: Chance) -> list[Message]:
    x, y = chance.randrange(120), chance.randrange(40)
    does: tuple[type[events.MouseEvent], ...] = chance.choice(
        [
            (events.MouseDown, events.MouseUp),
            (events.MouseMove,),
            (events.MouseScrollDown,),
            (events.MouseScrollUp,),
            (events.MouseDown, events.MouseMove, events.MouseUp),
        ]
    )
    return [it(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y) for it in does]


WAYS: dict[Callable[[Chance], list[Message]], int] = {
    key: 12,
    letters: 4,
    again_and_again: 2,
    paste: 1,
    resize: 1,
    mouse: 2,
}
"""What it does, and how often."""


async def life_of_a_monkey(path: Path, seed: int, presses: int) -> None:
    """Presses so much in bursts, and waits now and then until all of a burst has been done."""
    chance = Chance(seed)
    done = 0
    async with ccm(path) as pilot:
        # It may find "Quit" in the palette.
        while done < presses and pilot.app.is_running:
            for way in chance.choices(list(WAYS), list(WAYS.values()), k=chance.choice(BURSTS)):
                for message in way(chance):
                    pilot.app.post_message(message)
                    done += 1
            await pilot.pause(chance.choice((None, 0.001, 0.01)))
        pilot.app.post_message(events.Key("ctrl+q", None))
        await wait_until(pilot, lambda: not pilot.app.is_running)
    record = opened(path)
    assert verify_record(record).sound
    record.close()


@pytest.mark.long
@pytest.mark.parametrize("seed", range(PRESSES // A_LIFE))
async def test_no_key_paste_or_click_at_any_speed_breaks_anything(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It may write papers into a folder that it names.
    monkeypatch.chdir(tmp_path)
    await life_of_a_monkey(sitting(tmp_path, "/roll ASC present", "/case 036"), seed, A_LIFE)
