"""Asks for a person of a case, and before which other forum it is."""

from collections.abc import Awaitable, Callable
from datetime import date

from textual.app import ComposeResult
from textual.widgets import Static

from ccm_tui.domain.cases.case import GivenPerson
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.spreadsheets.days import NotADayError, read_day
from ccm_tui.domain.vocabulary import Forum, PersonRole, ProtectedDetail, ResidentStatus
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.widgets.choices import OneOf, SomeOf
from screens.widgets.text import plain
from screens.widgets.typing import TypedLine


class PersonForm(Form[GivenPerson]):
    """One person. Answers with them, once they are kept."""

    ABOUT = (
        "A person and their part in this case. Who they are and how to reach them holds in every case that they are "
        "in; their role, and whether the case is named after them, holds in this one. The arrows choose between the "
        "words side by side."
    )

    def __init__(
        self,
        title: str,
        act: Callable[[GivenPerson], Awaitable[object]],
        drafts: DialogDrafts,
        given: GivenPerson | None = None,
    ) -> None:
        super().__init__(title, drafts)
        self._act = act
        self._given = given or GivenPerson("", PersonRole.WITNESS)

    def compose_fields(self) -> ComposeResult:
        given = self._given
        yield field("Name", TypedLine(given.name, id="name", compact=True))
        yield field("Also known as", TypedLine(given.also_known_as, id="also_known_as", compact=True))
        yield field(
            "Role", OneOf([role.words for role in PersonRole], tuple(PersonRole).index(given.role), id="role")
        )
        named = ("the case is named after them", "not")
        yield field("Subject", OneOf(named, 0 if given.subject else 1, id="subject"))
        born = show_day(given.born_on) if given.born_on else ""
        yield field("Born", TypedLine(born, placeholder="like 3/5/1982", id="born", compact=True))
        yield field("Address", TypedLine(given.address, id="address", compact=True))
        ties = tuple(ResidentStatus)
        yield field("Tie to the area", OneOf([tie.words for tie in ties], ties.index(given.resident), id="resident"))
        yield field("Home area", TypedLine(given.home_area, placeholder="where elsewhere", id="area", compact=True))
        yield field("Safe contact", TypedLine(given.safe_contact, id="safe_contact", compact=True))
        yield Static(plain("How, when and by whom it is safe to get in touch, and who must not."), classes="hint")
        details = tuple(ProtectedDetail)
        yield field(
            "Protected",
            SomeOf(
                [detail.words for detail in details],
                [place for place, detail in enumerate(details) if detail in given.protected],
                id="protected",
            ),
        )
        yield Static(plain("What is ticked, by Space, is in no paper, letter or list that leaves."), classes="hint")
        yield field("Adjustments", TypedLine(given.adjustments, id="adjustments", compact=True))

    async def keep(self) -> GivenPerson:
        given = GivenPerson(
            name=self.typed("name"),
            role=tuple(PersonRole)[self.query_one("#role", OneOf).place],
            subject=self.query_one("#subject", OneOf).place == 0,
            also_known_as=self.typed("also_known_as"),
            born_on=self._born(),
            address=self.typed("address"),
            resident=tuple(ResidentStatus)[self.query_one("#resident", OneOf).place],
            home_area=self.typed("area"),
            safe_contact=self.typed("safe_contact"),
            adjustments=self.typed("adjustments"),
            protected=frozenset(
                tuple(ProtectedDetail)[place] for place in self.query_one("#protected", SomeOf).ticked
            ),
        )
        await self._act(given)
        return given

    def _born(self) -> date | None:
        typed = self.typed("born")
        if not typed:
            return None
        try:
            return read_day(typed, of_birth=True)
        except NotADayError as wrong:
            raise self.refusal("born", f"The day of birth {wrong}.", "Type it like 3/5/1982.") from None


class ForumForm(Form[Forum]):
    """A forum and a note. Answers with the forum, once it is noted."""

    ABOUT = (
        "Another panel or process that the case is before too. The arrows choose which; the note says what is known "
        "of it, such as its level or who chairs it."
    )

    def __init__(self, title: str, act: Callable[[Forum, str], Awaitable[object]], drafts: DialogDrafts) -> None:
        super().__init__(title, drafts)
        self._act = act

    def compose_fields(self) -> ComposeResult:
        yield field("Forum", OneOf([forum.words for forum in Forum], 0, id="forum"))
        yield field("Note", TypedLine(placeholder="may be left out", id="note", compact=True))

    async def keep(self) -> Forum:
        forum = tuple(Forum)[self.query_one("#forum", OneOf).place]
        await self._act(forum, self.typed("note"))
        return forum
