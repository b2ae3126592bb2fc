"""The referrals as a list, from which another copy can take them in."""

from dataclasses import replace

from ccm_tui.documents.withheld import without_protected
from ccm_tui.domain.listings import ListedReferral
from ccm_tui.domain.names.protection import as_it_leaves
from ccm_tui.domain.referrals.details import DETAILS
from ccm_tui.domain.referrals.referral import Referral
from ccm_tui.domain.statuses import Screening
from ccm_tui.domain.vocabulary import ProtectedDetail
from db.queries.cases.protection import as_compared, protected_by_case, protected_on_record, protected_texts
from db.queries.referrals.referrals import all_referrals
from db.record import Record


def list_referrals(record: Record, *, only_waiting: bool = False) -> tuple[list[ListedReferral], int]:
    """The referrals in the order received: all, or those that wait to be screened. And how many are left out.

    Those that were accepted into a restricted case are: they hold nothing that could be told without it. What is
    protected of a person is in none: in the referrals of their cases, or in any that gives the same address.
    """
    with record.reading() as session:
        found = [one for one in all_referrals(session) if not only_waiting or one.screening is Screening.WAITING]
        protected = protected_on_record(session)
        by_case, texts = protected_by_case(session), protected_texts(session)

    def leaves(referral: Referral, text: str, detail: ProtectedDetail) -> str:
        withheld = detail in by_case.get(referral.case_reference or "", ()) or as_compared(text) in texts
        return as_it_leaves(text, detail, (detail,) if withheld else ())

    open_to_all = [
        replace(
            _listed(one),
            address=leaves(one, one.address, ProtectedDetail.ADDRESS),
            safe_contact=leaves(one, one.safe_contact, ProtectedDetail.CONTACT),
        )
        for one in found
        if not one.restricted
    ]
    return without_protected(open_to_all, protected), len(found) - len(open_to_all)


_IN_WORDS = ("themes", "criteria")


def _listed(referral: Referral) -> ListedReferral:
    score = referral.scores[-1] if referral.scores else None
    return ListedReferral(
        **{name: getattr(referral, name) for name in DETAILS if name not in _IN_WORDS},
        themes="".join(f"{theme}; " for theme in referral.themes).strip(),
        criteria="; ".join(met.words for met in referral.criteria),
        score=score.score if score else None,
        score_tool=score.tool if score else "",
        score_maximum=score.maximum if score else None,
        score_band=score.band if score else "",
        score_assessor=score.assessor if score else "",
        score_assessed_on=score.assessed_on if score else None,
        screening=referral.screening,
        screening_reason=referral.screening_reason,
        reference=referral.case_reference,
    )
