"""Agencies of a sheet joined with those on record: added, changed to what the sheet says, given their people."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ccm_tui.domain.agencies.agency import NewAgency, NewRepresentative
from ccm_tui.domain.agencies.columns import SentAgency, SentPerson
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.domain.words.counting import counted
from ccm_tui.services.agencies.agencies import find_representative, put_agency, put_person
from db.queries.agencies.agencies import agency_rows, next_position
from db.tables.agencies import AgencyRow, RepresentativeRow
from db.writing import Writing


@dataclass(slots=True)
class Enrolled:
    """What became of the agencies and people of a sheet. Those that the record had as they are, are in none."""

    agencies_added: int = 0
    agencies_changed: list[str] = field(default_factory=list)
    """Their codes."""
    people_added: int = 0
    people_changed: int = 0

    def in_sentences(self) -> tuple[str, ...]:
        """What was done."""
        agencies = f"{counted(self.agencies_added, 'agency', 'agencies')} added"
        people = f"{counted(self.people_added, 'person', 'people')} added"
        changed = f"Changed to what the file says: {', '.join(self.agencies_changed)}."
        return (
            f"{agencies}, {len(self.agencies_changed)} changed; {people}, {self.people_changed} changed.",
            *((changed,) if self.agencies_changed else ()),
        )


def enrol(writing: Writing, agencies: Sequence[SentAgency]) -> Enrolled:
    """Brings the record to what the sheet says: what it leaves empty stays, and nobody is removed."""
    on_record = {row.code.upper(): row for row in agency_rows(writing.session)}
    position = next_position(writing.session)
    done = Enrolled()
    for sent in agencies:
        known = on_record.get(sent.code)
        if known is None:
            put_agency(writing, _new_agency(sent), position + done.agencies_added)
            done.agencies_added += 1
            done.people_added += len(sent.people)
            continue
        if _change(writing, known, _said_of_agency(known, sent)):
            done.agencies_changed.append(known.code)
        for person in sent.people:
            _join(writing, known, person, done)
    return done


def _join(writing: Writing, agency: AgencyRow, sent: SentPerson, done: Enrolled) -> None:
    known = find_representative(writing, agency, sent.name)
    if known is None:
        put_person(writing, agency, _new_person(sent))
        done.people_added += 1
    elif _change(writing, known, _said_of_person(known, sent)):
        done.people_changed += 1


def _new_agency(sent: SentAgency) -> NewAgency:
    return NewAgency(
        sent.code,
        sent.name,
        sent.kind or AgencyKind.CORE,
        bool(sent.needed_for_quorum),
        tuple(_new_person(person) for person in sent.people),
    )


def _new_person(sent: SentPerson) -> NewRepresentative:
    return NewRepresentative(sent.name, sent.role, sent.email, bool(sent.deputy))


def _said_of_agency(known: AgencyRow, sent: SentAgency) -> dict[str, Any]:
    return {
        "name": sent.name or known.name,
        "kind": sent.kind or known.kind,
        "needed_for_quorum": known.needed_for_quorum if sent.needed_for_quorum is None else sent.needed_for_quorum,
        "active": True,
    }


def _said_of_person(known: RepresentativeRow, sent: SentPerson) -> dict[str, Any]:
    return {
        "role": sent.role or known.role,
        "email": sent.email or known.email,
        "deputy": known.deputy if sent.deputy is None else sent.deputy,
        "active": True,
    }


def _change(writing: Writing, row: AgencyRow | RepresentativeRow, said: dict[str, Any]) -> bool:
    """Whether the row said anything else before."""
    if all(getattr(row, name) == value for name, value in said.items()):
        return False
    writing.change(row, **said)
    return True
