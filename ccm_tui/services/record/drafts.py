"""Half-typed text: on disk within a second of each key, back in its place after any end of the process."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

from ccm_tui.domain.words.draft import Draft, Drafts
from db.queries.record.settings import COMPOSER, cut_off_rows, draft_rows, replace_drafts
from db.record import Record

_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """Where something is typed, and about what: one dialog about one thing, the composer on one item."""

    name: str
    """Stays the same for the same thing: "defer 17", "agency HSG"."""
    item_id: int | None = None
    """The item that the words are about, where they are about one."""


def composer_place(meeting_id: int, item_id: int | None) -> DraftPlace:
    """The composer while that item is before the meeting: each case has its own half-typed line."""
    if item_id is None:
        return DraftPlace(f"composer of meeting {meeting_id}")
    return DraftPlace(f"{COMPOSER}{item_id}", item_id)


def keep_drafts(record: Record, place: DraftPlace, drafts: Drafts, found: str = "") -> None:
    """Keeps these, and no others, as what is half-typed in that place.

    `found` says in words where they are found again. It is told at the next start, so it is empty once the user
    has left them there on purpose.
    """
    with record.drafting() as session:
        replace_drafts(session, place.name, _rows(record, place, drafts, found))


def kept_drafts(record: Record, place: DraftPlace) -> dict[str, Draft]:
    """What is half-typed in that place, by field."""
    with record.reading() as session:
        return {row.field: Draft(row.text, row.cursor, row.kind) for row in draft_rows(session, place.name)}


def settle(
    record: Record,
    place: DraftPlace,
    left: Drafts,
    act: Callable[Concatenate[Record, _P], _T],
    /,
    *args: _P.args,
    **kwargs: _P.kwargs,
) -> _T:
    """Does the act that was typed there, after which `left` is all that is half-typed; both, or neither.

    Raises what the act raises.
    """
    rows = _rows(record, place, left, "")
    with record.alongside(lambda session: replace_drafts(session, place.name, rows)):
        return act(record, *args, **kwargs)


def tell_cut_off(record: Record) -> tuple[str, ...]:
    """Where to find what was being typed when ccm last ended, in words. It is told once."""
    with record.drafting() as session:
        rows = cut_off_rows(session)
        told = tuple(dict.fromkeys(row.found for row in rows))
        for row in rows:
            row.found = ""
            session.add(row)
    return told


def _rows(record: Record, place: DraftPlace, drafts: Drafts, found: str) -> list[dict[str, Any]]:
    return [
        {
            "place": place.name,
            "field": field,
            "agenda_item_id": place.item_id,
            "kind": draft.kind,
            "text": draft.text,
            "cursor": draft.cursor,
            "found": found,
            "saved_at": record.clock(),
        }
        for field, draft in drafts.items()
    ]
