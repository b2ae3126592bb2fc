"""Referrals: received, and screened into a case or turned away."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from ccm_tui.clock import london_day
from ccm_tui.domain.cells import listed
from ccm_tui.domain.referrals import ACCEPTING, WITHOUT_REASON, Intake, NewReferral
from ccm_tui.domain.vocabulary import Screening
from ccm_tui.domain.when import show_day
from ccm_tui.errors import CcmError
from ccm_tui.services.accepting import MadeCase, make_cases
from db.inserting import add_many
from db.queries.agencies import codes
from db.queries.intake import received, references
from db.record import Record, Writing
from db.tables.cases import CaseRow
from db.tables.referrals import ReferralCriterionRow, ReferralRow, RiskScoreRow

_NOT_COLUMNS = ("referrer_agency", "themes", "criteria", "score", "reference")
_COLUMNS = tuple(field.name for field in fields(NewReferral) if field.name not in _NOT_COLUMNS)
"""The fields of a referral that its row holds as they are."""


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
        raise CcmError(f"A referral that is {screening.words} needs its reason.", "Say why; the referrer is told it.")
    with record.writing("referrals.screen") as writing:
        referral = writing.session.get_one(ReferralRow, referral_id)
        if referral.case_id is not None:
            reference = writing.session.get_one(CaseRow, referral.case_id).reference
            raise CcmError(
                f"This referral was accepted already, as case {reference}.",
                "Close that case at a meeting instead.",
            )
        day = london_day(writing.now)
        made = make_cases(writing, [_as_new(referral)], day)[0] if screening in ACCEPTING else None
        writing.change(
            referral,
            screening=screening,
            screening_reason=reason.strip(),
            screened_on=None if screening is Screening.WAITING else day,
            case_id=made.id if made else None,
        )
        case = f", case {made.reference}" if made else ""
        writing.label = f"referral of {show_day(referral.received_on)} {screening.words}{case}"
        return made.reference if made else None


def intake(writing: Writing) -> Intake:
    """What new referrals are checked against."""
    session = writing.session
    return Intake(london_day(writing.now), codes(session).values(), references(session), received(session))


def take(writing: Writing, referrals: Sequence[NewReferral]) -> list[Taken]:
    """Puts referrals without flaws on record, those accepted with their cases, in the order given."""
    day = london_day(writing.now)
    agency_ids = {code.upper(): agency_id for agency_id, code in codes(writing.session).items()}
    accepted = [place for place, new in enumerate(referrals) if new.screening in ACCEPTING]
    made = make_cases(writing, [referrals[place] for place in accepted], day)
    cases: dict[int, MadeCase] = dict(zip(accepted, made, strict=True))
    rows = [
        {
            **{name: getattr(new, name) for name in _COLUMNS},
            "referrer_agency_id": agency_ids[new.referrer_agency.upper()] if new.referrer_agency else None,
            "themes": "; ".join(new.themes),
            "screened_on": None if new.screening is Screening.WAITING else day,
            "case_id": cases[place].id if place in cases else None,
        }
        for place, new in enumerate(referrals)
    ]
    ids = add_many(writing, ReferralRow, rows)
    add_many(writing, ReferralCriterionRow, _criteria(referrals, ids))
    add_many(writing, RiskScoreRow, _scores(referrals, ids))
    return [
        Taken(referral_id, cases[place].reference if place in cases else None)
        for place, referral_id in enumerate(ids)
    ]


def _criteria(referrals: Sequence[NewReferral], ids: Sequence[int]) -> list[dict[str, Any]]:
    return [
        {"referral_id": referral_id, "criterion": met}
        for new, referral_id in zip(referrals, ids, strict=True)
        for met in new.criteria
    ]


def _scores(referrals: Sequence[NewReferral], ids: Sequence[int]) -> list[dict[str, Any]]:
    return [
        {
            "referral_id": referral_id,
            "tool": new.score.tool,
            "score": new.score.score,
            "maximum": new.score.maximum,
            "band": new.score.band,
            "assessor": new.score.assessor,
            "assessed_on": new.score.assessed_on,
        }
        for new, referral_id in zip(referrals, ids, strict=True)
        if new.score
    ]


def _as_new(row: ReferralRow) -> NewReferral:
    """What a case is made from, of a referral that is on record."""
    return NewReferral(**{name: getattr(row, name) for name in _COLUMNS}, themes=listed(row.themes))
