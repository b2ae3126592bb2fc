"""A referral on its way into the record, and the rules that it is taken by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ccm_tui.domain.names.keys import person_key
from ccm_tui.domain.referrals.details import DETAILS, ReferralDetails
from ccm_tui.domain.statuses import Screening
from ccm_tui.domain.vocabulary import Criterion


@dataclass(frozen=True, slots=True)
class RiskScore:
    """A referral risk score, with the tool that gave it."""

    tool: str
    score: int
    maximum: int
    band: str = ""
    assessor: str = ""
    assessed_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewReferral(ReferralDetails[tuple[str, ...], tuple[Criterion, ...]]):
    """A request to hear someone's case, as it was received."""

    score: RiskScore | None = None
    screening: Screening = Screening.WAITING
    screening_reason: str = ""
    reference: str = ""
    """The case's own reference, where it has one already; else it gets the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(ReferralDetails[tuple[str, ...], tuple[Criterion, ...]]):
    """A request to hear someone's case, as it is on record."""

    id: int
    scores: tuple[RiskScore, ...]
    screening: Screening
    screened_on: date | None
    screening_reason: str
    case_reference: str | None
    restricted: bool
    """True where the case that it was accepted into is restricted."""

    @property
    def as_given(self) -> NewReferral:
        """The referral as it would be given anew; of several scores the latest."""
        return NewReferral(
            **{name: getattr(self, name) for name in DETAILS},
            score=self.scores[-1] if self.scores else None,
            screening=self.screening,
            screening_reason=self.screening_reason,
            reference=self.case_reference or "",
        )


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a referral can't be taken: the field, and what is wrong with it. Repeats no text of the referral."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReceivedReferral:
    """A referral that stands already, as far as another is told from it."""

    name: str
    day: date
    born_on: date | None
    row: int = 0
    """The row of the sheet that it is in; 0 where it is on record."""

    @property
    def place(self) -> str:
        """Where it stands: "on record", "in row 4"."""
        return f"in row {self.row}" if self.row else _ON_RECORD

    def may_be(self, born_on: date | None) -> bool:
        """Whether it may be about a person of its name born then: two days that differ tell two people apart."""
        return self.born_on is None or born_on is None or self.born_on == born_on


class Intake:
    """What stands on record already, against which new referrals are checked, one after another."""

    def __init__(
        self,
        today: date,
        agencies: Iterable[str],
        references: Iterable[str],
        received: Iterable[ReceivedReferral],
    ) -> None:
        """`agencies` are their codes, `received` the referrals on record."""
        self._today = today
        self._agencies = {code.upper() for code in agencies}
        self._references: dict[str, str] = {reference.upper(): _ON_RECORD for reference in references}
        self._received: dict[tuple[str, date], list[ReceivedReferral]] = {}
        for one in received:
            self._receive(one)

    def twin(self, new: NewReferral) -> ReceivedReferral | None:
        """A referral received the same day whose subject may be the same person, the surest first."""
        likely = [one for one in self._of_one_name(new) if one.may_be(new.subject_born_on)]
        return next((one for one in likely if one.born_on == new.subject_born_on), likely[0] if likely else None)

    def namesake(self, new: NewReferral) -> ReceivedReferral | None:
        """A referral received the same day about somebody of the same name who was born on another day."""
        return next((one for one in self._of_one_name(new) if not one.may_be(new.subject_born_on)), None)

    def flaws(self, new: NewReferral, row: int = 0) -> tuple[Flaw, ...]:
        """What is wrong with a referral. `row` is where it stands in its sheet, for those after it."""
        found = (*self._flaws_of_days(new), *self.flaws_of_words(new), *self._clashes(new))
        self._receive(ReceivedReferral(new.subject_name, new.received_on, new.subject_born_on, row))
        if new.reference:
            self._references.setdefault(new.reference.upper(), f"in row {row}")
        return found

    def _of_one_name(self, new: NewReferral) -> list[ReceivedReferral]:
        return self._received.get((person_key(new.subject_name), new.received_on), [])

    def _receive(self, one: ReceivedReferral) -> None:
        self._received.setdefault((person_key(one.name), one.day), []).append(one)

    def _flaws_of_days(self, new: NewReferral) -> Iterable[Flaw]:
        if new.received_on > self._today:
            yield Flaw("received on", "is still to come")
        if new.subject_born_on and new.subject_born_on > new.received_on:
            yield Flaw("subject born on", "is after the referral was received")

    def flaws_of_words(self, new: NewReferral) -> Iterable[Flaw]:
        """What is wrong with a referral whatever its day and its subject."""
        if new.referrer_agency and new.referrer_agency.upper() not in self._agencies:
            yield Flaw("referrer agency", "is the code or name of no agency on record")
        if new.screening.needs_reason and not new.screening_reason.strip():
            yield Flaw("screening reason", "is empty; whoever is turned away is told why")
        if new.score and not new.score.tool.strip():
            yield Flaw("score tool", "is empty; a score means nothing without its tool")
        if new.score and not 0 <= new.score.score <= new.score.maximum:
            yield Flaw("score", "is not from 0 to its maximum")

    def _clashes(self, new: NewReferral) -> Iterable[Flaw]:
        if not new.subject_name.strip():
            yield Flaw("subject name", "is empty")
        if twin := self.twin(new):
            already = f"is that of a referral received the same day, which is {twin.place} already"
            yield Flaw(
                "subject name", already if twin.born_on and new.subject_born_on else f"{already}; {TOLD_APART}"
            )
        if not new.reference:
            return
        if not new.screening.accepted:
            yield Flaw("reference", "is for an accepted referral only")
        if not _fits(new.reference):
            yield Flaw("reference", "is not up to 32 letters, digits, slashes, dots or hyphens")
        taken = self._references.get(new.reference.upper())
        if taken:
            yield Flaw("reference", f"is {taken} already")


TOLD_APART = "two people of one name are told apart by the date of birth of each, or by a word after the name"
"""The way on for whoever refers a father and a son on one day."""
_ON_RECORD = "on record"
_LONGEST_REFERENCE = 32


def _fits(reference: str) -> bool:
    plain = reference.replace("/", "").replace("-", "").replace(".", "")
    return len(reference) <= _LONGEST_REFERENCE and plain.isascii() and plain.isalnum()
