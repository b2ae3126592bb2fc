"""Asks for an agency: its code, name and kind, and who speaks for it."""

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.widgets import Static

from ccm_tui.domain.agencies.agency import CODE_RULE, NewAgency, NewRepresentative, code_fits, tidy_code
from ccm_tui.domain.names.keys import name_key
from ccm_tui.domain.spreadsheets.cells import listed_by_semicolons
from ccm_tui.domain.vocabulary import AgencyKind
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.widgets.choices import OneOf
from screens.widgets.text import plain
from screens.widgets.typing import TypedLine


class AgencyForm(Form[str]):
    """One agency. Answers with its code, once it is kept."""

    ABOUT = (
        "An agency: its code, by which actions are known and owners named, its name as the minutes carry it, and the "
        "people who speak for it. Tab goes from field to field; the arrows choose between the words side by side."
    )

    def __init__(
        self,
        title: str,
        keep: Callable[[NewAgency], Awaitable[None]],
        drafts: DialogDrafts,
        agency: NewAgency | None = None,
        *,
        code_stays: bool = False,
    ) -> None:
        super().__init__(title, drafts)
        self._keep_agency = keep
        self._agency = agency or NewAgency("", "")
        self._code_stays = code_stays

    def compose_fields(self) -> ComposeResult:
        agency = self._agency
        yield field("Code", TypedLine(agency.code, id="code", compact=True, disabled=self._code_stays))
        yield Static(plain(self._about_code()), classes="hint")
        yield field("Name", TypedLine(agency.name, id="name", compact=True))
        kinds = [kind.words for kind in AgencyKind]
        yield field("Kind", OneOf(kinds, kinds.index(agency.kind.words), id="kind"))
        yield field(
            "For a quorum", OneOf(("needed", "not needed"), 0 if agency.needed_for_quorum else 1, id="quorum")
        )
        usual, deputies = _names(agency, deputies=False), _names(agency, deputies=True)
        yield field("Represented by", TypedLine(usual, id="representatives", compact=True))
        yield field("Deputy", TypedLine(deputies, id="deputies", compact=True))
        yield Static(plain("Several people: a semicolon between them, the usual one first."), classes="hint")

    async def keep(self) -> str:
        code = tidy_code(self.typed("code"))
        if not code_fits(code):
            raise self.refusal("code", "That is no code for an agency.", f"A code is {CODE_RULE}.")
        if not self.typed("name"):
            raise self.refusal("name", "The agency has no name.", "Give the name that the minutes are to carry.")
        agency = NewAgency(
            code,
            self.typed("name"),
            self._kind(),
            self.query_one("#quorum", OneOf).place == 0,
            self._people(),
        )
        await self._keep_agency(agency)
        return code

    def _about_code(self) -> str:
        if self._code_stays:
            return "The code stays, because actions are known by it."
        return "What is typed live as @code: short, without spaces."

    def _kind(self) -> AgencyKind:
        return tuple(AgencyKind)[self.query_one("#kind", OneOf).place]

    def _people(self) -> tuple[NewRepresentative, ...]:
        usual, deputies = (
            listed_by_semicolons(self.typed("representatives")),
            listed_by_semicolons(self.typed("deputies")),
        )
        if {name_key(name) for name in usual} & {name_key(name) for name in deputies}:
            raise self.refusal("deputies", "Someone is named twice.", "Name each person in one line only.")
        return tuple(NewRepresentative(name) for name in usual) + tuple(
            NewRepresentative(name, deputy=True) for name in deputies
        )


def _names(agency: NewAgency, *, deputies: bool) -> str:
    return "; ".join(person.name for person in agency.people if person.deputy is deputies)
