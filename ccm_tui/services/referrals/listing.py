"""The referrals as a list, from which another copy can take them in."""

from dataclasses import fields

from ccm_tui.domain.listings import ListedReferral
from ccm_tui.domain.referrals.referral import Referral
from ccm_tui.domain.vocabulary import Screening
from db.queries.referrals.referrals import all_referrals
from db.record import Record


def list_referrals(record: Record, *, only_waiting: bool = False) -> tuple[list[ListedReferral], int]:
    """The referrals in the order received: all, or those that wait to be screened. And how many are left out.

    Those that were accepted into a restricted case are: they hold nothing that could be told without it.
    """
    with record.reading() as session:
        found = [one for one in all_referrals(session) if not only_waiting or one.screening is Screening.WAITING]
    open_to_all = [_listed(one) for one in found if not one.restricted]
    return open_to_all, len(found) - len(open_to_all)


def _listed(referral: Referral) -> ListedReferral:
    score = referral.scores[-1] if referral.scores else None
    return ListedReferral(
        **{name: getattr(referral, name) for name in _AS_ON_RECORD},
        themes="".join(f"{theme}; " for theme in referral.themes).strip(),
        criteria="; ".join(met.words for met in referral.criteria),
        score=score.score if score else None,
        score_tool=score.tool if score else "",
        score_maximum=score.maximum if score else None,
        score_band=score.band if score else "",
        score_assessor=score.assessor if score else "",
        score_assessed_on=score.assessed_on if score else None,
        reference=referral.case_reference,
    )


_OTHERWISE = {"themes", "criteria", "reference"}
_AS_ON_RECORD = tuple(
    field.name for field in fields(ListedReferral) if field.name not in _OTHERWISE and "score" not in field.name
)
"""What a list of referrals says as the record does."""
