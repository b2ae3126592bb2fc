"""Asks for a referral, as quickly as the telephone call that it comes from."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Static

from ccm_tui.commands import Place
from ccm_tui.domain.composer.line.room import Seat
from ccm_tui.domain.days.when import distance, show_day
from ccm_tui.domain.referrals.entry import (
    EntryError,
    ScoreTyped,
    agency_code,
    day_before,
    received_day,
    score_typed,
)
from ccm_tui.domain.referrals.referral import NewReferral, NewScore
from ccm_tui.domain.referrals.repeats import Offer
from ccm_tui.domain.spreadsheets.cells import listed
from ccm_tui.domain.vocabulary import Consent, Criterion, PersonRole, ResidentStatus, Word
from screens.frame.bindings import bindings
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import FORM_SHEETS, Form, field
from screens.widgets.choices import OneOf, SomeOf
from screens.widgets.text import NOTICE, plain
from screens.widgets.typing import TypedLine, TypedText

Radar = Callable[[NewReferral], Awaitable[Sequence[Offer] | None]]
"""Who on record a referral could be about."""

AnyWord = TypeVar("AnyWord", bound=Word)

_NOT_SAID = "not said"
_AWARE = {None: _NOT_SAID, True: "yes", False: "no"}


class ReferralForm(Form[int]):
    """One referral. Only the day and the name are needed. Answers with its id, once it is kept."""

    PLACE = Place.TEXT
    ABOUT = (
        "A referral: the day it came and whom it is about, and as much else as is known. Tab goes from field to "
        "field, the arrows choose between words side by side, Space ticks a criterion. Enter in a line, or F10 "
        "anywhere, keeps it. Who on record it could be about is said beneath the name."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.TEXT)
    CSS_PATH: ClassVar[CSSPathType | None] = [*FORM_SHEETS, "referral_form.tcss"]
    AUTO_FOCUS = "#subject"

    def __init__(
        self,
        title: str,
        keep: Callable[[NewReferral], Awaitable[int]],
        radar: Radar,
        drafts: DialogDrafts,
        today: date,
        seats: tuple[Seat, ...],
        referral: NewReferral,
        usual: NewScore,
    ) -> None:
        """`usual` is the tool of a score that does not say which, and its maximum; its score means nothing."""
        super().__init__(title, drafts)
        self._keep_referral = keep
        self._radar = radar
        self._today = today
        self._seats = seats
        self._referral = referral
        self._usual = usual
        self._asked = NewReferral(date.min, "")

    def compose_fields(self) -> ComposeResult:
        new = self._referral
        yield field("Received", _line("received", show_day(new.received_on)))
        yield Static(id="when", classes="hint")
        yield field("Subject", _line("subject", new.subject_name, "first name and surname"))
        yield Static(id="radar", classes="hint")
        yield field("Born", _line("born", _day(new.subject_born_on), "like 4/3/1982"))
        yield field("Address", _line("address", new.address))
        yield field("Reason", TypedText(new.reason, id="reason"))
        yield from _part("Who refers")
        names = [name for seat in self._seats for name in (seat.code, seat.name)]
        agency = TypedLine(
            new.referrer_agency or "",
            id="agency",
            compact=True,
            placeholder="code or name",
            suggester=SuggestFromList(names, case_sensitive=False),
        )
        yield field("Agency", agency)
        yield Static(id="which", classes="hint")
        yield field("Name", _line("referrer", new.referrer_name))
        yield field("Role", _line("referrer-role", new.referrer_role))
        yield field("Secure contact", _line("referrer-contact", new.referrer_contact))
        yield from _part("About the subject")
        yield field("Part in it", _one("role", PersonRole, new.subject_role))
        yield field("Resident", _one("resident", ResidentStatus, new.resident, said=False))
        yield field("Home area", _line("home-area", new.home_area))
        yield field("Themes", _line("themes", "; ".join(new.themes), "noise; begging"))
        yield field("Safe contact", _line("safe-contact", new.safe_contact))
        yield field("Adjustments", _line("adjustments", new.adjustments))
        yield field("Children", _line("children", new.children))
        yield field("Other people", _line("others", new.other_parties))
        yield from _part("What was done, and what is asked")
        yield field("Tried", TypedText(new.tried, id="tried"))
        yield field("Wanted", TypedText(new.wanted, id="wanted"))
        yield field("Other forums", _line("forums", new.other_forums))
        yield from _part("Consent")
        yield field("Decision", _one("consent", Consent, new.consent))
        yield field("Why", _line("consent-reason", new.consent_reason))
        yield field("Authorised by", _line("authority", new.consent_authorised_by))
        yield field("Subject aware", OneOf(tuple(_AWARE.values()), list(_AWARE).index(new.subject_aware), id="aware"))
        yield from _part("Criteria and risk score")
        met = [place for place, criterion in enumerate(Criterion) if criterion in new.criteria]
        yield field("Criteria", SomeOf([criterion.words for criterion in Criterion], met, id="criteria"))
        score = new.score
        yield field(
            "Risk score",
            TypedLine(str(score.score) if score else "", id="score", classes="score", compact=True),
            Label("of", classes="between"),
            TypedLine(str((score or self._usual).maximum), id="maximum", classes="score", compact=True),
        )
        yield field("Tool", _line("tool", (score or self._usual).tool))
        yield field("Band", _line("band", score.band if score else ""))
        yield field("Assessed by", _line("assessor", score.assessor if score else ""))
        yield field("Assessed on", _line("assessed", _day(score.assessed_on if score else None)))

    def compose_buttons(self) -> ComposeResult:
        yield Button("Keep", id="go", variant="primary")
        yield Button("Back", id="leave")

    async def keep(self) -> int:
        try:
            return await self._keep_referral(self._read())
        except EntryError as wrong:
            raise self.refusal(wrong.field, wrong.what, wrong.do) from None

    @on(Input.Changed, "#received")
    def _say_when(self) -> None:
        """What the day typed is, before it is kept."""
        try:
            day = received_day(self.typed("received"), self._today)
        except EntryError as wrong:
            self._say("when", f"{wrong.what} {wrong.do}", NOTICE)
        else:
            self._say("when", f"{show_day(day)}, {distance(day, self._today)}")

    @on(Input.Changed, "#agency")
    def _say_which(self) -> None:
        """Which agency is named, before it is kept."""
        try:
            code = agency_code(self.typed("agency"), self._seats)
        except EntryError as wrong:
            self._say("which", f"{wrong.what} {wrong.do}", NOTICE)
        else:
            self._say("which", next((f"{one.code}, {one.name}" for one in self._seats if one.code == code), ""))

    @on(events.DescendantBlur)
    async def _look_for_repeats(self) -> None:
        """Who it could be about, as soon as a field that says so is left."""
        about = self._about()
        if about is None or about == self._asked:
            return
        self._asked = about
        offers = await self._radar(about)
        if offers is None or about != self._asked:
            return
        shown = [f"{offer.name}: {offer.in_words}" if offer.name else offer.in_words for offer in offers]
        self._say("radar", "\n".join(shown), NOTICE)

    def _about(self) -> NewReferral | None:
        """As much of the referral as says whom it is about; None while that is nobody."""
        name = self.typed("subject")
        if not name:
            return None
        try:
            born = day_before("born", "date of birth", self.typed("born"), self._today, of_birth=True)
        except EntryError:
            born = None
        return replace(self._referral, subject_name=name, subject_born_on=born, address=self.typed("address"))

    def _read(self) -> NewReferral:
        if not self.typed("subject"):
            raise EntryError("subject", "Nobody is named.", "Say whom the referral is about.")
        typed = self.typed
        return replace(
            self._referral,
            received_on=received_day(typed("received"), self._today),
            subject_name=typed("subject"),
            subject_born_on=day_before("born", "date of birth", typed("born"), self._today, of_birth=True),
            subject_role=self._chosen("role", PersonRole),
            referrer_agency=agency_code(typed("agency"), self._seats),
            referrer_name=typed("referrer"),
            referrer_role=typed("referrer-role"),
            referrer_contact=typed("referrer-contact"),
            address=typed("address"),
            resident=self._chosen("resident", ResidentStatus, said=False) or ResidentStatus.UNKNOWN,
            home_area=typed("home-area"),
            other_parties=typed("others"),
            children=typed("children"),
            themes=listed(typed("themes")),
            reason=self._text("reason"),
            tried=self._text("tried"),
            wanted=self._text("wanted"),
            consent=self._chosen("consent", Consent),
            consent_reason=typed("consent-reason"),
            consent_authorised_by=typed("authority"),
            subject_aware=list(_AWARE)[self.query_one("#aware", OneOf).place],
            safe_contact=typed("safe-contact"),
            adjustments=typed("adjustments"),
            other_forums=typed("forums"),
            criteria=tuple(tuple(Criterion)[place] for place in sorted(self.query_one("#criteria", SomeOf).ticked)),
            score=self._score(),
        )

    def _score(self) -> NewScore | None:
        names = ("score", "maximum", "tool", "band", "assessor", "assessed")
        return score_typed(ScoreTyped(*map(self.typed, names)), self._today)

    def _chosen(self, name: str, words: type[AnyWord], *, said: bool = True) -> AnyWord | None:
        place = self.query_one(f"#{name}", OneOf).place - said
        return tuple(words)[place] if place >= 0 else None

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", TypedText).text.strip()

    def _say(self, name: str, words: str, style: str = "") -> None:
        shown = self.query_one(f"#{name}", Static)
        shown.update(Content("\n").join(plain(line, style) for line in words.split("\n")))
        shown.display = bool(words)


def _line(name: str, value: str, placeholder: str = "") -> TypedLine:
    return TypedLine(value, id=name, placeholder=placeholder, compact=True)


def _one(name: str, words: type[Word], chosen: Word | None, *, said: bool = True) -> OneOf:
    """The words of a closed list; with `said`, one more for where nothing is said."""
    shown = [*((_NOT_SAID,) if said else ()), *(word.words for word in words)]
    return OneOf(shown, shown.index(chosen.words) if chosen else 0, id=name)


def _part(heading: str) -> Sequence[Widget]:
    return (Static(plain(heading), classes="part"),)


def _day(day: date | None) -> str:
    return show_day(day) if day else ""
