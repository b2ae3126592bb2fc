r"""A typed line as words, some of which have been given a meaning; what is left is its text.

One rule makes any word literal: a backslash before it is taken off where the word would otherwise be a mark
(it begins with @ > # or /, or is one of the kind's own words such as "by"). Any other backslash is text, and
a literal backslash before a mark is written twice.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

ESCAPE = "\\"
SIGILS = ("@", ">", "#", "/")
"""What a mark begins with, in every kind of line."""
KIND_WORDS = frozenset({"action:", "info:", "information:", "risk:", "outcome:", "voice:", "note:"})
"""What a whole line may begin with instead of a slash and its kind."""
PUNCTUATION = ".,;:"
"""What may be typed against a mark and is no part of it."""
_SETS_OFF = ",;:"

MOST_MARKS = 10
"""How many marks of one sort are looked into; more are a pasted text, which mustn't hold up the typing."""

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class EntryWord:
    """A run of characters without a space, and where in the line it stands."""

    text: str
    start: int
    end: int

    @property
    def bare(self) -> str:
        """The word without the backslashes before it."""
        return self.text.lstrip(ESCAPE)

    @property
    def is_escaped(self) -> bool:
        """True when the word begins with a backslash."""
        return self.text.startswith(ESCAPE)


class EntryLine:
    """A line being read: each mark that is understood is taken out, and `rest` is the text that stays."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = tuple(EntryWord(found.group(), found.start(), found.end()) for found in _WORD.finditer(text))
        self._is_free = [True] * len(self.words)
        self._taken: list[tuple[int, int]] = []
        self._escapes: list[int] = []

    def is_free(self, index: int) -> bool:
        """True while the word at that index belongs to no mark."""
        return self._is_free[index]

    def free(self) -> list[int]:
        """The indexes of the words that belong to no mark."""
        return [index for index, is_free in enumerate(self._is_free) if is_free]

    def marked(self, sigil: str) -> list[int]:
        """The indexes of the free words that begin with that sigil."""
        return [index for index in self.free() if self.words[index].text.startswith(sigil)]

    def take(self, index: int, end: int) -> None:
        """Takes out a mark, from the word at `index` to the character `end`; the rest of its last word stays."""
        self._taken.append((self.words[index].start, end))
        while index < len(self.words) and self.words[index].start < end:
            self._is_free[index] = False
            index += 1

    def make_literal(self, index: int) -> None:
        """Takes off the backslash before the word at that index."""
        self._escapes.append(self.words[index].start)

    def make_marks_literal(self, keywords: Collection[str] = ()) -> None:
        """Takes off the backslash before every free word that would be a mark without it."""
        for index in self.free():
            word = self.words[index]
            if word.is_escaped and is_mark(word.bare, keywords):
                self.make_literal(index)

    def rest(self, begin: int = 0, end: int | None = None) -> str:
        """The text that stays: as typed, but for the marks and for the space and commas that set them off.

        Of the whole line, or of what stands between those two characters, neither of which is within a mark.
        """
        characters = list(self.text)
        for at in self._escapes:
            characters[at] = ""
        end = len(characters) if end is None else end
        taken = [span for span in sorted(self._taken) if begin <= span[0] < end]
        text, start = "", begin
        for taken_from, taken_to in [*taken, (end, end)]:
            piece = "".join(characters[start:taken_from]).strip()
            is_against_mark = start > begin and not self.text[start : start + 1].isspace()
            text = _joined(text, piece) if is_against_mark else f"{text} {piece}".strip()
            start = taken_to
        return text


def _joined(text: str, piece: str) -> str:
    """The text and what was typed against a mark after it: a full stop ends the mark's own sentence."""
    if not piece.startswith(tuple(PUNCTUATION)):
        return f"{text}{piece}"
    before = text.rstrip(_SETS_OFF).rstrip()
    return f"{before}{piece}" if before else piece.lstrip(PUNCTUATION).lstrip()


def may_be_read(indexes: list[int], is_read: Callable[[int], bool]) -> list[int]:
    """Which of a line's marks of one sort may be read: those that are, or all of them where they are many.

    Only the first MOST_MARKS are ever looked into, and which are the first changes as a line is put together.
    """
    return indexes if len(indexes) >= MOST_MARKS else [index for index in indexes if is_read(index)]


def is_mark(bare: str, keywords: Collection[str] = ()) -> bool:
    """True when a word without backslashes begins like a mark, or is the word of a kind or one of its own."""
    word = bare.casefold()
    return word.startswith(SIGILS) or word in KIND_WORDS or word in keywords


def escape_word(text: str, index: int) -> str:
    """The text with a backslash before the word at that index."""
    start = EntryLine(text).words[index].start
    return f"{text[:start]}{ESCAPE}{text[start:]}"


def escape_marks(
    text: str, marks_in: Callable[[EntryLine], Iterable[int]] | None = None, keywords: Collection[str] = ()
) -> str:
    """The text with a backslash before each word that would lose one, or be taken for a mark, when read back.

    `marks_in` gives the indexes of the words that the kind would take.
    """
    line = EntryLine(text)
    marks = set(marks_in(line)) if marks_in else set()
    characters = list(text)
    for index, word in enumerate(line.words):
        if index in marks or (word.is_escaped and is_mark(word.bare, keywords)):
            characters[word.start] = f"{ESCAPE}{characters[word.start]}"
    return "".join(characters)


def shown(word: str, most: int = 30) -> str:
    """A typed word as a remark quotes it, cut so that the remark stays one line."""
    return word if len(word) <= most else f"{word[: most - 1]}…"
