"""Finding cases by words: those of which every word stands somewhere in what is on record of them."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from ccm_tui.domain.cases.search import SearchWord, fold
from db.search.keys import FIRST_OF_TEXT, CaseText, TextKey, TextKind, case_of, cases_among, numbers_about
from db.search.sources import SOURCES, all_texts
from db.store import store_of


@dataclass(frozen=True, slots=True)
class FoundCases:
    """The cases that a search has found, and where."""

    case_ids: frozenset[int]
    called: frozenset[int]
    """Those of them that are called by every word: in reference, people or themes."""
    numbers: tuple[Sequence[int], ...]
    """For each word the numbers of the texts that hold it, in order."""


def find_cases(session: Session, words: Sequence[SearchWord]) -> FoundCases:
    """The cases in which every word is found; none where there is no word.

    A restricted case is found by its reference alone.
    """
    if not words:
        return FoundCases(frozenset(), frozenset(), ())
    numbers = store_of(session).texts_with(session, words) or _by_reading(session, words)
    cases = [cases_among(held) for held in numbers]
    called = [cases_among(held[: bisect_left(held, FIRST_OF_TEXT)]) for held in numbers]
    return FoundCases(frozenset.intersection(*cases), frozenset.intersection(*called), tuple(numbers))


def passages(session: Session, found: FoundCases, wanted: Mapping[int, Collection[int]]) -> dict[int, CaseText]:
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


def _read(session: Session, numbers: Iterable[int]) -> Iterator[CaseText]:
    rows: dict[TextKind, list[int]] = {}
    wanted = {TextKey.of(number) for number in numbers}
    for key in wanted:
        rows.setdefault(key.kind, []).append(key.row_id)
    for kind, ids in rows.items():
        source = SOURCES[kind]
        for text in source.read(session, f"{source.row} IN ({', '.join('?' * len(ids))})", ids):
            if text.key in wanted:
                yield text


def _by_reading(session: Session, words: Sequence[SearchWord]) -> list[list[int]]:
    """The same without the index, from all that is on record."""
    numbers: list[list[int]] = [[] for _ in words]
    for text in all_texts(session):
        folded, _ = fold(text.searched)
        for word, held in zip(words, numbers, strict=True):
            if (text.key.number < FIRST_OF_TEXT or not word.common) and word.found_in(folded):
                held.append(text.key.number)
    return [sorted(held) for held in numbers]
