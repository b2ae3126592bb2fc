"""The minutes as Markdown: CommonMark with GitHub's tables, in which nothing that a person typed is a mark-up.

The titles and headings of the pages are headings, a page begins after a rule, and lines that belong together end in a
backslash.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ccm_tui.documents.page.blocks import (
    Block,
    Decided,
    Facts,
    Page,
    Paragraph,
    Saying,
    Table,
    Title,
    shown_columns,
    shown_rows,
)
from ccm_tui.documents.page.cover import Cover
from ccm_tui.domain.words.text import visible, visible_lines

_BREAK = "\\\n"
_CELL_BREAK = "<br>"
_MARK_UP = re.compile(r"[\\`*_\[\]<>~#$]|&(?=[#\w])")
_LIST_OR_RULE = re.compile(r"^(?=[-+=:])|^\d+(?=[.)])")


def markdown(pages: Sequence[Page], cover: Cover) -> str:
    """Pages as Markdown, each line ended by a line feed."""
    parts: list[str] = []
    for number, page in enumerate(pages):
        parts += ["---"] if number else []
        parts += _head(page, first=not number)
        parts += [text for block in page.blocks if (text := _block(block))]
    parts += ["---", f"{_strong(cover.marking)} · {_line(cover.ending)}"]
    return "\n\n".join(parts) + "\n"


def _head(page: Page, *, first: bool) -> Iterator[str]:
    title, subject = _line(page.title), _line(page.subject)
    if first:
        yield f"# {title}"
        yield f"{_strong(page.marking)} · {_strong(page.status)} · {subject}"
    else:
        yield f"{_strong(page.marking)} · {_strong(page.status)}{_BREAK}{_begun(title)} · {subject}"


def _block(block: Block) -> str:
    match block:
        case Title():
            return f"{'#' * (block.level + 1)} {_line(block.text)}"
        case Facts():
            return "\n".join(_fact(label, value) for label, value in block.rows)
        case Paragraph():
            return _begun(_lines(block.text, _BREAK))
        case Saying():
            return f"{_strong(f'{block.by}:')} {_lines(block.text, _BREAK)}"
        case Decided():
            return _strong(block.text)
        case Table():
            return "\n".join(_table(block))


def _fact(label: str, value: str) -> str:
    return f"- {_strong(f'{label}:')} {_lines(value, f'{_BREAK}  ')}".rstrip()


def _table(table: Table) -> Iterator[str]:
    shown = shown_columns(table)
    yield _row(column.name for column in shown)
    yield f"|{' --- |' * len(shown)}"
    for row in shown_rows(table):
        yield _row(row)


def _row(texts: Iterable[str]) -> str:
    return f"| {' | '.join(_lines(text, _CELL_BREAK).replace('|', '&#124;') for text in texts)} |"


def _strong(text: str) -> str:
    inner = _line(text)
    return f"**{inner}**" if inner else ""


def _lines(text: str, ending: str) -> str:
    """The text with its own line breaks as `ending`; no later line of it begins anything."""
    first, *rest = (_line(line) for line in visible_lines(text).strip().split("\n"))
    return ending.join((first, *map(_begun, rest)))


def _begun(line: str) -> str:
    """A line of Markdown with nothing at its head that would begin a list, a rule or a table."""
    return _LIST_OR_RULE.sub(r"\g<0>\\", line)


def _line(text: str) -> str:
    """One line in which every character stands for itself."""
    return _MARK_UP.sub(r"\\\g<0>", visible(text).strip())
