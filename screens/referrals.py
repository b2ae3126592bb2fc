"""The referrals, and their screening: accepted, sent back, or declined."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from ccm_tui.commands import Place
from ccm_tui.domain.cases import Referral
from ccm_tui.domain.vocabulary import Screening
from ccm_tui.domain.when import show_day
from ccm_tui.errors import CcmError
from ccm_tui.services.referrals import screen
from ccm_tui.services.screening import Referrals, read_referrals
from db.lane import Lane
from screens.base import CcmScreen
from screens.bindings import bindings
from screens.dialogs.ask_line import AskLine, needed
from screens.dialogs.decline_form import DeclineForm
from screens.widgets.footer import KeysFooter
from screens.widgets.kept_list import KeptList
from screens.widgets.place_line import PlaceLine
from screens.widgets.plain import plain
from screens.widgets.referral_text import referral_line, referral_text
from screens.widgets.tones import MUTED

_NONE_YET = (
    "No referrals yet. Leave ccm and bring them in with: ccm import referrals FILE (a CSV or XLSX file; "
    "--dry-run says first what would be taken)."
)

_NONE_CHOSEN = plain("The referral chosen is shown here, in full.", MUTED)


class ReferralsScreen(CcmScreen):
    """Every referral, those that wait first, with the one chosen in full."""

    PLACE = Place.REFERRALS
    ABOUT = (
        "The referrals, those that wait to be screened first. Accepting one makes its case, which is then due "
        "for the next agenda; whoever is turned away is told why. Undo takes a screening back."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.REFERRALS)
    CSS_PATH = "referrals.tcss"
    AUTO_FOCUS = "#referrals"

    top = getters.query_one(PlaceLine)
    referral_list = getters.query_one("#referrals", KeptList)

    def __init__(self, lane: Lane) -> None:
        super().__init__(lane)
        self._read: Referrals | None = None

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        with Horizontal(id="panels"):
            yield KeptList(_NONE_YET, id="referrals")
            with VerticalScroll(id="referral-panel", classes="frame"):
                yield Static(id="referral")
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Shows the referrals."""
        self.query_one("#referral-panel").border_title = plain("Referral")
        await self.refresh_record()

    async def refresh_record(self) -> None:
        """Reads the referrals anew and shows them."""
        read = await self.attempt(self.lane.run(read_referrals))
        if read is None:
            return
        self._read = read
        waits = {0: "none waits", 1: "1 waits"}.get(read.waiting, f"{read.waiting} wait")
        self.top.show(f"Referrals: {waits} to be screened", read.settings.marking)
        self.referral_list.show([(str(one.id), referral_line(one)) for one in read.referrals])
        self._show_chosen()

    async def action_accept(self) -> None:
        """Accepts the referral chosen; it gets its case."""
        await self._screen_chosen(Screening.ACCEPTED)

    async def action_accept_urgent(self) -> None:
        """Accepts the referral chosen as urgent."""
        await self._screen_chosen(Screening.ACCEPTED_URGENT)

    async def action_return_referral(self) -> None:
        """Sends the referral chosen back, once it is said what is missing."""
        referral = self._chosen()
        if referral is None:
            return
        drafts = self.drafts(f"return of referral {referral.id}")

        async def send_back(reason: str) -> None:
            await drafts.settle(screen, referral.id, Screening.RETURNED, reason)

        async def show(reason: str | None) -> None:
            if reason is not None:
                await self._show_screened(referral, Screening.RETURNED)

        title, question = f"Return the referral {_dated(referral)}", "What is missing? The referrer is told it."
        wrong = needed("Say what is missing, so that the referrer can put it right.")
        await self.ask(AskLine(title, question, wrong, send_back, drafts), show)

    async def action_decline(self) -> None:
        """Declines the referral chosen, once it is said why."""
        referral = self._chosen()
        if referral is None:
            return
        drafts = self.drafts(f"decline of referral {referral.id}")

        async def decline(ground: Screening, reason: str) -> None:
            await drafts.settle(screen, referral.id, ground, reason)

        async def show(ground: Screening | None) -> None:
            if ground is not None:
                await self._show_screened(referral, ground)

        await self.ask(DeclineForm(f"Decline the referral {_dated(referral)}", decline, drafts), show)

    def action_back(self) -> None:
        """Goes back to where one was."""
        self.dismiss()

    @on(KeptList.OptionHighlighted)
    def _show_chosen(self) -> None:
        """Shows the referral chosen in full, from its beginning."""
        chosen, read = self._chosen(), self._read
        shown = referral_text(chosen, read.next_meeting) if chosen and read else _NONE_CHOSEN
        self.query_one("#referral", Static).update(shown)
        self.query_one("#referral-panel", VerticalScroll).scroll_home(animate=False)

    async def _screen_chosen(self, screening: Screening) -> None:
        referral = self._chosen()
        if referral is None:
            return
        try:
            reference = await self.lane.run(screen, referral.id, screening)
        except CcmError as error:
            self.say_error(error)
        else:
            await self._show_screened(referral, screening, reference)

    async def _show_screened(self, referral: Referral, screening: Screening, reference: str | None = None) -> None:
        """Says what became of the referral, and goes on to the next that waits."""
        case = f" It is case {reference}, due for the next agenda." if reference else ""
        said = f"Referral {_dated(referral)} {screening.words}."
        self.notify(f"{said}{case} Ctrl+Z takes this back.", markup=False)
        place = self.referral_list.highlighted or 0
        await self.refresh_record()
        waiting = self._read.waiting if self._read else 0
        if referral.screening is Screening.WAITING and waiting:
            # The one screened has left those that wait; the next of them is where it stood.
            self.referral_list.highlighted = min(place, waiting - 1)

    def _chosen(self) -> Referral | None:
        """The referral that is highlighted."""
        read, name = self._read, self.referral_list.chosen
        if read is None or name is None:
            return None
        return next((one for one in read.referrals if str(one.id) == name), None)


def _dated(referral: Referral) -> str:
    return f"of {show_day(referral.received_on)}"
