"""The minutes as JSON, for a script: every page and block in order, as data.schema.json beside this file describes.

Texts are exactly as they are on record; what would act on a terminal or hide from a reader stands as its number
(`\u202e`), which reads back as the same."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime, time
from typing import Any

from ccm_tui.clock import london
from ccm_tui.documents.page.blocks import Block, Decided, Facts, Page, Paragraph, Saying, Table, Title
from ccm_tui.documents.page.cover import Cover
from ccm_tui.domain.listings import Listed
from ccm_tui.domain.spreadsheets.grids import guarded
from ccm_tui.domain.vocabulary import Word
from ccm_tui.domain.words.text import visible_lines

FORMAT = "ccm-minutes/1"
"""Says what the file is; the number rises when a reader of the old form could no longer read it."""


def data(pages: Sequence[Page], cover: Cover) -> str:
    """Pages as JSON, ended by a line feed."""
    whole = {
        "format": FORMAT,
        "title": cover.title,
        "partnership": cover.partnership,
        "audience": cover.audience,
        "marking": cover.marking,
        "status": cover.status,
        "dated": cover.dated.isoformat(),
        "pages": [_page(page) for page in pages],
    }
    return f"{escaped(json.dumps(whole, ensure_ascii=False, indent=2))}\n"


def escaped(text: str) -> str:
    """JSON in which nothing acts on a terminal or hides: such marks are numbers, which read back as the same."""
    hidden = {ord(mark): json.dumps(mark)[1:-1] for mark in set(text) if visible_lines(mark) != mark}
    return text.translate(hidden)


def _page(page: Page) -> dict[str, object]:
    return {
        "marking": page.marking,
        "status": page.status,
        "title": page.title,
        "subject": page.subject,
        "blocks": [_block(block) for block in page.blocks],
    }


def _block(block: Block) -> dict[str, object]:
    match block:
        case Title():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case Facts():
            return {"kind": "facts", "rows": [{"label": label, "value": value} for label, value in block.rows]}
        case Paragraph():
            return {"kind": "paragraph", "text": block.text}
        case Saying():
            return {"kind": "said", "by": block.by, "text": block.text}
        case Decided():
            return {"kind": "decided", "text": block.text}
        case Table():
            return {
                "kind": "table",
                "columns": [column.name for column in block.columns],
                "rows": [list(row) for row in block.rows],
            }


def field_names(kind: type[Listed]) -> list[str]:
    """The names of the fields, in order."""
    return [field.name for field in fields(kind)]


def rows_csv(kind: type[Listed], lines: Sequence[Listed]) -> str:
    """One row a line, under the names of the fields; no cell is one that a spreadsheet would work out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = field_names(kind)
    writer.writerow(names)
    writer.writerows([cell(getattr(line, name)) for name in names] for line in lines)
    return out.getvalue()


def rows_json(kind: type[Listed], lines: Sequence[Listed]) -> str:
    """An array of flat objects, one a line, with ISO dates; every text exactly as it is on record."""
    names = field_names(kind)
    objects = [
        json.dumps({name: _plain(getattr(line, name)) for name in names}, ensure_ascii=False) for line in lines
    ]
    whole = "[\n" + ",\n".join(f"  {text}" for text in objects) + "\n]" if objects else "[]"
    return f"{escaped(whole)}\n"


def cell(value: object) -> object:
    """A value as a cell of CSV."""
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple():
            return guarded(visible_lines("; ".join(value)))
        case Word():
            return value.value
        case str():
            return guarded(visible_lines(value))
        case _:
            return _plain(value)


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return london(value).isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case _:
            return value
