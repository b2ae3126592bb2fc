"""One agency's actions as CSV, to be sent back: empty columns for what became of each, then what it is."""

import csv
import io
from collections.abc import Sequence

from ccm_tui.documents.formats.rows import cell
from ccm_tui.domain.actions.reply_form import REPLY_COLUMNS
from ccm_tui.domain.listings import ListedAction

ASKED = ("due_on", "owner", "text", "case", "state")
"""The fields that stand beside the columns to be filled in."""


def replies_csv(actions: Sequence[ListedAction]) -> str:
    """One row an action: its reference, room for the reply, and what it is."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*REPLY_COLUMNS, *ASKED))
    room = ("",) * (len(REPLY_COLUMNS) - 1)
    for action in actions:
        writer.writerow((action.reference, *room, *(cell(getattr(action, name)) for name in ASKED)))
    return out.getvalue()
