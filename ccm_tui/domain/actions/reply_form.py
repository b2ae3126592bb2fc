"""The form in which agencies send back what became of their actions: written in one place, read in another.

In text it is a line an action, `031/5 | complete | 2026-12-10 | note`; in a spreadsheet the columns of the same
names. A line whose status is empty says nothing yet.
"""

from ccm_tui.domain.actions.replies import DATE, NOTE, REFERENCE, STATUS

REPLY_HEADINGS = (REFERENCE, STATUS, DATE, NOTE)
"""The columns that come back filled in, by their headings; others may stand beside them."""

REPLY_STATUSES = ("complete", "not-possible", "not-done", "open")
"""What the status may be, as it is typed."""

PROPOSED_REPLY = (
    "An action that is proposed is accepted by the status open; where you can't take it on, it is not-possible, and "
    "the note says why."
)
"""How the form answers what is only proposed."""

_PARTED = " | "


def empty_reply(reference: str) -> str:
    """The line to be filled in for one action."""
    return _PARTED.join((reference, *("" for _ in REPLY_HEADINGS[1:]))).rstrip()


def reply_heading() -> str:
    """The line that says what stands where."""
    return _PARTED.join(REPLY_HEADINGS)
