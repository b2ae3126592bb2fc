"""Verifying a record: whether anything in it was changed other than by an act that its journal tells of.

A journal can't show that the whole file was put back to an older copy of itself: for that, compare a digest that was
noted elsewhere, such as the one that approved minutes print.
"""

from collections.abc import Callable, Iterator
from typing import Any

from sqlmodel import Session

from ccm_tui.domain.words.ranges import from_ranges
from db.file.raw import Raw, raw_snapshot
from db.queries.governance.erasures import erasures
from db.verifying.chain import Chain, Erased
from db.verifying.file import check_numbering, check_pages, check_tables
from db.verifying.replay import Replay
from db.verifying.seals import Seals
from db.verifying.verdict import Verdict
from db.verifying.verification import Rows


def verify(session: Session) -> Verdict:
    """Looks through the whole record as it is in this snapshot, and says what is not as it has to be."""
    fault: Any = session.connection().dialect.loaded_dbapi.DatabaseError
    findings: list[str] = []

    def look(check: Callable[[], Iterator[str]], at: str) -> None:
        try:
            findings.extend(check())
        except fault:
            findings.append(f"The file is damaged: {at} can't be read.")
        except (TypeError, ValueError):
            findings.append(f"The file was changed: {at} holds values in a form that the record never writes.")

    with raw_snapshot(session) as raw:
        replay = Replay()
        erased = _erased(raw, findings, fault)
        chain, rows, seals = Chain(raw, erased, replay.follow), Rows(raw, replay), Seals(raw)
        look(lambda: check_pages(raw), "a part of it")
        look(lambda: check_tables(raw), "its list of tables")
        look(chain.walk, "the journal")
        look(lambda: check_numbering(raw, replay), "the numbering of its rows")
        look(rows.check, "a table")
        look(seals.check, "the sealed minutes")
        return Verdict(
            findings=tuple(dict.fromkeys(findings)),
            entries=chain.entries,
            changes=chain.changes,
            rows=rows.rows,
            seals=tuple(seals.versions),
            erasures=_said(session, fault),
            last_entry=chain.last_entry,
            last_digest=chain.last_digest,
        )


def _erased(raw: Raw, findings: list[str], fault: Any) -> Erased:
    changes: set[int] = set()
    reasons: set[int] = set()
    try:
        for number, taken, whys in raw.rows("SELECT id, journal_changes, journal_entries FROM erasure"):
            try:
                changes.update(from_ranges(taken))
                reasons.update(from_ranges(whys))
            except (AttributeError, ValueError):
                findings.append(f"Row {number} of erasure does not say what was erased.")
    except fault:
        findings.append("The file is damaged: the list of erasures can't be read.")
    return Erased(frozenset(changes), frozenset(reasons))


def _said(session: Session, fault: Any) -> Any:
    from sqlalchemy.exc import DatabaseError

    try:
        return erasures(session)
    except (DatabaseError, fault, ValueError):
        return ()
