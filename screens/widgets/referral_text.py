"""A referral: as one line of a list, and in full as it is screened."""

from collections.abc import Iterator

from textual.content import Content
from textual.visual import Visual

from ccm_tui.domain.cases import Referral
from ccm_tui.domain.meetings import Meeting
from ccm_tui.domain.vocabulary import Screening
from ccm_tui.domain.when import show_day
from screens.widgets.columns import Cell, Columns
from screens.widgets.plain import plain
from screens.widgets.short import short
from screens.widgets.tones import HEADING, MUTED, NOTICE

_DAY = 15
"""Width of a day as it is shown."""


def referral_line(referral: Referral) -> Visual:
    """When it came, who is referred, by whom, and where it stands."""
    waiting = referral.screening is Screening.WAITING
    by = f" · {referral.referrer_agency}" if referral.referrer_agency else ""
    standing = plain(" · waiting", NOTICE) if waiting else plain(f" · {_standing(referral)}", MUTED)
    said = Content.assemble(short(referral.subject_name, "bold" if waiting else ""), plain(by), standing)
    return Columns(Cell(plain(show_day(referral.received_on)), width=_DAY), Cell(said, share=1))


def referral_text(referral: Referral, next_meeting: Meeting | None) -> Content:
    """Everything that screening has to weigh: who, why, what was tried and wanted, consent, criteria, scores."""
    return Content("\n").join(_lines(referral, next_meeting))


def _lines(referral: Referral, next_meeting: Meeting | None) -> Iterator[Content]:
    yield plain(_standing(referral), "bold")
    if referral.screening_reason:
        yield plain(referral.screening_reason)
    yield plain(referral.subject_name, "bold")
    if referral.subject_role:
        yield plain(referral.subject_role.words)
    yield from _part("Referred", f"{show_day(referral.received_on)} by {_referrer(referral)}")
    if late := _late(referral, next_meeting):
        yield plain(late, NOTICE)
    yield from _part("What has happened", referral.reason or "The referral does not say.")
    yield from _part("What has been tried", referral.tried or "The referral does not say.")
    yield from _part("What is wanted from the panel", referral.wanted or "The referral does not say.")
    yield from _part("Consent", _consent(referral))
    yield from _part("Criteria met", ", ".join(met.words for met in referral.criteria) or "none ticked")
    yield from _part("Risk score", _scores(referral))


def _part(heading: str, text: str) -> Iterator[Content]:
    yield Content("")
    yield plain(heading, HEADING)
    yield Content("\n").join(plain(line) for line in text.replace("\r\n", "\n").split("\n"))


def _standing(referral: Referral) -> str:
    case = f", {referral.case_reference}" if referral.case_reference else ""
    return f"{referral.screening.words}{case}"


def _referrer(referral: Referral) -> str:
    said = ", ".join(part for part in (referral.referrer_agency, referral.referrer_name) if part)
    return said or "a referrer not named"


def _late(referral: Referral, next_meeting: Meeting | None) -> str:
    cut_off = next_meeting.referral_cut_off if next_meeting else None
    if referral.screening is not Screening.WAITING or next_meeting is None or cut_off is None:
        return ""
    late = referral.received_on > cut_off
    return f"After the cut-off for meeting {next_meeting.number}, {show_day(cut_off)}." if late else ""


def _consent(referral: Referral) -> str:
    said = referral.consent.words if referral.consent else "The referral does not say."
    why = f": {referral.consent_reason}" if referral.consent_reason else ""
    aware = {True: "; the subject knows of it", False: "; the subject does not know of it", None: ""}
    return f"{said}{why}{aware[referral.subject_aware]}"


def _scores(referral: Referral) -> str:
    scores = (
        f"{score.tool} {score.score} of {score.maximum}{f', {score.band}' if score.band else ''}"
        f"{f', assessed {show_day(score.assessed_on)}' if score.assessed_on else ''}"
        for score in referral.scores
    )
    return "; ".join(scores) or "not scored"
