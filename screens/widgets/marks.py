"""Boxes to tick and choices to make that can be told apart without colour."""

from textual.widgets import Checkbox, RadioButton

from screens.widgets.plain import plain


class Choice(RadioButton):
    """One of several; Textual's own shows its dot whether chosen or not, in another colour."""

    def __init__(self, label: str, chosen: bool) -> None:
        self.BUTTON_INNER = "●" if chosen else " "
        super().__init__(plain(label), chosen, compact=True)

    def watch_value(self) -> None:
        """The dot is there only while this is the one chosen."""
        self.BUTTON_INNER = "●" if self.value else " "
        super().watch_value()


class Tick(Checkbox):
    """Yes or no; Textual's own shows its cross either way, in another colour."""

    def __init__(self, label: str, ticked: bool, *, id: str) -> None:  # noqa: A002 (Textual's own word)
        self.BUTTON_INNER = "X" if ticked else " "
        super().__init__(plain(label), ticked, id=id, compact=True)

    def watch_value(self) -> None:
        """The cross is there only while this holds."""
        self.BUTTON_INNER = "X" if self.value else " "
        super().watch_value()
