"""The sheet in which referrals are sent: its columns, and one row as a referral."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

from ccm_tui.domain.referrals.answers import CONSENT_ANSWERS, SCREENING_ANSWERS
from ccm_tui.domain.referrals.details import (
    DETAILS,
    AgencyDetail,
    DayDetail,
    Detail,
    ListDetail,
    TextDetail,
    WordDetail,
    WordsDetail,
    YesOrNoDetail,
)
from ccm_tui.domain.referrals.headings import ALSO, PARTS, PERHAPS
from ccm_tui.domain.referrals.referral import NewReferral, RiskScore
from ccm_tui.domain.spreadsheets.cells import A_DATE, YES_OR_NO, RowReader, in_words, listed_in_cell
from ccm_tui.domain.spreadsheets.sheet import Sheet, SheetColumn, plain_words
from ccm_tui.domain.statuses import Screening
from ccm_tui.domain.vocabulary import Consent

_HIGHEST_SCORE = 10_000
_SEVERAL = "several separated by semicolons"


def _column(
    name: str, takes: str, *, required: bool = False, joined_by: str = "", offered: bool = True
) -> SheetColumn:
    return SheetColumn(
        name,
        takes,
        required=required,
        also=ALSO.get(name, ()),
        perhaps=PERHAPS.get(name, ()),
        joined_by=joined_by,
        parts=PARTS.get(name, ()),
        offered=offered,
    )


def _takes(detail: Detail) -> str:
    match detail.kind:
        case DayDetail():
            return A_DATE
        case YesOrNoDetail():
            return YES_OR_NO
        case WordDetail():
            return f"one of: {in_words(detail.kind.words)}"
        case WordsDetail():
            return f"of these, {_SEVERAL}: {in_words(detail.kind.words)}"
        case AgencyDetail():
            return "the code or the name of an agency on record"
        case ListDetail():
            return f"text; {_SEVERAL}"
        case TextDetail():
            return detail.takes
        case _:
            assert_never(detail.kind)


def _columns() -> Iterator[SheetColumn]:
    for one in DETAILS.values():
        yield _column(one.column, _takes(one), required=one.required, joined_by=one.joined_by)
        for part in PARTS.get(one.column, ()):
            yield _column(part, "text", offered=False)
    yield _column("score", "the referral risk score, a whole number, or 33/41")
    yield _column("score tool", "the tool that gave it; where empty, that of the settings")
    yield _column("score maximum", "the most that the tool gives; where empty, that of the settings")
    yield _column("score band", "text")
    yield _column("score assessor", "who assessed it")
    yield _column("score assessed on", A_DATE)
    yield _column("screening", f"one of: {in_words(Screening)}; where empty, {Screening.WAITING.words}")
    yield _column("screening reason", "text; needed where the referral is returned, declined or withdrawn")
    yield _column("reference", "for an accepted referral, its case's own; where empty, the next number")


REFERRAL_COLUMNS = tuple(_columns())
"""Named as the record's own fields are."""

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
    screening, why_screened = row.word_and_rest("screening", Screening, SCREENING_ANSWERS)
    consent, why_consent = row.word_and_rest("consent", Consent, CONSENT_ANSWERS)
    said = {one.name: _read(row, one) for one in DETAILS.values() if one.name not in _READ_APART}
    said["consent_reason"] = said["consent_reason"] or why_consent
    return NewReferral(
        received_on=received_on or date.min,
        subject_name=subject_name,
        consent=consent,
        **said,
        score=_score(row, scores),
        screening=screening or Screening.WAITING,
        screening_reason=row.text("screening reason") or why_screened,
        reference=row.text("reference").upper(),
    )


_READ_APART = ("received_on", "subject_name", "consent")
"""Without these there is no referral, or their cell says more than they hold."""


def _read(row: RowReader, detail: Detail) -> Any:
    name, kind = detail.column, detail.kind
    match kind:
        case TextDetail():
            return row.text(name)
        case DayDetail():
            return row.day(name, of_birth=kind.of_birth)
        case YesOrNoDetail():
            return row.yes_no(name)
        case WordDetail():
            return row.word(name, kind.words, kind.also) or kind.unsaid
        case AgencyDetail():
            return row.text(name) or None
        case ListDetail():
            return listed_in_cell(row.text(name))
        case WordsDetail():
            return row.several_words(name, kind.words, kind.also)
        case _:
            assert_never(kind)


def _name(row: RowReader) -> str:
    """The name in one cell, or else in two."""
    name = row.text("subject name")
    if not name:
        name = f"{row.text('subject forename')} {row.text('subject surname')}".strip()
    if not name:
        row.refuse("subject name", "is empty")
    return name


def _score(row: RowReader, usual: ScoreDefaults) -> RiskScore | None:
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
    return RiskScore(
        row.text("score tool") or usual.tool,
        score,
        maximum,
        row.text("score band") or (banded["band"].casefold() if banded else ""),
        row.text("score assessor"),
        row.day("score assessed on"),
    )
