"""The sheet in which referrals are sent: its columns, and one row as a referral."""

import re
from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.referrals.headings import ALSO, JOINED_BY, PARTS, PERHAPS
from ccm_tui.domain.referrals.referral import NewReferral, NewScore
from ccm_tui.domain.spreadsheets.cells import A_DATE, YES_OR_NO, RowReader, in_words, listed_in_cell
from ccm_tui.domain.spreadsheets.sheet import Column, Sheet, plain_words
from ccm_tui.domain.vocabulary import Consent, Criterion, PersonRole, ResidentStatus, Screening

_HIGHEST_SCORE = 10_000
_SEVERAL = "several separated by semicolons"


def _column(name: str, takes: str, *, required: bool = False, offered: bool = True) -> Column:
    return Column(
        name,
        takes,
        required=required,
        also=ALSO.get(name, ()),
        perhaps=PERHAPS.get(name, ()),
        joined_by=JOINED_BY.get(name, ""),
        parts=PARTS.get(name, ()),
        offered=offered,
    )


COLUMNS = (
    _column("received on", A_DATE, required=True),
    _column("subject name", "whom the referral is about", required=True),
    _column("subject forename", "text", offered=False),
    _column("subject surname", "text", offered=False),
    _column("subject born on", A_DATE),
    _column("subject role", f"one of: {in_words(PersonRole)}"),
    _column("referrer agency", "the code or the name of an agency on record"),
    _column("referrer name", "text"),
    _column("referrer role", "text"),
    _column("referrer contact", "a secure address"),
    _column("address", "text"),
    _column("resident", f"one of: {in_words(ResidentStatus)}"),
    _column("home area", "text"),
    _column("other parties", "text"),
    _column("children", "text"),
    _column("themes", f"text; {_SEVERAL}"),
    _column("reason", "what has happened and why the case is brought"),
    _column("tried", "what has been tried"),
    _column("wanted", "what is wanted from the panel"),
    _column("consent", f"one of: {in_words(Consent)}"),
    _column("consent reason", "text"),
    _column("consent authorised by", "text"),
    _column("subject aware", YES_OR_NO),
    _column("safe contact", "how, when and by whom it is safe to get in touch"),
    _column("adjustments", "interpreter, reasonable adjustments"),
    _column("other forums", "text"),
    _column("criteria", f"of these, {_SEVERAL}: {in_words(Criterion)}"),
    _column("score", "the referral risk score, a whole number, or 33/41"),
    _column("score tool", "the tool that gave it; where empty, that of the settings"),
    _column("score maximum", "the most that the tool gives; where empty, that of the settings"),
    _column("score band", "text"),
    _column("score assessor", "who assessed it"),
    _column("score assessed on", A_DATE),
    _column("screening", f"one of: {in_words(Screening)}; where empty, {Screening.WAITING.words}"),
    _column("screening reason", "text; needed where the referral is returned, declined or withdrawn"),
    _column("reference", "for an accepted referral, its case's own; where empty, the next number"),
)
"""Named as the record's own fields are."""

_ROLES = {
    "victim": PersonRole.VULNERABLE_VICTIM,
    "vulnerable": PersonRole.VULNERABLE_VICTIM,
    "vulnerable adult": PersonRole.VULNERABLE_VICTIM,
    "vulnerable person": PersonRole.VULNERABLE_VICTIM,
    "complainant": PersonRole.VULNERABLE_VICTIM,
    "perpetrator": PersonRole.CAUSING_HARM,
    "alleged perpetrator": PersonRole.CAUSING_HARM,
    "perp": PersonRole.CAUSING_HARM,
    "offender": PersonRole.CAUSING_HARM,
    "person causing harm": PersonRole.CAUSING_HARM,
    "harmer": PersonRole.CAUSING_HARM,
    "victim and perpetrator": PersonRole.BOTH,
    "victim perpetrator": PersonRole.BOTH,
    "perpetrator and victim": PersonRole.BOTH,
    "perpetrator victim": PersonRole.BOTH,
    "victim and offender": PersonRole.BOTH,
    "household": PersonRole.AFFECTED_HOUSEHOLD,
    "child": PersonRole.CHILD_IN_HOUSEHOLD,
}
_RESIDENT = {
    "yes": ResidentStatus.CITY_RESIDENT,
    "y": ResidentStatus.CITY_RESIDENT,
    "resident": ResidentStatus.CITY_RESIDENT,
    "worker": ResidentStatus.CITY_WORKER,
    "works in the city": ResidentStatus.CITY_WORKER,
    "no": ResidentStatus.NON_RESIDENT,
    "n": ResidentStatus.NON_RESIDENT,
    "not resident": ResidentStatus.NON_RESIDENT,
    "not a resident": ResidentStatus.NON_RESIDENT,
    "nonresident": ResidentStatus.NON_RESIDENT,
    "rough sleeper": ResidentStatus.ROUGH_SLEEPER_CITY,
    "rough sleeping": ResidentStatus.ROUGH_SLEEPER_CITY,
    "rough sleeper in the city": ResidentStatus.ROUGH_SLEEPER_CITY,
    "rough sleeper elsewhere": ResidentStatus.ROUGH_SLEEPER_ELSEWHERE,
}
_CONSENT = {
    "yes": Consent.GIVEN,
    "y": Consent.GIVEN,
    "1": Consent.GIVEN,
    "true": Consent.GIVEN,
    "given": Consent.GIVEN,
    "obtained": Consent.GIVEN,
    "consented": Consent.GIVEN,
    "consent obtained": Consent.GIVEN,
    "no": Consent.NOT_GIVEN,
    "n": Consent.NOT_GIVEN,
    "0": Consent.NOT_GIVEN,
    "false": Consent.NOT_GIVEN,
    "not given": Consent.NOT_GIVEN,
    "refused": Consent.NOT_GIVEN,
    "declined": Consent.NOT_GIVEN,
    "withheld": Consent.NOT_GIVEN,
    "consent refused": Consent.NOT_GIVEN,
    "not sought": Consent.NOT_SOUGHT,
    "not asked": Consent.NOT_SOUGHT,
    "not obtained": Consent.NOT_SOUGHT,
    "unsafe to ask": Consent.NOT_SOUGHT,
    "not safe to ask": Consent.NOT_SOUGHT,
}
_CRITERIA = {
    "high risk": Criterion.HIGH_SCORE,
    "risk score": Criterion.HIGH_SCORE,
    "high risk score": Criterion.HIGH_SCORE,
    "score": Criterion.HIGH_SCORE,
    "potential escalation": Criterion.ESCALATION,
    "escalating": Criterion.ESCALATION,
    "judgement": Criterion.PROFESSIONAL_JUDGEMENT,
    "judgment": Criterion.PROFESSIONAL_JUDGEMENT,
    "professional judgment": Criterion.PROFESSIONAL_JUDGEMENT,
    "multi agency": Criterion.MULTI_AGENCY,
    "multiagency": Criterion.MULTI_AGENCY,
    "multi agency need": Criterion.MULTI_AGENCY,
    "needs multi agency": Criterion.MULTI_AGENCY,
    "needs multi agency approach": Criterion.MULTI_AGENCY,
    "repeat case": Criterion.REPEAT,
    "repeat referral": Criterion.REPEAT,
    "prolific offender": Criterion.PROLIFIC,
}
_SCREENING = {
    "waiting": Screening.WAITING,
    "to be screened": Screening.WAITING,
    "new": Screening.WAITING,
    "pending": Screening.WAITING,
    "accept": Screening.ACCEPTED,
    "yes": Screening.ACCEPTED,
    "y": Screening.ACCEPTED,
    "urgent": Screening.ACCEPTED_URGENT,
    "accepted urgent": Screening.ACCEPTED_URGENT,
    "returned": Screening.RETURNED,
    "more information needed": Screening.RETURNED,
    "declined other forum": Screening.DECLINED_FORUM,
    "other forum": Screening.DECLINED_FORUM,
    "declined another forum": Screening.DECLINED_FORUM,
    "declined below threshold": Screening.DECLINED_THRESHOLD,
    "below threshold": Screening.DECLINED_THRESHOLD,
    "declined threshold": Screening.DECLINED_THRESHOLD,
    "does not meet threshold": Screening.DECLINED_THRESHOLD,
    "threshold not met": Screening.DECLINED_THRESHOLD,
}

_OF_MOST = re.compile(r"(?P<score>[0-9]{1,9})(?:\.0+)? *(?:/|of|out of) *(?P<maximum>[0-9]{1,9})", re.IGNORECASE)
_AND_BAND = re.compile(r"(?P<score>[0-9]{1,9}) *[-–—(:,]? *(?P<band>[^\W\d_][^\W\d_ ]*(?: [^\W\d_]+)?) *\)?")
_BAND_FIRST = re.compile(r"(?P<band>[^\W\d_]+(?: [^\W\d_]+)?) *[-–—(:,]? *(?P<score>[0-9]{1,9}) *\)?")
_MOST_IN_HEADING = re.compile(r"(?:/|out of|max(?:imum)?[ .:]*(?:of)?) *(?P<maximum>[0-9]{1,5})\b", re.IGNORECASE)
_TOOLS = {"ram": "RAM", "dash": "DASH", "asbram": "ASB RAM", "risk assessment matrix": "RAM"}


@dataclass(frozen=True, slots=True)
class ScoreDefaults:
    """Of which tool a score is, and out of how many, where its row does not say."""

    tool: str = ""
    maximum: int | None = None


def score_defaults(sheet: Sheet, usual: ScoreDefaults) -> ScoreDefaults:
    """What the heading of the scores says of all of them ("RAM score /41"), and otherwise what is usual."""
    label = sheet.label_of("score")
    words = f" {plain_words(label)} "
    tool = next((name for said, name in _TOOLS.items() if f" {said} " in words), "")
    most = _MOST_IN_HEADING.search(label)
    if tool and tool.casefold() != usual.tool.casefold() and most is None:
        # Another tool than the usual one: its maximum is not the usual one's.
        return ScoreDefaults(tool)
    return ScoreDefaults(tool or usual.tool, int(most["maximum"]) if most else usual.maximum)


def read_referral(row: RowReader, scores: ScoreDefaults) -> NewReferral:
    """The referral that a row holds, as far as it can be read; the reader keeps what can't."""
    received_on = row.day("received on", required=True)
    subject_name = _name(row)
    screening, why_screened = row.word_and_rest("screening", Screening, _SCREENING)
    consent, why_consent = row.word_and_rest("consent", Consent, _CONSENT)
    return NewReferral(
        received_on=received_on or date.min,
        subject_name=subject_name,
        subject_born_on=row.day("subject born on", of_birth=True),
        subject_role=row.word("subject role", PersonRole, _ROLES),
        referrer_agency=row.text("referrer agency") or None,
        referrer_name=row.text("referrer name"),
        referrer_role=row.text("referrer role"),
        referrer_contact=row.text("referrer contact"),
        address=row.text("address"),
        resident=row.word("resident", ResidentStatus, _RESIDENT) or ResidentStatus.UNKNOWN,
        home_area=row.text("home area"),
        other_parties=row.text("other parties"),
        children=row.text("children"),
        themes=listed_in_cell(row.text("themes")),
        reason=row.text("reason"),
        tried=row.text("tried"),
        wanted=row.text("wanted"),
        consent=consent,
        consent_reason=row.text("consent reason") or why_consent,
        consent_authorised_by=row.text("consent authorised by"),
        subject_aware=row.yes_no("subject aware"),
        safe_contact=row.text("safe contact"),
        adjustments=row.text("adjustments"),
        other_forums=row.text("other forums"),
        criteria=row.several_words("criteria", Criterion, _CRITERIA),
        score=_score(row, scores),
        screening=screening or Screening.WAITING,
        screening_reason=row.text("screening reason") or why_screened,
        reference=row.text("reference").upper(),
    )


def _name(row: RowReader) -> str:
    """The name in one cell, or else in two."""
    name = row.text("subject name")
    if not name:
        name = f"{row.text('subject forename')} {row.text('subject surname')}".strip()
    if not name:
        row.refuse("subject name", "is empty")
    return name


def _score(row: RowReader, usual: ScoreDefaults) -> NewScore | None:
    cell = row.text("score")
    together, banded = _OF_MOST.fullmatch(cell), _AND_BAND.fullmatch(cell) or _BAND_FIRST.fullmatch(cell)
    if together:
        score, maximum = int(together["score"]), int(together["maximum"])
    elif banded and usual.maximum is not None:
        score, maximum = int(banded["score"]), row.number("score maximum", _HIGHEST_SCORE) or usual.maximum
    else:
        number, most = row.number("score", _HIGHEST_SCORE), row.number("score maximum", _HIGHEST_SCORE)
        if number is None or row.refused("score maximum"):
            return None
        if most is None and usual.maximum is None:
            row.refuse("score maximum", "is empty; a score means nothing without it")
            return None
        score, maximum = number, usual.maximum or 0 if most is None else most
    return NewScore(
        row.text("score tool") or usual.tool,
        score,
        maximum,
        row.text("score band") or (banded["band"].casefold() if banded else ""),
        row.text("score assessor"),
        row.day("score assessed on"),
    )
