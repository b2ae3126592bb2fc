"""Agencies and their people, as plain values."""

from dataclasses import dataclass

from ccm_tui.domain.vocabulary import AgencyKind


@dataclass(frozen=True, slots=True)
class Representative:
    """A person who speaks for an agency."""

    id: int
    name: str
    role: str
    deputy: bool


@dataclass(frozen=True, slots=True)
class Agency:
    """A member organisation or guest, with its people, the usual representative first."""

    id: int
    code: str
    name: str
    kind: AgencyKind
    needed_for_quorum: bool
    active: bool
    representatives: tuple[Representative, ...] = ()
