"""Who on record a referral could be about: why, and what was planned for them last time."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from ccm_tui.domain.referrals.repeats import Offer, PlannedStep
from screens.widgets.plain import plain
from screens.widgets.tones import HEADING, MUTED, NOTICE

_MOST_STEPS = 8
"""Of a long plan the end is told; the case file has the rest."""
_AWAITS_HEARING = (
    "That case is still to be heard, so this is no repeat. F5 would make a second case, F8 declines this."
)


def repeat_lines(offers: Sequence[Offer] | None) -> Iterator[Content]:
    """Who it could be, the likeliest first; that nobody is, or that they are being looked for."""
    yield Content("")
    if offers is None:
        yield plain("Looking whether it is a repeat …", MUTED)
    elif not offers:
        yield plain("Nobody on record seems to be the same person.", MUTED)
    else:
        yield plain("May be a repeat", HEADING)
        for offer in offers:
            yield from _offer(offer)


def _offer(offer: Offer) -> Iterator[Content]:
    if offer.name:
        yield plain(offer.name, "bold")
    yield plain(offer.in_words, NOTICE)
    if offer.outcome:
        yield plain(f"Decided last: {offer.outcome}")
    left_out = len(offer.plan) - _MOST_STEPS
    if left_out > 0:
        yield plain(f"· {left_out} earlier steps", MUTED)
    for step in offer.plan[-_MOST_STEPS:]:
        yield from _step(step)
    if offer.takes_repeat:
        yield plain("F4 accepts the referral as a repeat of it.", MUTED)
    elif offer.awaits_hearing:
        yield plain(_AWAITS_HEARING, MUTED)


def _step(step: PlannedStep) -> Iterator[Content]:
    agency = f"{step.agency}: " if step.agency else ""
    became = ", ".join(part for part in (step.state, step.effect.words if step.effect else "") if part)
    yield Content.assemble(plain(f"· {agency}{step.text}"), plain(f" [{became}]" if became else "", MUTED))
