"""The top line of a screen: where one is, and the marking of what is shown."""

from rich.cells import cell_len
from textual.widgets import Static

from screens.widgets.columns import Cell, Columns
from screens.widgets.plain import plain

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
