"""Listed lines as CSV for a spreadsheet and as JSON for a script: every field of them, under its own name."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime, time
from typing import Any

from ccm_tui.clock import london
from ccm_tui.documents.formats.data import escaped
from ccm_tui.domain.listings import Listed
from ccm_tui.domain.spreadsheets.grids import FORMULA
from ccm_tui.domain.vocabulary import Word
from ccm_tui.domain.words.text import visible_lines


def names_of(kind: type[Listed]) -> list[str]:
    """The names of the fields, in order."""
    return [field.name for field in fields(kind)]


def rows_csv(kind: type[Listed], lines: Sequence[Listed]) -> str:
    """One row a line, under the names of the fields; no cell is one that a spreadsheet would work out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = names_of(kind)
    writer.writerow(names)
    writer.writerows([cell(getattr(line, name)) for name in names] for line in lines)
    return out.getvalue()


def rows_json(kind: type[Listed], lines: Sequence[Listed]) -> str:
    """An array of flat objects, one a line, with ISO dates; every text exactly as it is on record."""
    names = names_of(kind)
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
            return _safe("; ".join(value))
        case Word():
            return value.value
        case str():
            return _safe(value)
        case _:
            return _plain(value)


def _safe(text: str) -> str:
    # One apostrophe more before those that stand there, so that reading takes away exactly what was put.
    return ("'" if text.lstrip("'").startswith(FORMULA) else "") + visible_lines(text)


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
