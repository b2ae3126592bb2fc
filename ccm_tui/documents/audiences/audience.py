"""Whom a document is for, and so how much of the minutes it may show.

An audience is added to `AudienceKind`; mypy then names `contents_for` and `offered_documents`, beside each other in
offers.py, which decide what it is shown and to whom it is offered. The command line, its help, the list of a
meeting's documents, the names of their files and the log of what left come from it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from ccm_tui.documents.catalogue import DocumentKind
from ccm_tui.errors import UsageError


class AudienceKind(StrEnum):
    """The sorts of reader, by the word that each is asked for with."""

    of: str
    """What is written after the word: the CODE of an agency, the REF of a case, or nothing."""
    document: DocumentKind
    """What it is given."""
    hint: str
    """What that is, in the help of the command line."""

    def __new__(cls, value: str, of: str, document: DocumentKind, hint: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.of, member.document, member.hint = of, document, hint
        return member

    FULL = "full", "", DocumentKind.MINUTES
    AGENCY = "agency", "CODE", DocumentKind.ACTION_SHEET, "its action sheet"
    """One agency's actions."""
    MEMBER = "member", "CODE", DocumentKind.AGENCY_COPY, "the cases that it was in the room for"
    """One agency, as far as it was in the room."""
    CASE = "case", "REF", DocumentKind.ONE_CASE
    """One case alone."""
    SUMMARY = "summary", "REF", DocumentKind.EXECUTIVE_SUMMARY, "one page"
    """One case on one page, for whoever asks for its minutes."""
    PUBLIC = "public", "", DocumentKind.PUBLIC_VERSION, "figures"

    @property
    def of_case(self) -> bool:
        """True where it is of one case."""
        return self.of == "REF"

    @property
    def form(self) -> str:
        """How it is asked for: "agency:CODE"."""
        return f"{self.value}:{self.of}" if self.of else self.value


def _in_a_row(forms: list[str]) -> str:
    *others, last = forms
    return f"{', '.join(others)} or {last}"


AUDIENCE_FORMS = _in_a_row([kind.form for kind in AudienceKind])
"""What can be asked for, in words."""

AUDIENCE_HELP = _in_a_row([f"{kind.form} ({kind.hint})" if kind.hint else kind.form for kind in AudienceKind])
"""What can be asked for, with what each is."""


@dataclass(frozen=True, slots=True)
class Audience:
    """A reader; `of` is the code of the agency, or the reference of the case, that the document is of."""

    kind: AudienceKind
    of: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.of}" if self.of else self.kind


FULL = Audience(AudienceKind.FULL)
PUBLIC = Audience(AudienceKind.PUBLIC)


def read_audience(text: str) -> Audience:
    """`full`, `agency:HSG`, `case:031`. Raises UsageError where it is none."""
    word, colon, of = text.strip().partition(":")
    kind = next((kind for kind in AudienceKind if kind == word.casefold()), None)
    if kind and bool(colon) == bool(of.strip()) == bool(kind.of):
        return Audience(kind, of.strip().upper())
    raise UsageError("There is no such audience.", f"It is {AUDIENCE_FORMS}.")
