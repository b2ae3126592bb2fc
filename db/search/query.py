"""Finding cases by words: those of which every word stands somewhere in what is on record of them."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from ccm_tui.domain.cases.search import SearchWord, fold
from db.file.raw import raw_snapshot
from db.journal.journal import tip
from db.search.index import NAME, is_current
from db.search.sources import (
    FIRST_OF_TEXT,
    SOURCES,
    Key,
    Kind,
    Text,
    all_texts,
    case_of,
    cases_of,
    numbers_about,
)


@dataclass(frozen=True, slots=True)
class Found:
    """The cases that a search has found, and where."""

    case_ids: frozenset[int]
    called: frozenset[int]
    """Those of them that are called by every word: in reference, people or themes."""
    numbers: tuple[Sequence[int], ...]
    """For each word the numbers of the texts that hold it, in order."""


def find(session: Session, words: Sequence[SearchWord]) -> Found:
    """The cases in which every word is found; none where there is no word.

    A restricted case is found by its reference alone.
    """
    if not words:
        return Found(frozenset(), frozenset(), ())
    if is_current(session, tip(session).id):
        numbers = [_by_index(session, word) for word in words]
    else:
        numbers = _by_reading(session, words)
    cases = [cases_of(held) for held in numbers]
    called = [cases_of(held[: bisect_left(held, FIRST_OF_TEXT)]) for held in numbers]
    return Found(frozenset.intersection(*cases), frozenset.intersection(*called), tuple(numbers))


def passages(session: Session, found: Found, wanted: Mapping[int, Collection[int]]) -> dict[int, Text]:
    """For each case the text in which most of the wanted words stand, given by their places in the query."""
    held: dict[int, dict[int, int]] = {}
    for place, numbers in enumerate(found.numbers):
        looked_for = frozenset(case_id for case_id, places in wanted.items() if place in places)
        for number in numbers_about(looked_for, numbers):
            counts = held.setdefault(case_of(number), {})
            counts[number] = counts.get(number, 0) + 1
    return {text.key.case_id: text for text in _read(session, map(_fullest, held.values()))}


def _fullest(counts: Mapping[int, int]) -> int:
    """The text that holds most of the words; of several, what a case is called by."""
    return min(counts, key=lambda number: (-counts[number], number))


def _read(session: Session, numbers: Iterable[int]) -> Iterator[Text]:
    rows: dict[Kind, list[int]] = {}
    wanted = {Key.of(number) for number in numbers}
    for key in wanted:
        rows.setdefault(key.kind, []).append(key.row_id)
    for kind, ids in rows.items():
        source = SOURCES[kind]
        for text in source.read(session, f"{source.row} IN ({', '.join('?' * len(ids))})", ids):
            if text.key in wanted:
                yield text


def _by_index(session: Session, word: SearchWord) -> list[int]:
    # Quoted, nothing in a word is an operator of FTS5.
    phrase = f'"{" ".join(word.parts)}" *'
    within = f" AND rowid < {FIRST_OF_TEXT}" if word.common else ""
    statement = f"SELECT rowid FROM {NAME} WHERE {NAME} MATCH ?{within} ORDER BY rowid"
    with raw_snapshot(session) as raw:
        return [number for (number,) in raw.rows(statement, (phrase,))]


def _by_reading(session: Session, words: Sequence[SearchWord]) -> list[list[int]]:
    """The same without the index, from all that is on record."""
    numbers: list[list[int]] = [[] for _ in words]
    for text in all_texts(session):
        folded, _ = fold("\n".join(text.parts))
        for word, held in zip(words, numbers, strict=True):
            if (text.key.number < FIRST_OF_TEXT or not word.common) and word.found_in(folded):
                held.append(text.key.number)
    return [sorted(held) for held in numbers]
