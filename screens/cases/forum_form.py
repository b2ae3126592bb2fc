"""Asks before which other forum a case is."""

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult

from ccm_tui.domain.vocabulary import Forum
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import Form, field
from screens.widgets.choices import OneOf
from screens.widgets.typing import TypedLine

Act = Callable[[Forum, str], Awaitable[object]]
"""Notes it. Raises CcmError where that can't be done."""


class ForumForm(Form[Forum]):
    """A forum and a note. Answers with the forum, once it is noted."""

    ABOUT = (
        "Another panel or process that the case is before too. The arrows choose which; the note says what is known "
        "of it, such as its level or who chairs it."
    )

    def __init__(self, title: str, act: Act, drafts: DialogDrafts) -> None:
        super().__init__(title, drafts)
        self._act = act

    def compose_fields(self) -> ComposeResult:
        yield field("Forum", OneOf([forum.words for forum in Forum], 0, id="forum"))
        yield field("Note", TypedLine(placeholder="may be left out", id="note", compact=True))

    async def keep(self) -> Forum:
        forum = tuple(Forum)[self.query_one("#forum", OneOf).place]
        await self._act(forum, self.typed("note"))
        return forum
