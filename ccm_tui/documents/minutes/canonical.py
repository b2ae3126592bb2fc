"""A MinutesDocument as text and back: the one form in which approved minutes are sealed and kept.

Every field is written under its name, so that a document sealed by an older program can be read by a newer one: a
field that was added since takes its default.
"""

import json
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from ccm_tui.documents.minutes.case import ADDED_SINCE
from ccm_tui.documents.minutes.document import MinutesDocument


def to_canonical(document: MinutesDocument) -> str:
    """The document as JSON, the same bytes for the same document everywhere."""
    return json.dumps(_written(document), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def from_canonical(text: str) -> MinutesDocument:
    """The document that `to_canonical` wrote. Raises ValueError where the text is none."""
    try:
        read = _read(MinutesDocument, json.loads(text))
    except (AttributeError, KeyError, TypeError) as fault:
        raise ValueError("not a document") from fault
    assert isinstance(read, MinutesDocument)
    return read


def _written(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            one.name: _written(held) for one in fields(value) if not _unsaid(one, held := getattr(value, one.name))
        }
    if isinstance(value, Enum):
        # A word of the record keeps its stored value; what is only worded for the minutes may be worded anew.
        return value.value if isinstance(value, str) else value.name
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return [_written(part) for part in value] if isinstance(value, tuple) else value


def _unsaid(added: Field[Any], held: Any) -> bool:
    """True where a field that minutes sealed by an older program lack says nothing: the bytes stay what they were."""
    return added.metadata.keys() == ADDED_SINCE.keys() and bool(held == added.default)


def _read(kind: Any, value: Any) -> Any:
    if is_dataclass(kind):
        return _read_fields(kind, value)
    if get_origin(kind) is tuple:
        return tuple(_read(part, each) for part, each in zip(_parts(kind, len(value)), value, strict=True))
    if choices := [choice for choice in get_args(kind) if choice is not NoneType]:
        return None if value is None else _read(choices[0], value)
    if issubclass(kind, Enum):
        return kind(value) if issubclass(kind, str) else kind[value]
    return kind.fromisoformat(value) if issubclass(kind, datetime | date | time) else value


def _read_fields(kind: Any, value: dict[str, Any]) -> Any:
    given = {name: _read(hint, value[name]) for name, hint in _hints(kind).items() if name in value}
    if lacking := [one.name for one in fields(kind) if one.name not in given and one.default is MISSING]:
        raise KeyError(*lacking)
    return kind(**given)


def _parts(kind: Any, count: int) -> tuple[Any, ...]:
    parts = get_args(kind)
    return parts[:1] * count if parts[-1] is ... else parts


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
