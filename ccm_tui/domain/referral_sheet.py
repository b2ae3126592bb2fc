"""The sheet in which referrals are sent: its columns, and one row as a referral."""

from datetime import date

from ccm_tui.domain.cells import A_DATE, YES_OR_NO, RowReader, in_words, listed
from ccm_tui.domain.referrals import NewReferral, NewScore
from ccm_tui.domain.sheets import Column
from ccm_tui.domain.vocabulary import Consent, Criterion, PersonRole, ResidentStatus, Screening

_HIGHEST_SCORE = 10_000
_SEVERAL = "several separated by semicolons"

COLUMNS = (
    Column("received on", A_DATE, required=True),
    Column("subject name", "whom the referral is about", required=True),
    Column("subject born on", A_DATE),
    Column("subject role", f"one of: {in_words(PersonRole)}"),
    Column("referrer agency", "the code of an agency on record"),
    Column("referrer name", "text"),
    Column("referrer role", "text"),
    Column("referrer contact", "a secure address"),
    Column("address", "text"),
    Column("resident", f"one of: {in_words(ResidentStatus)}"),
    Column("home area", "text"),
    Column("other parties", "text"),
    Column("children", "text"),
    Column("themes", f"text; {_SEVERAL}"),
    Column("reason", "what has happened and why the case is brought"),
    Column("tried", "what has been tried"),
    Column("wanted", "what is wanted from the panel"),
    Column("consent", f"one of: {in_words(Consent)}"),
    Column("consent reason", "text"),
    Column("consent authorised by", "text"),
    Column("subject aware", YES_OR_NO),
    Column("safe contact", "how, when and by whom it is safe to get in touch"),
    Column("adjustments", "interpreter, reasonable adjustments"),
    Column("other forums", "text"),
    Column("criteria", f"of these, {_SEVERAL}: {in_words(Criterion)}"),
    Column("score", "the referral risk score, a whole number"),
    Column("score tool", "the tool that gave it; needed with a score"),
    Column("score maximum", "the most that the tool gives; needed with a score"),
    Column("score band", "text"),
    Column("screening", f"one of: {in_words(Screening)}; where empty, {Screening.WAITING.words}"),
    Column("screening reason", "text; needed where the referral is returned, declined or withdrawn"),
    Column("reference", "for an accepted referral, its case's own; where empty, the next number"),
)
"""Named as the record's own fields are."""


def read_referral(row: RowReader) -> NewReferral | None:
    """The referral that a row holds, as far as it can be read; the reader keeps what can't.

    None where not even its day and subject can be read.
    """
    received_on = row.day("received on", required=True)
    subject_name = row.text("subject name", required=True)
    screening = row.word("screening", Screening)
    referral = NewReferral(
        received_on=received_on or date.min,
        subject_name=subject_name,
        subject_born_on=row.day("subject born on"),
        subject_role=row.word("subject role", PersonRole),
        referrer_agency=row.text("referrer agency") or None,
        referrer_name=row.text("referrer name"),
        referrer_role=row.text("referrer role"),
        referrer_contact=row.text("referrer contact"),
        address=row.text("address"),
        resident=row.word("resident", ResidentStatus) or ResidentStatus.UNKNOWN,
        home_area=row.text("home area"),
        other_parties=row.text("other parties"),
        children=row.text("children"),
        themes=listed(row.text("themes")),
        reason=row.text("reason"),
        tried=row.text("tried"),
        wanted=row.text("wanted"),
        consent=row.word("consent", Consent),
        consent_reason=row.text("consent reason"),
        consent_authorised_by=row.text("consent authorised by"),
        subject_aware=row.yes_no("subject aware"),
        safe_contact=row.text("safe contact"),
        adjustments=row.text("adjustments"),
        other_forums=row.text("other forums"),
        criteria=row.several_words("criteria", Criterion),
        score=_score(row),
        screening=screening or Screening.WAITING,
        screening_reason=row.text("screening reason"),
        reference=row.text("reference").upper(),
    )
    return referral if received_on and subject_name else None


def _score(row: RowReader) -> NewScore | None:
    score = row.number("score", _HIGHEST_SCORE)
    maximum = row.number("score maximum", _HIGHEST_SCORE)
    tool, band = row.text("score tool"), row.text("score band")
    if score is None or row.refused("score maximum"):
        return None
    if maximum is None:
        row.refuse("score maximum", "is empty; a score means nothing without it")
        return None
    return NewScore(tool, score, maximum, band)
