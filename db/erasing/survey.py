"""What erasing would reach, place by place, before it is done."""

from dataclasses import dataclass

from sqlmodel import Session

from db.erasing.family import Family, Key
from db.erasing.names import Naming, erased_names, namings
from db.journal.values import stored_table
from db.store import Raw, raw_snapshot


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A text about something else out of which a name goes: where it stands, and its words before and after."""

    where: str
    """In words: "entry, CCM/26/031, meeting 4"."""
    text: str
    without: str


@dataclass(frozen=True, slots=True)
class Survey:
    """How much of the record is about a case."""

    rows: int
    people: int
    """People in this case alone: nothing of them is left."""
    people_elsewhere: int
    """People in another case too: they stay there, and their part in this case is nobody's."""
    places: tuple[FoundPlace, ...]
    """Every text about something else that names one of the people who go."""
    shared: tuple[str, ...]
    """Names of theirs that somebody else on record has too: they stay wherever they stand."""
    referrals: tuple[int, ...]
    """Referrals of somebody called so that became no case, which stay as they are."""


def survey(session: Session, root: Key) -> Survey:
    """What is on record of a case or a referral in this snapshot, and where else its people are named."""
    with raw_snapshot(session) as raw:
        family = Family(raw, root)
        names = erased_names(raw, family)
        own = family.rows | {("person", person_id) for person_id in family.people}
        found = [one for one in namings(raw, names) if (one.table, one.row_id) not in own]
        referred = raw.rows("SELECT id, subject_name FROM referral WHERE case_id IS NULL ORDER BY id")
        return Survey(
            rows=len(family.rows),
            people=len(family.people_here_alone),
            people_elsewhere=len(family.people_elsewhere),
            places=tuple(FoundPlace(_where(raw, one), one.text, one.without) for one in found),
            shared=names.shared,
            referrals=tuple(
                row_id for row_id, name in referred if names.is_one(name) and ("referral", row_id) not in own
            ),
        )


_CALLED = {
    "agenda_item": "item of an agenda",
    "area_request": "reply of a home area",
    "assessment": "reason of a score",
    "case_file": "restriction",
    "case_flag": "flag",
    "case_forum": "another forum",
    "case_link": "link between cases",
    "case_theme": "theme",
    "disclosure": "what left the record",
    "earlier_measure": "plan from before",
    "information_share": "source of information",
    "action_report": "report on an action",
    "reissue": "action issued again",
    "note": "how a dissent was resolved",
}
"""What the rows of a table are, where its own name does not say."""

_LEADS_TO = (
    ("entry_id", "entry"),
    ("action_id", "action"),
    ("referral_id", "referral"),
    ("hearing_id", "hearing"),
    ("agenda_item_id", "agenda_item"),
)
"""The columns by which a row hangs on another, the nearest first."""


def _where(raw: Raw, naming: Naming) -> str:
    """Where a text stands, in words."""
    table, row_id = naming.table, naming.row_id
    said = [_CALLED.get(table, table), naming.column.replace("_", " ")]
    case_id = meeting_id = None
    for _ in range(len(_LEADS_TO)):
        columns = stored_table(table)
        row = columns.row(next(raw.rows(f"SELECT {columns.select} FROM {table} WHERE id = ?", (row_id,))))
        case_id = case_id or row.get("case_id") or (row_id if table == "case_file" else None)
        meeting_id = meeting_id or row.get("meeting_id") or (row_id if table == "meeting" else None)
        if table == "agenda_item" and not case_id:
            case_id = raw.value("SELECT case_id FROM hearing WHERE agenda_item_id = ?", (row_id,))
        above = next(((parent, row[column]) for column, parent in _LEADS_TO if row.get(column)), None)
        if above is None:
            break
        table, row_id = above
    if case_id:
        said.append(str(raw.value("SELECT reference FROM case_file WHERE id = ?", (case_id,))))
    if meeting_id:
        said.append(f"meeting {raw.value('SELECT number FROM meeting WHERE id = ?', (meeting_id,))}")
    if table == "referral" and not case_id:
        said.append(f"referral {row_id}")
    if table == "person":
        parts = raw.rows(
            "SELECT DISTINCT c.reference FROM case_person p JOIN case_file c ON c.id = p.case_id"
            " WHERE p.person_id = ? ORDER BY 1",
            (row_id,),
        )
        said += [reference for (reference,) in parts]
    return ", ".join(dict.fromkeys(said))
