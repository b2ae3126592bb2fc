"""The script of one case, from who is in the room for it to who tells the subject.

The order is that of SafeLives' guidance on chairing and of MAPPA's meeting audit: the old plan first, then what
is known, the person's own voice, the risk, the actions that answer it, the read-back, the outcome."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from ccm_tui.domain.agenda.item import AgendaItem, HearingLine
from ccm_tui.domain.composer.line.entries import ActionEntry, InfoEntry, OutcomeEntry, VoiceEntry
from ccm_tui.domain.hearings.hearing import HeadRating, LastTime, Recorded, unread
from ccm_tui.domain.meetings.sittings import CaseAttendee, RollLine
from ccm_tui.domain.settings.bands import Bands
from ccm_tui.domain.statuses import Decision
from ccm_tui.domain.vocabulary import CaseAttendance, Head, HearingKind
from ccm_tui.domain.words.counting import counted, listed


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do next, in words, and what does it: a command of the desk or the beginning of a line."""

    words: str
    command: str = ""
    """The command's id at the desk; empty where it is typed."""
    order: str = ""
    """What the line begins with, like "/i"; empty where a command does it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A meeting in session as it stands, with the item before it."""

    today: date
    bands: Bands
    items: tuple[AgendaItem, ...]
    current: AgendaItem | None
    roll: tuple[RollLine, ...]
    statement_read: bool
    """True once the confidentiality statement was read."""
    outstanding: int
    """How many incomplete actions from before there are still to go through, while no case is before the meeting."""
    entries: tuple[Recorded, ...]
    """What was recorded on the item and not withdrawn, in the order made."""
    ratings: tuple[HeadRating, ...]
    attendance: tuple[CaseAttendee, ...]
    last_time: LastTime | None
    read_back_at: datetime | None

    @property
    def here(self) -> frozenset[str]:
        """Codes of the agencies that somebody in the room speaks for."""
        return frozenset(line.code for line in self.roll if line.in_room)

    @property
    def gone(self) -> frozenset[str]:
        """Codes of the agencies of which the roll says that nobody is in the room."""
        return frozenset(line.code for line in self.roll if line.status and not line.in_room)


_SomeEntry = TypeVar("_SomeEntry", InfoEntry, VoiceEntry, ActionEntry, OutcomeEntry)

_MOST_NAMED = 6


def case_steps(scene: Scene, item: AgendaItem, hearing: HearingLine) -> Iterator[NextStep]:
    """What is still to be done for the case before the meeting, the next thing first; nothing once it is over."""
    if not scene.statement_read:
        yield NextStep("The confidentiality statement was not read yet", "roll")
    if not scene.entries:
        yield from _outsiders(scene, item)
    outcome = _outcome(scene)
    if hearing.not_reached or (outcome and outcome.decision is Decision.DEFER):
        return
    yield from _last_plan(scene)
    if not scene.entries:
        yield from _awaited(scene, item)
    if outcome is None and scene.read_back_at is None:
        yield from _discussion(scene, hearing)
    if to_read := unread(scene.entries, scene.read_back_at):
        yield NextStep(f"Read back {counted(len(to_read), 'action')}", "read_back")
    if outcome is None:
        yield NextStep("The outcome: keep open, close, transfer or escalate", order="/o")
        return
    if outcome.decision is Decision.KEEP_OPEN and outcome.review_on is None:
        yield NextStep("When is it reviewed? Say it again: open review mtg", order="/o")
    if outcome.tell is None:
        yield NextStep("Who tells the subject what is safe to tell?", order="/tell")


def _outsiders(scene: Scene, item: AgendaItem) -> Iterator[NextStep]:
    """Guests hear the case that they were asked for, and no other."""
    asked = {code for other in scene.items for code in other.guests}
    if outsiders := sorted(asked.difference(item.guests) & scene.here):
        yield NextStep(f"Not asked for this case, to step out: {listed(outsiders)}", "roll")


def _awaited(scene: Scene, item: AgendaItem) -> Iterator[NextStep]:
    if awaited := [code for code in item.guests if code not in scene.here | scene.gone]:
        yield NextStep(f"Asked for this case, not called yet: {listed(awaited)}", "roll")


def _last_plan(scene: Scene) -> Iterator[NextStep]:
    before = scene.last_time
    if before is None:
        return
    if unasked := [action.reference for action in before.unasked]:
        first = "Not asked yet" if _said(scene, ActionEntry) else "Ask first"
        yield NextStep(f"{first}: did {listed(unasked)} help?", "effects")
    if unheard := [action.reference for action in before.unheard(scene.today)]:
        yield NextStep(f"Overdue, what became of {listed(unheard)}?", "outstanding")
    if before.earlier and before.earlier.measures and not scene.entries:
        yield NextStep("Recall the earlier plan, and what of it helped", "effects")


def _discussion(scene: Scene, hearing: HearingLine) -> Iterator[NextStep]:
    """What is said before anything is decided; each part is passed over once a later one has begun."""
    acted = bool(_said(scene, ActionEntry))
    if not scene.ratings and not acted:
        yield from _sharing(scene, hearing)
    if not scene.ratings:
        yield NextStep(_to_rate(scene), "ratings")
    if heads := _unanswered(scene):
        risk = f"{scene.bands.bands[-1].name} risk to {listed([head.words for head in heads])}"
        yield NextStep(f"No action answers the {risk}", order="/a")
    if not acted:
        yield NextStep("Who offers to do what, by when? Or the outcome: /o", order="/a")


def _sharing(scene: Scene, hearing: HearingLine) -> Iterator[NextStep]:
    shared = _said(scene, InfoEntry)
    if hearing.kind is HearingKind.REVIEW:
        if not shared:
            yield NextStep("What is new since last time, agency by agency?", order="/i")
        return
    if not shared:
        yield NextStep("The referrer presents, then who knows what?", order="/i")
    voice = NextStep("What does the person want, and who speaks for them?", order="/v")
    voiced = _said(scene, VoiceEntry)
    heard = {entry.agency for entry in shared} | {entry.agency for entry in voiced}
    if not voiced and len(heard) < 2:
        yield voice
    present = [one.code for one in scene.attendance if one.status is CaseAttendance.IN]
    if silent := [code for code in present if code not in heard]:
        yield NextStep(f"Not heard from: {listed(silent, _MOST_NAMED)}", order="/i")
    if not voiced:
        yield voice


def _to_rate(scene: Scene) -> str:
    was = [f"{head.words} {score}" for head, score in _rated_before(scene.last_time)]
    return f"Rate again; last time {listed(was, _MOST_NAMED)}" if was else "Sum up the risks aloud, and rate them"


def _rated_before(last: LastTime | None) -> list[tuple[Head, int]]:
    """Head and score at the hearing before, or as the case brought them with it."""
    if last is None:
        return []
    if last.hearing:
        return [(rating.head, rating.score) for rating in last.hearing.ratings]
    brought = last.earlier.ratings if last.earlier else ()
    return [(head, likelihood * impact) for head, likelihood, impact in brought]


def _unanswered(scene: Scene) -> list[Head]:
    """Heads rated in the highest band that neither an action of this hearing nor one still open answers."""
    highest = scene.bands.bands[-1]
    answered = {entry.head for entry in _said(scene, ActionEntry)}
    if scene.last_time:
        answered |= {action.head for action in scene.last_time.actions if not action.status.settled}
    return [rating.head for rating in scene.ratings if rating.score >= highest.lowest and rating.head not in answered]


def _outcome(scene: Scene) -> OutcomeEntry | None:
    """The outcome that stands: the latest that decides."""
    return next((entry for entry in reversed(_said(scene, OutcomeEntry)) if entry.decision), None)


def _said(scene: Scene, kind: type[_SomeEntry]) -> list[_SomeEntry]:
    return [made.entry for made in scene.entries if isinstance(made.entry, kind)]
