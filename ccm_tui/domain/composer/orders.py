"""What a line can ask for beside an entry: the roll, the walk, the read-back, a status, undo, the close."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.composer.agenda_orders import (
    AddUrgent,
    Defer,
    HandOver,
    Park,
    read_chair,
    read_defer,
    read_park,
    read_urgent,
)
from ccm_tui.domain.vocabulary import ActionStatus, AttendanceStatus, Effect
from ccm_tui.domain.when import Unreadable, read_when


@dataclass(frozen=True, slots=True)
class CallRoll:
    """How an agency is represented."""

    code: str
    status: AttendanceStatus
    name: str = ""
    information_on: date | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """An agency's representative has left the room."""

    code: str


@dataclass(frozen=True, slots=True)
class ReadConfidentiality:
    """The statement has been read, with these exceptions."""

    exceptions: str = ""


@dataclass(frozen=True, slots=True)
class GoToCase:
    """Call a case by its reference."""

    reference: str


@dataclass(frozen=True, slots=True)
class GoNext:
    """Call the next case."""


@dataclass(frozen=True, slots=True)
class GoBack:
    """Return to the case before."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the clock of the case; the next line of any case starts it again."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The actions of this hearing were read aloud and accepted, except those of owners who are absent."""


@dataclass(frozen=True, slots=True)
class ReportStatus:
    """What became of an action."""

    action: str
    status: ActionStatus
    reason: str = ""
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class JudgeEffect:
    """Whether a finished action helped."""

    action: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class NotReached:
    """This case was called but not heard; it carries over."""

    reference: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the latest act."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Do again what was taken back."""


@dataclass(frozen=True, slots=True)
class Close:
    """Close the meeting."""


@dataclass(frozen=True, slots=True)
class Help:
    """Say what can be typed."""


Order = (
    CallRoll | Leave | ReadConfidentiality | GoToCase | GoNext | GoBack | Pause | ReadBack
    | ReportStatus | JudgeEffect | NotReached | Park | Defer | AddUrgent | HandOver | Undo | Redo | Close | Help
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Misread:
    """An order that can't be followed: what is wrong and what to type instead."""

    what: str
    do: str


USAGE = {
    "roll": "/roll CODE present [NAME] · deputy NAME · apologies [information DATE] · absent · not-invited",
    "leave": "/leave CODE",
    "confidentiality": "/confidentiality [exceptions]",
    "case": "/case REFERENCE",
    "next": "/next",
    "previous": "/previous",
    "pause": "/pause",
    "readback": "/readback",
    "status": "/status ACTION complete [DATE] · not-possible WHY · not-done WHY · withdrawn WHY · open",
    "effect": "/effect ACTION helped · no-change · worse · too-early",
    "not-reached": "/not-reached REFERENCE",
    "park": "/park REFERENCE [WHY], and again to put it back",
    "defer": "/defer REFERENCE WHY",
    "urgent": "/urgent NAME · REFERENCE NAME, like CCM/26/041 · REFERENCE of a case on record",
    "chair": "/chair NAME",
    "undo": "/undo",
    "redo": "/redo",
    "close": "/close",
    "help": "/help",
}
"""Each order with what follows it."""


def read_order(word: str, rest: str, today: date) -> Order | Misread:
    """What the slash word and the words after it ask for."""
    reader = _READERS.get(word.casefold())
    if reader is None:
        return Misread(f"/{word} is not known here.", "Type /help for what can be typed.")
    return reader(rest.strip(), today) or Misread(f"/{word} needs more.", f"Type {USAGE[word.casefold()]}")


def _roll(rest: str, today: date) -> Order | Misread | None:
    code, _, said = rest.partition(" ")
    status, _, name = said.strip().partition(" ")
    name = name.strip()
    match status.casefold():
        case "present" | "p":
            return CallRoll(code, AttendanceStatus.PRESENT, name)
        case "deputy" | "d":
            return CallRoll(code, AttendanceStatus.DEPUTY, name) if name else None
        case "apologies" | "a":
            return _apologies(code, name, today)
        case "absent" | "n":
            return CallRoll(code, AttendanceStatus.ABSENT)
        case "not-invited":
            return CallRoll(code, AttendanceStatus.NOT_INVITED)
    return None


def _apologies(code: str, said: str, today: date) -> Order | Misread:
    word, _, when = said.partition(" ")
    if not word:
        return CallRoll(code, AttendanceStatus.APOLOGIES)
    if word.casefold() not in ("information", "info"):
        return Misread("What follows apologies can't be read.", f"Type {USAGE['roll']}")
    day = _past_day(when, today) if when.strip() else today
    if isinstance(day, Misread):
        return day
    return CallRoll(code, AttendanceStatus.APOLOGIES_INFORMATION, information_on=day)


def _past_day(text: str, today: date) -> date | Misread:
    """A day that has been: "10 dec" said on the 17th is last week's, not next year's."""
    read = read_when(text, today)
    if isinstance(read, Unreadable):
        return Misread(f"The day can't be read: {read.reason}", "Type it like 10 dec or 2026-12-10.")
    day = read.day
    if day > today and read_when(text, day.replace(year=day.year - 1, day=1)) != read:
        day = day.replace(year=day.year - 1)
    if day > today:
        return Misread("That day is still to come.", "Type the day on which it happened.")
    return day


_STATUSES = {
    "complete": ActionStatus.COMPLETE,
    "done": ActionStatus.COMPLETE,
    "not-possible": ActionStatus.NOT_POSSIBLE,
    "not-done": ActionStatus.NOT_DONE,
    "withdrawn": ActionStatus.WITHDRAWN,
    "open": ActionStatus.OPEN,
}


def _status(rest: str, today: date) -> Order | Misread | None:
    action, _, said = rest.partition(" ")
    word, _, more = said.strip().partition(" ")
    status = _STATUSES.get(word.casefold())
    more = more.strip()
    if status is None:
        return None
    if status is ActionStatus.COMPLETE:
        done_on = _past_day(more, today) if more else today
        return done_on if isinstance(done_on, Misread) else ReportStatus(action, status, done_on=done_on)
    if status is not ActionStatus.OPEN and not more:
        return Misread(f"/status {word} needs its reason.", f"Type /status ACTION {word} WHY")
    return ReportStatus(action, status, reason=more)


_EFFECTS = {effect.value.replace("_", "-"): effect for effect in Effect}


def _effect(rest: str, _today: date) -> Order | None:
    action, _, said = rest.partition(" ")
    effect = _EFFECTS.get("-".join(said.casefold().split()))
    return JudgeEffect(action, effect) if effect else None


_READERS: dict[str, Callable[[str, date], Order | Misread | None]] = {
    "roll": _roll,
    "leave": lambda rest, _today: Leave(rest) if rest else None,
    "confidentiality": lambda rest, _today: ReadConfidentiality(rest),
    "case": lambda rest, _today: GoToCase(rest) if rest else None,
    "next": lambda _rest, _today: GoNext(),
    "previous": lambda _rest, _today: GoBack(),
    "pause": lambda _rest, _today: Pause(),
    "readback": lambda _rest, _today: ReadBack(),
    "status": _status,
    "effect": _effect,
    "not-reached": lambda rest, _today: NotReached(rest) if rest else None,
    "park": lambda rest, _today: read_park(rest),
    "defer": lambda rest, _today: read_defer(rest),
    "urgent": lambda rest, _today: read_urgent(rest),
    "chair": lambda rest, _today: read_chair(rest),
    "undo": lambda _rest, _today: Undo(),
    "redo": lambda _rest, _today: Redo(),
    "close": lambda _rest, _today: Close(),
    "help": lambda _rest, _today: Help(),
}
