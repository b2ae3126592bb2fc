"""What a partnership decides for itself, with the words and numbers it starts from.

The starting texts are our own plain wording; each partnership replaces them with its agreed ones.
"""

from dataclasses import dataclass, field, fields
from typing import TypeVar, assert_never

from ccm_tui.domain.settings.kinds import ActionLines, Kind, Line, RiskBands, SettingValue, Text, Whole
from ccm_tui.domain.vocabulary import HearingKind, ItemKind

_T = TypeVar("_T", str, int)

CONFIDENTIALITY = (
    "What is said in this meeting is confidential. It is shared so that the agencies here can reduce the risk of "
    "harm to the people discussed and to others, and it may be used for that purpose alone. It is not to be "
    "passed on without the agreement of the agency that brought it and of the chair. Keep no copies but the "
    "minutes you are sent; note only your own actions."
)

PURPOSE = (
    "The conference shares information about people at high risk through repeat crime, anti-social behaviour or "
    "vulnerability, and agrees what each agency will do to reduce harm. Each agency stays responsible for its own "
    "decisions and actions. Everyone discussed is treated fairly and with respect, whoever they are."
)

HANDLING = "Do not forward or copy. Ask the coordinator for anything more than you were sent."

SIGN_OFF = (
    "Tell the coordinator within five working days of anything that is not as it was said or agreed. The minutes go "
    "to the next meeting to be approved."
)

TEMPLATES = """\
asc: start a safeguarding enquiry and report its decision to the coordinator
hsg: draw up an acceptable behaviour contract and visit to sign it
colp: serve a community protection warning and report any breach
mht: name a care coordinator and share the crisis plan
das: offer an assessment in person and report whether it was kept
outr: find them on the next two shifts and offer a bed
noise: install recording equipment for 14 nights and report what it shows
lfb: make a home fire safety visit and report the clutter rating
vs: telephone every week and agree a safety plan
"""
"""Actions that conferences give often: what agencies do about anti-social behaviour, safeguarding and support."""


_ABOUT = "about"


@dataclass(frozen=True, slots=True)
class About:
    """What a user is told of a setting, and what it takes."""

    words: str
    """Its name, as it stands in a list."""
    meaning: str
    """What it decides, in a sentence."""
    kind: Kind


def setting(start: _T, words: str, meaning: str, kind: Kind) -> _T:
    """A setting that users change. One without this is the record's own."""
    made: _T = field(default=start, metadata={_ABOUT: About(words, meaning, kind)})
    return made


def _minutes(start: int, words: str, of: str) -> int:
    return setting(start, words, f"The time that {of} on an agenda.", Whole("minute", 0, 240))


@dataclass(frozen=True, slots=True)
class Settings:
    """One partnership's settings, in the order in which they are listed."""

    partnership: str = setting(
        "City Community MARAC", "Partnership", "The name that the minutes and the home screen carry.", Line(80)
    )
    marking: str = setting(
        "OFFICIAL-SENSITIVE", "Marking", "Stands on every page, and on every screen that shows a case.", Line(32)
    )
    handling: str = setting(
        HANDLING, "Handling", "Says beneath the marking what may be done with a document.", Text()
    )
    confidentiality: str = setting(
        CONFIDENTIALITY,
        "Confidentiality",
        "The statement that is read aloud as a meeting opens, and minuted.",
        Text(),
    )
    purpose: str = setting(PURPOSE, "Purpose", "What the conference is for, as the minutes say it.", Text())
    sign_off: str = setting(
        SIGN_OFF, "Sign-off", "Stands above the approval at the end of the minutes.", Text(may_be_empty=True)
    )
    word_template: str = setting(
        "",
        "Word template",
        "The path of a Word document of your own, whose styles, headers and footers Word files take.",
        Line(400, may_be_empty=True),
    )
    templates: str = setting(
        TEMPLATES,
        "Frequent actions",
        "Numbered at the desk, to be written by digit and Tab, until the record has its own frequent ones.",
        ActionLines(),
    )
    bands: str = setting(
        "low 0, medium 5, high 15", "Risk bands", "The words for likelihood times impact.", RiskBands()
    )
    opening_minutes: int = _minutes(7, "Opening", "the opening gets")
    actions_review_minutes: int = _minutes(3, "Actions review", "the actions from before get")
    new_minutes: int = _minutes(18, "New case", "a new case gets")
    urgent_minutes: int = _minutes(18, "Urgent case", "an urgent case gets")
    repeat_minutes: int = _minutes(18, "Repeat case", "a repeat case gets")
    review_minutes: int = _minutes(9, "Review", "a review gets")
    other_business_minutes: int = _minutes(3, "Other business", "any other business gets")
    close_minutes: int = _minutes(2, "Close", "the close gets")
    repeat_months: int = setting(
        12,
        "Repeat within",
        "For how long after its last hearing a case that comes back is a repeat.",
        Whole("month", 1, 120),
    )
    score_tool: str = setting(
        "RAM", "Score tool", "Gave a referral risk score that does not say which tool did.", Line(40)
    )
    score_maximum: int = setting(
        41, "Score maximum", "The most that the score tool gives.", Whole("point", 1, 10_000)
    )
    cut_off_days: int = setting(
        14,
        "Referral cut-off",
        "How long before a meeting its referrals close, for meetings planned from now on.",
        Whole("day", 0, 90),
    )
    escalate_after: int = setting(
        2,
        "Escalate after",
        "How many meetings an action can stay undone past before it is due to be escalated.",
        Whole("meeting", 1, 24),
    )
    lock_minutes: int = setting(
        15,
        "Lock after",
        "For how long without a key the screen stays as it is before it locks.",
        Whole("minute", 0, 240, "never"),
    )
    daily_backups: int = setting(
        14, "Daily backups", "How many days' backups are kept beside the record.", Whole("backup", 1, 366)
    )
    retention_years: int = setting(
        0,
        "Keep closed cases",
        "How long after it closed a case is to be looked at for erasing.",
        Whole("year", 0, 100, "not decided"),
    )
    withheld_below: int = setting(
        5,
        "Smallest figure",
        "No figures that leave give a number of cases or actions that is smaller, nor what would give it away.",
        Whole("case", 0, 20, "every number is given"),
    )
    demo: bool = False
    """True for the fictional demo record."""

    def budget(self, kind: HearingKind | ItemKind) -> int:
        """Minutes given to a hearing of that kind, or to another item, unless the agenda says otherwise."""
        return int(getattr(self, budget_setting(kind)))


def budget_setting(kind: HearingKind | ItemKind) -> str:
    """The setting that says how many minutes a hearing of that kind, or another item, is given.

    For an item that is a hearing it is the one of a new case's; which it is, its kind of hearing says.
    """
    match kind:
        case HearingKind.NEW | ItemKind.HEARING:
            return "new_minutes"
        case HearingKind.URGENT:
            return "urgent_minutes"
        case HearingKind.REPEAT:
            return "repeat_minutes"
        case HearingKind.REVIEW:
            return "review_minutes"
        case ItemKind.OPENING:
            return "opening_minutes"
        case ItemKind.ACTIONS_REVIEW:
            return "actions_review_minutes"
        case ItemKind.OTHER_BUSINESS:
            return "other_business_minutes"
        case ItemKind.CLOSE:
            return "close_minutes"
    assert_never(kind)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting that users change."""

    name: str
    """By which it is kept, and named on the command line."""
    about: About
    start: SettingValue
    """What it is until it is changed."""


_STARTING = Settings()

SETTINGS: tuple[Setting, ...] = tuple(
    Setting(one.name, one.metadata[_ABOUT], getattr(_STARTING, one.name))
    for one in fields(Settings)
    if _ABOUT in one.metadata
)
"""All of them, in the order in which they are listed."""
