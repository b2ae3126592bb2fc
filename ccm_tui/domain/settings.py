"""What a partnership decides for itself, with the words and numbers it starts from.

The starting texts are our own plain wording; each partnership replaces them with its agreed ones.
"""

from dataclasses import dataclass

from ccm_tui.domain.vocabulary import HearingKind

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


@dataclass(frozen=True, slots=True)
class Settings:
    """One partnership's settings. Times are in minutes."""

    partnership: str = "City Community MARAC"
    marking: str = "OFFICIAL-SENSITIVE"
    handling: str = HANDLING
    confidentiality: str = CONFIDENTIALITY
    purpose: str = PURPOSE
    templates: str = TEMPLATES
    """An action a line, as it is typed: numbered at the desk until the record has its own frequent ones."""
    bands: str = "low 0, medium 5, high 15"
    """Each risk band with its lowest score."""
    opening_minutes: int = 7
    actions_review_minutes: int = 3
    new_minutes: int = 18
    urgent_minutes: int = 18
    repeat_minutes: int = 18
    review_minutes: int = 9
    other_business_minutes: int = 3
    close_minutes: int = 2
    repeat_months: int = 12
    """How long after its last hearing a case that comes back is a repeat."""
    cut_off_days: int = 14
    """How many days before a meeting referrals close."""
    lock_minutes: int = 15
    """After how many minutes without a key the screen is locked; 0 for never."""
    daily_backups: int = 14
    """How many daily backups are kept beside the record."""
    retention_years: int = 0
    """How many years after it closed a case is to be looked at for erasing; 0 until the partnership has decided."""
    withheld_below: int = 5
    """Numbers from 1 to below this are not made public; 0 where none is withheld."""
    demo: bool = False
    """True for the fictional demo record."""

    def budget(self, kind: HearingKind) -> int:
        """Minutes given to a hearing of that kind, unless the agenda says otherwise."""
        budgets = {
            HearingKind.NEW: self.new_minutes,
            HearingKind.URGENT: self.urgent_minutes,
            HearingKind.REPEAT: self.repeat_minutes,
            HearingKind.REVIEW: self.review_minutes,
        }
        return budgets[kind]
