"""The referrals: entered, changed, imported, and screened: accepted, sent back, or declined."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.timer import Timer
from textual.widgets import Static

from ccm_tui.commands import Place
from ccm_tui.domain.referrals.referral import NewReferral, Referral, RiskScore
from ccm_tui.domain.referrals.repeats import Offer
from ccm_tui.domain.statuses import Screening
from ccm_tui.services.referrals.referrals import add_referral, change_referral
from ccm_tui.services.referrals.referrals_view import ReferralsView, read_referrals
from ccm_tui.services.referrals.repeats import offers_for, read_offers
from db.lane import Lane
from screens.dialogs.questions import AskLine
from screens.frame.bindings import bindings
from screens.frame.dialog_drafts import DraftsInRecord
from screens.frame.lines import KeysFooter, PlaceLine
from screens.referrals.import_dialog import ImportDialog, file_named
from screens.referrals.referral_form import ReferralForm
from screens.referrals.referral_text import referral_line, referral_text
from screens.referrals.screening import ReferralScreening, referral_dated
from screens.widgets.lists import KeptList
from screens.widgets.text import MUTED, plain

_NONE_YET = "No referrals yet. F2 enters one; F9 takes those of a spreadsheet, Excel or CSV, as it is."

_NONE_CHOSEN = plain("The referral chosen is shown here, in full.", MUTED)

_LOOKED_FOR_AFTER = 0.15
"""Seconds on one referral before it is looked for whom it could be about: somebody who scrolls does not ask."""


class ReferralsScreen(ReferralScreening):
    """Every referral, those that wait first, with the one chosen in full."""

    PLACE = Place.REFERRALS
    ABOUT = (
        "The referrals, those that wait to be screened first. Who on record the one chosen could be about is said "
        "with what was planned for them. Accepting one makes its case, which is then due for the next agenda; "
        "whoever is turned away is told why. Undo takes a screening back."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.REFERRALS)
    CSS_PATH = "referrals.tcss"
    AUTO_FOCUS = "#referrals"

    top = getters.query_one(PlaceLine)
    referral_list = getters.query_one("#referrals", KeptList)

    def __init__(self, lane: Lane) -> None:
        super().__init__(lane)
        self._offers: dict[int, tuple[Offer, ...]] = {}
        self._looking: Timer | None = None

    def compose(self) -> ComposeResult:
        yield PlaceLine()
        with Horizontal(id="panels"):
            yield KeptList(_NONE_YET, id="referrals")
            with VerticalScroll(id="referral-panel", classes="frame"):
                yield Static(id="referral")
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Says what the panel holds."""
        self.query_one("#referral-panel").border_title = plain("Referral")

    async def read(self) -> ReferralsView:
        return await self.lane.run(read_referrals)

    def show(self, view: ReferralsView) -> None:
        self._offers = {}
        self.top.show(_counts_in_words(view), view.settings.marking)
        self.referral_list.show([(str(one.id), referral_line(one)) for one in view.referrals])
        self._show_chosen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A repeat is accepted only where there is a case that it could be of."""
        if action == "accept_repeat" and self.is_read and not self.repeats:
            return False
        return super().check_action(action, parameters)

    async def action_add(self) -> None:
        """Asks for a referral."""
        drafts = self.drafts("new referral")

        async def add(new: NewReferral) -> int:
            return (await drafts.settle(add_referral, new)).referral_id

        form = self._form("Enter a referral", add, drafts, NewReferral(self.view.today, ""))
        await self.ask(form, self._show_kept)

    async def action_edit(self) -> None:
        """Asks for what is to be changed of the referral chosen."""
        referral = self.chosen
        if referral is None:
            return
        if not referral.screening.undecided:
            self.say_done(f"This referral is {referral.screening.words}, and stays as it is.")
            return
        drafts = self.drafts(f"referral {referral.id}")

        async def change(new: NewReferral) -> int:
            await drafts.settle(change_referral, referral.id, new)
            return referral.id

        form = self._form(
            f"Change the referral {referral_dated(referral)}", change, drafts, referral.as_given, referral.id
        )
        await self.ask(form, self._show_kept)

    async def action_import_file(self) -> None:
        """Asks for a spreadsheet, shows what it would bring, and takes it once that is meant."""
        drafts = self.drafts("import of referrals")
        title, question = "Import referrals", "Which file, Excel or CSV? Type its path, or drag it into this window."

        async def take_note(_path: str) -> None:
            await drafts.keep({}, "")

        async def show(path: str | None) -> None:
            if path is not None:
                await self.app.push_screen(ImportDialog(self.lane, file_named(path)), self._show_imported)

        await self.ask(AskLine(title, question, _no_file, take_note, drafts), show)

    def action_back(self) -> None:
        """Goes back to where one was."""
        self.dismiss()

    @on(KeptList.OptionHighlighted)
    def _show_chosen(self) -> None:
        """Shows the referral chosen in full, from its beginning, and looks for whom it could be about."""
        chosen = self.chosen
        self._show_text()
        self.query_one("#referral-panel", VerticalScroll).scroll_home(animate=False)
        if self._looking:
            self._looking.stop()
        if chosen and chosen.screening is Screening.WAITING and chosen.id not in self._offers:
            self._looking = self.set_timer(_LOOKED_FOR_AFTER, self._look_for_repeats)
        self.refresh_bindings()

    async def _look_for_repeats(self) -> None:
        """Says whom the referral chosen could be about."""
        chosen, view = self.chosen, self.view
        if chosen is None:
            return
        offers = await self.attempt(self.lane.run(read_offers, chosen.id))
        if offers is not None and self.view is view:
            self._offers[chosen.id] = offers
            self._show_text()
            self.refresh_bindings()

    def _show_text(self) -> None:
        chosen = self.chosen
        shown = referral_text(chosen, self.view.planned, self._offers.get(chosen.id)) if chosen else _NONE_CHOSEN
        self.query_one("#referral", Static).update(shown)

    def _form(
        self,
        title: str,
        keep: Callable[[NewReferral], Awaitable[int]],
        drafts: DraftsInRecord,
        referral: NewReferral,
        referral_id: int | None = None,
    ) -> ReferralForm:
        view = self.view
        usual = RiskScore(view.settings.score_tool, 0, view.settings.score_maximum)

        async def ask_radar(about: NewReferral) -> Sequence[Offer] | None:
            return await self.attempt(self.lane.run(offers_for, about, referral_id))

        return ReferralForm(title, keep, ask_radar, drafts, view.today, view.seats, referral, usual)

    async def _show_kept(self, referral_id: int | None) -> None:
        if referral_id is not None:
            await self.refresh_record()
            self.referral_list.highlighted = self.referral_list.get_option_index(str(referral_id))

    async def _show_imported(self, taken: bool | None) -> None:
        if taken:
            await self.refresh_record()
            self.referral_list.highlighted = 0

    @property
    def repeats(self) -> tuple[Offer, ...]:
        """The cases that the referral chosen can be accepted as a repeat of."""
        chosen = self.chosen
        if chosen is None or chosen.screening is not Screening.WAITING:
            return ()
        return tuple(offer for offer in self._offers.get(chosen.id, ()) if offer.takes_repeat)

    async def show_screened(self, referral: Referral, screening: Screening, reference: str | None = None) -> None:
        """Says what became of the referral, and goes on to the next that waits."""
        case = f" It is case {reference}, due for the next agenda." if reference else ""
        said = f"Referral {referral_dated(referral)} {screening.words}."
        self.notify(f"{said}{case} Ctrl+Z takes this back.", markup=False)
        place = self.referral_list.highlighted or 0
        await self.refresh_record()
        waiting = self.view.waiting
        if referral.screening is Screening.WAITING and waiting:
            # The one screened has left those that wait; the next of them is where it stood.
            self.referral_list.highlighted = min(place, waiting - 1)

    @property
    def chosen(self) -> Referral | None:
        """The referral that is highlighted."""
        return next((one for one in self.view.referrals if str(one.id) == self.referral_list.chosen), None)


def _counts_in_words(read: ReferralsView) -> str:
    """How many wait, and what became of the others; the most pressing first."""
    counts = read.counts
    waits = {0: "none waits", 1: "1 waits"}.get(read.waiting, f"{read.waiting} wait")
    returned = counts[Screening.RETURNED]
    declined = sum(counts[screening] for screening in Screening if screening.declined)
    accepted = sum(counts[screening] for screening in Screening if screening.accepted)
    others = ((returned, "returned for information"), (accepted, "accepted"), (declined, "declined"))
    said = "".join(f", {count} {words}" for count, words in others if count)
    return f"Referrals: {waits} to be screened{said}"


def _no_file(line: str) -> str | None:
    if not line:
        return "Type the path of a file."
    return None if file_named(line).is_file() else "There is no such file."
