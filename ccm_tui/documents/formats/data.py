"""The minutes as JSON, for a script: every page and block in order, as data.schema.json beside this file describes.

Texts are exactly as they are on record; what would act on a terminal or hide from a reader stands as its number
(`\\u202e`), which reads back as the same.
"""

import json
from collections.abc import Sequence

from ccm_tui.documents.page.blocks import Block, Decided, Facts, Heading, Page, Paragraph, Said, Table
from ccm_tui.documents.page.cover import Cover
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
        case Heading():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case Facts():
            return {"kind": "facts", "rows": [{"label": label, "value": value} for label, value in block.rows]}
        case Paragraph():
            return {"kind": "paragraph", "text": block.text}
        case Said():
            return {"kind": "said", "by": block.by, "text": block.text}
        case Decided():
            return {"kind": "decided", "text": block.text}
        case Table():
            return {
                "kind": "table",
                "columns": [column.name for column in block.columns],
                "rows": [list(row) for row in block.rows],
            }
