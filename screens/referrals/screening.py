"""The screening of referrals: accepted, accepted as a repeat, sent back or declined, each with what it asks first."""

from collections.abc import Awaitable, Callable, Sequence

from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.referrals.referral import Referral
from ccm_tui.domain.referrals.repeats import Offer
from ccm_tui.domain.statuses import Screening
from ccm_tui.domain.vocabulary import Consent
from ccm_tui.errors import CcmError
from ccm_tui.services.referrals.referrals import accept_repeat, record_consent, screen
from ccm_tui.services.referrals.referrals_view import ReferralsView
from screens.dialogs.questions import AskLine, needed
from screens.frame.view_screen import ViewScreen
from screens.referrals.screening_forms import ConsentForm, DeclineForm, WhichRepeat


class ReferralScreening(ViewScreen[ReferralsView]):
    """A screen on which one of the referrals is chosen, and screened."""

    @property
    def chosen(self) -> Referral | None:
        """The referral that is marked."""
        raise NotImplementedError

    @property
    def repeats(self) -> tuple[Offer, ...]:
        """The cases that it can be accepted as a repeat of."""
        raise NotImplementedError

    async def show_screened(self, referral: Referral, screening: Screening, reference: str | None = None) -> None:
        """Says what became of the referral, and goes on to the next that waits."""
        raise NotImplementedError

    async def action_accept_repeat(self) -> None:
        """Accepts the referral chosen as the repeat of a case."""
        repeats = self.repeats
        if repeats:
            await self._once_consent_is_decided(lambda referral: self._accept_one_of(referral, repeats))

    async def _accept_one_of(self, referral: Referral, repeats: Sequence[Offer]) -> None:
        if len(repeats) == 1:
            await self._accept_repeat(referral, repeats[0])
            return

        async def accept(chosen: Offer | None) -> None:
            if chosen is not None:
                await self._accept_repeat(referral, chosen)

        await self.app.push_screen(WhichRepeat(repeats), accept)

    async def action_accept(self) -> None:
        """Accepts the referral chosen; it gets its case."""
        await self._once_consent_is_decided(lambda referral: self._screen(referral, Screening.ACCEPTED))

    async def action_accept_urgent(self) -> None:
        """Accepts the referral chosen as urgent."""
        await self._once_consent_is_decided(lambda referral: self._screen(referral, Screening.ACCEPTED_URGENT))

    async def action_return_referral(self) -> None:
        """Sends the referral chosen back, once it is said what is missing."""
        referral = self.chosen
        if referral is None:
            return
        drafts = self.drafts(f"return of referral {referral.id}")

        async def send_back(reason: str) -> None:
            await drafts.settle(screen, referral.id, Screening.RETURNED, reason)

        async def show(reason: str | None) -> None:
            if reason is not None:
                await self.show_screened(referral, Screening.RETURNED)

        title, question = f"Return the referral {referral_dated(referral)}", "What is missing? Tell the referrer too."
        wrong = needed("Say what is missing, so that the referrer can put it right.")
        await self.ask(AskLine(title, question, wrong, send_back, drafts), show)

    async def action_decline(self) -> None:
        """Declines the referral chosen, once it is said why."""
        referral = self.chosen
        if referral is None:
            return
        drafts = self.drafts(f"decline of referral {referral.id}")

        async def decline(ground: Screening, reason: str) -> None:
            await drafts.settle(screen, referral.id, ground, reason)

        async def show(ground: Screening | None) -> None:
            if ground is not None:
                await self.show_screened(referral, ground)

        await self.ask(DeclineForm(f"Decline the referral {referral_dated(referral)}", decline, drafts), show)

    async def _accept_repeat(self, referral: Referral, offer: Offer) -> None:
        assert offer.case is not None, "only a case takes a repeat"
        reference = await self.attempt(self.lane.run(accept_repeat, referral.id, offer.case.id))
        if reference is not None:
            await self.show_screened(referral, Screening.ACCEPTED, reference)

    async def _once_consent_is_decided(self, accept: Callable[[Referral], Awaitable[None]]) -> None:
        """Accepts the referral chosen, once the decision about consent is on record, whatever it is."""
        referral = self.chosen
        if referral is None:
            return
        if referral.consent is not None or referral.case_reference is not None:
            await accept(referral)
            return
        drafts = self.drafts(f"consent of referral {referral.id}")

        async def decide(consent: Consent, why: str, authority: str) -> None:
            await drafts.settle(record_consent, referral.id, consent, why, authority)

        async def go_on(consent: Consent | None) -> None:
            if consent is not None:
                await accept(referral)

        await self.ask(ConsentForm(f"Accept the referral {referral_dated(referral)}", decide, drafts), go_on)

    async def _screen(self, referral: Referral, screening: Screening) -> None:
        try:
            reference = await self.lane.run(screen, referral.id, screening)
        except CcmError as error:
            self.say_error(error)
        else:
            await self.show_screened(referral, screening, reference)


def referral_dated(referral: Referral) -> str:
    """By which a referral is told from others without naming anybody."""
    return f"of {show_day(referral.received_on)}"
