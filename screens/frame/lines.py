"""The lines that every screen has: where one is and the marking, the keys of a list, and the footer."""

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Footer, Static

from ccm_tui.commands import Command, Place, commands_of
from screens.frame.bindings import shown_key
from screens.widgets.columns import Cell, Columns, Flow
from screens.widgets.text import KEY, plain


class KeysLine(Static):
    """The commands of a place that its footer leaves out, each with its key."""

    def __init__(self, place: Place) -> None:
        left_out = (command for command in commands_of(place) if command.keys and not command.in_footer)
        super().__init__(Flow([_key(command) for command in left_out]), id="keys")


def _key(command: Command) -> Content:
    return Content.assemble(plain(shown_key(command.keys[0]), KEY), " ", plain(command.label))


_ROOMY = 76
"""From this width on, the keys stand further apart: the fullest footer then still fits."""


class KeysFooter(Footer):
    """Without Textual's own entry for the palette, which would stand beside ours."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)

    def on_resize(self, event: events.Resize) -> None:
        """Gives the keys the room there is."""
        self.set_class(event.size.width >= _ROOMY, "-roomy")


_BETWEEN = 2
"""Cells between the two."""


class PlaceLine(Static):
    """One line; where it is short of room, the marking stays whole and the place leaves out what it says last."""

    def __init__(self) -> None:
        super().__init__(id="top")
        self._where = ""
        self._marking = ""

    def show(self, where: str, marking: str) -> None:
        """Says where one is: the most needed first, parts of it between commas or dots."""
        self._where, self._marking = where, marking
        self._fit()

    def on_resize(self) -> None:
        """Says as much as there is room for."""
        self._fit()

    def _fit(self) -> None:
        mark = plain(self._marking, "bold")
        room = self.content_size.width - mark.cell_length - _BETWEEN
        where = plain(_fitting(plain(self._where).plain, room)).truncate(max(room, 1), ellipsis=True)
        self.update(Columns(Cell(where, share=1), Cell(mark, width=mark.cell_length)))


def _fitting(where: str, room: int) -> str:
    """The first parts of the place that fit the room; the first of all where none does."""
    while cell_len(where) > room:
        shorter = where[: max(where.rfind(", "), where.rfind(" · "), 0)]
        if not shorter:
            return where
        where = shorter
    return where
