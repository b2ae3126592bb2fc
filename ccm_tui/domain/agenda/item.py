"""An item of an agenda as a plain value: the case that it hears, the time it has, and where it stands."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ccm_tui.domain.statuses import Decision
from ccm_tui.domain.vocabulary import HearingKind, ItemKind


@dataclass(frozen=True, slots=True)
class NamedGuest:
    """A person asked for one case only, who speaks for no agency of the conference."""

    id: int
    name: str
    organisation: str

    @property
    def words(self) -> str:
        """ "Dr Ada Fenn, Eastmere surgery"."""
        return f"{self.name}, {self.organisation}" if self.organisation else self.name


@dataclass(frozen=True, slots=True)
class HearingLine:
    """A case as it stands on an agenda."""

    id: int
    case_id: int
    reference: str
    """CCM/26/031."""
    name: str
    kind: HearingKind
    restricted: bool
    reason: str
    decision: Decision | None
    review_on: date | None
    not_reached: bool
    received_on: date | None
    """When its referral was received."""
    referral_id: int | None

    @property
    def short_reference(self) -> str:
        """What is said aloud and typed: 031."""
        return self.reference.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of an agenda, with the time it was given and the time it has used."""

    id: int
    position: int
    kind: ItemKind
    title: str
    budget_minutes: int
    parked: bool
    parked_reason: str
    used: timedelta
    """Time used in sittings that have ended."""
    sitting_since: datetime | None
    """When the sitting under way began; None while the item is not the one being heard."""
    started_at: datetime | None
    ended_at: datetime | None
    entry_count: int
    hearing: HearingLine | None
    guests: tuple[str, ...]
    """Codes of agencies asked for this item only."""
    leavers: tuple[str, ...]
    """Codes of agencies that go once this item is heard."""
    people: tuple[NamedGuest, ...] = ()
    """Named people asked for this item only."""

    def used_at(self, now: datetime) -> timedelta:
        """Time used up to `now`, the sitting under way included; a clock set back takes nothing away."""
        running = now - self.sitting_since if self.sitting_since else timedelta()
        return self.used + max(running, timedelta())

    @property
    def heard(self) -> bool:
        """True once the item has been before the meeting."""
        return self.started_at is not None

    @property
    def decided(self) -> bool:
        """True when nothing more has to be decided: no hearing, decided, deferred, or not reached."""
        return self.hearing is None or self.hearing.decision is not None or self.hearing.not_reached

    @property
    def state_in_words(self) -> str:
        """Where the item stands: "now", "keep open", "undecided", "parked", "waiting"."""
        if self.hearing and self.hearing.not_reached:
            return "not reached"
        if self.hearing and self.hearing.decision:
            return self.hearing.decision.words.split(",")[0].lower()
        if self.sitting_since:
            return "now"
        if self.parked:
            return "parked"
        if not self.heard:
            return "waiting"
        return "undecided" if self.hearing else "done"
