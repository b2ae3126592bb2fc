"""The minutes as plain text, 80 cells wide: what is read in a terminal, pasted into a mail, kept for years."""

from collections.abc import Iterable, Iterator

from ccm_tui.documents.page.blocks import (
    Block,
    Decided,
    Facts,
    Page,
    Paragraph,
    Saying,
    Table,
    Title,
    has_beneath,
    shown_columns,
    shown_rows,
)
from ccm_tui.documents.page.layout import COLUMN_GAP, columns, ends, hanging, width_of, wrapped

WIDTH = 80
"""Cells in a line."""

_RULE = "=" * WIDTH
# Set in from the margin, so that nothing a person typed can pass for the head of a page.
_MARGIN = "  "
_BODY = WIDTH - len(_MARGIN)
_LABEL = 18
_HANGING = 4


def plain_text(pages: Iterable[Page], marking: str, ending: str) -> str:
    """Pages as text: lines of at most 80 terminal cells, each ended by a line feed, and an ending beneath them."""
    lines = [line for page in pages for line in (*_page(page), "", "")]
    return "\n".join((*lines, _RULE, *ends(marking, ending, WIDTH), _RULE, ""))


def _page(page: Page) -> Iterator[str]:
    yield _RULE
    yield from ends(page.marking, page.status, WIDTH)
    yield from ends(page.title, page.subject, WIDTH)
    yield _RULE
    before: Block | None = None
    for block in page.blocks:
        if _parted(before, block):
            yield ""
        yield from _block(block)
        before = block


def _parted(before: Block | None, block: Block) -> bool:
    """True where a blank line comes between: sayings stand together, and the heading of a part on its text."""
    if isinstance(before, Title) and before.level > 1:
        return False
    return not (isinstance(before, Saying) and isinstance(block, Saying))


def _block(block: Block) -> Iterable[str]:
    match block:
        case Title():
            return _heading(block)
        case Facts():
            return _facts(block)
        case Table():
            return _table(block)
        case Paragraph():
            return _indented(wrapped(block.text, _BODY))
        case Saying():
            return _indented(hanging(f"{block.by}:", block.text, _BODY, _HANGING))
        case Decided():
            return _indented(wrapped(f"*** {block.text} ***", _BODY))


def _heading(heading: Title) -> Iterator[str]:
    lines = wrapped(heading.text, WIDTH)
    yield from lines
    if heading.level == 1:
        yield "-" * max(width_of(line) for line in lines)


def _facts(facts: Facts) -> Iterator[str]:
    for row in facts.rows:
        yield from _indented(columns((_LABEL, _BODY - _LABEL - len(COLUMN_GAP)), row))


def _table(table: Table) -> Iterator[str]:
    shown = shown_columns(table)
    widths = [column.share for column in shown]
    yield from _indented(columns(widths, [column.name for column in shown]))
    yield from _indented([COLUMN_GAP.join("-" * width for width in widths)])
    for place, row in enumerate(shown_rows(table)):
        if place and has_beneath(table):
            yield ""
        yield from _indented(columns(widths, row))


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"{_MARGIN}{line}".rstrip() for line in lines)
