"""The agenda rail: each item with where it stands and the time it took."""

from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ccm_tui.domain.agenda.item import AgendaItem
from ccm_tui.domain.agenda.walk import next_item, previous_item
from ccm_tui.services.desk.desk_view import DeskView
from screens.widgets.lists import MarkedList
from screens.widgets.text import MUTED, plain


class Rail(MarkedList):
    """The agenda from top to bottom; Enter on an item calls it."""

    def show(self, desk: DeskView) -> None:
        """Shows the agenda, keeping the item that is highlighted."""
        held = self.highlighted
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(Option(_line(item, desk), id=str(item.id)) for item in desk.items)
            current = next((i for i, item in enumerate(desk.items) if item == desk.current), None)
            self.highlighted = held if self.has_focus and held is not None else current


def _line(item: AgendaItem, desk: DeskView) -> Content:
    here = desk.current is not None and item.id == desk.current.id
    name = item.hearing.short_reference if item.hearing else item.title
    kind = f" {item.hearing.kind.words}" if item.hearing else ""
    draft = " · draft" if item.id in desk.half_typed and not here else ""
    used = f"{int(item.used_at(desk.now).total_seconds() // 60)}/{item.budget_minutes} min"
    return Content("\n").join(
        (
            plain(f"{'▶' if here else ' '} {name}{kind}{draft}", "bold" if here else ""),
            plain(f"  {item.state_in_words} · {used}", MUTED),
        )
    )


class RailLine(Static):
    """Where there is no room for the rail: the item before the meeting and its neighbours, in one line."""

    def show(self, desk: DeskView) -> None:
        """Shows the item between the one before it and the one after it."""
        current = desk.current
        before = previous_item(desk.items, current.id if current else None)
        after = next_item(desk.items, current.id if current else None)
        self.update(
            Content("   ").join(
                (
                    plain(f"‹ {_name(before)}", MUTED),
                    plain(f"{_name(current)} · {current.state_in_words}" if current else "", "bold"),
                    plain(f"{_name(after)} ›", MUTED),
                )
            )
        )


def _name(item: AgendaItem | None) -> str:
    if item is None:
        return "none"
    return f"{item.hearing.short_reference} {item.hearing.kind.words}" if item.hearing else item.title
