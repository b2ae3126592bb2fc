"""What is typed or pasted as lines, what each is addressed to, and what reading one gives."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from ccm_tui.domain.composer.line.entries import Entry, missing
from ccm_tui.domain.composer.line.words import KIND_WORDS
from ccm_tui.domain.vocabulary import EntryKind

_BREAK = re.compile("\r\n|[\n\r\u2028\u2029\v\f]")
_SLASH_WORD = re.compile(r"\s*/([^\W\d_][\w-]*)(?:\s+|$)")
_KIND_WORD = re.compile(rf"\s*({'|'.join(word.rstrip(':') for word in KIND_WORDS)}):(?:\s+|$)", re.IGNORECASE)

SLASH_WORDS = {
    **{kind.value: kind for kind in EntryKind},
    **{kind.value[0]: kind for kind in EntryKind},
    "information": EntryKind.INFO,
}
"""The words that, after a slash, change what is being recorded: the kind's own, and its first letter."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """A line with its slash word (or `info:` and its like) read: what kind it is, or which command it gives."""

    kind: EntryKind
    text: str
    """What follows the slash word; the whole line where there is none."""
    command: str | None = None
    """The slash word in lower case where it names no kind; whether there is such a command is not known here."""


def split_lines(text: str) -> tuple[str, ...]:
    """Pasted text as lines, in order and as typed, without the blank ones."""
    return tuple(line for line in _BREAK.split(text) if line.strip())


def address(line: str, kind: EntryKind) -> Addressed:
    """What the line is: of `kind` unless a slash word or a kind with its colon at its start says otherwise."""
    named = _KIND_WORD.match(line)
    if named:
        return Addressed(SLASH_WORDS[named[1].casefold()], line[named.end() :])
    found = _SLASH_WORD.match(line)
    if not found:
        return Addressed(kind, line)
    word, text = found[1].casefold(), line[found.end() :]
    if word in SLASH_WORDS:
        return Addressed(SLASH_WORDS[word], text)
    return Addressed(kind, text, word)


_MOST_NOTICES = 6
"""A pasted page could earn hundreds; a chair reads a few."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell the chair about a line, in words; never a reason not to record it."""

    kind: Literal["missing", "notice", "lint"]
    text: str


@dataclass(frozen=True, slots=True)
class LineReading:
    """An entry as it was understood, with remarks on what it lacks and what was taken how."""

    entry: Entry
    remarks: tuple[Remark, ...] = ()


def reading_of(entry: Entry, reasons: Mapping[str, str] | None = None, notices: Iterable[str] = ()) -> LineReading:
    """The entry with a remark for each of its gaps and each notice.

    `reasons` says more of a gap where more is known: {"no owner": "xyz is not an agency here"}. The reason
    of a gap that the entry turns out not to have is a notice.
    """
    reasons = reasons or {}
    gaps = missing(entry)
    lacking = [Remark("missing", f"{gap}: {reasons[gap]}" if gap in reasons else gap) for gap in gaps]
    said = [*(reason for gap, reason in reasons.items() if gap not in gaps), *notices]
    noticed = [Remark("notice", text) for text in list(dict.fromkeys(said))[:_MOST_NOTICES]]
    return LineReading(entry, (*lacking, *noticed))
