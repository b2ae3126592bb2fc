"""Textual's key bindings, made from the one table of commands."""

from textual.binding import Binding, BindingType

from ccm_tui.commands import Command, Place, commands_of

_SHORT = {"escape": "Esc", "delete": "Del"}


def bindings(place: Place) -> list[BindingType]:
    """The bindings of one place."""
    return [
        Binding(
            key=",".join(command.keys),
            action=command.id,
            description=command.label,
            tooltip=command.help,
            show=command.in_footer,
            key_display=shown_key(command.keys[0]),
            id=f"{place.name.lower()}.{command.id}",
            priority=command.typing and place is Place.EVERYWHERE,
        )
        for command in commands_of(place)
        if command.keys
    ]


def shown_key(key: str) -> str:
    """How a key is written for people: F8, Ctrl+N, Esc; a letter stays as it is typed."""
    if len(key) == 1:
        return key
    return "+".join(_SHORT.get(part, part.capitalize()) for part in key.split("+"))


def shown_keys(command: Command) -> str:
    """All the keys of a command, the first one first; nothing where it has none."""
    return ", ".join(shown_key(key) for key in command.keys)
