"""The grid of likelihood and impact: every cell with its score and its band in words."""

from textual.content import Content
from textual.widget import Widget

from ccm_tui.domain.settings.bands import Bands
from ccm_tui.services.hearings.ratings_view import GridCell
from screens.widgets.text import BAD, GOOD, MUTED, NOTICE, plain

_SIZE = 5
_WIDE = 80
"""From this width on, the rows are named in full."""
_ROOMY = 2 * _SIZE
"""From this height on, a line stands free between the rows."""


class RiskGrid(Widget, can_focus=True):
    """Five rows by five columns; the likelier the higher, the graver the further right. The screen moves the mark."""

    def __init__(self, bands: Bands) -> None:
        super().__init__(id="grid")
        self._bands = bands
        self._marked: GridCell = (3, 3)
        self._now: GridCell | None = None
        self._before: GridCell | None = None

    def show(self, bands: Bands, marked: GridCell, now: GridCell | None, before: GridCell | None) -> None:
        """Shows where the mark is, and where the head is rated now and was before."""
        self._bands, self._marked, self._now, self._before = bands, marked, now, before
        self.refresh()

    def render(self) -> Content:
        """The grid in the room there is."""
        width, height = self.size
        names = [f"likelihood {row} " if width >= _WIDE else f"{row} " for row in range(_SIZE, 0, -1)]
        room = max(1, (width - len(names[0])) // _SIZE)
        indent = " " * len(names[0])
        heads = "".join(_fitted(f" impact {column}", room) for column in range(1, _SIZE + 1))
        lines = [plain(f"{indent}{heads}", MUTED)]
        for likelihood, name in zip(range(_SIZE, 0, -1), names, strict=True):
            cells = [self._cell((likelihood, impact), room) for impact in range(1, _SIZE + 1)]
            lines.append(Content.assemble(plain(name, MUTED), *cells))
        between = "\n\n" if height >= _ROOMY else "\n"
        return Content("\n").join((lines[0], Content(between).join(lines[1:])))

    def _cell(self, cell: GridCell, room: int) -> Content:
        score = cell[0] * cell[1]
        left = "▸" if cell == self._marked else " "
        words = _fitted(f"{left}{score:>2} {self._bands.of(score)}{self._sign(cell)}", room)
        style = f"bold reverse {self._tone(score)}" if cell == self._marked else self._tone(score)
        return plain(words, style)

    def _sign(self, cell: GridCell) -> str:
        """What the head has to do with the cell; the signs are explained beneath the grid."""
        if cell == self._now:
            return "◉" if cell == self._before else "●"
        return "○" if cell == self._before else ""

    def _tone(self, score: int) -> str:
        """A colour for the band, which only repeats its name."""
        names = [band.name for band in self._bands.bands]
        place = names.index(self._bands.of(score))
        if place == 0:
            return GOOD
        return BAD if place == len(names) - 1 else NOTICE


def _fitted(text: str, room: int) -> str:
    """The text in exactly so many terminal cells."""
    line = Content(text)
    if line.cell_length > room:
        line = line.truncate(room, ellipsis=True)
    return line.plain + " " * (room - line.cell_length)
