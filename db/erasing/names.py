"""The names of people whose text goes, found wherever they were written about."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ccm_tui.domain.names.keys import each_name, name_words
from ccm_tui.domain.names.sightings import NameFinder, Sighting, forms_of
from db.erasing.columns import PROSE, prose_in
from db.erasing.family import Family
from db.store import Raw

MARK = "[erased]"
"""Stands where the name stood."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A text about something else that names somebody who goes, as it is and as it will be."""

    table: str
    row_id: int
    column: str
    text: str
    seen: tuple[Sighting[bool], ...]

    @property
    def without(self) -> str:
        """The text with a mark in the place of each name."""
        return _marked(self.text, self.seen)


class Names:
    """The names of the people who go. What others are called as well is not among them, and stays."""

    def __init__(self, going: Iterable[str], shared: Iterable[str], within: Iterable[str]) -> None:
        """`shared` are names that others have too, `within` longer ones of others that hold one of these."""
        self.going = tuple(dict.fromkeys(going))
        self.shared = tuple(dict.fromkeys(shared))
        self._forms = {form for name in self.going for form in forms_of(name)}
        self._finder = NameFinder([*((name, False) for name in within), *((name, True) for name in self.going)])

    def seen_in(self, text: str) -> tuple[Sighting[bool], ...]:
        """Where the text has one of the names."""
        if not self.going or not self._finder.could_be_in(text):
            return ()
        return tuple(seen for seen in self._finder.found_in(text) if seen.whose)

    def taken_from(self, text: str) -> str:
        """The text with a mark in the place of each name."""
        return _marked(text, self.seen_in(text))

    def in_row(self, table: str, content: str | None) -> bool:
        """Whether a row names one of them in prose, as the journal holds it."""
        if not self.going or content is None or not self._finder.could_be_in(content):
            return False
        row = json.loads(content)
        if table == "referral" and self.is_one(row["subject_name"]):
            return False
        return any(map(self.seen_in, prose_in(table, row)))

    def is_one(self, name: str) -> bool:
        """Whether somebody of that name is among those who go."""
        return not self._forms.isdisjoint(forms_of(name))


def erased_names(raw: Raw, family: Family) -> Names:
    """The names of the people in a case alone, or of whom a referral is about, apart from those that others have."""
    leaving = family.people_here_alone
    going = [
        name
        for table, row_id in sorted(family.rows)
        if table == "referral"
        for (name,) in raw.rows("SELECT subject_name FROM referral WHERE id = ? AND case_id IS NULL", (row_id,))
    ]
    staying: list[str] = []
    for person_id, name, alias in raw.rows("SELECT id, name, also_known_as FROM person"):
        (going if person_id in leaving else staying).extend((name, alias))
    staying += [name for (name,) in raw.rows("SELECT DISTINCT name FROM representative")]
    whole = [one for name in going for one in each_name(name)]
    near = _near(whole, staying)
    taken = {form for name in near for form in forms_of(name)}
    part_of = {word for name in near for word in name_words(name)}
    shared = {
        name
        for name in whole
        if forms_of(name) & taken or (len(name_words(name)) == 1 and set(name_words(name)) <= part_of)
    }
    kept = [name for name in whole if name not in shared]
    return Names(kept, shared, _longer(kept, near))


def namings(raw: Raw, names: Names) -> Iterator[Naming]:
    """Every text of the record that names one of them; drafts, seals and the journal left out.

    A referral whose own subject is called so is left as it is: it is theirs, or a namesake's, and erased by itself.
    """
    own = {row_id for row_id, name in raw.rows("SELECT id, subject_name FROM referral") if names.is_one(name)}
    if not names.going:
        return
    for table, columns in PROSE.items():
        for row_id, *texts in raw.rows(f"SELECT id, {', '.join(columns)} FROM {table}"):
            if table == "referral" and row_id in own:
                continue
            for column, text in zip(columns, texts, strict=True):
                if text and (seen := names.seen_in(text)):
                    yield Naming(table, row_id, column, text, seen)


def _near(whole: Iterable[str], staying: Iterable[str]) -> list[str]:
    """Those names of others that could be one of these, or hold one."""
    glance = NameFinder((name, True) for name in whole)
    if not glance.looks_for_something:
        return []
    return [one for name in staying if name and glance.could_be_in(name) for one in each_name(name)]


def _longer(names: Iterable[str], others: Iterable[str]) -> list[str]:
    words = [set(name_words(name)) for name in names]
    return [other for other in others if any(one < set(name_words(other)) for one in words)]


def _marked(text: str, seen: Iterable[Sighting[bool]]) -> str:
    pieces: list[str] = []
    done = 0
    for one in seen:
        pieces += (text[done : one.start], MARK)
        done = one.end
    return "".join((*pieces, text[done:]))
