"""Office files are zip archives; here one gets the same bytes whenever and wherever the same parts are packed."""

import io
from collections.abc import Mapping
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_YEAR = 1980
"""A zip archive knows no earlier one."""


def repacked(archive: bytes, dated: date, parts: Mapping[str, bytes] | None = None) -> bytes:
    """The archive with its parts in the order they had, each of that day, and nothing of the machine.

    `parts` take the place of those of the same names.
    """
    anew = parts or {}
    out = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as packed, ZipFile(out, "w") as fresh:
        for name in packed.namelist():
            part = ZipInfo(name, (max(dated.year, _FIRST_YEAR), dated.month, dated.day, 0, 0, 0))
            part.create_system = 0
            part.compress_type = ZIP_DEFLATED
            fresh.writestr(part, anew[name] if name in anew else packed.read(name))
    return out.getvalue()
