"""How an order is declared: once, as it is typed, with how what follows its word is read.

An order is a frozen dataclass with its `FORM`, whose first word is its slash word, and `read`, which makes it of
what follows that word. Named in `orders.LineOrder`, it is parsed, completed, listed in the help and in the linear
mode; mypy then asks `services/desk/orders.py` what is done.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Protocol, Self


@dataclass(frozen=True, slots=True)
class Misread:
    """An order that can't be followed: what is wrong and what to type instead."""

    what: str
    do: str


class OrderForm(Protocol):
    """What every order declares."""

    FORM: ClassVar[str]
    """As it is typed, with what may follow: "/park REFERENCE [WHY]"."""

    @classmethod
    def read(cls, rest: str, today: date, /) -> Self | Misread | None:
        """The order of what follows its word, without space at its ends; None where something is lacking."""
        ...


class BareOrder:
    """An order that its word says whole; what is typed after it is not read."""

    __slots__ = ()

    @classmethod
    def read(cls, _rest: str, _today: date, /) -> Self:
        """The order."""
        return cls()


def word_of(order: type[OrderForm]) -> str:
    """The slash word, without its slash."""
    return order.FORM.split()[0].removeprefix("/")


def argument_of(order: type[OrderForm]) -> str:
    """What is typed after the word first, as the form names it: "REFERENCE"; "[WHY]" where it may be left out."""
    return next(iter(order.FORM.split()[1:]), "")


def first_word(rest: str) -> tuple[str, str]:
    """The first word, and what follows it."""
    word, *more = rest.split(maxsplit=1) or ("",)
    return word, "".join(more)
