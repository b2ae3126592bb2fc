"""The record of the hearing: every entry in the order it was made."""

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ccm_tui.clock import london
from ccm_tui.domain.composer.line.entries import missing
from ccm_tui.domain.composer.rendering import entry_sentence
from ccm_tui.domain.hearings.hearing import Recorded
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.services.desk.desk_view import DeskView
from screens.widgets.lists import MarkedList
from screens.widgets.text import MUTED, NOTICE, plain


class RecordPanel(MarkedList):
    """What was recorded; Enter on an entry changes it."""

    def show(self, desk: DeskView) -> None:
        """Shows the entries, following the newest unless one is being looked at."""
        held = self._held_id()
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(
                [Option(_entry(made, desk), id=str(made.id)) for made in desk.entries]
                or [Option(plain("Nothing recorded yet."), disabled=True)]
            )
            if self.has_focus and held in self._ids(desk):
                self.highlighted = self.get_option_index(str(held))
            elif desk.entries:
                self.highlighted = len(desk.entries) - 1
                self.scroll_end(animate=False)

    def chosen(self) -> int | None:
        """The entry that is highlighted."""
        return self._held_id()

    def _held_id(self) -> int | None:
        if self.highlighted is None or not self.option_count:
            return None
        option = self.get_option_at_index(self.highlighted)
        return int(option.id) if option.id else None

    @staticmethod
    def _ids(desk: DeskView) -> set[int]:
        return {made.id for made in desk.entries}


def _entry(made: Recorded, desk: DeskView) -> Content:
    what = f"{made.entry.kind.words} {made.action.reference}" if made.action else made.entry.kind.words
    head = plain(f"{london(made.made_at):%H:%M}  {what}", MUTED)
    names = {seat.code: seat.name for seat in desk.room.seats}
    said = plain(entry_sentence(made.entry, names, desk.bands))
    marks = plain(_marks(made, desk), f"bold {NOTICE}")
    entry = Content("\n").join((Content("  ").join((head, marks)) if marks.plain else head, said))
    return entry.stylize("strike") if made.withdrawn_at else entry


def _marks(made: Recorded, desk: DeskView) -> str:
    """What has to be seen at once: gaps, proposed, withdrawn, made after the read-back."""
    if made.withdrawn_at:
        return "withdrawn"
    marks = list(missing(made.entry))
    if made.action and made.action.status is ActionStatus.PROPOSED:
        marks.append("proposed")
    if made.action and made.after(desk.read_back_at):
        marks.append("after the read-back")
    return " · ".join(marks)
