"""The base of dialogs that are typed into: what was typed stays until it is kept, and outlives being left."""

import asyncio
from pathlib import Path
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Input, Label, Static, TextArea

from ccm_tui.domain.words.draft import Drafts
from ccm_tui.errors import CcmError
from screens.frame.dialog import DIALOG_SHEET, Dialog
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.typing import KeepsTyping
from screens.widgets.choices import OneOf
from screens.widgets.text import BAD, plain
from screens.widgets.typing import TypedLine, TypedText

_Result = TypeVar("_Result")

FORM_SHEETS = (DIALOG_SHEET, Path(__file__).with_name("form.tcss"))
"""How every form looks, wherever the module of a subclass lies."""


class Form(Dialog[_Result], KeepsTyping[_Result | None]):
    """Fields under each other. Enter in any of them keeps the form, and what can't be kept is said in it.

    Each field whose content is not what the form began with is half-typed: it is kept, and put back when the form
    is next opened about the same thing. Only what is kept for good, by `keep`, is half-typed no more.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = [*FORM_SHEETS]
    AUTO_FOCUS = "Input"

    def __init__(self, title: str, drafts: DialogDrafts) -> None:
        super().__init__(title)
        self._drafts = drafts
        self._began: dict[str, str] = {}
        self._before: Drafts = {}
        self._keeping = asyncio.Lock()
        self._left = False
        self._kept = False

    def compose_body(self) -> ComposeResult:
        yield from self.compose_fields()
        yield Static(id="wrong")

    def compose_fields(self) -> ComposeResult:
        """The fields, top to bottom."""
        raise NotImplementedError

    async def keep(self) -> _Result:
        """Keeps what was entered and returns the answer. Raises CcmError where it can't be kept."""
        raise NotImplementedError

    async def recall(self) -> None:
        """Reads what was half-typed. It is done before the form is shown, so that no key can come between.

        Raises CcmError where it can't be read.
        """
        self._before = await self._drafts.kept()

    def on_mount(self) -> None:
        """Puts back what was half-typed, and says so."""
        fields = self._fields()
        self._began = {name: field.draft.text for name, field in fields.items()}
        put_back = [fields[name] for name in self._before if name in fields]
        for name, draft in self._before.items():
            if name in fields:
                fields[name].put_back(draft)
        if put_back:
            labels = dict.fromkeys(label for field in put_back for label in _labels(field))
            which = f" ({', '.join(labels)})" if labels else ""
            self.query_one("#dialog").border_subtitle = plain(f"kept from before, not recorded{which}")
            put_back[-1].focus()

    async def keep_drafts(self) -> None:
        """Keeps what is half-typed; while the form itself is being kept, waits for what comes of that."""
        async with self._keeping:
            if not self._kept:
                await self._drafts.keep(self._half_typed, "" if self._left else self._title)

    @property
    def has_typing(self) -> bool:
        """Whether a field holds something else than the form began with."""
        return not self._kept and bool(self._half_typed)

    async def action_leave(self) -> None:
        """Leaves without an answer, once what was typed is kept for the next time."""
        if self._left:
            return
        self._left = True
        if not await self.keep_typing():
            self._left = False
            self._say_wrong("This stays open: what is typed can't be kept just now.")
        elif not self._kept:
            self.dismiss(None)

    @on(TypedLine.Retyped)
    @on(TextArea.Changed)
    @on(TextArea.SelectionChanged)
    @on(OneOf.Chosen)
    def _something_was_typed(self) -> None:
        self.was_typed()

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
        async with self._keeping:
            if self._kept or self._left:
                return
            try:
                result = await self.keep()
            except CcmError as error:
                self._say_wrong(f"{error.what} {error.do}".strip())
                self.was_typed()
                return
            self._kept = True
            self.dismiss(result)

    @property
    def _half_typed(self) -> Drafts:
        fields = self._fields().items()
        return {name: field.draft for name, field in fields if field.draft.text != self._began.get(name)}

    def _say_wrong(self, words: str) -> None:
        self.query_one("#wrong", Static).update(plain(words, f"bold {BAD}"))

    def _fields(self) -> dict[str, TypedLine | TypedText | OneOf]:
        """The fields whose content is kept while it is half-typed, top to bottom."""
        fields = self.query("TypedLine, TypedText, OneOf").results()
        return {
            field.id: field
            for field in fields
            if field.id and (isinstance(field, OneOf | TypedText) or (isinstance(field, TypedLine) and field.kept))
        }


def field(label: str, *widgets: Widget) -> Horizontal:
    """One line of a form: what is asked, and where it is answered."""
    return Horizontal(Label(plain(label)), *widgets, classes="field")


def _labels(field: Widget) -> list[str]:
    """What is asked in the line of the field; nothing where the field stands alone."""
    line = field.parent
    if not isinstance(line, Horizontal):
        return []
    return [str(label.content) for label in line.query(Label)][:1]
