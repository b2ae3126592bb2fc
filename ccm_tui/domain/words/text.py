"""Text that people typed, made safe to read: nothing in it can act on a terminal or hide from a reader.

What is invisible or acts (control characters, terminal escapes, marks that turn the reading direction, zero-width
characters, stray surrogates) is shown as its number in brackets: the escape character as ⟦1B⟧. What people need to
write their own names and words stays: right-to-left letters, combining marks, joined scripts, emoji of every sort.
"""

import re
from collections.abc import Callable

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_SEPARATORS = "\u2028\u2029"
# Unicode's Default_Ignorable_Code_Point: what is drawn as nothing, the bidirectional controls among it.
_IGNORABLE = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_ANNOTATIONS = "\ufff9-\ufffb"
# Lone surrogates can be written to no file; noncharacters are refused by XML.
_NO_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17)
)

_PICTURE = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_SYMBOL = _PICTURE + "#*0-9\xa9\xae\u203c\u2049\u2122\u2139\u24c2\u25a0-\u25ff\u3030\u303d\u3297\u3299"
_SKIN_OR_STYLE = "\ufe0f\U0001f3fb-\U0001f3ff"
_IDEOGRAPH = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_JOINED_SCRIPT = "\u0620-\u0dff"
"""Arabic to Sinhala: scripts in which the joiner and the non-joiner are part of the spelling."""

_LEGITIMATE = "|".join(
    (
        # The flags of England, Scotland and Wales.
        "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f",
        # A family, a profession: pictures joined into one.
        f"(?:(?<=[{_PICTURE}])|(?<=[{_PICTURE}][{_SKIN_OR_STYLE}]))\u200d(?=[{_PICTURE}])",
        # A symbol drawn as text or as a picture, and the variant of an ideograph.
        f"(?<=[{_SYMBOL}])[\ufe0e\ufe0f]",
        f"(?<=[{_IDEOGRAPH}])[\ufe00-\ufe02\U000e0100-\U000e01ef]",
        f"(?<=[{_JOINED_SCRIPT}])[\u200c\u200d](?=[{_JOINED_SCRIPT}])",
    )
)
_TO_SHOW = re.compile(f"(?P<keep>{_LEGITIMATE})|[{_CONTROLS}{_SEPARATORS}{_IGNORABLE}{_ANNOTATIONS}{_NO_CHARACTERS}]")


def visible(text: str) -> str:
    """The text as one line with everything in it visible; line breaks and tabs become spaces."""
    return visible_lines(text).replace("\n", " ")


def visible_lines(text: str) -> str:
    """The text with everything in it visible but its own line breaks, which stay; tabs become spaces."""
    if text.isascii() and text.isprintable():
        return text
    return _TO_SHOW.sub(_shown, text.replace("\r\n", "\n").replace("\t", " "))


def blanked(text: str, width: Callable[[str], int]) -> str:
    """The text with what is invisible or acts left out, or as many blanks in its place as it is wide."""
    if text.isascii() and text.isprintable():
        return text
    return _TO_SHOW.sub(lambda found: found["keep"] or " " * width(found[0]), text)


def _shown(found: re.Match[str]) -> str:
    return found["keep"] or f"⟦{ord(found[0]):02X}⟧"
