"""Asks for somebody who speaks for an agency."""

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult

from ccm_tui.domain.agencies.membership import NewRepresentative
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.widgets.choices import OneOf
from screens.widgets.typing import TypedLine

Keep = Callable[[NewRepresentative], Awaitable[int]]
"""Keeps the person and returns their id. Raises CcmError where they can't be kept."""


class SpeakerForm(Form[int]):
    """A name, a role, an address, and whether they are the usual one. Answers with their id, once they are kept."""

    ABOUT = (
        "Somebody who speaks for an agency: the name as the minutes carry it, their role, the secure address that "
        "papers are sent to, and whether they usually come or stand in for whoever does."
    )

    def __init__(self, title: str, keep: Keep, drafts: DialogDrafts, person: NewRepresentative | None = None) -> None:
        super().__init__(title, drafts)
        self._keep_person = keep
        self._person = person or NewRepresentative("")

    def compose_fields(self) -> ComposeResult:
        person = self._person
        yield field("Name", TypedLine(person.name, id="name", compact=True))
        yield field("Role", TypedLine(person.role, placeholder="may be left out", id="role", compact=True))
        yield field(
            "Secure address", TypedLine(person.email, placeholder="may be left out", id="email", compact=True)
        )
        yield field("Comes", OneOf(("usually", "as a deputy"), int(person.deputy), id="comes"))

    async def keep(self) -> int:
        if not self.typed("name"):
            raise self.refusal("name", "The name is missing.", "Type who speaks for the agency.")
        deputy = self.query_one("#comes", OneOf).place == 1
        return await self._keep_person(
            NewRepresentative(self.typed("name"), self.typed("role"), self.typed("email"), deputy=deputy)
        )
