"""The cases as a list, for the command line, for scripts and for spreadsheets."""

from ccm_tui.documents.withheld import without_protected
from ccm_tui.domain.cases.case import CaseLine
from ccm_tui.domain.cases.search import search_words
from ccm_tui.domain.listings import RESTRICTED_NAME, ListedCase
from db.queries.cases.cases import case_lines
from db.queries.cases.protection import protected_on_record
from db.record import Record
from db.search.query import find_cases


def list_cases(record: Record, query: str = "") -> list[ListedCase]:
    """The cases in which every word of the query is found, by reference; all where it is empty.

    A restricted case is found by its reference alone: what else is on record of it would be given away.
    """
    with record.reading() as session:
        found = find_cases(session, search_words(query)).case_ids if query.strip() else None
        lines = [_listed(case) for case in case_lines(session) if found is None or case.id in found]
        return without_protected(lines, protected_on_record(session))


def _listed(case: CaseLine) -> ListedCase:
    return ListedCase(
        reference=case.reference,
        name=RESTRICTED_NAME if case.restricted else case.name,
        status=case.status,
        themes=case.themes,
        review_on=case.review_on,
        last_heard_on=case.last_heard_on,
        times_heard=case.times_heard,
        open_actions=case.open_actions,
        restricted=case.restricted,
    )
