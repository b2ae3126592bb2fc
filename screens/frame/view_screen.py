"""A screen over a view of the record: it reads it, shows it, and until then offers nothing but the way back."""

from typing import Generic, TypeVar

from ccm_tui.errors import CcmError
from db.lane import Lane
from screens.frame.base import CcmScreen

_View = TypeVar("_View")

_BACK = "back"


class ViewScreen(CcmScreen, Generic[_View]):
    """What an action does can rely on `view`: no command of the screen is given before it is read.

    Keys that were pressed meanwhile wait, for the screen is gone to once it has read. A subclass whose own `on_mount`
    prepares something does that before the first reading; Textual calls both.
    """

    def __init__(self, lane: Lane) -> None:
        super().__init__(lane)
        self._view: _View | None = None

    @property
    def view(self) -> _View:
        """What was read last."""
        assert self._view is not None, "nothing is done with a screen before it is read"
        return self._view

    @property
    def is_read(self) -> bool:
        """False before the first reading, and where that could not be done."""
        return self._view is not None

    async def read(self) -> _View | None:
        """Reads the record; None where there is nothing here any more. Raises CcmError where it can't be read."""
        raise NotImplementedError

    def show(self, view: _View) -> None:
        """Shows what was read, with every mark where it was."""
        raise NotImplementedError

    def begin(self, view: _View) -> None:
        """What is done once, when the view is first shown: where the marks stand."""

    async def on_mount(self) -> None:
        """Shows the record as it stands."""
        await self.refresh_record()

    async def refresh_record(self) -> None:
        """Reads the record anew and shows it; what can't be read leaves what is shown, with the reason said."""
        try:
            view = await self.read()
        except CcmError as error:
            self.say_error(error)
            return
        if self not in self.app.screen_stack:
            # It was left while the record was read.
            return
        if view is None:
            self.dismiss()
            return
        first = not self.is_read
        self._view = view
        self.show(view)
        if first:
            self.begin(view)
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the record is read there is nothing to do but to go back."""
        if not self.is_read:
            return action == _BACK
        return super().check_action(action, parameters)
