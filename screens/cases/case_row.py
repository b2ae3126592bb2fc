"""One case in the register: a row of the list, and what is to be said of the one chosen."""

from datetime import date

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from ccm_tui.domain.cases.case import CaseLine
from ccm_tui.domain.cases.case_register import FoundCase, Passage
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.listings import RESTRICTED
from ccm_tui.domain.words.counting import counted
from screens.widgets.columns import Cell, Columns
from screens.widgets.plain import plain
from screens.widgets.short import short
from screens.widgets.tones import HEADING, MUTED, NOTICE

_ROOM_FOR_DAYS = 74
_ROOM_FOR_THEMES = 104
"""Cells from which there is room for the days, and for the themes."""

_REFERENCE, _STATUS, _DAY, _ACTIONS = 13, 11, 9, 7


class CaseRow(Visual):
    """A case in one row, which says less where there is less room."""

    def __init__(self, found: FoundCase) -> None:
        case = found.case
        open_actions = f"{case.open_actions} open" if case.open_actions else ""
        self._rows = _ByRoom(
            plain(case.reference, "bold"),
            plain(RESTRICTED, MUTED) if case.restricted else short(case.name),
            plain(case.status.words.split(",")[0]),
            plain(_short_day(case.review_on)),
            plain(_short_day(case.last_heard_on)),
            plain(open_actions),
            plain(", ".join(case.themes), MUTED),
        )

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The row as a line of the width; part of Textual's protocol."""
        return self._rows.of(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 (Textual's protocol)
        """A row takes what there is; part of Textual's protocol."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002 (Textual's protocol)
        """One line; part of Textual's protocol."""
        return 1


class CaseHeadings(CaseRow):
    """What stands over the rows."""

    def __init__(self) -> None:
        words = ("Reference", "Name", "Status", "Review", "Heard", "Actions", "Themes")
        self._rows = _ByRoom(*(plain(word, HEADING) for word in words))


class _ByRoom:
    """The cells of a row, as many as there is room for."""

    def __init__(
        self,
        reference: Content,
        name: Content,
        status: Content,
        review: Content,
        heard: Content,
        actions: Content,
        themes: Content,
    ) -> None:
        first = Cell(reference, width=_REFERENCE)
        state = Cell(status, width=_STATUS)
        days = (Cell(review, width=_DAY), Cell(heard, width=_DAY), Cell(actions, width=_ACTIONS))
        self._narrow = Columns(first, Cell(name, share=1), state)
        self._middle = Columns(first, Cell(name, share=1), state, *days)
        self._wide = Columns(first, Cell(name, share=2), state, *days, Cell(themes, share=3))

    def of(self, width: int) -> Columns:
        """Those that the width has room for."""
        if width >= _ROOM_FOR_THEMES:
            return self._wide
        return self._middle if width >= _ROOM_FOR_DAYS else self._narrow


def case_in_short(found: FoundCase) -> Content:
    """What the row may have no room for, and what was found, with the word that was looked for."""
    case = found.case
    name = RESTRICTED if case.restricted else case.name
    lines = [
        Content.assemble(short(name, "bold"), plain(f" · {case.status.words} · {_when(case)}")),
        *([plain(f"Themes: {', '.join(case.themes)}", MUTED)] if case.themes else []),
    ]
    if found.passage:
        lines.append(_passage(found.passage))
    elif case.restricted:
        lines.append(plain("Restricted: it is found by its reference alone. Opening its file asks why.", NOTICE))
    return Content("\n").join(lines)


def _when(case: CaseLine) -> str:
    heard = (
        f"heard {_times(case.times_heard)}, last {show_day(case.last_heard_on)}"
        if case.last_heard_on
        else "not heard yet"
    )
    review = f" · review {show_day(case.review_on)}" if case.review_on else ""
    actions = f" · {counted(case.open_actions, 'open action')}" if case.open_actions else ""
    return f"{heard}{review}{actions}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _passage(passage: Passage) -> Content:
    where = Content.assemble(plain(f"{passage.where[:1].upper()}{passage.where[1:]}: ", HEADING))
    mark = plain(f" ({passage.remark})", f"bold {NOTICE}") if passage.remark else Content("")
    return Content.assemble(
        where, plain(passage.before), plain(passage.hit, "bold underline"), plain(passage.after), mark
    )


def _short_day(day: date | None) -> str:
    """4 Dec 26, the year because a register goes back for years."""
    if day is None:
        return ""
    _, number, month, year = show_day(day).split()
    return f"{number} {month} {year[2:]}"
