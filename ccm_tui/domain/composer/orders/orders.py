"""What a line can ask for beside an entry: the roll, the walk, the read-back, a status, undo, the close."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from ccm_tui.domain.composer.line.reading import SLASH_WORDS
from ccm_tui.domain.composer.orders.meeting import (
    ROLL_USAGE,
    AddUrgent,
    CallRoll,
    Defer,
    HandOver,
    Leave,
    Park,
    ReadConfidentiality,
    read_chair,
    read_defer,
    read_park,
    read_urgent,
    roll_order,
)
from ccm_tui.domain.composer.orders.misreading import Misread
from ccm_tui.domain.composer.orders.plan import (
    JudgeEffect,
    ListTemplates,
    ReadBack,
    Reissue,
    ReportStatus,
    TellSubject,
    UseTemplate,
    read_back_order,
    read_effect,
    read_reissue,
    read_status,
    read_tell,
    read_template,
)


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


LineOrder = (
    CallRoll | Leave | ReadConfidentiality | GoToCase | GoNext | GoBack | Pause | ReadBack
    | ReportStatus | JudgeEffect | Reissue | TellSubject | ListTemplates | UseTemplate
    | NotReached | Park | Defer | AddUrgent | HandOver | Undo | Redo | Close | Help
)  # fmt: skip


_LONGEST_WORD = 30

USAGE = {
    "roll": ROLL_USAGE,
    "leave": "/leave CODE",
    "confidentiality": "/confidentiality [exceptions]",
    "case": "/case REFERENCE",
    "next": "/next",
    "previous": "/previous",
    "pause": "/pause",
    "readback": "/readback [except ACTION ACTION] · all, with those that were not accepted before",
    "status": "/status ACTION complete [DATE] · not-possible WHY · not-done WHY · withdrawn WHY · open",
    "effect": "/effect ACTION helped · no-change · worse · too-early",
    "reissue": "/reissue ACTION DAY, to issue an action of an earlier hearing again",
    "tell": "/tell CODE, the agency that tells the subject what was decided",
    "templates": "/templates",
    "template": "/template NUMBER [by DAY and whatever else an action takes]",
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


def what_was_meant(word: str) -> str:
    """What to type instead of a slash word that is none."""
    near = get_close_matches(word.casefold()[:_LONGEST_WORD], [*USAGE, *SLASH_WORDS], n=1, cutoff=0.7)
    return f"Perhaps /{near[0]}; /help lists what can be typed." if near else "Type /help for what can be typed."


def read_order(word: str, rest: str, today: date) -> LineOrder | Misread:
    """What the slash word and the words after it ask for."""
    reader = _READERS.get(word.casefold())
    if reader is None:
        return Misread(f"/{word} is not known here.", what_was_meant(word))
    return reader(rest.strip(), today) or Misread(f"/{word} needs more.", f"Type {USAGE[word.casefold()]}")


_READERS: dict[str, Callable[[str, date], LineOrder | Misread | None]] = {
    "roll": roll_order,
    "leave": lambda rest, _today: Leave(rest) if rest else None,
    "confidentiality": lambda rest, _today: ReadConfidentiality(rest),
    "case": lambda rest, _today: GoToCase(rest) if rest else None,
    "next": lambda _rest, _today: GoNext(),
    "previous": lambda _rest, _today: GoBack(),
    "pause": lambda _rest, _today: Pause(),
    "readback": lambda rest, _today: read_back_order(rest),
    "status": read_status,
    "effect": lambda rest, _today: read_effect(rest),
    "reissue": lambda rest, _today: read_reissue(rest),
    "tell": lambda rest, _today: read_tell(rest),
    "templates": lambda _rest, _today: ListTemplates(),
    "template": lambda rest, _today: read_template(rest),
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
