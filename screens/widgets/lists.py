"""A list to go through line by line: redrawn in place, and what is highlighted stands out and stays highlighted."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.visual import VisualType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.widgets.text import plain
from screens.widgets.typing import InOrder


class MarkedList(InOrder, OptionList):
    """Lines of which one is highlighted, in one colour: on its ground no other would be legible."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the lines are laid out there is no page to go by."""
        if action in ("page_up", "page_down") and not self.scrollable_content_region:
            return False
        return super().check_action(action, parameters)

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


NamedRow = tuple[str, VisualType]
"""What names a line, and how it looks."""


class KeptList(MarkedList, inherit_bindings=False):
    """Lines that are gone through with the screen's own keys; the list itself takes only those that move."""

    # Enter is the screen's to answer, so that a click, which chooses a line, never does what Enter does.
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in OptionList.BINDINGS if isinstance(binding, Binding) and binding.key != "enter"
    ]

    def __init__(self, nothing: str, *, id: str) -> None:  # noqa: A002 (Textual's own word)
        super().__init__(id=id, markup=False, compact=True)
        self._nothing = nothing

    @property
    def chosen(self) -> str | None:
        """The name of the line that is highlighted."""
        option = self.highlighted_option
        return option.id if option else None

    def show(self, rows: Sequence[NamedRow]) -> None:
        """Shows these lines, or in words that there are none; the line highlighted stays so while it is there."""
        names = [name for name, _ in rows]
        if names and names == [option.id for option in self.options]:
            for name, look in rows:
                self.replace_option_prompt(name, look)
            self.refresh(layout=True)
            return
        held, place = self.chosen, self.highlighted or 0
        self.set_options(self._options_of(rows) or [Option(plain(self._nothing), disabled=True)])
        if names:
            self.highlighted = names.index(held) if held in names else min(place, len(names) - 1)

    def move_on(self) -> None:
        """Goes on to the next line; stays on the last."""
        if self.highlighted is not None:
            self.highlighted = min(self.highlighted + 1, self.option_count - 1)

    def _options_of(self, rows: Sequence[NamedRow]) -> list[Option | None]:
        return [Option(look, id=name) for name, look in rows]


class RuledList(KeptList):
    """Lines that are several rows high, with a rule between each and the next."""

    def _options_of(self, rows: Sequence[NamedRow]) -> list[Option | None]:
        return [part for option in super()._options_of(rows) for part in (option, None)]
