"""Orders about the plan of a case: its templates, what became of its actions, its read-back, who tells of it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self

from ccm_tui.domain.composer.orders.days import past_day
from ccm_tui.domain.composer.orders.form import BareOrder, Misread, first_word
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.vocabulary import Effect

_STATUSES = {
    "complete": ActionStatus.COMPLETE,
    "done": ActionStatus.COMPLETE,
    "not-possible": ActionStatus.NOT_POSSIBLE,
    "not-done": ActionStatus.NOT_DONE,
    "withdrawn": ActionStatus.WITHDRAWN,
    "open": ActionStatus.OPEN,
}

_EFFECTS = {effect.value.replace("_", "-"): effect for effect in Effect}


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The actions of this hearing were read aloud and accepted, except those of owners who are absent.

    Those named are left proposed as well, and those that were not accepted when they were last read.
    """

    FORM: ClassVar[str] = "/readback [except ACTION ACTION] · all, with those that were not accepted before"

    left_proposed: tuple[str, ...] = ()
    accepts_all: bool = False
    """True where those that were not accepted before are accepted now."""

    @classmethod
    def read(cls, rest: str, _today: date, /) -> Self | None:
        """Nothing, `except 031/7 031/8`, or `all`."""
        word, *named = rest.replace(",", " ").split() or [""]
        match word.casefold():
            case "":
                return cls()
            case "all" if not named:
                return cls(accepts_all=True)
            case "except" if named:
                return cls(tuple(named))
        return None


@dataclass(frozen=True, slots=True)
class ReportStatus:
    """What became of an action."""

    FORM: ClassVar[str] = "/status ACTION complete [DATE] · not-possible WHY · not-done WHY · withdrawn WHY · open"

    action: str
    status: ActionStatus
    reason: str = ""
    done_on: date | None = None

    @classmethod
    def read(cls, rest: str, today: date, /) -> Self | Misread | None:
        """`031/5 complete 10 dec`, `031/5 not-possible he has moved`, `031/5 open`."""
        action, _, said = rest.partition(" ")
        word, _, more = said.strip().partition(" ")
        status = _STATUSES.get(word.casefold())
        more = more.strip()
        if status is None:
            return None
        if status is ActionStatus.COMPLETE:
            done_on = past_day(more, today) if more else today
            return done_on if isinstance(done_on, Misread) else cls(action, status, done_on=done_on)
        if status is not ActionStatus.OPEN and not more:
            return Misread(f"/status {word} needs its reason.", f"Type /status ACTION {word} WHY")
        return cls(action, status, reason=more)


@dataclass(frozen=True, slots=True)
class JudgeEffect:
    """Whether a finished action helped."""

    FORM: ClassVar[str] = "/effect ACTION helped · no-change · worse · too-early"

    action: str
    effect: Effect

    @classmethod
    def read(cls, rest: str, _today: date, /) -> Self | None:
        """`031/1 helped`, `031/1 no-change`."""
        action, _, said = rest.partition(" ")
        effect = _EFFECTS.get("-".join(said.casefold().split()))
        return cls(action, effect) if effect else None


@dataclass(frozen=True, slots=True)
class Reissue:
    """Issue an earlier action of this case again, by a new day."""

    FORM: ClassVar[str] = "/reissue ACTION DAY, to issue an action of an earlier hearing again"

    action: str
    by: str

    @classmethod
    def read(cls, rest: str, _today: date, /) -> Self | None:
        """`031/5 8 jan` or `031/5 by 8 jan`."""
        action, said = first_word(rest)
        first, after = first_word(said)
        by = after if first.casefold() == "by" else said
        return cls(action, by) if by else None


@dataclass(frozen=True, slots=True)
class TellSubject:
    """The agency of that code tells the subject what was decided."""

    FORM: ClassVar[str] = "/tell CODE, the agency that tells the subject what was decided"

    code: str

    @classmethod
    def read(cls, rest: str, _today: date, /) -> Self | None:
        """`vs`."""
        return cls(rest) if rest else None


@dataclass(frozen=True, slots=True)
class ListTemplates(BareOrder):
    """Say the numbered templates."""

    FORM: ClassVar[str] = "/templates"


@dataclass(frozen=True, slots=True)
class UseTemplate:
    """Record an action from the template of that number, with what is added to it."""

    FORM: ClassVar[str] = "/template NUMBER [by DAY and whatever else an action takes]"

    number: str
    added: str = ""

    @classmethod
    def read(cls, rest: str, _today: date, /) -> Self | None:
        """`4` or `4 by 8 jan #victim`."""
        number, added = first_word(rest)
        return cls(number, added) if number else None
