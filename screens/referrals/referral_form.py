"""Asks for a referral, as quickly as the telephone call that it comes from."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar, assert_never

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
from ccm_tui.domain.referrals.details import (
    DETAILS,
    AgencyDetail,
    DayDetail,
    Detail,
    ListDetail,
    Part,
    TextDetail,
    WordDetail,
    WordsDetail,
    YesOrNoDetail,
)
from ccm_tui.domain.referrals.entry import (
    EntryError,
    ScoreTyped,
    agency_code,
    day_before,
    received_day,
    score_typed,
)
from ccm_tui.domain.referrals.referral import NewReferral, RiskScore
from ccm_tui.domain.referrals.repeats import Offer
from ccm_tui.domain.spreadsheets.cells import listed_by_semicolons
from screens.frame.bindings import bindings
from screens.frame.dialog_drafts import DialogDrafts
from screens.frame.form import FORM_SHEETS, Form, field
from screens.widgets.choices import OneOf, SomeOf
from screens.widgets.text import NOTICE, plain
from screens.widgets.typing import TypedLine, TypedText

AskRadar = Callable[[NewReferral], Awaitable[Sequence[Offer] | None]]
"""Who on record a referral could be about."""

_NOT_SAID = "not said"
_YES_OR_NO = {None: _NOT_SAID, True: "yes", False: "no"}
_TOLD_BENEATH = {"received_on": "when", "subject_name": "radar", "referrer_agency": "which"}
"""Beneath which field something is told of what is typed in it, and by which name."""


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
        radar: AskRadar,
        drafts: DialogDrafts,
        today: date,
        seats: tuple[Seat, ...],
        referral: NewReferral,
        usual: RiskScore,
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
        for part in Part:
            if part.value:
                yield Static(plain(part.value), classes="part")
            for one in DETAILS.values():
                if one.part is part:
                    yield field(one.label, self._asks(one, getattr(self._referral, one.name)))
                    if one.name in _TOLD_BENEATH:
                        yield Static(id=_TOLD_BENEATH[one.name], classes="hint")
        yield from self._asks_score(self._referral.score)

    def _asks(self, one: Detail, value: Any) -> Widget:
        """What a field of the referral is typed into or chosen with, holding its value."""
        name, kind = one.asked_as, one.kind
        match kind:
            case TextDetail(several_lines=True):
                return TypedText(value, id=name)
            case TextDetail():
                return _line(name, value, one.hint)
            case DayDetail():
                return _line(name, _day(value), one.hint)
            case WordDetail():
                said = [word.words for word in kind.words]
                shown = said if kind.unsaid else [_NOT_SAID, *said]
                return OneOf(shown, shown.index(value.words) if value else 0, id=name)
            case YesOrNoDetail():
                return OneOf(tuple(_YES_OR_NO.values()), list(_YES_OR_NO).index(value), id=name)
            case AgencyDetail():
                known = [named for seat in self._seats for named in (seat.code, seat.name)]
                suggester = SuggestFromList(known, case_sensitive=False)
                return TypedLine(value or "", id=name, compact=True, placeholder=one.hint, suggester=suggester)
            case ListDetail():
                return _line(name, "; ".join(value), one.hint)
            case WordsDetail():
                met = [place for place, word in enumerate(kind.words) if word in value]
                return SomeOf([word.words for word in kind.words], met, id=name)
            case _:
                assert_never(kind)

    def _asks_score(self, score: RiskScore | None) -> ComposeResult:
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
        said = {one.name: self._answer(one) for one in DETAILS.values()}
        return replace(self._referral, **said, score=self._score())

    def _answer(self, one: Detail) -> Any:
        """What a field holds. Raises EntryError where it can't be taken."""
        name, kind = one.asked_as, one.kind
        match kind:
            case TextDetail(several_lines=True):
                return self.query_one(f"#{name}", TypedText).text.strip()
            case TextDetail():
                return self.typed(name)
            case DayDetail() if one.name == "received_on":
                return received_day(self.typed(name), self._today)
            case DayDetail():
                what = "date of birth" if kind.of_birth else one.label.lower()
                return day_before(name, what, self.typed(name), self._today, of_birth=kind.of_birth)
            case WordDetail():
                place = self.query_one(f"#{name}", OneOf).place - (kind.unsaid is None)
                return tuple(kind.words)[place] if place >= 0 else None
            case YesOrNoDetail():
                return list(_YES_OR_NO)[self.query_one(f"#{name}", OneOf).place]
            case AgencyDetail():
                return agency_code(self.typed(name), self._seats)
            case ListDetail():
                return listed_by_semicolons(self.typed(name))
            case WordsDetail():
                ticked = sorted(self.query_one(f"#{name}", SomeOf).ticked)
                return tuple(tuple(kind.words)[place] for place in ticked)
            case _:
                assert_never(kind)

    def _score(self) -> RiskScore | None:
        names = ("score", "maximum", "tool", "band", "assessor", "assessed")
        return score_typed(ScoreTyped(*map(self.typed, names)), self._today)

    def _say(self, name: str, words: str, style: str = "") -> None:
        shown = self.query_one(f"#{name}", Static)
        shown.update(Content("\n").join(plain(line, style) for line in words.split("\n")))
        shown.display = bool(words)


def _line(name: str, value: str, placeholder: str = "") -> TypedLine:
    return TypedLine(value, id=name, placeholder=placeholder, compact=True)


def _day(day: date | None) -> str:
    return show_day(day) if day else ""
