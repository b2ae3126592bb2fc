"""The list of referrals as a workbook, under headings by which it is imported again."""

from collections.abc import Sequence
from dataclasses import fields

from ccm_tui.documents.formats.workbook import Columns, list_workbook
from ccm_tui.documents.page.cover import Cover
from ccm_tui.domain.listings import ListedReferral

_WIDE = {"subject_name": 26, "address": 30, "reason": 50, "tried": 36, "wanted": 36, "screening": 24}
_USUAL = 17
_PRINTED = ("received_on", "subject_name", "subject_born_on", "referrer_agency", "reason", "screening", "reference")


def referrals_workbook(referrals: Sequence[ListedReferral], cover: Cover) -> bytes:
    """A referral a row, every field of it; those that are printed first."""
    names = [field.name for field in fields(ListedReferral)]
    return list_workbook("Referrals", referrals, _columns(_PRINTED), _columns(_beside(names)), cover)


def _beside(names: Sequence[str]) -> Sequence[str]:
    return [name for name in names if name not in _PRINTED]


def _columns(names: Sequence[str]) -> Columns:
    return {name: (name.replace("_", " ").capitalize(), _WIDE.get(name, _USUAL)) for name in names}
