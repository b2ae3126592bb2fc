"""Referrals as they stand, alone and by the cases that they brought."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlmodel import Session, col, select

from ccm_tui.domain.referrals.details import AS_THEY_ARE
from ccm_tui.domain.referrals.referral import Referral, RiskScore
from ccm_tui.domain.spreadsheets.cells import listed_by_semicolons
from ccm_tui.domain.vocabulary import Criterion
from db.queries.agencies.agencies import codes_by_agency
from db.tables.cases import CaseRow
from db.tables.referrals import ReferralCriterionRow, ReferralRow, RiskScoreRow

_FEW = 500

_ON_ROW = ("id", *AS_THEY_ARE, "screening", "screened_on", "screening_reason")
"""What a referral says as its row does."""


def all_referrals(session: Session) -> tuple[Referral, ...]:
    """Every referral, in the order received."""
    rows = session.exec(select(ReferralRow).order_by(col(ReferralRow.received_on), col(ReferralRow.id))).all()
    return _referrals(session, rows)


def referrals_of_cases(session: Session, case_ids: Collection[int]) -> dict[int, list[Referral]]:
    """For each of these cases what brought it, in the order received."""
    rows = session.exec(
        select(ReferralRow).where(col(ReferralRow.case_id).in_(case_ids)).order_by(col(ReferralRow.received_on))
    ).all()
    found: dict[int, list[Referral]] = {}
    for row, referral in zip(rows, _referrals(session, rows), strict=True):
        if row.case_id:
            found.setdefault(row.case_id, []).append(referral)
    return found


def _referrals(session: Session, rows: Sequence[ReferralRow]) -> tuple[Referral, ...]:
    ids = {row.id for row in rows}
    criteria = _criteria(session, ids)
    scores = _scores(session, ids)
    agency_codes = codes_by_agency(session)
    cases = {
        case_id: (reference, restricted)
        for case_id, reference, restricted in session.exec(
            _of(
                select(CaseRow.id, CaseRow.reference, CaseRow.restricted),
                col(CaseRow.id),
                {row.case_id for row in rows if row.case_id},
            )
        )
    }
    return tuple(
        Referral(
            **{name: getattr(row, name) for name in _ON_ROW},
            referrer_agency=agency_codes.get(row.referrer_agency_id) if row.referrer_agency_id else None,
            themes=listed_by_semicolons(row.themes),
            criteria=tuple(criteria.get(row.id, ())),
            scores=tuple(scores.get(row.id, ())),
            case_reference=cases[row.case_id][0] if row.case_id else None,
            restricted=cases[row.case_id][1] if row.case_id else False,
        )
        for row in rows
    )


def _criteria(session: Session, referral_ids: Collection[int]) -> dict[int, list[Criterion]]:
    criteria: dict[int, list[Criterion]] = {}
    query = select(ReferralCriterionRow).order_by(col(ReferralCriterionRow.id))
    for met in session.exec(_of(query, col(ReferralCriterionRow.referral_id), referral_ids)):
        criteria.setdefault(met.referral_id, []).append(met.criterion)
    return criteria


def _scores(session: Session, referral_ids: Collection[int]) -> dict[int, list[RiskScore]]:
    scores: dict[int, list[RiskScore]] = {}
    query = select(RiskScoreRow).order_by(col(RiskScoreRow.id))
    for row in session.exec(_of(query, col(RiskScoreRow.referral_id), referral_ids)):
        scores.setdefault(row.referral_id, []).append(
            RiskScore(row.tool, row.score, row.maximum, row.band, row.assessor, row.assessed_on)
        )
    return scores


def _of(query: Any, column: Any, ids: Collection[int]) -> Any:
    """The query for these rows alone where they are few; SQLite takes no list of any length."""
    return query.where(column.in_(list(ids))) if len(ids) <= _FEW else query
