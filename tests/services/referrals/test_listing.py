"""What one copy lists, another takes in, and has the same."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ccm_tui.clock import clock_from
from ccm_tui.documents.formats.data import rows_csv
from ccm_tui.documents.formats.workbooks import rows_workbook
from ccm_tui.domain.listings import ListedReferral
from ccm_tui.domain.names.keys import person_key
from ccm_tui.domain.referrals.referral import NewReferral, RiskScore
from ccm_tui.domain.statuses import Screening
from ccm_tui.domain.vocabulary import Consent, Criterion, PersonRole, ResidentStatus
from ccm_tui.domain.words.text import visible_lines
from ccm_tui.services.documents.listing import list_cover
from ccm_tui.services.record.setup import set_up
from ccm_tui.services.referrals.listing import list_referrals
from ccm_tui.services.referrals.referrals import add_referral
from ccm_tui.services.spreadsheets.imports import import_referrals, referral_sheet
from db.record import Record
from tests.conftest import DEMO_NOW

TODAY = DEMO_NOW.date()


def csv_of(_record: Record, lines: list[ListedReferral]) -> bytes:
    return rows_csv(ListedReferral, lines).encode()


def workbook_of(record: Record, lines: list[ListedReferral]) -> bytes:
    return rows_workbook(ListedReferral, lines, list_cover(record, "Referrals"))


def _as_exported(text: str) -> str:
    return visible_lines(text).replace("\r", "").replace("\xa0", " ").strip()


lines = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn"]), max_size=40).map(_as_exported)
texts = st.one_of(
    lines, st.lists(lines, max_size=3).map("\n".join).map(str.strip), st.sampled_from(["=1+1", "'=x", "-"])
)
names = lines.filter(lambda name: bool(person_key(name)) and any(map(str.isalpha, name)))
days = st.dates(date(1930, 1, 1), TODAY)
themes = st.lists(lines.filter(lambda text: bool(text) and ";" not in text), max_size=3, unique_by=str.casefold)
scores = st.none() | st.builds(
    RiskScore,
    lines.filter(bool),
    st.integers(0, 20),
    st.integers(20, 50),
    texts,
    texts,
    st.none() | days,
)
referrals = st.builds(
    NewReferral,
    received_on=st.dates(TODAY - timedelta(days=400), TODAY),
    subject_name=names,
    subject_born_on=st.none() | st.dates(date(1930, 1, 1), TODAY - timedelta(days=500)),
    subject_role=st.none() | st.sampled_from(PersonRole),
    referrer_agency=st.none() | st.sampled_from(("COLP", "HSG")),
    referrer_name=texts,
    referrer_role=texts,
    referrer_contact=texts,
    address=texts,
    resident=st.sampled_from(ResidentStatus),
    home_area=texts,
    other_parties=texts,
    children=texts,
    themes=themes.map(tuple),
    reason=texts,
    tried=texts,
    wanted=texts,
    consent=st.none() | st.sampled_from(Consent),
    consent_reason=texts,
    consent_authorised_by=texts,
    subject_aware=st.none() | st.booleans(),
    safe_contact=texts,
    adjustments=texts,
    other_forums=texts,
    criteria=st.lists(st.sampled_from(Criterion), unique=True, max_size=3).map(tuple),
    score=scores,
    screening=st.sampled_from((Screening.WAITING, Screening.ACCEPTED, Screening.ACCEPTED_URGENT)),
)


@pytest.mark.parametrize(("made", "name"), [(csv_of, "sheet.csv"), (workbook_of, "sheet.xlsx")], ids=["csv", "xlsx"])
@settings(max_examples=3, deadline=None, phases=[Phase.generate])
@given(sent=st.lists(referrals, min_size=1, max_size=6, unique_by=lambda one: person_key(one.subject_name)))
def test_what_one_copy_lists_another_takes_in_and_has_the_same(
    made: Callable[[Record, list[ListedReferral]], bytes], name: str, sent: list[NewReferral]
) -> None:
    with TemporaryDirectory() as folder:
        here = set_up(Path(folder) / "here.db", "CCM", clock_from(DEMO_NOW), "one")
        there = set_up(Path(folder) / "there.db", "CCM", clock_from(DEMO_NOW), "two")
        try:
            for one in sent:
                add_referral(here, one)
            exported, left_out = list_referrals(here)
            path = Path(folder) / name
            path.write_bytes(made(here, exported))
            import_referrals(there, referral_sheet(path))
            assert left_out == 0
            assert list_referrals(there)[0] == exported
            # The same again takes nothing twice.
            import_referrals(there, referral_sheet(path))
            assert list_referrals(there)[0] == exported
        finally:
            here.close()
            there.close()
