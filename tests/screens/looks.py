"""What is on the screen cell by cell: its characters, their colours, and how they look without any colour."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rich.cells import cell_len
from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.pilot import Pilot

FRAME = frozenset("─━│┃╭╮╰╯┏┓┗┛╺╸▁▂▃▄▅▆▇█▔▕▏▎▍▌▋▊▉▐")
"""What is drawn rather than read."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character, where it stands, and its style."""

    character: str
    row: int
    column: int
    style: Style

    @property
    def contrast(self) -> float:
        """How far it stands out from what is behind it: 1 not at all, 21 as black on white."""
        return _ratio(_colour(self.style.color), _colour(self.style.bgcolor))

    @property
    def bare(self) -> tuple[str, ...]:
        """What is left of it without colour."""
        style = self.style
        marks = {"bold": style.bold, "reverse": style.reverse, "underline": style.underline, "strike": style.strike}
        return (self.character, *(name for name, is_on in marks.items() if is_on))


def glyphs(pilot: Pilot[None], region: Region | None = None) -> Iterator[Glyph]:
    """Every character that is not blank, and the cursor, in the region or on the whole screen."""
    within = region or pilot.app.screen.region
    for row, strip in enumerate(pilot.app.screen._compositor.render_strips(pilot.app.size)):
        column = 0
        for text, style, _ in strip:
            for character in text:
                glyph = Glyph(character, row, column, style or Style())
                if within.contains(column, row) and (glyph.style.reverse or not character.isspace()):
                    yield glyph
                column += cell_len(character)


def text_in(pilot: Pilot[None], region: Region) -> str:
    """What the region says, however it is wrapped."""
    strips = pilot.app.screen._compositor.render_strips(pilot.app.size)[region.y : region.bottom]
    return " ".join(" ".join(strip.crop(region.x, region.right).text for strip in strips).split())


def bare(pilot: Pilot[None]) -> dict[tuple[int, int], tuple[str, ...]]:
    """The screen without its colours: each character with whatever else sets it apart."""
    return {(glyph.row, glyph.column): glyph.bare for glyph in glyphs(pilot)}


@cache
def _colour(colour: RichColor | None) -> Color:
    assert colour is not None, "every cell has colours of its own"
    return Color.from_rich_color(colour)


@cache
def _ratio(one: Color, other: Color) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    """The relative luminance of WCAG 2.2."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
