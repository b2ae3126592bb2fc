"""The keys of a list that is gone through line by line, always on screen: more of them than a footer holds."""

from textual.content import Content
from textual.widgets import Static

from ccm_tui.commands import Command, Place, commands_of
from screens.frame.bindings import shown_key
from screens.widgets.flow import Flow
from screens.widgets.plain import plain
from screens.widgets.tones import KEY


class KeysLine(Static):
    """The commands of a place that its footer leaves out, each with its key."""

    def __init__(self, place: Place) -> None:
        left_out = (command for command in commands_of(place) if command.keys and not command.in_footer)
        super().__init__(Flow([_key(command) for command in left_out]), id="keys")


def _key(command: Command) -> Content:
    return Content.assemble(plain(shown_key(command.keys[0]), KEY), " ", plain(command.label))
