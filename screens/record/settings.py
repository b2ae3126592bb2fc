"""The settings: what the partnership decides for itself, each with what it means, to be changed one at a time."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.visual import Visual
from textual.widgets import Static

from ccm_tui.commands import Place
from ccm_tui.services.record.settings import SettingNow, change_setting, start_again
from ccm_tui.services.record.settings_view import SettingsView, read_settings
from screens.dialogs.questions import AskLine, AskText
from screens.frame.bindings import bindings
from screens.frame.lines import KeysFooter, PlaceLine
from screens.frame.view_screen import ViewScreen
from screens.widgets.columns import Cell, Columns
from screens.widgets.lists import KeptList
from screens.widgets.text import MUTED, plain

_WORDS, _MARK = 18, 7


class SettingsScreen(ViewScreen[SettingsView]):
    """Every setting and its value."""

    PLACE = Place.SETTINGS
    ABOUT = (
        "What your partnership decides for itself: its texts, its risk bands, the minutes each item is given. "
        "Beneath the list stands what the setting chosen means. A change counts at once, and Ctrl+Z takes it back."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.SETTINGS)
    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "#settings"

    class Read(Message):
        """The settings were read, and may have changed."""

    top = getters.query_one(PlaceLine)
    setting_list = getters.query_one("#settings", KeptList)

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        yield KeptList("There is nothing to set.", id="settings")
        yield Static(id="about")
        yield KeysFooter()

    async def read(self) -> SettingsView:
        return await self.lane.run(read_settings)

    def show(self, view: SettingsView) -> None:
        read = view.settings
        changed = sum(one.changed for one in read)
        self.top.show(f"Settings: {len(read)}{f', of which {changed} changed' if changed else ''}", "")
        self.setting_list.show([(one.setting.name, _row(one)) for one in read])
        self._explain()
        self.post_message(self.Read())

    async def action_edit(self) -> None:
        """Asks for another value of the setting chosen."""
        chosen = self._chosen()
        if chosen is None:
            return
        name, about = chosen.setting.name, chosen.setting.about
        drafts = self.drafts(f"setting {name}")

        async def change(typed: str) -> None:
            await drafts.settle(change_setting, name, typed)

        title, question = f"Change: {about.words}", f"{about.meaning} It takes {about.kind.takes}."
        value = str(chosen.value)
        if about.kind.long:
            await self.ask(AskText(title, question, change, drafts, value.strip()), self._show_changed)
        else:
            await self.ask(AskLine(title, question, _any, change, drafts, value), self._show_changed)

    async def action_start_again(self) -> None:
        """Puts the setting chosen back to what it was to start with."""
        chosen = self._chosen()
        if chosen is None:
            return
        words = chosen.setting.about.words
        if not chosen.changed:
            self.say_done(f"{words} is as it was to start with.")
        elif await self.attempt(self.lane.run(start_again, chosen.setting.name)) is not None:
            self.say_done(f"{words} is again as it was to start with.")
            await self.refresh_record()

    def action_back(self) -> None:
        """Goes back to where one was."""
        self.dismiss()

    @on(KeptList.OptionHighlighted)
    def _explain(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        about, kind = chosen.setting.about, chosen.setting.about.kind
        said = [plain(f"{about.meaning} It takes {kind.takes}.")]
        if chosen.changed:
            start = kind.words(chosen.setting.start) or "empty"
            said.append(plain(f"To start with it was: {start}", MUTED))
        self.query_one("#about", Static).update(Content("\n").join(said))

    def _chosen(self) -> SettingNow | None:
        return next((one for one in self.view.settings if one.setting.name == self.setting_list.chosen), None)

    async def _show_changed(self, typed: str | None) -> None:
        if typed is not None:
            await self.refresh_record()


def _any(_line: str) -> None:
    """Whether a line will do is for the setting to say."""


def _row(one: SettingNow) -> Visual:
    return Columns(
        Cell(plain(one.setting.about.words, "bold"), width=_WORDS),
        Cell(plain(one.words) if one.words else plain("nothing", MUTED), share=1),
        Cell(plain("changed" if one.changed else ""), width=_MARK),
    )
