"""The list of agencies and their people as a workbook, under headings by which it is imported again."""

from collections.abc import Sequence

from ccm_tui.documents.formats.workbook import Columns, list_workbook
from ccm_tui.documents.page.cover import Cover
from ccm_tui.domain.listings import ListedSpeaker

_SPEAKER: Columns = {
    "code": ("Code", 12),
    "name": ("Name", 34),
    "kind": ("Kind", 10),
    "quorum": ("Quorum", 9),
    "representative": ("Representative", 26),
    "role": ("Role", 24),
    "email": ("Email", 30),
    "deputy": ("Deputy", 9),
}


def agencies_workbook(speakers: Sequence[ListedSpeaker], cover: Cover) -> bytes:
    """A person a row, or an agency for which nobody speaks."""
    return list_workbook("Agencies", speakers, _SPEAKER, {}, cover)
