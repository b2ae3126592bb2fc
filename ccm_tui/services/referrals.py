"""Referrals: received, and screened into a case or turned away."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from ccm_tui.clock import london_day
from ccm_tui.domain.referrals import ACCEPTING, WITHOUT_REASON, Intake, NewReferral
from ccm_tui.domain.vocabulary import Screening
from ccm_tui.domain.when import show_day
from ccm_tui.errors import CcmError
from ccm_tui.services.accepting import Accepted, add_all, make_cases
from db.queries.agencies import codes
from db.queries.intake import received, references
from db.record import Record, Writing
from db.tables.cases import CaseRow
from db.tables.referrals import ReferralCriterionRow, ReferralRow, RiskScoreRow

_NOT_COLUMNS = ("referrer_agency", "themes", "criteria", "score", "reference")
_COLUMNS = tuple(field.name for field in fields(NewReferral) if field.name not in _NOT_COLUMNS)


@dataclass(frozen=True, slots=True)
class Taken:
    """A referral now on record, and the case that it made where it was accepted."""

    referral_id: int
    case_reference: str | None


def add_referral(record: Record, new: NewReferral) -> Taken:
    """Puts a referral on record; one that is accepted already gets its case at once.

    Raises CcmError, naming the field, where it can't be taken: the subject or the reason is missing, a day is
    impossible, the agency is unknown, or the same subject was referred that day already.
    """
    with record.writing("referrals.add") as writing:
        for flaw in intake(writing).flaws(new, "this referral"):
            raise CcmError(f"This referral can't be taken: {flaw.field} {flaw.reason}.", "Put that right first.")
        taken = take(writing, [new])[0]
        case = f", case {taken.case_reference}" if taken.case_reference else ""
        writing.label = f"referral received {show_day(new.received_on)}, {new.screening.words}{case}"
        return taken


def screen(record: Record, referral_id: int, screening: Screening, reason: str = "") -> str | None:
    """Notes what screening made of a referral; accepting it makes its case, whose reference is returned.

    A subject whose case was heard or closed within the months of the settings makes a repeat, which keeps the
    old number and ends in R. Raises CcmError where it was accepted before, or where it is returned, declined or
    withdrawn without a reason.
    """
    if screening not in WITHOUT_REASON and not reason.strip():
        raise CcmError(
            f"A referral that is {screening.words} needs its reason.", "Say why; the referrer is told it."
        )
    with record.writing("referrals.screen") as writing:
        referral = writing.session.get_one(ReferralRow, referral_id)
        if referral.case_id is not None:
            reference = writing.session.get_one(CaseRow, referral.case_id).reference
            raise CcmError(
                f"This referral was accepted already, as case {reference}.", "Close that case at a meeting instead."
            )
        referral.screening, referral.screening_reason = screening, reason.strip()
        referral.screened_on = None if screening is Screening.WAITING else record.today
        made = make_cases(writing, [Accepted(referral)]) if screening in ACCEPTING else []
        writing.session.flush()
        case = f", case {made[0].reference}" if made else ""
        writing.label = f"referral of {show_day(referral.received_on)} {screening.words}{case}"
        return made[0].reference if made else None


def intake(writing: Writing) -> Intake:
    """What new referrals are checked against."""
    session = writing.session
    return Intake(london_day(writing.now), codes(session).values(), references(session), received(session))


def take(writing: Writing, referrals: Sequence[NewReferral]) -> list[Taken]:
    """Puts referrals without flaws on record, those accepted with their cases, in the order given."""
    agency_ids = {code.upper(): agency_id for agency_id, code in codes(writing.session).items()}
    rows = [_row(new, agency_ids, writing) for new in referrals]
    accepted = [
        Accepted(row, new.reference) for new, row in zip(referrals, rows, strict=True) if new.screening in ACCEPTING
    ]
    cases = {case.id: case.reference for case in make_cases(writing, accepted)} if accepted else {}
    add_all(writing, rows)
    pairs = list(zip(referrals, rows, strict=True))
    add_all(
        writing,
        [ReferralCriterionRow(referral_id=row.id, criterion=met) for new, row in pairs for met in new.criteria],
    )
    add_all(writing, [score for new, row in pairs for score in _scores(new, row)])
    return [Taken(row.id, cases[row.case_id] if row.case_id else None) for row in rows]


def _row(new: NewReferral, agency_ids: dict[str, int], writing: Writing) -> ReferralRow:
    return ReferralRow(
        **{name: getattr(new, name) for name in _COLUMNS},
        referrer_agency_id=agency_ids[new.referrer_agency.upper()] if new.referrer_agency else None,
        themes="; ".join(new.themes),
        screened_on=None if new.screening is Screening.WAITING else london_day(writing.now),
    )


def _scores(new: NewReferral, row: ReferralRow) -> list[RiskScoreRow]:
    if new.score is None:
        return []
    score = new.score
    return [
        RiskScoreRow(
            referral_id=row.id, tool=score.tool, score=score.score, maximum=score.maximum, band=score.band
        )
    ]
