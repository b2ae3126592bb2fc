"""The names of people whose text goes, found wherever they were written."""

import json
import re
from collections.abc import Iterable, Iterator

from ccm_tui.domain.names.keys import name_key
from db.erasing.rules import texts_of
from db.store import Raw
from db.tables.schema import METADATA

MARK = "[erased]"
"""Stands where the name stood."""

_PARTS = 2
"""Words that a name must have: a single word may be any word of any text."""


class Names:
    """Names of two words or more, in whatever capitals and spacing."""

    def __init__(self, names: Iterable[str]) -> None:
        whole = sorted(
            {" ".join(name.split()) for name in names if len(name.split()) >= _PARTS}, key=len, reverse=True
        )
        self.known = tuple(whole)
        self._pattern = _pattern(whole)
        self._json = _pattern([json.dumps(name, ensure_ascii=False)[1:-1] for name in whole])

    def in_text(self, text: object) -> bool:
        """True where the text holds one of the names."""
        return isinstance(text, str) and bool(self._pattern and self._pattern.search(text))

    def in_json(self, text: object) -> bool:
        """True where the text, which is JSON, holds one of the names."""
        return isinstance(text, str) and bool(self._json and self._json.search(text))

    def taken_from(self, text: str) -> str:
        """The text with a mark in the place of each name."""
        return self._pattern.sub(MARK, text) if self._pattern else text

    def taken_from_json(self, text: str) -> str:
        """The same for a text that is JSON, and stays so."""
        return self._json.sub(MARK, text) if self._json else text


def names_of(raw: Raw, people: Iterable[int]) -> Names:
    """The names of people that nobody else on record has: others' names have to stay where they are."""
    leaving = set(people)
    found: set[str] = set()
    others: set[str] = set()
    for person_id, name, alias in raw.rows("SELECT id, name, also_known_as FROM person"):
        (found if person_id in leaving else others).update((name, alias))
    for (name,) in raw.rows("SELECT name FROM representative"):
        others.add(name)
    taken = {name_key(name) for name in others}
    return Names(name for name in found if name_key(name) not in taken)


def rows_naming(raw: Raw, names: Names) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Every row, drafts and the journal left out, that holds one of the names: its texts without them, by column."""
    if not names.known:
        return
    for table in METADATA.sorted_tables:
        texts = texts_of(table)
        if not texts or table.name in ("draft", "journal_entry", "journal_change", "seal"):
            continue
        for row_id, *stored in raw.rows(f"SELECT id, {', '.join(texts)} FROM {table.name}"):
            changed = {
                column: names.taken_from(text)
                for column, text in zip(texts, stored, strict=True)
                if names.in_text(text)
            }
            if changed:
                yield table.name, row_id, changed


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    forms = [r"\s+".join(map(re.escape, name.split())) for name in names]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE) if forms else None
