"""What is protected left out of whatever is about to leave, before it has a format."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from ccm_tui.domain.names.protection import PROTECTED_MARK, Protected

Told = TypeVar("Told")


def without_protected(told: Told, protected: Protected) -> Told:
    """The same document, page or lines, with nothing that is protected in any of their texts."""
    return _narrowed(told, protected) if protected.anything else told


def has_left_out(told: object) -> bool:
    """Whether something that is protected was left out of it."""
    if isinstance(told, str):
        return PROTECTED_MARK in told
    if isinstance(told, (tuple, list)):
        return any(map(has_left_out, told))
    if is_dataclass(told):
        return any(has_left_out(getattr(told, one.name)) for one in fields(told))
    return False


def _narrowed(value: Any, protected: Protected) -> Any:
    # A word of the field is a str too, and nobody typed it.
    if type(value) is str:
        return protected.left_out_of(value)
    if type(value) in (tuple, list):
        return type(value)(_narrowed(one, protected) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
        narrowed = {name: _narrowed(part, protected) for name, part in parts.items()}
        changed = {name: part for name, part in narrowed.items() if part is not parts[name]}
        return replace(value, **changed) if changed else value
    return value
