"""The footer: the keys of the place one is in, from the one table of commands."""

from textual.widgets import Footer


class KeysFooter(Footer):
    """Without Textual's own entry for the palette, which would stand beside ours."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)
