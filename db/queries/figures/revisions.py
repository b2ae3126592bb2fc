"""The counts of periods of which figures left."""

import json
from collections.abc import Iterable

from sqlmodel import Session, select

from ccm_tui.clock import london
from ccm_tui.domain.figures.periods import Period
from ccm_tui.domain.figures.revision import KeptCounts
from db.tables.record import ToldFiguresRow
from db.writing import Writing


def kept_counts(session: Session) -> dict[Period, KeptCounts]:
    """By the period, what left of it first."""
    return {Period(row.first_day, row.last_day): _read(row) for row in session.exec(select(ToldFiguresRow))}


def keep_counts(writing: Writing, counts: Iterable[tuple[Period, KeptCounts]]) -> None:
    """Keeps what leaves of periods of which nothing left before."""
    for period, kept in counts:
        writing.add(
            ToldFiguresRow(
                first_day=period.first,
                last_day=period.last,
                told_at=writing.now,
                smallest=kept.threshold,
                counts=json.dumps({"wholes": kept.wholes, "rows": kept.rows}, ensure_ascii=False),
            )
        )


def _read(row: ToldFiguresRow) -> KeptCounts:
    held = json.loads(row.counts)
    return KeptCounts(row.smallest, london(row.told_at).date(), held["wholes"], held["rows"])
