"""A list in which the line that is highlighted stands out from the others, whatever tones its words have."""

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import OptionList


class MarkedList(OptionList):
    """Lines of which one is highlighted, in one colour: on its ground no other would be legible."""

    def render_line(self, y: int) -> Strip:
        """One line of the list; part of Textual's protocol."""
        strip = super().render_line(y)
        if self.highlighted is None or not any(
            segment.style and segment.style.meta.get("option") == self.highlighted for segment in strip
        ):
            return strip
        return in_one_colour(strip, self.get_component_rich_style("option-list--option-highlighted"))


def in_one_colour(strip: Strip, ground: Style) -> Strip:
    """The line in the colour that is legible on that ground, whatever tones its words have."""
    # Textual leaves out that a line is turned round, by which it is told where there is no colour.
    over = Style(color=ground.color, reverse=ground.reverse)
    return Strip(Segment.apply_style(strip, post_style=over), strip.cell_length)
