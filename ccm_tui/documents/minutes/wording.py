"""How the values in the minutes are put into words, once for every section and every format."""

from collections.abc import Iterable

from ccm_tui.documents.minutes.case import HeadRisk, Note, Party, Rating, ReadBackMark, Score
from ccm_tui.documents.page.wording import NOT_RECORDED
from ccm_tui.domain.vocabulary import Head

NONE_HERE = "None in this copy."
"""Said of a section in which the whole minutes may have something."""


def name(agency: Party | None, otherwise: str = NOT_RECORDED) -> str:
    """An agency by its name."""
    return agency.name if agency else otherwise


def names(agencies: Iterable[Party]) -> str:
    """Agencies in a row."""
    return "; ".join(agency.name for agency in agencies)


def agency_and_owner(agency: Party | None, owner: str) -> str:
    """Who has an action: the agency, and beneath it the person."""
    return "\n".join(part for part in (name(agency, "no owner"), owner) if part)


def heads(risks: Iterable[Head]) -> str:
    """Heads in a row: "self, community"."""
    return ", ".join(head.words for head in risks)


def rating(value: Rating | None, otherwise: str) -> str:
    """A rating in figures and in the words of its band: "4 × 4 = 16, high"."""
    return f"{value.likelihood} × {value.impact} = {value.score}, {value.band}" if value else otherwise


def risk_change(risk: HeadRisk) -> str:
    """What became of a risk since the hearing before."""
    if risk.now is None:
        return "not rated again"
    if risk.before is None:
        return "first rating"
    difference = risk.now.score - risk.before.score
    if difference == 0:
        return "unchanged"
    return f"up {difference}" if difference > 0 else f"down {-difference}"


def score(value: Score) -> str:
    """A referral risk score: "RAM 33 of 41, high"."""
    said = f"{value.tool} {value.score} of {value.maximum}"
    return f"{said}, {value.band}" if value.band else said


def marked(text: str, mark: ReadBackMark | None) -> str:
    """A text, and after it whether it was recorded or changed after the read-back."""
    return f"{text} [{mark.value}]" if mark else text


def note(value: Note) -> str:
    """A note with its mark."""
    return marked(value.text, value.mark)
