"""One agency on the roll: its code, its name, and how it is represented."""

from textual.content import Content

from ccm_tui.clock import london
from ccm_tui.domain.meetings.meeting import RollLine
from ccm_tui.domain.vocabulary import AttendanceStatus, Statement
from ccm_tui.services.meetings.roll_view import Call
from screens.widgets.columns import Cell, Columns
from screens.widgets.plain import plain
from screens.widgets.tones import GOOD, MUTED, NOTICE

_CODE_WIDTH = 10


def agency_row(call: Call, statement_read: bool) -> Columns:
    """The line of one agency; one that nobody speaks for stands back."""
    line = call.line
    tone = "" if line.in_room or line.status is None else MUTED
    return Columns(
        Cell(plain(line.code, "bold" if line.in_room else tone), width=_CODE_WIDTH),
        Cell(plain(_name(call), tone), share=1),
        Cell(_standing(call, statement_read), share=1),
    )


def _standing(call: Call, statement_read: bool) -> Content:
    line = call.line
    if line.status is None:
        return _words(MUTED, "not called", line.usual_speaker)
    if not line.status.in_room:
        invited = line.status is not AttendanceStatus.NOT_INVITED
        return _words(NOTICE if invited else MUTED, line.status.words)
    arrived = f"since {london(line.arrived_at):%H:%M}" if line.arrived_at else ""
    here = (line.status.words, _speaker(line), arrived)
    if line.left_at:
        return _words(NOTICE, *here, f"left {london(line.left_at):%H:%M}")
    if statement_read and line.statement is Statement.NOT_CONFIRMED:
        return _words(NOTICE, *here, "has not agreed to the statement")
    return _words(GOOD, *here)


def _words(colour: str, *parts: str) -> Content:
    return plain(", ".join(part for part in parts if part), colour)


def _speaker(line: RollLine) -> str:
    return f"{line.speaker} for {line.deputy_for}" if line.deputy_for else line.speaker


def _name(call: Call) -> str:
    return f"{call.line.name} (for {', '.join(call.asked_for)})" if call.asked_for else call.line.name
