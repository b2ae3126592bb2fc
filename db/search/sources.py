"""What the search reads: every text about a case, by the row that it stands in.

A restricted case is found by its reference alone, so nothing else of it is ever in here. Drafts are not: what was
never entered must not outlive its being deleted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

from sqlmodel import Session

_CASE_BITS = 22
"""Four million cases."""
_ROW_BITS = 36
_CASES = (1 << _CASE_BITS) - 1
_ROWS = (1 << _ROW_BITS) - 1


class Kind(IntEnum):
    """What kind of text it is. Those that a case is called by come first."""

    REFERENCE = 0
    PERSON = 1
    THEME = 2
    CASE = 3
    FLAG = 4
    FORUM = 5
    LINK = 6
    EARLIER = 7
    REFERRAL = 8
    HEARING = 9
    ENTRY = 10
    REPORT = 11
    INTEREST = 12
    AMENDMENT = 13
    RETENTION = 14
    CONTACT = 15
    AREA_REQUEST = 16
    GUEST = 17
    REISSUE = 18


class Key(NamedTuple):
    """Which text: its kind, the row that it stands in, and the case that it is about."""

    kind: Kind
    row_id: int
    case_id: int

    @property
    def number(self) -> int:
        """The one number by which the index knows it: all about one row lies together, and so does each kind."""
        return ((self.kind << _ROW_BITS) | self.row_id) << _CASE_BITS | self.case_id

    @classmethod
    def of(cls, number: int) -> "Key":
        """The text that the index knows by that number."""
        return cls(Kind(number >> (_ROW_BITS + _CASE_BITS)), (number >> _CASE_BITS) & _ROWS, case_of(number))


def case_of(number: int) -> int:
    """The case of the text that the index knows by that number."""
    return number & _CASES


def cases_of(numbers: Iterable[int]) -> frozenset[int]:
    """The cases of many texts. A common word is in a hundred thousand, so nothing is called for each."""
    return frozenset([number & _CASES for number in numbers])


def numbers_about(case_ids: frozenset[int], numbers: Iterable[int]) -> list[int]:
    """Those of many texts that are about one of the cases."""
    return [number for number in numbers if number & _CASES in case_ids]


def numbers_of(kind: Kind, row_id: int) -> tuple[int, int]:
    """The first and the last number that a text of that row can have."""
    first = Key(kind, row_id, 0).number
    return first, first + _CASES


FIRST_OF_TEXT = numbers_of(Kind.CASE, 0)[0]
"""Below this number are the references, people and themes, by which a case is called."""


class Text(NamedTuple):
    """One text: which, and what it says, part by part."""

    key: Key
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The texts of one kind, as the record holds them."""

    kind: Kind
    rows: str
    """The tables, in SQL."""
    row: str
    """The id of the row."""
    case: str
    """The id of its case."""
    texts: tuple[str, ...]

    def read(self, session: Session, where: str = "", values: Sequence[Any] = ()) -> Iterator[Text]:
        """The texts that may be found, of all cases or of those rows that the condition, in SQL, names."""
        open_to_all = "" if self.kind is Kind.REFERENCE else "NOT c.restricted"
        conditions = " AND ".join(filter(None, (open_to_all, where)))
        statement = (
            f"SELECT {self.row}, {self.case}, {', '.join(self.texts)} FROM {self.rows}"
            f" JOIN case_file c ON c.id = {self.case}{' WHERE ' if conditions else ''}{conditions}"
        )
        for row_id, case_id, *parts in session.connection().exec_driver_sql(statement, tuple(values)):
            if said := tuple(part for part in parts if part):
                yield Text(Key(self.kind, row_id, case_id), said)

    def rows_of(self, session: Session, case_id: int) -> list[int]:
        """The ids of all rows of a case that hold such texts."""
        found = session.connection().exec_driver_sql(
            f"SELECT {self.row} FROM {self.rows} WHERE {self.case} = ?", (case_id,)
        )
        return [row_id for (row_id,) in found]


SOURCES = {
    source.kind: source
    for source in (
        Source(Kind.REFERENCE, "case_file f", "f.id", "f.id", ("f.reference",)),
        Source(
            Kind.PERSON,
            "case_person p JOIN person q ON q.id = p.person_id",
            "p.id",
            "p.case_id",
            ("q.name", "q.also_known_as", "q.address"),
        ),
        Source(
            Kind.CONTACT,
            "case_person p JOIN person q ON q.id = p.person_id",
            "p.id",
            "p.case_id",
            ("q.safe_contact", "q.adjustments", "p.home_area"),
        ),
        Source(Kind.THEME, "case_theme t", "t.id", "t.case_id", ("t.theme",)),
        Source(Kind.CASE, "case_file f", "f.id", "f.id", ("f.lead_professional", "f.deputy_lead", "f.restriction")),
        Source(Kind.FLAG, "case_flag f", "f.id", "f.case_id", ("f.wording",)),
        Source(Kind.FORUM, "case_forum f", "f.id", "f.case_id", ("f.note",)),
        Source(Kind.LINK, "case_link l", "l.id", "l.case_id", ("l.nature",)),
        Source(Kind.EARLIER, "earlier_measure m", "m.id", "m.case_id", ("m.measure", "m.result")),
        Source(
            Kind.REFERRAL,
            "referral r",
            "r.id",
            "r.case_id",
            (
                "r.subject_name",
                "r.address",
                "r.home_area",
                "r.other_parties",
                "r.children",
                "r.themes",
                "r.reason",
                "r.tried",
                "r.wanted",
                "r.consent_reason",
                "r.consent_authorised_by",
                "r.safe_contact",
                "r.adjustments",
                "r.other_forums",
                "r.screening_reason",
                "r.referrer_name",
                "r.referrer_role",
                "r.referrer_contact",
                "(SELECT group_concat(s.tool || ' ' || s.band || ' ' || s.assessor, '; ')"
                " FROM risk_score s WHERE s.referral_id = r.id)",
            ),
        ),
        Source(
            Kind.HEARING,
            "hearing h JOIN agenda_item i ON i.id = h.agenda_item_id",
            "h.id",
            "h.case_id",
            ("h.reason", "i.title", "i.parked_reason"),
        ),
        Source(
            Kind.ENTRY,
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
            Kind.REPORT, "action_report r JOIN action a ON a.id = r.action_id", "r.id", "a.case_id", ("r.reason",)
        ),
        Source(
            Kind.INTEREST,
            "interest i JOIN hearing h ON h.id = i.hearing_id",
            "i.id",
            "h.case_id",
            ("i.declared_by", "i.nature"),
        ),
        Source(Kind.AMENDMENT, "amendment a", "a.id", "a.case_id", ("a.text", "a.reason", "a.made_by")),
        Source(Kind.AREA_REQUEST, "area_request r", "r.id", "r.case_id", ("r.area", "r.asked_of", "r.reply")),
        Source(
            Kind.GUEST,
            "guest g JOIN hearing h ON h.agenda_item_id = g.agenda_item_id",
            "g.id",
            "h.case_id",
            ("g.name", "g.organisation"),
        ),
        Source(Kind.REISSUE, "reissue r JOIN action a ON a.id = r.action_id", "r.id", "a.case_id", ("r.reason",)),
        Source(Kind.RETENTION, "retention r", "r.id", "r.case_id", ("r.reason",)),
    )
}
"""Every text about a case that can be found."""


def all_texts(session: Session) -> Iterator[Text]:
    """Every text of the record that may be found."""
    for source in SOURCES.values():
        yield from source.read(session)
