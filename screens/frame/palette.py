"""The palette: every command that can be given where one is, found by its words, with its key beside it."""

from collections.abc import Callable, Iterator
from typing import Any

from textual.actions import parse
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import Input

from ccm_tui.commands import Command, commands_of
from screens.frame.bindings import shown_keys
from screens.widgets.text import KEY, plain

ABOUT = (
    "The palette finds any command that can be given here: type a few letters of its name, or words of what it "
    "does, and press Enter on the one that is marked. Its key stands beside it."
)

_BY_ITS_MEANING = 0.01
"""The score of a command found by what it does: every one found by its name comes before it."""


class CommandsProvider(Provider):
    """The commands of the screen one is on, of what has the focus on it, and of everywhere."""

    async def discover(self) -> Hits:
        """All of them, in the order of the table."""
        for command, give in self._offered():
            display = self._display(plain(command.label), command)
            yield DiscoveryHit(display, give, text=command.label, help=command.help)

    async def search(self, query: str) -> Hits:
        """Those whose name has these letters in this order, and those with words that begin so in what they do."""
        matcher = self.matcher(query)
        for command, give in self._offered():
            score = matcher.match(command.label) or (_BY_ITS_MEANING if _means(command, query) else 0)
            if score > 0:
                display = self._display(matcher.highlight(command.label), command)
                yield Hit(score, display, give, text=command.label, help=command.help)

    def _offered(self) -> Iterator[tuple[Command, Callable[[], Any]]]:
        places = [node for node in (self.screen, self.focused, self.app) if node and hasattr(node, "PLACE")]
        for node in places:
            for command in commands_of(node.PLACE):
                _, action, parameters = parse(command.id)
                if node.check_action(action, parameters) is not False:
                    yield command, self._giving(command.id, node)

    def _display(self, label: Content, command: Command) -> Content:
        """The label and the keys, as they would have to be pressed now."""
        keys = shown_keys(command)
        if not keys:
            return label
        first = "Esc, then " if isinstance(self.focused, Input) and not command.typing else ""
        return Content.assemble(label, "  ", plain(f"{first}{keys}", KEY))

    def _giving(self, action: str, node: DOMNode) -> Callable[[], Any]:
        return lambda: self.app.run_action(action, node)


def _means(command: Command, query: str) -> bool:
    """Whether each word of the query begins a word of what the command is called or does."""
    words = f"{command.label} {command.help}".casefold().replace(",", " ").split()
    return all(any(word.startswith(typed) for word in words) for typed in query.casefold().split())
