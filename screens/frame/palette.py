"""The palette: every command that can be given where one is, found by its words, with its key beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on
from textual.actions import parse
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.fuzzy import FuzzySearch
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, OptionList

from ccm_tui.commands import Command, Place, commands_of
from screens.frame.bindings import bindings, shown_keys
from screens.frame.turn import LeftInTurn
from screens.widgets.lists import KeptList
from screens.widgets.text import KEY, MUTED, plain
from screens.widgets.typing import TypedLine

_BY_ITS_MEANING = 0.01
"""The score of a command found by what it does: every one found by its name comes before it."""


@dataclass(frozen=True, slots=True)
class OfferedCommand:
    """A command, and where it can be given."""

    command: Command
    node: DOMNode

    @property
    def is_open(self) -> bool:
        """Whether that place is still there."""
        return isinstance(self.node, App) or self.node.is_attached


@dataclass(frozen=True, slots=True)
class Hit:
    """A command that was found by what was typed."""

    offer: OfferedCommand
    score: float
    label: Content
    """Its name, what was typed standing out in it."""


class PaletteScreen(LeftInTurn[OfferedCommand | None], ModalScreen[OfferedCommand | None]):
    """The commands of the screen that one is on, of what has the focus on it, and of everywhere. Answers with one."""

    BEFORE_COVER = True
    PLACE = Place.DIALOG
    ABOUT = (
        "The palette finds any command that can be given here: type a few letters of its name, or words of what it "
        "does, and press Enter on the one that is marked. Its key stands beside it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Place.DIALOG),
        ("up", "move('cursor_up')", "Up"),
        ("down", "move('cursor_down')", "Down"),
        ("pageup", "move('page_up')", "Page up"),
        ("pagedown", "move('page_down')", "Page down"),
    ]
    CSS_PATH = "palette.tcss"
    AUTO_FOCUS = "TypedLine"

    found = getters.query_one("#found", KeptList)

    def __init__(self, beneath: Screen[object]) -> None:
        super().__init__()
        self._beneath = beneath
        self._hits: list[Hit] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="palette"):
            yield TypedLine(password=False, placeholder="Type what you want to do", id="asked")
            yield KeptList("No command here is called that.", id="found")

    def on_mount(self) -> None:
        """Shows all of them; the keys stay in the line."""
        self.found.can_focus = False
        self._show("")

    def find(self, asked: str) -> list[Hit]:
        """Those whose name has these letters in this order, then those with words that begin so in what they do.

        Without any letters all of them, in the order of the table.
        """
        if not asked.strip():
            return [Hit(offer, 0, plain(offer.command.label)) for offer in self._offers()]
        search = FuzzySearch()
        hits = [hit for offer in self._offers() if (hit := _hit(offer, asked.strip(), search)).score > 0]
        return sorted(hits, key=lambda hit: hit.score, reverse=True)

    def said_of(self, hit: Hit) -> Content:
        """The command and its keys, as they would have to be pressed now, and what it does."""
        command = hit.offer.command
        keys = shown_keys(command)
        first = "Esc, then " if isinstance(self._beneath.focused, Input) and not command.typing else ""
        shown = plain(f"  {first}{keys}", KEY) if keys else plain("")
        return Content.assemble(hit.label.stylize_before("bold"), shown, "\n", plain(command.help, MUTED))

    def action_go(self) -> None:
        """Gives the command that is marked."""
        place = self.found.highlighted
        if self._hits and place is not None:
            self.dismiss(self._hits[place].offer)

    def action_leave(self) -> None:
        """Goes back without giving any."""
        self.dismiss(None)

    async def action_move(self, way: str) -> None:
        """Moves the mark among the commands."""
        await self.found.run_action(way)

    @on(Input.Changed)
    def _another_is_asked_for(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _one_was_chosen(self, event: Input.Submitted | OptionList.OptionSelected) -> None:
        event.stop()
        self.action_go()

    def _show(self, asked: str) -> None:
        self._hits = self.find(asked)
        self.found.show([(str(place), self.said_of(hit)) for place, hit in enumerate(self._hits)])
        self.found.highlighted = 0 if self._hits else None

    def _offers(self) -> Iterator[OfferedCommand]:
        for node in (self._beneath, self._beneath.focused, self.app):
            place = getattr(node, "PLACE", None)
            for command in commands_of(place) if node and place else ():
                _, action, parameters = parse(command.id)
                if node and node.check_action(action, parameters) is not False:
                    yield OfferedCommand(command, node)


def _hit(offer: OfferedCommand, asked: str, search: FuzzySearch) -> Hit:
    name = offer.command.label
    score, places = search.match(asked, name)
    label = plain(name)
    for place in places if score else ():
        label = label.stylize("underline", place, place + 1)
    return Hit(offer, score or (_BY_ITS_MEANING if _means(offer.command, asked) else 0), label)


def _means(command: Command, query: str) -> bool:
    """Whether each word of the query begins a word of what the command is called or does."""
    words = f"{command.label} {command.help}".casefold().replace(",", " ").split()
    return all(any(word.startswith(typed) for word in words) for typed in query.casefold().split())
