"""The register of cases: all of them, or those that a search finds, with what it found."""

from collections.abc import Sequence

from ccm_tui.domain.case_register import FoundCase, Passage, Register, not_in, passage_of
from ccm_tui.domain.cases import CaseLine
from ccm_tui.domain.search_words import SearchWord, search_words
from ccm_tui.domain.when import show_day
from db.queries.case_register import EntryFacts, entry_facts, newest_cases
from db.queries.cases import case_lines
from db.record import Record, Snapshot
from db.search.find import Found, find, passages
from db.search.sources import Kind, Text

MOST_SHOWN = 100
"""Cases that are shown at once: more than anybody looks through, and quickly drawn."""

_WHERE = {
    Kind.PERSON: "person",
    Kind.THEME: "theme",
    Kind.CASE: "lead",
    Kind.FLAG: "flag",
    Kind.FORUM: "other forum",
    Kind.LINK: "link",
    Kind.EARLIER: "earlier plan",
    Kind.REFERRAL: "referral",
    Kind.HEARING: "why it was heard",
    Kind.REPORT: "report on an action",
    Kind.INTEREST: "interest declared",
    Kind.AMENDMENT: "amendment",
    Kind.RETENTION: "why it is kept",
    Kind.CONTACT: "contact",
    Kind.AREA_REQUEST: "asked of a home area",
    Kind.GUEST: "guest",
    Kind.REISSUE: "why it was issued again",
}


def read_register(record: Record, query: str = "") -> Register:
    """The cases in which every word of the query is found, those called by them first, then the newest.

    A restricted case is found by its reference alone. All cases where nothing is asked for.
    """
    words = search_words(query)
    with record.reading() as session:
        found = find(session, words) if query.strip() else None
        ids, cases = newest_cases(
            session, found.case_ids if found else None, found.called if found else (), MOST_SHOWN
        )
        lines = {line.id: line for line in case_lines(session, ids)}
        where = _passages(session, found, [lines[case_id] for case_id in ids], words) if found else {}
        shown = tuple(FoundCase(lines[case_id], where.get(case_id)) for case_id in ids)
    return Register(shown, len(found.case_ids) if found else cases, cases)


def _passages(
    session: Snapshot, found: Found, shown: Sequence[CaseLine], words: Sequence[SearchWord]
) -> dict[int, Passage]:
    """For each case where it was found, unless its line in the register says so itself."""
    unsaid = {line.id: not_in(_said(line), words) for line in shown}
    wanted = {case_id: [words.index(word) for word in left] for case_id, left in unsaid.items() if left}
    texts = passages(session, found, wanted)
    facts = entry_facts(session, [text.key.row_id for text in texts.values() if text.key.kind is Kind.ENTRY])
    made = ((case_id, _passage(text, unsaid[case_id], facts)) for case_id, text in texts.items())
    return {case_id: passage for case_id, passage in made if passage}


def _said(line: CaseLine) -> str:
    return " ".join((line.reference, "" if line.restricted else line.name, *line.themes))


def _passage(text: Text, words: Sequence[SearchWord], facts: dict[int, EntryFacts]) -> Passage | None:
    if text.key.kind is Kind.REFERENCE:
        return None
    if text.key.kind is not Kind.ENTRY:
        return passage_of(_WHERE[text.key.kind], text.parts, words)
    entry = facts[text.key.row_id]
    return passage_of(f"{entry.kind.words.lower()}, {show_day(entry.held_on)}", text.parts, words, entry.remark)
