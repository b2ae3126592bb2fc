"""How a setting is typed: what it takes, in words, and what a typed value becomes or why it will not do."""

import re
from dataclasses import dataclass
from typing import ClassVar, Protocol

from ccm_tui.domain.settings.bands import Bands, BandsError
from ccm_tui.domain.words.counting import counted

SettingValue = str | int
"""What a setting holds."""

MOST_TEMPLATES = 9
"""As many as there are digits to call them by."""

_WHOLE = re.compile(r"[0-9]{1,9}")


class SettingError(ValueError):
    """A value that a setting can't take; its words say what is wrong with it and are fit to show."""


class Kind(Protocol):
    """What sort of value a setting takes."""

    @property
    def long(self) -> bool:
        """True for a text of several lines."""
        ...

    @property
    def takes(self) -> str:
        """What it takes, in words, as a part of a sentence: "a whole number of minutes, from 1 to 240"."""
        ...

    def read(self, typed: str) -> SettingValue:
        """The value that was typed. Raises SettingError."""
        ...

    def words(self, value: SettingValue) -> str:
        """The value as people read it."""
        ...


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number of something, within a range."""

    unit: str
    """One of what it counts: "minute"."""
    lowest: int
    highest: int
    nought: str = ""
    """What 0 means, where it means something else than none: "never"."""

    long: ClassVar[bool] = False

    @property
    def takes(self) -> str:
        """The range, and what 0 means."""
        nought = f"; 0 for {self.nought}" if self.nought else ""
        return f"a whole number of {self.unit}s, from {self.lowest} to {self.highest}{nought}"

    def read(self, typed: str) -> int:
        """The number. Raises SettingError where it is none or out of range."""
        number = typed.strip()
        if number.casefold() == self.nought and self.nought:
            return 0
        number = number.removesuffix(f" {self.unit}s").removesuffix(f" {self.unit}")
        if not (_WHOLE.fullmatch(number) and self.lowest <= int(number) <= self.highest):
            raise SettingError("That number can't be used.")
        return int(number)

    def words(self, value: SettingValue) -> str:
        """The number with its unit, or what 0 means."""
        return self.nought if self.nought and value == 0 else counted(int(value), self.unit)


@dataclass(frozen=True, slots=True)
class Line:
    """A text of one line."""

    longest: int
    may_be_empty: bool = False

    long: ClassVar[bool] = False

    @property
    def takes(self) -> str:
        """How long it may be."""
        return f"one line of at most {self.longest} characters" + ("; empty for none" if self.may_be_empty else "")

    def read(self, typed: str) -> str:
        """The line, with one space between its words. Raises SettingError where it is empty or too long."""
        line = " ".join(typed.split())
        if not (line or self.may_be_empty):
            raise SettingError("It can't be empty.")
        if len(line) > self.longest:
            raise SettingError(f"That is {counted(len(line), 'character')} long.")
        return line

    def words(self, value: SettingValue) -> str:
        """The line."""
        return str(value)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of as many lines as it needs."""

    may_be_empty: bool = False

    long: ClassVar[bool] = True

    @property
    def takes(self) -> str:
        """Whether it may be empty."""
        return "a text of one or more lines" + ("; empty to leave it out" if self.may_be_empty else "")

    def read(self, typed: str) -> str:
        """The text with its own line breaks. Raises SettingError where it is empty and may not be."""
        text = _tidy(typed)
        if not (text or self.may_be_empty):
            raise SettingError("It can't be empty.")
        return text

    def words(self, value: SettingValue) -> str:
        """The text."""
        return str(value)


@dataclass(frozen=True, slots=True)
class RiskBands:
    """The risk bands, each with its lowest score."""

    long: ClassVar[bool] = False
    takes: ClassVar[str] = "each band's name and lowest score, like: low 0, medium 5, high 15"

    def read(self, typed: str) -> str:
        """The bands as they are kept. Raises SettingError where a score would have no band, or two."""
        try:
            return Bands.parse(typed).to_text()
        except BandsError as wrong:
            raise SettingError(str(wrong)) from None

    def words(self, value: SettingValue) -> str:
        """The bands as they are typed."""
        return str(value)


@dataclass(frozen=True, slots=True)
class ActionLines:
    """Actions, one a line, as they are typed at the desk."""

    long: ClassVar[bool] = True
    takes: ClassVar[str] = f"at most {MOST_TEMPLATES} actions, one a line, each as it is typed at the desk"

    def read(self, typed: str) -> str:
        """The lines that say something. Raises SettingError where there are more than can be numbered."""
        lines = [line.strip() for line in _tidy(typed).split("\n") if line.strip()]
        if len(lines) > MOST_TEMPLATES:
            raise SettingError(f"Those are {counted(len(lines), 'line')}.")
        return "".join(f"{line}\n" for line in lines)

    def words(self, value: SettingValue) -> str:
        """The actions, a line each."""
        return str(value).strip()


def _tidy(typed: str) -> str:
    return typed.replace("\r\n", "\n").replace("\r", "\n").strip()
