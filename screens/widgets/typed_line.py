"""A field of one line, in which nothing that was typed or pasted can act on the terminal."""

from rich.segment import Segment
from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import Input

_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))


class TypedLine(Input):
    """Textual's own writes control characters to the terminal as they are; here only the value holds them."""

    virtual_size: Reactive[Size] = reactive(Size(0, 0))
    """How long the text is. Textual lays the whole screen out anew when it grows; a field keeps its place."""

    def render_line(self, y: int) -> Strip:
        """The line without its control characters, which have no width."""
        strip = super().render_line(y)
        return Strip(
            [Segment(text.translate(_CONTROLS), style, control) for text, style, control in strip],
            strip.cell_length,
        )
