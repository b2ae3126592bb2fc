"""A field of several lines: nothing typed or pasted into it is dropped, or acts on the terminal."""

from textual import events
from textual.strip import Strip
from textual.widgets import TextArea

from ccm_tui.services.record.drafts import Draft
from screens.widgets.in_order import InOrder
from screens.widgets.text import tame


class TypedText(InOrder, TextArea):
    """A text with its own line breaks: Enter begins a new line, Tab leaves the field.

    Textual writes control characters to the terminal; here only the value holds them.
    """

    def __init__(self, text: str = "", *, id: str) -> None:  # noqa: A002 (Textual's own word)
        super().__init__(text, id=id, soft_wrap=True, tab_behavior="focus", compact=True)

    @property
    def draft(self) -> Draft:
        """What is in the field, and where the cursor stands."""
        before = self.get_text_range((0, 0), self.cursor_location)
        return Draft(self.text, len(before))

    def put_back(self, draft: Draft) -> None:
        """Puts back what was being typed, to be gone on with."""
        self.text = draft.text
        *above, line = draft.text[: draft.cursor].split("\n")
        self.cursor_location = (len(above), len(line))

    def render_line(self, y: int) -> Strip:
        """A line without what acts or hides in it."""
        return tame(super().render_line(y))

    async def _on_key(self, event: events.Key) -> None:
        """Enter is the field's own here, whatever it does in the dialog around it."""
        if event.key == "enter" and self._has_the_keys:
            event.stop()
            event.prevent_default()
            self.replace("\n", *self.selection, maintain_selection_offset=False)
