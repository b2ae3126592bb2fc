"""Which agencies a case needs at the table, and why: from what the record knows, to be agreed with by a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.domain.words.counting import counted


@dataclass(frozen=True, slots=True)
class Need:
    """What ties one agency to a case."""

    code: str
    referred: bool = False
    leads: bool = False
    open_actions: int = 0
    shared: bool = False
    """It told an earlier meeting that it knows somebody in the case."""

    @property
    def weight(self) -> int:
        """How strongly it is tied: whoever leads or owes an action more than whoever referred or knows of it."""
        return 4 * self.leads + 3 * bool(self.open_actions) + 2 * self.referred + self.shared

    @property
    def words(self) -> str:
        """Why it is needed: "referred it, 2 actions to report on"; nothing where nothing ties it to the case."""
        reasons = (
            "referred it" if self.referred else "",
            "leads" if self.leads else "",
            f"{counted(self.open_actions, 'action')} to report on" if self.open_actions else "",
            "knows of it" if self.shared else "",
        )
        return ", ".join(reason for reason in reasons if reason)


@dataclass(frozen=True, slots=True)
class AgencyOnCase:
    """One agency as it stands to one case of an agenda."""

    code: str
    name: str
    kind: AgencyKind
    asked: bool
    """Asked for this case only."""
    leaves: bool
    """May go once the case is heard."""
    may_see: bool
    """False where the case is restricted and the agency is not among those that may see it."""
    need: Need

    @property
    def needed(self) -> bool:
        """True where something ties it to the case, or somebody asked for it."""
        return bool(self.asked or self.leaves or self.need.words)

    @property
    def missing(self) -> bool:
        """A guest that something ties to the case and nobody has asked."""
        return self.kind is AgencyKind.GUEST and self.may_see and not self.asked and bool(self.need.words)

    @property
    def words(self) -> str:
        """How it stands to the case, in a line."""
        if self.leaves:
            standing = "may go after it"
        elif self.asked:
            standing = "for this case only"
        else:
            standing = "not asked" if self.kind is AgencyKind.GUEST else ""
        restricted = "" if self.may_see else "may not see it: restricted"
        return " · ".join(part for part in (standing, restricted, self.need.words) if part)


def needed_first(agencies: Sequence[AgencyOnCase]) -> tuple[AgencyOnCase, ...]:
    """Those that the case needs before the others, each part in the order of the roll."""
    return tuple(sorted(agencies, key=lambda agency: not agency.needed))


def may_see(restricted: bool, allowed: Mapping[int, frozenset[int]], case_id: int, agency_id: int) -> bool:
    """Whether an agency may see a case; a restricted one only where it was named for it."""
    return not restricted or agency_id in allowed.get(case_id, frozenset())
