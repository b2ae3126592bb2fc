"""Textual's key bindings, made from the one table of commands."""

from textual.binding import Binding, BindingType

from ccm_tui.commands import Place, commands_of

_SHOWN = {"ctrl+p": "^p", "ctrl+q": "^q", "escape": "Esc", "enter": "Enter", "space": "Space", "delete": "Del"}


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
    ]


def shown_key(key: str) -> str:
    """How a key is written for people: F8, ^n, Esc."""
    if key in _SHOWN:
        return _SHOWN[key]
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return key.upper() if key[1:].isdigit() else key
