"""Referrals: received, and screened into a case or turned away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ccm_tui.clock import london_day
from ccm_tui.domain.cases.references import PastSubject
from ccm_tui.domain.days.calendar import add_months
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.names.likeness import likeness
from ccm_tui.domain.referrals.details import AS_THEY_ARE
from ccm_tui.domain.referrals.radar import Birth, births
from ccm_tui.domain.referrals.referral import Intake, NewReferral
from ccm_tui.domain.spreadsheets.cells import listed_by_semicolons
from ccm_tui.domain.statuses import Screening
from ccm_tui.domain.vocabulary import Consent
from ccm_tui.errors import CcmError
from ccm_tui.services.referrals.acceptance import MadeCase, make_accepted_cases
from db.queries.agencies.agencies import codes_by_agency
from db.queries.record.settings import settings_on_record
from db.queries.referrals.intake import all_received, all_references, past_subjects, referral_parts
from db.record import Record
from db.tables.cases import CaseRow
from db.tables.referrals import ReferralCriterionRow, ReferralRow, RiskScoreRow
from db.writing import Writing, add_many

_OF_SCREENING = ("screening", "screening_reason")
_ON_ROW = (*AS_THEY_ARE, *_OF_SCREENING)
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
        for flaw in intake(writing).flaws(new):
            raise CcmError(f"This referral can't be taken: {flaw.field} {flaw.reason}.", "Put that right first.")
        taken = take(writing, [new])[0]
        case = f", case {taken.case_reference}" if taken.case_reference else ""
        writing.label = f"referral received {show_day(new.received_on)}, {new.screening.words}{case}"
        return taken


def change_referral(record: Record, referral_id: int, new: NewReferral) -> None:
    """Changes what a referral says, while it waits or is returned for information.

    Raises CcmError, naming the field, where it can't be so, or where it was accepted, declined or withdrawn.
    """
    with record.writing("referrals.change") as writing:
        row = writing.session.get_one(ReferralRow, referral_id)
        if not row.screening.undecided:
            raise CcmError(
                f"This referral is {row.screening.words}, and stays as it was.", "Enter what is new of it."
            )
        for flaw in intake(writing, but=referral_id).flaws(new):
            raise CcmError(f"This referral can't be so: {flaw.field} {flaw.reason}.", "Put that right first.")
        said = _row_of(_agency_ids(writing), new)
        writing.change(row, **{name: value for name, value in said.items() if name not in _OF_SCREENING})
        _replace_parts(writing, row.id, new)
        writing.label = f"referral of {show_day(new.received_on)} changed"


def record_consent(record: Record, referral_id: int, consent: Consent, reason: str, authorised_by: str) -> None:
    """Records whether the subject agreed to be discussed; without that, who decided to go on and why.

    Raises CcmError where it goes on without consent and no reason is given.
    """
    if consent is not Consent.GIVEN and not reason.strip():
        raise CcmError("No reason is given.", "Say why it goes on without consent.")
    with record.writing("referrals.consent") as writing:
        referral = writing.session.get_one(ReferralRow, referral_id)
        writing.change(
            referral,
            consent=consent,
            consent_reason=reason.strip(),
            consent_authorised_by=authorised_by.strip(),
        )
        writing.label = f"referral of {show_day(referral.received_on)}, {consent.words}"


def screen(record: Record, referral_id: int, screening: Screening, reason: str = "") -> str | None:
    """Notes what screening made of a referral; accepting it makes its case, whose reference is returned.

    A subject whose case was heard or closed within the months of the settings makes a repeat, which keeps the
    old number and ends in R. Raises CcmError where it was accepted before, or where it is returned, declined or
    withdrawn without a reason.
    """
    if screening.needs_reason and not reason.strip():
        raise CcmError(
            f"A referral that is {screening.words} needs its reason.", "Say why, for the referrer to be told."
        )
    return _screen(record, referral_id, screening, reason)


def accept_repeat(record: Record, referral_id: int, case_id: int, screening: Screening = Screening.ACCEPTED) -> str:
    """Accepts a referral as the repeat of a case, and returns the reference that it gets: CCM/26/009R.

    Raises CcmError where it was accepted before, or where that case is restricted, was never heard, or was last heard
    longer ago than the settings let a repeat be.
    """
    reference = _screen(record, referral_id, screening, "", case_id)
    assert reference is not None, "what is accepted has a case"
    return reference


def _screen(
    record: Record, referral_id: int, screening: Screening, reason: str, repeat_of: int | None = None
) -> str | None:
    with record.writing("referrals.screen") as writing:
        referral = writing.session.get_one(ReferralRow, referral_id)
        if referral.case_id is not None:
            reference = writing.session.get_one(CaseRow, referral.case_id).reference
            raise CcmError(
                f"This referral was accepted already, as case {reference}.",
                "Close that case at a meeting instead.",
            )
        day = london_day(writing.now)
        past = _come_back(writing, referral, repeat_of) if repeat_of is not None else None
        made = make_accepted_cases(writing, [_as_new(referral)], day, past)[0] if screening.accepted else None
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


def _come_back(writing: Writing, referral: ReferralRow, case_id: int) -> PastSubject:
    """Whom a case is named after, of several the likest to the referral's subject, where it can come back by it."""
    case = writing.session.get_one(CaseRow, case_id)
    months = settings_on_record(writing.session).repeat_months
    past = max(
        (one for one in past_subjects(writing.session) if one.case_id == case_id),
        key=lambda one: (
            likeness(one.name, referral.subject_name),
            births(one.born_on, referral.subject_born_on) is Birth.SAME,
        ),
        default=None,
    )
    if case.restricted or past is None:
        raise CcmError(
            "That case can't be taken up from here.", "Ask the coordinator, or accept the referral as new."
        )
    if past.last_on is None or add_months(past.last_on, months) < referral.received_on:
        raise CcmError(
            f"That case was not heard in the {months} months before this referral.", "Accept the referral as new."
        )
    return past


def intake(writing: Writing, but: int | None = None) -> Intake:
    """What new referrals are checked against; `but` is the one that is changed."""
    session = writing.session
    return Intake(
        london_day(writing.now),
        codes_by_agency(session).values(),
        all_references(session),
        all_received(session, but),
    )


def take(writing: Writing, referrals: Sequence[NewReferral]) -> list[Taken]:
    """Puts referrals without flaws on record, those accepted with their cases, in the order given."""
    day = london_day(writing.now)
    agency_ids = _agency_ids(writing)
    accepted = [place for place, new in enumerate(referrals) if new.screening.accepted]
    made = make_accepted_cases(writing, [referrals[place] for place in accepted], day)
    cases: dict[int, MadeCase] = dict(zip(accepted, made, strict=True))
    rows = [
        {
            **_row_of(agency_ids, new),
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


def _agency_ids(writing: Writing) -> dict[str, int]:
    return {code.upper(): agency_id for agency_id, code in codes_by_agency(writing.session).items()}


def _row_of(agency_ids: Mapping[str, int], new: NewReferral) -> dict[str, Any]:
    """What the row of a referral holds, as far as the referrer says it."""
    return {
        **{name: getattr(new, name) for name in _ON_ROW},
        "referrer_agency_id": agency_ids[new.referrer_agency.upper()] if new.referrer_agency else None,
        "themes": "; ".join(new.themes),
    }


def _replace_parts(writing: Writing, referral_id: int, new: NewReferral) -> None:
    """Brings the criteria and the score of a referral to what it says now; earlier scores stay."""
    rows = referral_parts(writing.session, referral_id)
    for met in rows.criteria:
        if met.criterion not in new.criteria:
            writing.remove(met)
    known = {met.criterion for met in rows.criteria}
    add_many(
        writing,
        ReferralCriterionRow,
        [{"referral_id": referral_id, "criterion": met} for met in new.criteria if met not in known],
    )
    score = rows.scores[-1] if rows.scores else None
    said = next(iter(_scores([new], [referral_id])), None)
    if score is None and said:
        add_many(writing, RiskScoreRow, [said])
    elif score is not None and said:
        writing.change(score, **said)
    elif score is not None:
        writing.remove(score)


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
    return NewReferral(**{name: getattr(row, name) for name in _ON_ROW}, themes=listed_by_semicolons(row.themes))
