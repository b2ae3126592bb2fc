"""What becomes of each table when a case is erased: which texts go, which rows go, and what is left for the counts.

Left are numbers, days, statuses, bands and agencies: how many cases were heard, what was rated and decided, what
became of the actions. A test holds that every text of a table that hangs on a case is named here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Table
from sqlmodel.sql.sqltypes import AutoString

from ccm_tui.domain.governance.governance import ERASED
from db.tables.schema import METADATA

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Uncommon:
    """A column of categories: it stays where a row of another case says the same, so that counts stay the same.

    What no other case says may be anything, such as a name, and becomes `otherwise`.
    """

    otherwise: str


_PERSON: Mapping[str, Value] = {
    "name": ERASED,
    "also_known_as": "",
    "born_on": None,
    "address": "",
    "safe_contact": "",
    "adjustments": "",
}

_REFERRAL: Mapping[str, Value] = {
    "referrer_name": "",
    "referrer_role": "",
    "referrer_contact": "",
    "subject_name": ERASED,
    "subject_born_on": None,
    "address": "",
    "home_area": "",
    "other_parties": "",
    "children": "",
    "themes": "",
    "reason": "",
    "tried": "",
    "wanted": "",
    "consent_reason": "",
    "consent_authorised_by": "",
    "safe_contact": "",
    "adjustments": "",
    "other_forums": "",
    "screening_reason": "",
}

RULES: Mapping[str, Mapping[str, Value | Uncommon]] = {
    "case_file": {
        "lead_professional": "",
        "deputy_lead": "",
        "restricted": 0,
        "restriction": "",
        "review_on": None,
        "repeat_of_id": None,
    },
    "person": _PERSON,
    "case_person": {"letter": "", "home_area": Uncommon("")},
    "case_forum": {"note": ""},
    "area_request": {"area": ERASED, "asked_of": "", "reply": ""},
    "referral": _REFERRAL,
    "risk_score": {"tool": Uncommon(ERASED), "band": Uncommon(""), "assessor": ""},
    "hearing": {"reason": ""},
    "agenda_item": {"title": "", "parked_reason": ""},
    "guest": {"name": ERASED, "organisation": ""},
    "entry": {"text": "", "withdrawn_reason": ""},
    "information_share": {"speaker": "", "source": "", "information_on": None},
    "assessment": {"overall_reason": ERASED},
    "outcome": {"destination": ""},
    "voice": {"person_id": None},
    "note": {"resolution": ""},
    "action": {"owner": "", "status_reason": ERASED, "accepted_by": "", "escalated_to": "", "evidence": ""},
    "action_report": {"reason": ""},
    "reissue": {"reason": ""},
    "interest": {"declared_by": "", "nature": ""},
    "amendment": {"text": ERASED, "reason": ERASED},
    "retention": {"reason": ERASED},
    "referral_retention": {"reason": ERASED},
}
"""For each table what its columns become where they say anything."""

REMOVED = ("case_flag", "case_link", "earlier_measure")
"""Tables whose rows go: nothing but their text says anything."""

REMOVED_WHERE_UNCOMMON = {"case_theme": "theme"}
"""Tables whose rows go unless another case has the same in that column."""

KEPT_TEXTS = frozenset({("case_file", "reference"), ("amendment", "made_by")})
"""Texts that stay: by what the case is known, and who decided on an amendment."""

_BELONG_TO = frozenset(
    {"case_file", "hearing", "agenda_item", "entry", "assessment", "action", "read_back", "referral"}
)
_POINTS_ELSEWHERE = frozenset(
    {
        ("case_file", "repeat_of_id"),
        ("action", "reissue_of_id"),
        ("action", "depends_on_id"),
        ("hearing", "agenda_item_id"),
        ("hearing", "referral_id"),
        ("disclosure", "case_id"),
        ("erasure", "case_id"),
        ("referral_erasure", "referral_id"),
    }
)


def belongings() -> dict[str, list[tuple[str, str]]]:
    """For each table whose rows hang on a case the columns by which they do, and the table that each points to."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table in METADATA.sorted_tables:
        for key in table.foreign_keys:
            parent, column = key.column.table.name, key.parent.name
            if parent in _BELONG_TO and (table.name, column) not in _POINTS_ELSEWHERE:
                found.setdefault(table.name, []).append((column, parent))
    return found


def texts_of(table: Table) -> list[str]:
    """The columns of a table that hold people's words; those of a closed list hold the record's own."""
    return [column.name for column in table.columns if isinstance(column.type, AutoString)]
