"""The list of cases as a workbook."""

from collections.abc import Sequence

from ccm_tui.documents.formats.workbook import Columns, list_workbook
from ccm_tui.documents.page.cover import Cover
from ccm_tui.domain.listings import ListedCase

_CASE: Columns = {
    "reference": ("Reference", 14),
    "name": ("Name", 28),
    "status": ("Status", 14),
    "review_on": ("Review", 17),
    "last_heard_on": ("Last heard", 17),
    "open_actions": ("Open actions", 13),
    "themes": ("Themes", 56),
}
_BESIDE_CASE: Columns = {"times_heard": ("Heard", 8), "restricted": ("Restricted", 11)}


def cases_workbook(cases: Sequence[ListedCase], cover: Cover) -> bytes:
    """A case a row; a restricted one is there by its reference."""
    return list_workbook("Cases", cases, _CASE, _BESIDE_CASE, cover)
