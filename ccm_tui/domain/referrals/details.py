"""What a referral says, each field declared once: what it is called, how it is read, where it is asked for and shown.

The form, the columns of a spreadsheet, the list, what screening reads, what is compared and kept, and the search are
made from this. A field that is added needs beside it its column in the table, with a revision, and its rule for
erasing; headings that people write for it are in headings.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import Enum
from typing import Any, Generic, TypeVar

from ccm_tui.domain.referrals.answers import CONSENT_ANSWERS, CRITERIA_ANSWERS, RESIDENT_ANSWERS, ROLES_ANSWERS
from ccm_tui.domain.vocabulary import Consent, Criterion, PersonRole, ResidentStatus, Word

Themes = TypeVar("Themes")
Criteria = TypeVar("Criteria")

_DETAIL = "detail"
_NONE: Any = ()


class Part(Enum):
    """A part of the form, by its heading."""

    FIRST = ""
    REFERRER = "Who refers"
    SUBJECT = "About the subject"
    HISTORY = "What was done, and what is asked"
    CONSENT = "Consent"
    CRITERIA = "Criteria and risk score"


@dataclass(frozen=True, slots=True)
class TextDetail:
    """Words."""

    several_lines: bool = False


@dataclass(frozen=True, slots=True)
class DayDetail:
    """A day in the past."""

    of_birth: bool = False


@dataclass(frozen=True, slots=True)
class WordDetail:
    """One word of a closed list."""

    words: type[Word]
    also: Mapping[str, Word]
    """What else people write for each."""
    unsaid: Word | None = None
    """The word that stands where nothing is said; None where nothing stands then."""


@dataclass(frozen=True, slots=True)
class YesOrNoDetail:
    """Yes, no, or not said."""


@dataclass(frozen=True, slots=True)
class AgencyDetail:
    """The code of an agency on record."""


@dataclass(frozen=True, slots=True)
class ListDetail:
    """Several texts."""


@dataclass(frozen=True, slots=True)
class WordsDetail:
    """Several words of a closed list."""

    words: type[Word]
    also: Mapping[str, Word]


DetailKind = TextDetail | DayDetail | WordDetail | YesOrNoDetail | AgencyDetail | ListDetail | WordsDetail


@dataclass(frozen=True, slots=True)
class Detail:
    """One field of a referral."""

    name: str
    label: str
    """What it is called on the screen."""
    part: Part
    kind: DetailKind
    takes: str
    """What its cell takes in words, where its kind does not say so."""
    hint: str
    """Stands in the field while it is empty."""
    joined_by: str
    """What stands between the cells of a sheet where several headings mean it; empty where only one may."""
    in_sentence: bool
    """True where screening reads it in a sentence with others, and not under a heading of its own."""
    asked_as: str
    """The name of its field on the form, under which a text that is half-typed is kept."""
    required: bool

    @property
    def column(self) -> str:
        """The name of its column in a sheet."""
        return self.name.replace("_", " ")


def _detail(
    label: str,
    part: Part,
    kind: DetailKind | None = None,
    *,
    takes: str = "text",
    hint: str = "",
    joined_by: str = "",
    in_sentence: bool = False,
    asked_as: str = "",
) -> dict[str, Any]:
    told = {"label": label, "part": part, "kind": kind or TextDetail(), "takes": takes, "hint": hint}
    return {_DETAIL: {**told, "joined_by": joined_by, "in_sentence": in_sentence, "asked_as": asked_as}}


@dataclass(frozen=True, slots=True)
class ReferralDetails(Generic[Themes, Criteria]):
    """What a referral says, in the order of the columns of its sheet."""

    received_on: date = field(
        metadata=_detail("Received", Part.FIRST, DayDetail(), in_sentence=True, asked_as="received")
    )
    subject_name: str = field(
        metadata=_detail(
            "Subject",
            Part.FIRST,
            takes="whom the referral is about",
            hint="first name and surname",
            in_sentence=True,
            asked_as="subject",
        )
    )
    subject_born_on: date | None = field(
        default=None,
        metadata=_detail(
            "Born", Part.FIRST, DayDetail(of_birth=True), hint="like 4/3/1982", in_sentence=True, asked_as="born"
        ),
    )
    subject_role: PersonRole | None = field(
        default=None,
        metadata=_detail(
            "Part in it", Part.SUBJECT, WordDetail(PersonRole, ROLES_ANSWERS), in_sentence=True, asked_as="role"
        ),
    )
    referrer_agency: str | None = field(
        default=None,
        metadata=_detail(
            "Agency", Part.REFERRER, AgencyDetail(), hint="code or name", in_sentence=True, asked_as="agency"
        ),
    )
    """Code of the agency that refers."""
    referrer_name: str = field(
        default="", metadata=_detail("Name", Part.REFERRER, in_sentence=True, asked_as="referrer")
    )
    referrer_role: str = field(default="", metadata=_detail("Role", Part.REFERRER, in_sentence=True))
    referrer_contact: str = field(
        default="",
        metadata=_detail("Secure contact", Part.REFERRER, takes="a secure address", joined_by="; ", in_sentence=True),
    )
    address: str = field(default="", metadata=_detail("Address", Part.FIRST, joined_by=", ", in_sentence=True))
    resident: ResidentStatus = field(
        default=ResidentStatus.UNKNOWN,
        metadata=_detail(
            "Resident",
            Part.SUBJECT,
            WordDetail(ResidentStatus, RESIDENT_ANSWERS, ResidentStatus.UNKNOWN),
            in_sentence=True,
        ),
    )
    home_area: str = field(default="", metadata=_detail("Home area", Part.SUBJECT, in_sentence=True))
    other_parties: str = field(
        default="", metadata=_detail("Other people", Part.SUBJECT, joined_by="\n", asked_as="others")
    )
    children: str = field(default="", metadata=_detail("Children", Part.SUBJECT, joined_by="\n"))
    themes: Themes = field(
        default=_NONE,
        metadata=_detail("Themes", Part.SUBJECT, ListDetail(), hint="noise; begging", joined_by="; "),
    )
    reason: str = field(
        default="",
        metadata=_detail(
            "Reason",
            Part.FIRST,
            TextDetail(several_lines=True),
            takes="what has happened and why the case is brought",
            joined_by="\n",
            in_sentence=True,
        ),
    )
    tried: str = field(
        default="",
        metadata=_detail(
            "Tried",
            Part.HISTORY,
            TextDetail(several_lines=True),
            takes="what has been tried",
            joined_by="\n",
            in_sentence=True,
        ),
    )
    wanted: str = field(
        default="",
        metadata=_detail(
            "Wanted",
            Part.HISTORY,
            TextDetail(several_lines=True),
            takes="what is wanted from the panel",
            joined_by="\n",
            in_sentence=True,
        ),
    )
    consent: Consent | None = field(
        default=None,
        metadata=_detail("Decision", Part.CONSENT, WordDetail(Consent, CONSENT_ANSWERS), in_sentence=True),
    )
    consent_reason: str = field(default="", metadata=_detail("Why", Part.CONSENT, in_sentence=True))
    consent_authorised_by: str = field(
        default="", metadata=_detail("Authorised by", Part.CONSENT, in_sentence=True, asked_as="authority")
    )
    subject_aware: bool | None = field(
        default=None,
        metadata=_detail("Subject aware", Part.CONSENT, YesOrNoDetail(), in_sentence=True, asked_as="aware"),
    )
    safe_contact: str = field(
        default="",
        metadata=_detail(
            "Safe contact", Part.SUBJECT, takes="how, when and by whom it is safe to get in touch", joined_by="\n"
        ),
    )
    adjustments: str = field(
        default="",
        metadata=_detail("Adjustments", Part.SUBJECT, takes="interpreter, reasonable adjustments", joined_by="\n"),
    )
    other_forums: str = field(
        default="", metadata=_detail("Other forums", Part.HISTORY, joined_by="\n", asked_as="forums")
    )
    criteria: Criteria = field(
        default=_NONE,
        metadata=_detail(
            "Criteria", Part.CRITERIA, WordsDetail(Criterion, CRITERIA_ANSWERS), joined_by="; ", in_sentence=True
        ),
    )


def _declared() -> dict[str, Detail]:
    found: dict[str, Detail] = {}
    for one in fields(ReferralDetails):
        told = dict(one.metadata[_DETAIL])
        told["asked_as"] = told["asked_as"] or one.name.replace("_", "-")
        found[one.name] = Detail(name=one.name, **told, required=one.name in _REQUIRED)
    return found


_REQUIRED = ("received_on", "subject_name")

DETAILS: Mapping[str, Detail] = _declared()
"""Every field of a referral, by its name."""

AS_TEXT = tuple(one.name for one in DETAILS.values() if isinstance(one.kind, TextDetail | ListDetail))
"""The fields that hold words of the referrer's own; those that a search reads."""

AS_THEY_ARE = tuple(
    one.name for one in DETAILS.values() if not isinstance(one.kind, AgencyDetail | ListDetail | WordsDetail)
)
"""The fields that are kept as they are said; the others are an agency's code, a list, or several words."""
