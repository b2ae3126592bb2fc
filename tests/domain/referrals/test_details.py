"""A field of a referral is declared once: what is made from it holds every field, and nothing else."""

from ccm_tui.domain.listings import ListedReferral
from ccm_tui.domain.referrals.columns import REFERRAL_COLUMNS
from ccm_tui.domain.referrals.details import AS_TEXT, AS_THEY_ARE, DETAILS
from ccm_tui.domain.referrals.headings import ALSO, PARTS, PERHAPS
from db.tables.referrals import ReferralRow

COLUMNS = [column.name for column in REFERRAL_COLUMNS]


def test_a_list_has_the_columns_of_the_sheet_in_its_order() -> None:
    offered = [column.name for column in REFERRAL_COLUMNS if column.offered]
    assert [name.replace("_", " ") for name in ListedReferral.__dataclass_fields__] == offered


def test_headings_are_of_columns_that_there_are() -> None:
    parts = {part for parts in PARTS.values() for part in parts}
    assert {*ALSO, *PERHAPS, *PARTS, *parts} <= set(COLUMNS)


def test_the_table_keeps_every_field_that_is_kept_as_it_is_said() -> None:
    assert {*AS_THEY_ARE, *AS_TEXT} <= set(ReferralRow.__table__.columns.keys())  # type: ignore[attr-defined]


def test_no_two_fields_are_asked_for_under_one_name() -> None:
    asked = [one.asked_as for one in DETAILS.values()]
    assert len(set(asked)) == len(asked)
