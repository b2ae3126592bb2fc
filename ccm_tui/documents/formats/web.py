"""The minutes as one HTML file: nothing is fetched, nothing runs, and each page prints on paper of its own.

Its look is plain on purpose: the reader's own letter, dark on white (every text at 7:1 or better), tables that keep
their headings on every sheet.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby

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

_NOTHING_FETCHED = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = "web.css"


def web_page(pages: Sequence[Page], cover: Cover) -> str:
    """Pages as an HTML document of their own, each line ended by a line feed."""
    return "\n".join((*_opening(pages, cover), *_pages(pages, cover), *_closing(), ""))


def _opening(pages: Sequence[Page], cover: Cover) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en-GB">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_FETCHED}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="author" content="{_line(cover.partnership)}">'
    yield f'<meta name="description" content="{_line(cover.audience)}">'
    yield '<meta name="robots" content="noindex, nofollow">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{_line(f'{cover.title}, {cover.partnership}')}</title>"
    yield "<style>"
    yield files(__package__).joinpath(_STYLE).read_text(encoding="utf-8").rstrip()
    yield from (_sheet(number, *marks) for number, marks in enumerate(_marks(pages)))
    yield "</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"


def _closing() -> Iterator[str]:
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _marks(pages: Sequence[Page]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((page.marking, page.status) for page in pages))


def _sheet(number: int, marking: str, status: str) -> str:
    """What every sheet of paper carries at its foot where a page of these marks is printed."""
    return (
        f".marked-{number} {{ page: marked-{number}; }}\n"
        f'@page marked-{number} {{ @bottom-left {{ content: "{_in_style(f"{marking} · {status}")}"; }} }}'
    )


def _in_style(text: str) -> str:
    """A text within quotation marks of a style sheet: all but letters and digits by number."""
    return "".join(mark if mark.isascii() and mark.isalnum() else f"\\{ord(mark):06x}" for mark in visible(text))


def _pages(pages: Sequence[Page], cover: Cover) -> Iterator[str]:
    marks = _marks(pages)
    for number, page in enumerate(pages, 1):
        name = f"page-{number}"
        kind = marks.index((page.marking, page.status))
        yield f'<section class="page marked-{kind}" aria-labelledby="{name}">'
        yield from _head(page, name, "h1" if number == 1 else "p")
        # Sayings that follow on each other are one list, as they stand together on every page.
        for said, group in groupby(page.blocks, lambda block: isinstance(block, Saying)):
            if said:
                sayings = (one for one in group if isinstance(one, Saying))
                yield from _list("said", ((_line(f"{one.by}:"), one.text) for one in sayings))
            else:
                yield from (line for block in group for line in _block(block))
        if number == len(pages):
            yield f'<p class="ending">{_line(cover.marking)} <span>{_line(cover.ending)}</span></p>'
        yield "</section>"


def _head(page: Page, name: str, title: str) -> Iterator[str]:
    yield f'<header id="{name}">'
    yield f'<p class="marking">{_line(page.marking)} <span>{_line(page.status)}</span></p>'
    yield f'<{title} class="title">{_line(page.title)} <span>{_line(page.subject)}</span></{title}>'
    yield "</header>"


def _block(block: Block) -> Iterable[str]:
    match block:
        case Title():
            return [f"<h{block.level + 1}>{_line(block.text)}</h{block.level + 1}>"]
        case Facts():
            return _list("facts", ((_line(label), value) for label, value in block.rows))
        case Paragraph():
            return [f"<p>{_lines(block.text)}</p>"]
        case Saying():
            return _list("said", [(_line(f"{block.by}:"), block.text)])
        case Decided():
            return [f'<p class="decided"><strong>{_line(block.text)}</strong></p>']
        case Table():
            return _table(block)


def _list(kind: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f'<dl class="{kind}">'
    for label, value in rows:
        yield f"<div><dt>{label}</dt><dd>{_lines(value)}</dd></div>"
    yield "</dl>"


def _table(table: Table) -> Iterator[str]:
    shown = shown_columns(table)
    whole = sum(column.share for column in shown)
    yield "<table>"
    yield "".join(("<colgroup>", *(_width(column.share / whole) for column in shown), "</colgroup>"))
    yield "".join(("<thead><tr>", *(_cell("th", "col", _line(column.name)) for column in shown), "</tr></thead>"))
    yield "<tbody>"
    for first, *rest in shown_rows(table):
        yield "".join(
            ("<tr>", _cell("th", "row", _lines(first)), *(f"<td>{_lines(text)}</td>" for text in rest), "</tr>")
        )
    yield "</tbody>"
    yield "</table>"


def _width(part: float) -> str:
    return f'<col style="width:{part:.1%}">'


def _cell(tag: str, scope: str, text: str) -> str:
    return f'<{tag} scope="{scope}">{text}</{tag}>'


def _line(text: str) -> str:
    return escape(visible(text))


def _lines(text: str) -> str:
    return "<br>".join(_line(line) for line in visible_lines(text).split("\n"))
