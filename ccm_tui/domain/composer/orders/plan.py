"""Orders about the plan of a case: its templates, what became of its actions, its read-back, who tells of it."""

from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.composer.orders.misreading import Misread, past_day
from ccm_tui.domain.vocabulary import ActionStatus, Effect


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
class Reissue:
    """Issue an earlier action of this case again, by a new day."""

    action: str
    by: str


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The actions of this hearing were read aloud and accepted, except those of owners who are absent.

    Those named are left proposed as well, and those that were not accepted when they were last read.
    """

    left_proposed: tuple[str, ...] = ()
    accepts_all: bool = False
    """True where those that were not accepted before are accepted now."""


@dataclass(frozen=True, slots=True)
class TellSubject:
    """The agency of that code tells the subject what was decided."""

    code: str


@dataclass(frozen=True, slots=True)
class ListTemplates:
    """Say the numbered templates."""


@dataclass(frozen=True, slots=True)
class UseTemplate:
    """Record an action from the template of that number, with what is added to it."""

    number: str
    added: str = ""


_STATUSES = {
    "complete": ActionStatus.COMPLETE,
    "done": ActionStatus.COMPLETE,
    "not-possible": ActionStatus.NOT_POSSIBLE,
    "not-done": ActionStatus.NOT_DONE,
    "withdrawn": ActionStatus.WITHDRAWN,
    "open": ActionStatus.OPEN,
}

_EFFECTS = {effect.value.replace("_", "-"): effect for effect in Effect}


def read_status(rest: str, today: date) -> ReportStatus | Misread | None:
    """`031/5 complete 10 dec`, `031/5 not-possible he has moved`, `031/5 open`."""
    action, _, said = rest.partition(" ")
    word, _, more = said.strip().partition(" ")
    status = _STATUSES.get(word.casefold())
    more = more.strip()
    if status is None:
        return None
    if status is ActionStatus.COMPLETE:
        done_on = past_day(more, today) if more else today
        return done_on if isinstance(done_on, Misread) else ReportStatus(action, status, done_on=done_on)
    if status is not ActionStatus.OPEN and not more:
        return Misread(f"/status {word} needs its reason.", f"Type /status ACTION {word} WHY")
    return ReportStatus(action, status, reason=more)


def read_effect(rest: str) -> JudgeEffect | None:
    """`031/1 helped`, `031/1 no-change`."""
    action, _, said = rest.partition(" ")
    effect = _EFFECTS.get("-".join(said.casefold().split()))
    return JudgeEffect(action, effect) if effect else None


def read_reissue(rest: str) -> Reissue | None:
    """`031/5 8 jan` or `031/5 by 8 jan`."""
    action, said = _first_word(rest)
    first, after = _first_word(said)
    by = after if first.casefold() == "by" else said
    return Reissue(action, by) if by else None


def read_back_order(rest: str) -> ReadBack | None:
    """Nothing, `except 031/7 031/8`, or `all`."""
    word, *named = rest.replace(",", " ").split() or [""]
    match word.casefold():
        case "":
            return ReadBack()
        case "all" if not named:
            return ReadBack(accepts_all=True)
        case "except" if named:
            return ReadBack(tuple(named))
    return None


def read_tell(rest: str) -> TellSubject | None:
    """`vs`."""
    return TellSubject(rest) if rest else None


def read_template(rest: str) -> UseTemplate | None:
    """`4` or `4 by 8 jan #victim`."""
    number, added = _first_word(rest)
    return UseTemplate(number, added) if number else None


def _first_word(rest: str) -> tuple[str, str]:
    word, *more = rest.split(maxsplit=1) or ("",)
    return word, "".join(more)
