"""What the search reads: every text about a case, by the row that it stands in.

A restricted case is found by its reference alone, so nothing else of it is ever in here. Drafts are not: what was
never entered must not outlive its being deleted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from ccm_tui.domain.referrals.details import AS_TEXT
from db.journal.journal import Change
from db.search.keys import CaseText, TextKey, TextKind


@dataclass(frozen=True, slots=True)
class Source:
    """The texts of one kind, as the record holds them."""

    kind: TextKind
    rows: str
    """The tables, in SQL."""
    row: str
    """The id of the row."""
    case: str
    """The id of its case."""
    texts: tuple[str, ...]

    def read(self, session: Session, where: str = "", values: Sequence[Any] = ()) -> Iterator[CaseText]:
        """The texts that may be found, of all cases or of those rows that the condition, in SQL, names."""
        open_to_all = "" if self.kind is TextKind.REFERENCE else "NOT c.restricted"
        conditions = " AND ".join(filter(None, (open_to_all, where)))
        statement = (
            f"SELECT {self.row}, {self.case}, {', '.join(self.texts)} FROM {self.rows}"
            f" JOIN case_file c ON c.id = {self.case}{' WHERE ' if conditions else ''}{conditions}"
        )
        for row_id, case_id, *parts in session.connection().exec_driver_sql(statement, tuple(values)):
            if said := tuple(part for part in parts if part):
                yield CaseText(TextKey(self.kind, row_id, case_id), said)

    def rows_of(self, session: Session, case_id: int) -> list[int]:
        """The ids of all rows of a case that hold such texts."""
        found = session.connection().exec_driver_sql(
            f"SELECT {self.row} FROM {self.rows} WHERE {self.case} = ?", (case_id,)
        )
        return [row_id for (row_id,) in found]


_OF_REFERRER = ("referrer_name", "referrer_role", "referrer_contact")

SOURCES = {
    source.kind: source
    for source in (
        Source(TextKind.REFERENCE, "case_file f", "f.id", "f.id", ("f.reference",)),
        Source(
            TextKind.PERSON,
            "case_person p JOIN person q ON q.id = p.person_id",
            "p.id",
            "p.case_id",
            ("q.name", "q.also_known_as", "q.address"),
        ),
        Source(
            TextKind.CONTACT,
            "case_person p JOIN person q ON q.id = p.person_id",
            "p.id",
            "p.case_id",
            ("q.safe_contact", "q.adjustments", "p.home_area"),
        ),
        Source(TextKind.THEME, "case_theme t", "t.id", "t.case_id", ("t.theme",)),
        Source(
            TextKind.CASE, "case_file f", "f.id", "f.id", ("f.lead_professional", "f.deputy_lead", "f.restriction")
        ),
        Source(TextKind.FLAG, "case_flag f", "f.id", "f.case_id", ("f.wording",)),
        Source(TextKind.FORUM, "case_forum f", "f.id", "f.case_id", ("f.note",)),
        Source(TextKind.LINK, "case_link l", "l.id", "l.case_id", ("l.nature",)),
        Source(TextKind.EARLIER, "earlier_measure m", "m.id", "m.case_id", ("m.measure", "m.result")),
        Source(
            TextKind.REFERRAL,
            "referral r",
            "r.id",
            "r.case_id",
            (
                *(f"r.{name}" for name in AS_TEXT if name not in _OF_REFERRER),
                "r.screening_reason",
                *(f"r.{name}" for name in _OF_REFERRER),
                "(SELECT group_concat(s.tool || ' ' || s.band || ' ' || s.assessor, '; ')"
                " FROM risk_score s WHERE s.referral_id = r.id)",
            ),
        ),
        Source(
            TextKind.HEARING,
            "hearing h JOIN agenda_item i ON i.id = h.agenda_item_id",
            "h.id",
            "h.case_id",
            ("h.reason", "i.title", "i.parked_reason"),
        ),
        Source(
            TextKind.ENTRY,
            "entry e JOIN hearing h ON h.agenda_item_id = e.agenda_item_id"
            " LEFT JOIN information_share i ON i.entry_id = e.id LEFT JOIN assessment s ON s.entry_id = e.id"
            " LEFT JOIN outcome o ON o.entry_id = e.id LEFT JOIN note n ON n.entry_id = e.id"
            " LEFT JOIN action a ON a.entry_id = e.id",
            "e.id",
            "h.case_id",
            (
                "e.text",
                "e.withdrawn_reason",
                "i.speaker",
                "i.source",
                "s.overall_reason",
                "o.destination",
                "n.resolution",
                "a.owner",
                "a.status_reason",
                "a.accepted_by",
                "a.escalated_to",
                "a.evidence",
            ),
        ),
        Source(
            TextKind.REPORT, "action_report r JOIN action a ON a.id = r.action_id", "r.id", "a.case_id", ("r.reason",)
        ),
        Source(
            TextKind.INTEREST,
            "interest i JOIN hearing h ON h.id = i.hearing_id",
            "i.id",
            "h.case_id",
            ("i.declared_by", "i.nature"),
        ),
        Source(TextKind.AMENDMENT, "amendment a", "a.id", "a.case_id", ("a.text", "a.reason", "a.made_by")),
        Source(TextKind.AREA_REQUEST, "area_request r", "r.id", "r.case_id", ("r.area", "r.asked_of", "r.reply")),
        Source(
            TextKind.GUEST,
            "guest g JOIN hearing h ON h.agenda_item_id = g.agenda_item_id",
            "g.id",
            "h.case_id",
            ("g.name", "g.organisation"),
        ),
        Source(TextKind.REISSUE, "reissue r JOIN action a ON a.id = r.action_id", "r.id", "a.case_id", ("r.reason",)),
        Source(TextKind.RETENTION, "retention r", "r.id", "r.case_id", ("r.reason",)),
    )
}
"""Every text about a case that can be found."""


def all_texts(session: Session) -> Iterator[CaseText]:
    """Every text of the record that may be found."""
    for source in SOURCES.values():
        yield from source.read(session)


_OWN: Mapping[str, tuple[TextKind, ...]] = {
    "case_file": (TextKind.REFERENCE, TextKind.CASE),
    "case_person": (TextKind.PERSON, TextKind.CONTACT),
    "case_theme": (TextKind.THEME,),
    "case_flag": (TextKind.FLAG,),
    "case_forum": (TextKind.FORUM,),
    "case_link": (TextKind.LINK,),
    "earlier_measure": (TextKind.EARLIER,),
    "referral": (TextKind.REFERRAL,),
    "hearing": (TextKind.HEARING,),
    "entry": (TextKind.ENTRY,),
    "action_report": (TextKind.REPORT,),
    "interest": (TextKind.INTEREST,),
    "amendment": (TextKind.AMENDMENT,),
    "retention": (TextKind.RETENTION,),
    "area_request": (TextKind.AREA_REQUEST,),
    "guest": (TextKind.GUEST,),
    "reissue": (TextKind.REISSUE,),
}
"""Tables whose rows are texts."""

_PART_OF: Mapping[str, tuple[TextKind, str]] = {
    "information_share": (TextKind.ENTRY, "entry_id"),
    "assessment": (TextKind.ENTRY, "entry_id"),
    "outcome": (TextKind.ENTRY, "entry_id"),
    "note": (TextKind.ENTRY, "entry_id"),
    "action": (TextKind.ENTRY, "entry_id"),
    "risk_score": (TextKind.REFERRAL, "referral_id"),
}
"""Tables whose rows are a part of the text that the column points to."""

_HELD_BY: Mapping[str, tuple[tuple[TextKind, ...], str]] = {
    "person": ((TextKind.PERSON, TextKind.CONTACT), "SELECT id FROM case_person WHERE person_id = ?"),
    "agenda_item": ((TextKind.HEARING,), "SELECT id FROM hearing WHERE agenda_item_id = ?"),
}
"""Tables of whose rows several texts may hold a part, and how those are found."""


def texts_touched(session: Session, changes: Iterable[Change]) -> dict[tuple[TextKind, int], None]:
    """Every row whose text may not be what it was, each once."""
    return dict.fromkeys(row for change in changes for row in _touched_by(session, change))


def _touched_by(session: Session, change: Change) -> Iterator[tuple[TextKind, int]]:
    table, row_id = change.table, change.row_id
    for kind in _OWN.get(table, ()):
        yield kind, row_id
    if table == "case_file" and "restricted" in (change.before or {}):
        for kind, source in SOURCES.items():
            yield from ((kind, found) for found in source.rows_of(session, row_id))
    if table in _PART_OF:
        kind, column = _PART_OF[table]
        whole = (change.after or {}).get(column) or (change.before or {}).get(column)
        if whole is None:
            whole = _value(session, f"SELECT {column} FROM {table} WHERE id = ?", row_id)
        if whole is not None:
            yield kind, whole
    if table in _HELD_BY:
        kinds, statement = _HELD_BY[table]
        for found in session.connection().exec_driver_sql(statement, (row_id,)).scalars().all():
            yield from ((kind, found) for kind in kinds)


def _value(session: Session, statement: str, row_id: int) -> int | None:
    found = session.connection().exec_driver_sql(statement, (row_id,)).scalar()
    return None if found is None else int(found)
