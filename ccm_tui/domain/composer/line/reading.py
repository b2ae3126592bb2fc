"""What reading a line gives: the entry, and what is to be said of it before it is recorded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from ccm_tui.domain.composer.line.entries import Entry, missing

_MOST_NOTICES = 6
"""A pasted page could earn hundreds; a chair reads a few."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell the chair about a line, in words; never a reason not to record it."""

    kind: Literal["missing", "notice", "lint"]
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry as it was understood, with remarks on what it lacks and what was taken how."""

    entry: Entry
    remarks: tuple[Remark, ...] = ()


def reading_of(entry: Entry, reasons: Mapping[str, str] | None = None, notices: Iterable[str] = ()) -> Reading:
    """The entry with a remark for each of its gaps and each notice.

    `reasons` says more of a gap where more is known: {"no owner": "xyz is not an agency here"}. The reason
    of a gap that the entry turns out not to have is a notice.
    """
    reasons = reasons or {}
    gaps = missing(entry)
    lacking = [Remark("missing", f"{gap}: {reasons[gap]}" if gap in reasons else gap) for gap in gaps]
    said = [*(reason for gap, reason in reasons.items() if gap not in gaps), *notices]
    noticed = [Remark("notice", text) for text in list(dict.fromkeys(said))[:_MOST_NOTICES]]
    return Reading(entry, (*lacking, *noticed))
