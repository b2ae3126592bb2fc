"""What a line of the composer can become: plain values that are shown, recorded and rendered back.

An entry holds what the line said and nothing that was not said. What is missing is derived from it, so an
entry on screen, in the record and in the minutes can never disagree about its gaps.
"""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.statuses import Decision
from ccm_tui.domain.vocabulary import EntryKind, Head, Known, NoteKind, Sensitivity, ShareKind


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """An action: who does what, by when, and which risk it answers."""

    text: str
    agency: str | None = None
    """The owning agency's code."""
    person: str | None = None
    """The owner's name, as it is printed."""
    due: date | None = None
    head: Head | None = None

    @property
    def kind(self) -> EntryKind:
        """The composer kind that this entry belongs to."""
        return EntryKind.ACTION


@dataclass(frozen=True, slots=True)
class InfoEntry:
    """What one agency tells the meeting."""

    text: str
    agency: str | None = None
    known: Known = Known.CURRENT
    share: ShareKind = ShareKind.FACT
    sensitivity: Sensitivity = Sensitivity.NORMAL

    @property
    def kind(self) -> EntryKind:
        """The composer kind that this entry belongs to."""
        return EntryKind.INFO


@dataclass(frozen=True, slots=True)
class Rated:
    """Likelihood and impact on one head, each from 1 to 5."""

    head: Head
    likelihood: int
    impact: int

    @property
    def score(self) -> int:
        """Likelihood times impact, 1 to 25."""
        return self.likelihood * self.impact


@dataclass(frozen=True, slots=True)
class RiskEntry:
    """The panel's ratings in one breath, with their reason."""

    reason: str
    ratings: tuple[Rated, ...] = ()
    overall: int | None = None
    """The chair's own score for the whole, 1 to 25, where it is not simply the highest head."""
    overall_reason: str = ""
    """Why; never empty where there is such a score."""

    @property
    def kind(self) -> EntryKind:
        """The composer kind that this entry belongs to."""
        return EntryKind.RISK


@dataclass(frozen=True, slots=True)
class OutcomeEntry:
    """What the panel decided for the case."""

    reason: str
    decision: Decision | None = None
    review_on: date | None = None
    to: str | None = None
    """Where the case is transferred or escalated to: an agency's code where one was named, else as typed."""
    tell: str | None = None
    """Code of the agency that tells the subject."""

    @property
    def kind(self) -> EntryKind:
        """The composer kind that this entry belongs to."""
        return EntryKind.OUTCOME


@dataclass(frozen=True, slots=True)
class VoiceEntry:
    """The subject's or victim's own wishes, and the agency that speaks for them."""

    text: str
    agency: str | None = None

    @property
    def kind(self) -> EntryKind:
        """The composer kind that this entry belongs to."""
        return EntryKind.VOICE


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """The chair's own words: a summary, protective factors, or a dissent."""

    text: str
    note: NoteKind = NoteKind.SUMMARY
    resolution: str = ""
    """How a dissent was resolved."""

    @property
    def kind(self) -> EntryKind:
        """The composer kind that this entry belongs to."""
        return EntryKind.NOTE


Entry = ActionEntry | InfoEntry | RiskEntry | OutcomeEntry | VoiceEntry | NoteEntry


def missing(entry: Entry) -> tuple[str, ...]:
    """What the entry still lacks, in words: ("no owner", "no date")."""
    gaps: list[tuple[bool, str]] = []
    match entry:
        case ActionEntry():
            gaps = [(not entry.text, "no text"), (not entry.agency, "no owner"), (not entry.due, "no date")]
        case InfoEntry():
            silent = entry.known in (Known.NOT_KNOWN, Known.NO_REPLY)
            gaps = [(not entry.agency, "no agency"), (not entry.text and not silent, "no text")]
        case RiskEntry():
            rated = entry.ratings or entry.overall
            gaps = [(not rated, "no rating"), (not entry.reason and not entry.overall_reason, "no reason")]
        case OutcomeEntry():
            gaps = [
                (not entry.decision, "no decision"),
                (entry.decision is Decision.KEEP_OPEN and not entry.review_on, "no review date"),
                (
                    entry.decision in (Decision.TRANSFER, Decision.ESCALATE) and not entry.to,
                    "not said to whom",
                ),
                (entry.decision is Decision.DEFER and not entry.review_on, "not said to which day"),
            ]
        case NoteEntry():
            unresolved = entry.note is NoteKind.DISSENT and not entry.resolution
            gaps = [(not entry.text, "no text"), (unresolved, "not said how it was resolved")]
        case VoiceEntry():
            gaps = [(not entry.text, "no text")]
    return tuple(words for lacks, words in gaps if lacks)
