"""The footer: the keys of the place one is in, from the one table of commands."""

from textual import events
from textual.widgets import Footer

_ROOMY = 76
"""From this width on, the keys stand further apart: the fullest footer then still fits."""


class KeysFooter(Footer):
    """Without Textual's own entry for the palette, which would stand beside ours."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)

    def on_resize(self, event: events.Resize) -> None:
        """Gives the keys the room there is."""
        self.set_class(event.size.width >= _ROOMY, "-roomy")
