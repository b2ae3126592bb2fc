"""The projector view: what a room may see of the case before the meeting."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ccm_tui.commands import Place
from ccm_tui.domain.days.when import show_day
from ccm_tui.errors import CcmError
from ccm_tui.services.desk.projector_view import ProjectorView, ShownAction, read_projector
from db.lane import Lane
from screens.frame.base import CcmScreen
from screens.frame.bindings import bindings
from screens.frame.lines import KeysFooter, PlaceLine
from screens.widgets.text import MUTED, plain


class ProjectorScreen(CcmScreen):
    """References, actions and dates. Nothing can be typed here: typing is for the desk, out of the room's sight."""

    FOR_THE_ROOM = True
    PLACE = Place.PROJECTOR
    ABOUT = (
        "What the room may see: the reference of the case, its actions with their agencies and dates. Names that the "
        "record knows are left out of the actions, and so is every other word with a capital that may be one. A name "
        "typed without a capital that the record does not know can't be told, so look before you show."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.PROJECTOR)
    CSS_PATH = "projector.tcss"
    AUTO_FOCUS = "#shown"

    def __init__(self, lane: Lane, meeting_id: int) -> None:
        super().__init__(lane)
        self._meeting_id = meeting_id

    top = getters.query_one(PlaceLine)

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        with VerticalScroll(id="shown", can_focus=True):
            yield Static(id="actions")
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Shows the case as it stands."""
        await self.refresh_record()

    async def refresh_record(self) -> None:
        """Reads the case anew and shows it."""
        actions = self.query_one("#actions", Static)
        try:
            shown = await self.lane.run(read_projector, self._meeting_id)
        except CcmError as error:
            actions.update(plain(f"{error.what} {error.do}"))
            return
        self.top.show(f"Meeting {shown.number} · {shown.title}", shown.marking)
        actions.update(_actions(shown))

    def action_back(self) -> None:
        """Goes back to where one was."""
        self.dismiss()


def _actions(shown: ProjectorView) -> Content:
    if not shown.actions:
        return plain("No actions yet.", MUTED)
    caution = plain("Names are left out as far as ccm can tell them.", MUTED)
    return Content("\n\n").join((caution, *(_action(action) for action in shown.actions)))


def _action(action: ShownAction) -> Content:
    due = f"due {show_day(action.due)}" if action.due else "no date"
    head = f"{action.reference}  {action.agency or 'no owner'}, {due}, {action.standing.lower()}"
    return Content("\n").join((plain(head, "bold"), plain(action.text)))
