"""The base of dialogs with several fields: what was typed stays until it is kept."""

from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from ccm_tui.errors import CcmError
from screens.dialogs.dialog import Dialog
from screens.widgets.one_of import OneOf
from screens.widgets.plain import plain
from screens.widgets.tones import BAD

Result = TypeVar("Result")


class Form(Dialog[Result]):
    """Fields under each other. Enter in any of them keeps the form, and what can't be kept is said in it."""

    CSS_PATH: ClassVar[CSSPathType | None] = ["dialog.tcss", "form.tcss"]
    AUTO_FOCUS = "Input"

    def compose_body(self) -> ComposeResult:
        yield from self.compose_fields()
        yield Static(id="wrong")

    def compose_fields(self) -> ComposeResult:
        """The fields, top to bottom."""
        raise NotImplementedError

    async def keep(self) -> Result:
        """Keeps what was entered and returns the answer. Raises CcmError where it can't be kept."""
        raise NotImplementedError

    @on(Input.Submitted)
    @on(OneOf.Submitted)
    def _enter_was_pressed(self) -> None:
        self.go()

    def go(self) -> None:
        # Queued, so that a second Enter waits for the first and then finds the dialog gone.
        self.call_later(self._keep)

    def typed(self, field: str) -> str:
        """What is in a field, without the space around it."""
        return self.query_one(f"#{field}", Input).value.strip()

    def refusal(self, field: str, what: str, do: str) -> CcmError:
        """The error to raise for a field, which is gone to."""
        self.query_one(f"#{field}").focus()
        return CcmError(what, do)

    async def _keep(self) -> None:
        if not self.is_current:
            return
        try:
            result = await self.keep()
        except CcmError as error:
            self.query_one("#wrong", Static).update(plain(f"{error.what} {error.do}", f"bold {BAD}"))
        else:
            self.dismiss(result)


def field(label: str, *widgets: Widget) -> Horizontal:
    """One line of a form: what is asked, and where it is answered."""
    return Horizontal(Label(plain(label)), *widgets, classes="field")
