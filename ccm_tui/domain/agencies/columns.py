"""The sheet in which agencies and their people are sent: a row for each person, or for an agency without one."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ccm_tui.domain.agencies.agency import CODE_RULE, code_fits, tidy_code
from ccm_tui.domain.names.keys import name_key
from ccm_tui.domain.spreadsheets.cells import YES_OR_NO, RowReader, in_words
from ccm_tui.domain.spreadsheets.sheet import SheetColumn
from ccm_tui.domain.vocabulary import AgencyKind

AGENCY_COLUMNS = (
    SheetColumn("code", CODE_RULE, required=True, also=("agency code", "short code", "short name", "abbreviation")),
    SheetColumn(
        "name",
        "the agency's name",
        required=True,
        also=("agency", "agency name", "organisation", "organization", "organisation name", "name of agency"),
    ),
    SheetColumn(
        "kind", f"one of: {in_words(AgencyKind)}; where empty, core", also=("type", "membership", "agency type")
    ),
    SheetColumn(
        "quorum",
        f"{YES_OR_NO}: whether the meeting needs it to be quorate",
        also=("needed for quorum", "for quorum", "quorate"),
    ),
    SheetColumn(
        "representative",
        "a person who speaks for it; another person, another row",
        also=("rep", "agency representative", "contact name", "person", "representative name", "lead officer"),
    ),
    SheetColumn("role", "the person's", also=("job title", "post", "position", "representative role")),
    SheetColumn("email", "the person's", also=("e mail", "email address", "secure email", "e mail address")),
    SheetColumn("deputy", f"{YES_OR_NO}: whether the person only stands in", also=("is deputy", "stands in")),
)


@dataclass(frozen=True, slots=True)
class SentPerson:
    """What a sheet says of one person who speaks for an agency; None or empty where it says nothing."""

    name: str
    role: str
    email: str
    deputy: bool | None


@dataclass(slots=True)
class SentAgency:
    """What a sheet says of one agency; None or empty where it says nothing."""

    code: str
    first_row: int
    name: str = ""
    kind: AgencyKind | None = None
    needed_for_quorum: bool | None = None
    people: list[SentPerson] = field(default_factory=list)


def sent_agencies(rows: Iterable[RowReader]) -> list[SentAgency]:
    """The agencies of a sheet, their rows joined by code; the readers keep what can't be read or disagrees."""
    sent: dict[str, SentAgency] = {}
    for row in rows:
        code = tidy_code(row.text("code", required=True))
        if code and not code_fits(code):
            row.refuse("code", f"is not {CODE_RULE}")
        if code:
            agency = sent.setdefault(code, SentAgency(code, row.row_number))
            _join_agency(row, agency)
            _join_person(row, agency)
    return list(sent.values())


def _join_agency(row: RowReader, agency: SentAgency) -> None:
    name = row.text("name", required=row.row_number == agency.first_row)
    kind = row.word("kind", AgencyKind)
    quorum = row.yes_no("quorum")
    agrees = {
        "name": not (name and agency.name) or name == agency.name,
        "kind": not (kind and agency.kind) or kind is agency.kind,
        "quorum": None in (quorum, agency.needed_for_quorum) or quorum is agency.needed_for_quorum,
    }
    for column, same in agrees.items():
        if not same:
            row.refuse(column, f"is not what row {agency.first_row} says of this agency")
    agency.name = agency.name or name
    agency.kind = agency.kind or kind
    agency.needed_for_quorum = quorum if agency.needed_for_quorum is None else agency.needed_for_quorum


def _join_person(row: RowReader, agency: SentAgency) -> None:
    name, role, email = row.text("representative"), row.text("role"), row.text("email")
    deputy = row.yes_no("deputy")
    if not name:
        if role or email or deputy is not None:
            row.refuse("representative", "is empty, and so nobody has this role, e-mail or deputy")
        return
    if email and ("@" not in email or " " in email):
        row.refuse("email", "is no e-mail address")
    if any(name_key(person.name) == name_key(name) for person in agency.people):
        row.refuse("representative", "is named for this agency already")
    agency.people.append(SentPerson(name, role, email, deputy))
