"""What a line can ask for beside an entry: the roll, the walk, the read-back, a status, undo, the close."""

import re
from datetime import date
from difflib import get_close_matches
from typing import get_args

from ccm_tui.domain.composer.line.reading import SLASH_WORDS
from ccm_tui.domain.composer.orders.declarations import Agree, DeclareInterest, NoteObserver
from ccm_tui.domain.composer.orders.form import Misread, argument_of, word_of
from ccm_tui.domain.composer.orders.meeting import (
    CallRoll,
    Close,
    HandOver,
    Help,
    Leave,
    NotOpened,
    Open,
    ReadConfidentiality,
    Redo,
    Undo,
)
from ccm_tui.domain.composer.orders.plan import (
    JudgeEffect,
    ListTemplates,
    ReadBack,
    Reissue,
    ReportStatus,
    TellSubject,
    UseTemplate,
)
from ccm_tui.domain.composer.orders.walk import (
    AddUrgent,
    Defer,
    GoBack,
    GoNext,
    GoToCase,
    NotReached,
    Park,
    Pause,
)

LineOrder = (
    Open | NotOpened | CallRoll | Leave | ReadConfidentiality | Agree | DeclareInterest | NoteObserver
    | GoToCase | GoNext | GoBack | Pause | ReadBack
    | ReportStatus | JudgeEffect | Reissue | TellSubject | ListTemplates | UseTemplate
    | NotReached | Park | Defer | AddUrgent | HandOver | Undo | Redo | Close | Help
)  # fmt: skip
"""Every order, in the order in which the help lists them."""

ORDERS: dict[str, type[LineOrder]] = {word_of(order): order for order in get_args(LineOrder)}
"""Each order by its word."""

USAGE = {word: order.FORM for word, order in ORDERS.items()}
"""Each order with what follows it."""

_LONGEST_WORD = 30
_ALONE = frozenset(word for word, order in ORDERS.items() if argument_of(order)[:1] in ("", "["))
_ON_A_NUMBER = re.compile(
    rf"({'|'.join(word for word, order in ORDERS.items() if argument_of(order) in ('REFERENCE', 'ACTION'))})"
    r"\s+(?:\S*/)?\d{3}\w?\b",
    re.IGNORECASE,
)


def read_order(word: str, rest: str, today: date) -> LineOrder | Misread:
    """What the slash word and the words after it ask for."""
    order = ORDERS.get(word.casefold())
    if order is None:
        return Misread(f"/{word} is not known here.", what_was_meant(word))
    return order.read(rest.strip(), today) or Misread(f"/{word} needs more.", f"Type {order.FORM}")


def what_was_meant(word: str) -> str:
    """What to type instead of a slash word that is none."""
    near = get_close_matches(word.casefold()[:_LONGEST_WORD], [*ORDERS, *SLASH_WORDS], n=1, cutoff=0.7)
    return f"Perhaps /{near[0]}; /help lists what can be typed." if near else "Type /help for what can be typed."


def order_without_slash(text: str) -> str | None:
    """The word of the order that a text may be meant for: one that needs no more, alone, or one with its number."""
    word = text.strip().casefold()
    on_a_number = _ON_A_NUMBER.match(text.lstrip())
    return word if word in _ALONE else on_a_number[1].casefold() if on_a_number else None
