"""The palette: every command that can be given where one is, found by its words, with its key beside it."""

from collections.abc import Callable, Iterator
from typing import Any

from textual.actions import parse
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode

from ccm_tui.commands import Command, Place, commands_of
from screens.bindings import shown_keys
from screens.widgets.plain import plain
from screens.widgets.tones import KEY

ABOUT = (
    "The palette finds any command that can be given here: type a few letters of its name, or words of what it "
    "does, and press Enter on the one that is marked. Its key stands beside it."
)

_BY_ITS_MEANING = 0.01
"""The score of a command found by what it does: every one found by its name comes before it."""


class CommandsProvider(Provider):
    """The commands of the place that has the focus, of the screen it is on, and of everywhere."""

    async def discover(self) -> Hits:
        """All of them, in the order of the table."""
        for command, give in self._offered():
            yield DiscoveryHit(_display(plain(command.label), command), give, text=command.label, help=command.help)

    async def search(self, query: str) -> Hits:
        """Those whose name has these letters in this order, and those with words that begin so in what they do."""
        matcher = self.matcher(query)
        for command, give in self._offered():
            score = matcher.match(command.label) or (_BY_ITS_MEANING if _means(command, query) else 0)
            if score > 0:
                display = _display(matcher.highlight(command.label), command)
                yield Hit(score, display, give, text=command.label, help=command.help)

    def _offered(self) -> Iterator[tuple[Command, Callable[[], Any]]]:
        for node in (self.focused or self.screen).ancestors_with_self:
            place = getattr(node, "PLACE", None)
            for command in commands_of(place) if isinstance(place, Place) else ():
                _, action, parameters = parse(command.id)
                if node.check_action(action, parameters) is not False:
                    yield command, self._giving(command.id, node)

    def _giving(self, action: str, node: DOMNode) -> Callable[[], Any]:
        return lambda: self.app.run_action(action, node)


def _display(label: Content, command: Command) -> Content:
    keys = shown_keys(command)
    return Content.assemble(label, "  ", plain(keys, KEY)) if keys else label


def _means(command: Command, query: str) -> bool:
    """Whether each word of the query begins a word of what the command is called or does."""
    words = f"{command.label} {command.help}".casefold().replace(",", " ").split()
    return all(any(word.startswith(typed) for word in words) for typed in query.casefold().split())
