"""A referral: as one line of a list, and in full as it is screened."""

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content
from textual.visual import Visual

from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.referrals.details import DETAILS
from ccm_tui.domain.referrals.referral import Referral
from ccm_tui.domain.referrals.repeats import Offer, PlannedStep
from ccm_tui.domain.statuses import Screening
from ccm_tui.domain.vocabulary import ResidentStatus, Word
from screens.widgets.columns import Cell, Columns
from screens.widgets.text import HEADING, MUTED, NOTICE, plain, short

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


_DAY = 15
"""Width of a day as it is shown."""


def referral_line(referral: Referral) -> Visual:
    """When it came, who is referred, by whom, and where it stands."""
    waiting = referral.screening is Screening.WAITING
    by = f" · {referral.referrer_agency}" if referral.referrer_agency else ""
    standing = plain(" · waiting", NOTICE) if waiting else plain(f" · {_standing(referral)}", MUTED)
    said = Content.assemble(short(referral.subject_name, "bold" if waiting else ""), plain(by), standing)
    return Columns(Cell(plain(show_day(referral.received_on)), width=_DAY), Cell(said, share=1))


def referral_text(referral: Referral, planned: Sequence[Meeting], offers: Sequence[Offer] | None = None) -> Content:
    """Everything that screening has to weigh; `offers` is who it could be about, None while that is looked for."""
    return Content("\n").join(_lines(referral, planned, offers))


def _lines(referral: Referral, planned: Sequence[Meeting], offers: Sequence[Offer] | None) -> Iterator[Content]:
    yield plain(_standing(referral), "bold")
    if referral.screening_reason:
        yield plain(referral.screening_reason)
    yield plain(referral.subject_name, "bold")
    yield from _about(referral)
    if referral.screening is Screening.WAITING:
        yield from repeat_lines(offers)
    yield from _part("Referred", f"{show_day(referral.received_on)} by {_referrer(referral)}")
    if referral.referrer_contact:
        yield plain(referral.referrer_contact, MUTED)
    if referral.screening is Screening.WAITING:
        yield _in_time(referral, planned)
    yield from _part("What has happened", referral.reason or _SAYS_NOT)
    yield from _part("What has been tried", referral.tried or _SAYS_NOT)
    yield from _part("What is wanted from the panel", referral.wanted or _SAYS_NOT)
    yield from _part("Consent", _consent(referral))
    yield from _part("Criteria met", ", ".join(met.words for met in referral.criteria) or "none ticked")
    yield from _part("Risk score", _scores(referral))
    for one in DETAILS.values():
        if not one.in_sentence and (said := _said(getattr(referral, one.name))):
            yield from _part(one.label, said)


_SAYS_NOT = "The referral does not say."


def _said(value: object) -> str:
    """What a field holds, in words; empty where it holds nothing."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Word():
            return value.words
        case date():
            return show_day(value)
        case tuple():
            return ", ".join(map(_said, value))
        case _:
            return str(value)


def _about(referral: Referral) -> Iterator[Content]:
    """Who the subject is, as far as it is said."""
    born = f"born {show_day(referral.subject_born_on)}" if referral.subject_born_on else ""
    resident = "" if referral.resident is ResidentStatus.UNKNOWN else referral.resident.words
    role = referral.subject_role.words if referral.subject_role else ""
    if said := ", ".join(part for part in (role, born, resident, referral.home_area) if part):
        yield plain(said)
    if referral.address:
        yield plain(referral.address, MUTED)


def _part(heading: str, text: str) -> Iterator[Content]:
    yield Content("")
    yield plain(heading, HEADING)
    yield Content("\n").join(plain(line) for line in text.replace("\r\n", "\n").split("\n"))


def _standing(referral: Referral) -> str:
    case = f", {referral.case_reference}" if referral.case_reference else ""
    return f"{referral.screening.words}{case}"


def _referrer(referral: Referral) -> str:
    said = ", ".join(
        part for part in (referral.referrer_agency, referral.referrer_name, referral.referrer_role) if part
    )
    return said or "a referrer not named"


def _in_time(referral: Referral, planned: Sequence[Meeting]) -> Content:
    """For which meeting it came in time, and whether it is too late for the next."""
    late = [one for one in planned if one.referral_cut_off and one.referral_cut_off < referral.received_on]
    meets = next((one for one in planned if one not in late), None)
    missed = f"After the cut-off for meeting {late[0].number}, {_cut_off(late[0])}." if late else ""
    if meets is None:
        return plain(missed or "No meeting is planned yet.", NOTICE)
    cut_off = f", cut-off {_cut_off(meets)}" if meets.referral_cut_off else ""
    in_time = f"In time for meeting {meets.number}, {show_day(meets.held_on)}{cut_off}."
    return plain(f"{missed} {in_time}", NOTICE) if missed else plain(in_time)


def _cut_off(meeting: Meeting) -> str:
    return show_day(meeting.referral_cut_off) if meeting.referral_cut_off else ""


def _consent(referral: Referral) -> str:
    if referral.consent is None:
        return "No decision is recorded yet; it is asked for before the referral is accepted."
    why = f": {referral.consent_reason}" if referral.consent_reason else ""
    authority = f"; authorised by {referral.consent_authorised_by}" if referral.consent_authorised_by else ""
    aware = {True: "; the subject knows of it", False: "; the subject does not know of it", None: ""}
    return f"{referral.consent.words}{why}{authority}{aware[referral.subject_aware]}"


def _scores(referral: Referral) -> str:
    scores = (
        f"{score.tool} {score.score} of {score.maximum}{f', {score.band}' if score.band else ''}"
        f"{f', by {score.assessor}' if score.assessor else ''}"
        f"{f', assessed {show_day(score.assessed_on)}' if score.assessed_on else ''}"
        for score in referral.scores
    )
    return "; ".join(scores) or "not scored"
