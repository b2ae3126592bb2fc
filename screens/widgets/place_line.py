"""The top line of a screen: where one is, and the marking of what is shown."""

from textual.widgets import Static

from screens.widgets.columns import Cell, Columns
from screens.widgets.plain import plain


class PlaceLine(Static):
    """One line; where it is short of room, the marking stays whole."""

    def __init__(self) -> None:
        super().__init__(id="top")

    def show(self, where: str, marking: str) -> None:
        """Says where one is."""
        mark = plain(marking, "bold")
        self.update(Columns(Cell(plain(where), share=1), Cell(mark, width=mark.cell_length)))
