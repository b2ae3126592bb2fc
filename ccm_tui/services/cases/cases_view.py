"""The register of cases: all of them, or those that a search finds, with what it found."""

from collections.abc import Sequence
from dataclasses import dataclass

from ccm_tui.domain.cases.case import CaseLine
from ccm_tui.domain.cases.search import FoundCase, Passage, SearchWord, not_in, passage_of, search_words
from ccm_tui.domain.days.when import show_day
from db.queries.cases.cases import case_lines
from db.queries.cases.file import EntryFacts, entry_facts, newest_cases
from db.queries.record.settings import settings_on_record
from db.record import Record
from db.search.keys import CaseText, TextKind
from db.search.query import FoundCases, find_cases, passages
from db.store import Snapshot

_WHERE = {
    TextKind.PERSON: "person",
    TextKind.THEME: "theme",
    TextKind.CASE: "lead",
    TextKind.FLAG: "flag",
    TextKind.FORUM: "other forum",
    TextKind.LINK: "link",
    TextKind.EARLIER: "earlier plan",
    TextKind.REFERRAL: "referral",
    TextKind.HEARING: "why it was heard",
    TextKind.REPORT: "report on an action",
    TextKind.INTEREST: "interest declared",
    TextKind.AMENDMENT: "amendment",
    TextKind.RETENTION: "why it is kept",
    TextKind.CONTACT: "contact",
    TextKind.AREA_REQUEST: "asked of a home area",
    TextKind.GUEST: "guest",
    TextKind.REISSUE: "why it was issued again",
}


@dataclass(frozen=True, slots=True)
class CasesView:
    """What was looked for among the cases, and which were found."""

    words: tuple[SearchWord, ...]
    case_ids: tuple[int, ...]
    """Those called by the words first, then the newest."""
    found: FoundCases | None
    """Where; None where nothing was looked for."""
    marking: str


def read_cases(record: Record, query: str = "") -> CasesView:
    """The cases in which every word of the query is found; all where nothing is asked for.

    A restricted case is found by its reference alone.
    """
    words = search_words(query)
    with record.reading() as session:
        found = find_cases(session, words) if query.strip() else None
        among, first = (found.case_ids, found.called) if found else (None, ())
        return CasesView(words, newest_cases(session, among, first), found, settings_on_record(session).marking)


def read_found(record: Record, search: CasesView, offset: int, most: int) -> tuple[FoundCase, ...]:
    """So many of the cases found, from that place on, each with where it was found if its line does not say so."""
    ids = search.case_ids[offset : offset + most]
    with record.reading() as session:
        lines = {line.id: line for line in case_lines(session, ids)}
        shown = [lines[case_id] for case_id in ids if case_id in lines]
        where = _passages(session, search.found, shown, search.words) if search.found else {}
    return tuple(FoundCase(line, where.get(line.id)) for line in shown)


def _passages(
    session: Snapshot, found: FoundCases, shown: Sequence[CaseLine], words: Sequence[SearchWord]
) -> dict[int, Passage]:
    """For each case where it was found, unless its line in the register says so itself."""
    unsaid = {line.id: not_in(_said(line), words) for line in shown}
    wanted = {case_id: [words.index(word) for word in left] for case_id, left in unsaid.items() if left}
    texts = passages(session, found, wanted)
    facts = entry_facts(session, [text.key.row_id for text in texts.values() if text.key.kind is TextKind.ENTRY])
    made = ((case_id, _passage(text, unsaid[case_id], facts)) for case_id, text in texts.items())
    return {case_id: passage for case_id, passage in made if passage}


def _said(line: CaseLine) -> str:
    return " ".join((line.reference, "" if line.restricted else line.name, *line.themes))


def _passage(text: CaseText, words: Sequence[SearchWord], facts: dict[int, EntryFacts]) -> Passage | None:
    if text.key.kind is TextKind.REFERENCE:
        return None
    if text.key.kind is not TextKind.ENTRY:
        return passage_of(_WHERE[text.key.kind], text.parts, words)
    entry = facts[text.key.row_id]
    return passage_of(f"{entry.kind.words.lower()}, {show_day(entry.held_on)}", text.parts, words, entry.remark)
