"""Somebody who speaks for an agency, as a line."""

from textual.content import Content
from textual.visual import Visual

from ccm_tui.services.agencies.speakers import Speaker
from screens.widgets.columns import Cell, Columns
from screens.widgets.plain import plain
from screens.widgets.short import short
from screens.widgets.tones import MUTED

_STANDING = 10


def person_line(person: Speaker) -> Visual:
    """How they come, their name, role and address; somebody who no longer speaks is struck out and said to be."""
    gone = f"strike {MUTED}"
    standing = "retired" if not person.active else "deputy" if person.deputy else "usual"
    known = [short(f" · {part}", MUTED) for part in (person.role, person.email) if part]
    return Columns(
        Cell(plain(standing, MUTED), width=_STANDING),
        Cell(Content.assemble(short(person.name, "bold" if person.active else gone), *known), share=1),
    )
