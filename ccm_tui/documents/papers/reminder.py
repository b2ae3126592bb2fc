"""What is sent to an agency about its actions between meetings: which are late, and nothing of the cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ccm_tui.documents.page.blocks import Block, Facts, Page, Paragraph, Table, TableColumn, Title
from ccm_tui.documents.page.cover import Cover
from ccm_tui.documents.page.wording import day
from ccm_tui.domain.actions.action import Action, overdue_in_words
from ccm_tui.domain.actions.reply_form import PROPOSED_REPLY, REPLY_STATUSES, empty_reply, reply_heading
from ccm_tui.domain.names.protection import Protected
from ccm_tui.domain.statuses import ActionStatus

_ACTIONS = (
    TableColumn("Ref", 8),
    TableColumn("Due", 15),
    TableColumn("Person", 14),
    TableColumn("Action", 35),
    TableColumn("Late", 0),
    TableColumn("Escalated to", 0),
)
_RESTRICTED = "of a restricted case; your own sheet has its words"


@dataclass(frozen=True, slots=True)
class ChasePaper:
    """What one agency is reminded of, on one day."""

    partnership: str
    marking: str
    handling: str
    code: str
    agency: str
    today: date
    reply_by: date | None
    actions: tuple[Action, ...]
    """Those open or proposed, the first due first."""
    protected: Protected
    """What is not to be on it."""

    @property
    def overdue(self) -> tuple[Action, ...]:
        """Those whose date is past."""
        return tuple(action for action in self.actions if action.overdue(self.today))


def chase_pages(paper: ChasePaper) -> tuple[Page, ...]:
    """The reminder as pages, of which it has one."""
    title = f"{paper.partnership}, {day(paper.today)}"
    return (Page(paper.marking, f"For {paper.code} only", title, "Actions", tuple(_blocks(paper))),)


def chase_cover(paper: ChasePaper) -> Cover:
    """What the file says of itself."""
    return Cover(
        title=f"Actions of {paper.code}, {day(paper.today)}",
        partnership=paper.partnership,
        marking=paper.marking,
        status=f"For {paper.code} only",
        audience=f"{paper.agency}, and nobody else",
        dated=paper.today,
        ending="End of reminder",
    )


def _blocks(paper: ChasePaper) -> Iterator[Block]:
    proposed = tuple(action for action in paper.actions if action.status is ActionStatus.PROPOSED)
    ahead = tuple(action for action in paper.actions if action not in (*paper.overdue, *proposed))
    yield Title(1, f"Actions of {paper.agency}")
    yield Paragraph(paper.handling)
    counts = ((len(paper.overdue), "overdue"), (len(proposed), "not accepted yet"), (len(ahead), "still ahead"))
    yield Facts(
        (
            ("Waiting", ", ".join(f"{count} {words}" for count, words in counts if count)),
            ("Reply by", day(paper.reply_by) if paper.reply_by else "as soon as you can; no next meeting is set"),
        )
    )
    for title, actions in (
        ("Overdue", paper.overdue),
        ("Proposed to you: accept it, or say why not", proposed),
        ("Still ahead", ahead),
    ):
        if actions:
            yield Title(1, title)
            yield Table(_ACTIONS, tuple(_row(action, paper.today) for action in actions))
    yield Title(1, "Your reply")
    *others, last = REPLY_STATUSES
    yield Paragraph(
        f"Send these lines back, filled in. The status is {', '.join(others)} or {last}; the date is the day it was "
        "done, as 2026-12-31; the note says what was found or, where it was not possible or not done, why."
    )
    if proposed:
        yield Paragraph(PROPOSED_REPLY)
    yield Paragraph("\n".join((reply_heading(), *(empty_reply(action.reference) for action in paper.actions))))


def _row(action: Action, today: date) -> tuple[str, ...]:
    return (
        action.reference,
        day(action.due_on, "no date"),
        action.owner or "not named",
        _RESTRICTED if action.restricted else action.text,
        overdue_in_words(action.days_late(today)) if action.overdue(today) else "",
        action.escalated_to,
    )
