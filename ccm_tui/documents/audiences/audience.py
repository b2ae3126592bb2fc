"""Whom a document is for, and so how much of the minutes it may show."""

from dataclasses import dataclass
from enum import StrEnum

from ccm_tui.errors import UsageError


class AudienceKind(StrEnum):
    """The sorts of reader, by the word that each is asked for with."""

    FULL = "full"
    MEMBER = "member"
    """One agency, as far as it was in the room."""
    AGENCY = "agency"
    """One agency's actions."""
    CASE = "case"
    """One case alone."""
    SUMMARY = "summary"
    """One case on one page, for whoever asks for its minutes."""
    PUBLIC = "public"

    @property
    def of_case(self) -> bool:
        """True where it is of one case."""
        return self in (AudienceKind.CASE, AudienceKind.SUMMARY)

    @property
    def of_agency(self) -> bool:
        """True where it is of one agency."""
        return self in (AudienceKind.MEMBER, AudienceKind.AGENCY)


AUDIENCE_FORMS = "full, member:CODE, agency:CODE, case:REF, summary:REF or public"
"""What can be asked for, in words."""


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
    if kind and bool(colon) == bool(of.strip()) == (kind.of_case or kind.of_agency):
        return Audience(kind, of.strip().upper())
    raise UsageError("There is no such audience.", f"It is {AUDIENCE_FORMS}.")
