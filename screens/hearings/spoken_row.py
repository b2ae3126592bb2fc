"""One action of a read-back: the sentence to be spoken, and what becomes of it."""

from textual.content import Content

from ccm_tui.services.hearings.read_back_view import SpokenAction
from screens.widgets.columns import Cell, Columns
from screens.widgets.plain import plain
from screens.widgets.tones import GOOD, NOTICE

_REFERENCE_WIDTH = 8


def spoken_row(action: SpokenAction, accepted: bool) -> Columns:
    """The sentence, and its standing beneath it."""
    return Columns(
        Cell(plain(action.reference, "bold"), width=_REFERENCE_WIDTH),
        Cell(Content("\n").join((plain(action.sentence), _standing(action, accepted))), share=1),
    )


def _standing(action: SpokenAction, accepted: bool) -> Content:
    if accepted:
        before = " before" if action.answer else ""
        return plain(f"✓ accepted{before}", f"bold {GOOD}")
    refused = "not accepted when it was read back last" if action.answer is False else ""
    why = f": {action.obstacle or refused}" if action.obstacle or refused else ""
    return plain(f"· stays proposed{why}", f"bold {NOTICE}")
