"""Strings that have broken other programs, typed where a chair types: nothing of them acts, and ccm goes on."""

import re
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.screens.scenes import scene, seen, settle
from tests.screens.sitting import shown, told

NAUGHTY = (
    "[MARAC] plan [redacted] [bold red]x[/bold red] [@click=app.quit()]x[/] ends [/",
    "\x1b[2J\x1b]0;owned\x07 \x1b]8;;http://x\x1b\\a \x1b]52;c;aGk=\x07 \x9b31m \x00\x01\x7f\x85 a\rb\x0b\x0c",
    "\u202ereversed\u202c \u2066x\u2069 \u200bno\ufeffwidth\u2028\u2029 \xadsoft \ufff9a\ufffb",
    "العربية עברית 👩\u200d👧 Zoë 李雷 ﷺ田中 Z̮̞̠͙͔ͅḀ̗̞͈ \u3000\u00a0" + "\u0301" * 50,
    "=cmd|' /C calc'!A0",
    "../../../etc/passwd; rm -rf / $(touch x) %s%n{0}{x!r}",
    "' OR 1=1 --\"; DROP TABLE entry;-- <script>alert(1)</script> &lt; ]]> {{7*7}}",
    "9" * 400,
    "a " * 5_000,
    "x" * 10_000,
)
"""Markup; terminal escapes; what is invisible; scripts; a formula; paths, commands, SQL and HTML; and much of it."""

_ACTS_OR_HIDES = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


@pytest.mark.parametrize("name", ["desk", "minutes, amending"])
async def test_naughty_strings_are_typed_and_entered_and_act_on_nothing(name: str, tmp_path: Path) -> None:
    async with seen(scene(name), tmp_path, (80, 24)) as pilot:
        for text in NAUGHTY:
            field = pilot.app.focused
            assert isinstance(field, Input | TextArea), text
            if isinstance(field, TextArea):
                field.text = text
            else:
                field.value = f"/n {text}" if name == "desk" else text
            await pilot.pause()
            drawn = shown(pilot)
            await pilot.press("enter")
            await settle(pilot)
            found = _ACTS_OR_HIDES.search(f"{drawn}{shown(pilot)}{told(pilot)}")
            assert found is None, (text, found)
            if pilot.app.focused is None or not isinstance(pilot.app.focused, Input | TextArea):
                await pilot.press(scene(name).keys[-1])
                await settle(pilot)
