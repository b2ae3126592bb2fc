"""The representation board: its whole in words, and each agency as a line and in full."""

from textual.content import Content
from textual.visual import Visual

from ccm_tui.domain.agencies.representation import LEGEND, Representation, Represented
from ccm_tui.domain.words.counting import counted
from screens.widgets.columns import Cell, Columns
from screens.widgets.plain import plain
from screens.widgets.short import short
from screens.widgets.tones import BAD, HEADING, MUTED, NOTICE

_CODE, _RATE = 6, 14
"""Widths: most codes, "12 of 14 (86%)"."""
_MEETINGS = "Meetings"
_SELDOM = 50
"""Percent below which a member is seldom there."""


def representation_headings(meetings: int) -> Visual:
    """What stands over the lines, where each tells of so many meetings."""
    return _row(
        plain("Code", HEADING),
        plain("Agency", HEADING),
        plain("Represented", HEADING),
        plain(f"{_MEETINGS:<{max(2 * meetings - 1, 1)}}", HEADING),
    )


def total(board: Representation) -> Content:
    """The whole in words, and each meeting's share."""
    if not board.meetings:
        return plain(board.words)
    each = " · ".join(f"meeting {number}: {rate.count} of {rate.of}" for number, _, rate in board.meetings[-4:])
    return Content.assemble(plain(f"{board.words}. ", "bold"), plain(each, MUTED))


def represented_line(agency: Represented) -> Visual:
    """An agency, how often it was represented, and its meetings in letters."""
    percent = agency.attended.percent
    seldom = percent is not None and percent < _SELDOM
    return _row(
        plain(agency.code, "bold"),
        short(agency.name),
        plain(agency.attended.words, f"bold {BAD}" if seldom else ""),
        plain(agency.marks),
    )


def agency_in_full(agency: Represented) -> Content:
    """What is to be known of one agency."""
    said = [f"{agency.name}, {agency.kind.words}"]
    if agency.in_a_row:
        said.append(f"not represented at the last {counted(agency.in_a_row, 'meeting')} it was asked to")
    if agency.sent_information:
        said.append(f"sent information instead {_times(agency.sent_information)}")
    return Content.assemble(plain(f"{agency.code}: ", "bold"), plain(f"{'; '.join(said)}. "), _missing(agency))


def legend() -> Content:
    """What the letters say."""
    return plain(LEGEND, MUTED)


def _missing(agency: Represented) -> Content:
    words = agency.missing_words
    return plain(f"{words[:1].upper()}{words[1:]}.", NOTICE if agency.needed else "")


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _row(code: Content, name: Content, rate: Content, marks: Content) -> Visual:
    return Columns(
        Cell(code, width=_CODE),
        Cell(name, share=1),
        Cell(rate, width=_RATE),
        Cell(marks, width=max(marks.cell_length, len(_MEETINGS))),
    )
