"""An agency as one line of a list."""

from textual.content import Content
from textual.visual import Visual

from ccm_tui.domain.agencies.agency import NewAgency
from screens.widgets.columns import Cell, Columns
from screens.widgets.text import HEADING, MUTED, plain, short

_CODE, _KIND, _QUORUM = 10, 8, 6
"""Widths; the longest code, of twelve, takes a second line."""


def agency_headings() -> Visual:
    """What stands over the lines."""
    return _row(
        plain("Code", HEADING),
        plain("Agency, and who speaks for it", HEADING),
        plain("Kind", HEADING),
        plain("Quorum", HEADING),
    )


def agency_line(agency: NewAgency, standing: str = "") -> Visual:
    """Code, name, people, kind, and part in the quorum. `standing` says in words that it is no member."""
    style = f"strike {MUTED}" if standing else ""
    return _row(
        plain(agency.code, style or "bold"),
        Content.assemble(short(agency.name, style), short(_people(agency), MUTED)),
        plain(standing or agency.kind.words),
        plain("needed" if agency.needed_for_quorum and not standing else ""),
    )


def _people(agency: NewAgency) -> str:
    usual = ", ".join(person.name for person in agency.people if not person.deputy)
    deputies = ", ".join(person.name for person in agency.people if person.deputy)
    return f"{f' · {usual}' if usual else ''}{f' · deputy {deputies}' if deputies else ''}"


def _row(code: Content, agency: Content, kind: Content, quorum: Content) -> Visual:
    return Columns(
        Cell(code, width=_CODE), Cell(agency, share=1), Cell(kind, width=_KIND), Cell(quorum, width=_QUORUM)
    )
