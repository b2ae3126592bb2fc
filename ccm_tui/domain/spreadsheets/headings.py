"""Which row of a sheet holds its headings, and which column each of them means.

People give the same column many names. A heading is taken for a column where it is its name or one that means the
same, where it is a slip or two from one of those and of no other column, or where it could mean it and nothing else
does. What can't be told is not taken, and is said to be.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from ccm_tui.domain.spreadsheets.grids import Grid, Merged
from ccm_tui.domain.spreadsheets.sheet import SheetColumn, plain_words, tidy_cell
from ccm_tui.domain.words.counting import slips

_SEARCHED_ROWS = 40
"""How far down the headings are looked for: titles, notes and logos stand above them."""

_FILLERS = frozenset(
    (
        *("the", "a", "an", "of", "to", "and", "or", "if", "any", "s", "so", "far", "please", "known"),
        *("is", "are", "was", "were", "has", "have", "been", "y", "n", "yn", "yes", "no"),
        *("what", "this", "their", "do", "does"),
        *("dd", "mm", "yy", "yyyy", "ddmmyy", "ddmmyyyy"),
        *("required", "mandatory", "optional", "state", "give", "enter", "insert", "brief", "full"),
    )
)
_SHORT_FOR = {
    "ref": "referral",
    "rec": "received",
    "recd": "received",
    "rcvd": "received",
    "recvd": "received",
    "org": "organisation",
    "organization": "organisation",
    "addr": "address",
    "tel": "telephone",
    "info": "information",
}
_LONGEST = 160
"""Characters; a longer text is no heading."""
_BRACKETED = re.compile(r"\([^)]*\)|\[[^]]*\]")
_LETTERS = re.compile(r"\b[^\W\d_](?: [^\W\d_]\b)+")
"""An abbreviation with its letters apart: d o b."""
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*(?:q(?:uestion)?\s*)?[0-9]{1,2}[a-z]?\s*[.):]\s*", re.IGNORECASE)
_SHORTEST_MISSPELT, _LONG = 4, 8
"""A word of so many letters may have one slip, a long one two."""


class Likeness(IntEnum):
    """How surely a heading means a column."""

    PERHAPS = 1
    MISSPELT = 2
    MEANS = 3
    NAME = 4


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A row of headings: where it stands, each heading as written, and the column that it means."""

    row: int
    """Counted from 0."""
    labels: tuple[str, ...]
    columns: tuple[SheetColumn | None, ...]
    twice: tuple[str, ...]
    """Columns that two headings mean equally, where there can be one only."""

    def has(self, column: SheetColumn) -> bool:
        """Whether the sheet has that column, or the parts of it."""
        names = {found.name for found in self.columns if found}
        return column.name in names or any(part in names for part in column.parts)

    @property
    def count(self) -> int:
        """How many columns were found."""
        return len({found.name for found in self.columns if found})

    def named(self, cells: Sequence[str]) -> dict[str, str]:
        """The cells under these headings by the names of their columns; those of one column joined."""
        parts: dict[str, list[str]] = {}
        joins = {column.name: column.joined_by for column in self.columns if column}
        for place, (label, column) in enumerate(zip(self.labels, self.columns, strict=True)):
            if column is None:
                continue
            cell = cells[place] if place < len(cells) else ""
            said = parts.setdefault(column.name, [])
            if cell and cell not in said:
                # A second text says under which heading it stood.
                said.append(f"{label}: {cell}" if said and "\n" in column.joined_by else cell)
        return {name: (joins[name] or " ").join(said) for name, said in parts.items()}


def find_headings(grid: Grid, columns: Sequence[SheetColumn]) -> HeadingRow | None:
    """The row of headings that means most of these columns; None where none means any."""
    rows = grid.rows[:_SEARCHED_ROWS]
    found = [_found(grid, row, columns) for row in range(len(rows)) if any(cell.strip() for cell in rows[row])]
    needed = [column for column in columns if column.required]
    best = max(found, key=lambda one: (all(map(one.has, needed)), one.count, -one.row), default=None)
    return best if best and best.count else None


def _found(grid: Grid, row: int, columns: Sequence[SheetColumn]) -> HeadingRow:
    above = _spread(grid, row - 1) if row else ()
    cells = grid.rows[row]
    width = len(cells)
    if above and not grid.ragged:
        width = max(width, len(above))
    labels: list[str] = []
    likely: list[tuple[SheetColumn, Likeness] | None] = []
    for place in range(width):
        own = tidy_cell(cells[place]) if place < len(cells) else ""
        over = above[place] if place < len(above) else ""
        label, meant = _best_label(own, over, tuple(columns))
        labels.append(" ".join(label.split()))
        likely.append(meant)
    return _settled(row, labels, likely)


def _best_label(
    own: str, over: str, columns: tuple[SheetColumn, ...]
) -> tuple[str, tuple[SheetColumn, Likeness] | None]:
    """The heading by itself or with what stands over it, whichever means more."""
    if not over:
        return own, _meaning(own, columns)
    if not own:
        return over, _meaning(over, columns)
    together = f"{over} {own}"
    alone, both = _meaning(own, columns), _meaning(together, columns)
    if both and both[1] is not Likeness.PERHAPS and (alone is None or alone[1] < Likeness.NAME):
        return together, both
    return own, alone


def _spread(grid: Grid, row: int) -> tuple[str, ...]:
    """The cells of a row, each that is merged with those beside it said for them too."""
    cells = [tidy_cell(cell) for cell in grid.rows[row]]
    if grid.ragged:
        # Text knows no merged cells; a title over several columns stands over the first of them.
        for place in range(1, len(cells)):
            cells[place] = cells[place] or cells[place - 1]
        return tuple(cells)
    for merged in grid.merged:
        if merged.top <= row <= merged.bottom and _is_narrow(merged, grid):
            first = grid.rows[merged.top][merged.left] if merged.left < len(grid.rows[merged.top]) else ""
            cells += [""] * (merged.right + 1 - len(cells))
            cells[merged.left : merged.right + 1] = [tidy_cell(first)] * (merged.right + 1 - merged.left)
    return tuple(cells)


def _is_narrow(merged: Merged, grid: Grid) -> bool:
    """A title of the whole sheet is over all of its columns; it belongs to none of them."""
    return merged.right - merged.left + 1 < max(map(len, grid.rows[: merged.bottom + 2]))


def _settled(row: int, labels: Sequence[str], likely: Sequence[tuple[SheetColumn, Likeness] | None]) -> HeadingRow:
    """Each column to the headings that mean it most surely, to several only where its cells can be joined."""
    surest: dict[str, Likeness] = {}
    for meant in filter(None, likely):
        surest[meant[0].name] = max(meant[1], surest.get(meant[0].name, Likeness.PERHAPS))
    settled: list[SheetColumn | None] = []
    taken: list[str] = []
    for one in likely:
        column = one[0] if one and _holds(one, surest) else None
        settled.append(column)
        if column and not column.joined_by:
            taken.append(column.name)
    return HeadingRow(
        row, tuple(labels), tuple(settled), tuple(dict.fromkeys(n for n in taken if taken.count(n) > 1))
    )


def _holds(meant: tuple[SheetColumn, Likeness], surest: dict[str, Likeness]) -> bool:
    column, likeness = meant
    if likeness is Likeness.PERHAPS and any(part in surest for part in column.parts):
        return False
    return likeness == surest[column.name] or (bool(column.joined_by) and likeness is not Likeness.PERHAPS)


@cache
def _meaning(label: str, columns: tuple[SheetColumn, ...]) -> tuple[SheetColumn, Likeness] | None:
    """The column that a heading means, if it means one and no other."""
    forms = _forms(label) if len(label) <= _LONGEST else ()
    if not forms:
        return None
    whole = plain_words(label)
    for column in columns:
        if whole == plain_words(column.name):
            return column, Likeness.NAME
    names, perhaps = _names(columns)
    for form in forms:
        if form in names:
            return columns[names[form]], Likeness.MEANS
    for form in forms:
        if form in perhaps:
            return columns[perhaps[form]], Likeness.PERHAPS
    known, by_count = _words_of_names(columns)
    spelt = [form.split() for form in _spaced(label)]
    near = {place for words in spelt for name, place in by_count.get(len(words), ()) if _is_near(words, name, known)}
    return (columns[near.pop()], Likeness.MISSPELT) if len(near) == 1 else None


def _forms(label: str) -> tuple[str, ...]:
    """The heading as it is compared: with its spaces, then with none."""
    return (*_spaced(label), _together(label), _together(_BRACKETED.sub(" ", label)))


def _spaced(label: str) -> tuple[str, ...]:
    """The heading in its words, in no order: whole, without what stands in brackets, and the first of "DOB / Age"."""
    unnumbered = _NUMBERED.sub("", _POSSESSIVE.sub("", label))
    unbracketed = _BRACKETED.sub(" ", unnumbered)
    first = unbracketed.partition("/")[0]
    return tuple(filter(None, dict.fromkeys(map(_key, (unnumbered, unbracketed, first)))))


def _together(label: str) -> str:
    """The heading with nothing between its letters: D.O.B., post code."""
    return plain_words(label).replace(" ", "")


def _key(label: str) -> str:
    words = _LETTERS.sub(lambda found: found[0].replace(" ", ""), plain_words(label)).split()
    if len(words) > 1:
        words = [_SHORT_FOR.get(word, word) for word in words]
    return " ".join(sorted([word for word in words if word not in _FILLERS] or words))


@cache
def _names(columns: tuple[SheetColumn, ...]) -> tuple[dict[str, int], dict[str, int]]:
    """Every name of every column, as names are compared: those that mean it, and those that perhaps do."""
    surely: dict[str, int] = {}
    perhaps: dict[str, int] = {}
    for place, column in enumerate(columns):
        for into, names in ((surely, (column.name, *column.also)), (perhaps, column.perhaps)):
            for name in names:
                into.setdefault(_key(name), place)
                into.setdefault(_together(name), place)
    return surely, perhaps


@cache
def _words_of_names(
    columns: tuple[SheetColumn, ...],
) -> tuple[frozenset[str], dict[int, list[tuple[list[str], int]]]]:
    """Every word of the names that mean a column, and those names in their words by how many they have."""
    by_count: dict[int, list[tuple[list[str], int]]] = {}
    for name, place in _names(columns)[0].items():
        words = name.split()
        by_count.setdefault(len(words), []).append((words, place))
    return frozenset(word for names in by_count.values() for words, _ in names for word in words), by_count


def _is_near(words: Sequence[str], wanted: Sequence[str], known: Collection[str]) -> bool:
    """Whether each word of the one is the word of the other, or a slip or two away."""
    return all(_is_slip(*pair, known) for pair in zip(words, wanted, strict=True))


def _is_slip(word: str, wanted: str, known: Collection[str]) -> bool:
    """Whether one word is another misspelt; what is a word of some heading itself is spelt as it was meant."""
    if word == wanted:
        return True
    if word in known:
        return False
    if min(len(word), len(wanted)) < _SHORTEST_MISSPELT or word[0] != wanted[0]:
        return False
    most = 2 if len(wanted) >= _LONG else 1
    return slips(word, wanted, most) <= most
