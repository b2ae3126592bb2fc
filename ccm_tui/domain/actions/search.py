"""What is looked for in the register of actions: a typed line such as `hsg overdue due before 4 jan`."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ccm_tui.domain.actions.action import UNSETTLED
from ccm_tui.domain.days.when import Unreadable, read_when, show_day
from ccm_tui.domain.statuses import ActionStatus

_LONGEST_PHRASE = 3
_LONGEST_DAY = 4
_HALF_A_YEAR = timedelta(days=183)
_LEAP_DAY = (2, 29)
_YEAR = re.compile(r"[0-9]{4}|[0-9][/.-][0-9]+[/.-][0-9]")


@dataclass(frozen=True, slots=True)
class ActionSearch:
    """Which actions are looked for: those to which all of it applies. Empty, it is every action."""

    agency: str | None = None
    """The owning agency's code."""
    case: str | None = None
    """The case's reference, in full or as it is said (031)."""
    number: int | None = None
    """Which of the case's actions."""
    statuses: frozenset[ActionStatus] = frozenset()
    """Any of these; every one where there is none."""
    overdue: bool = False
    to_escalate: bool = False
    """Missed so often that it is due for escalation."""
    effect_unsaid: bool = False
    """Complete, with nobody having said whether it helped."""
    undated: bool = False
    due_from: date | None = None
    due_until: date | None = None
    person: str = ""
    """Is in the owner's name."""
    words: tuple[str, ...] = ()
    """Each is in the text, the owner's or the agency's name; in the text of a restricted case none is looked for."""

    @property
    def in_words(self) -> str:
        """What is looked for: "open or proposed, HSG, due until Sun 3 Jan 2027"; "all actions" where nothing is."""
        return ", ".join(self._parts()) or "all actions"

    def _parts(self) -> Iterator[str]:
        if self.overdue:
            yield "overdue"
        elif self.effect_unsaid:
            yield "complete, effect not said"
        elif self.to_escalate:
            yield "due for escalation"
        elif self.statuses:
            yield " or ".join(status.words.split(",")[0] for status in ActionStatus if status in self.statuses)
        if self.agency:
            yield self.agency
        if self.case:
            yield f"action {self.case}/{self.number}" if self.number else f"case {self.case}"
        if self.person:
            yield f"owner “{self.person}”"
        yield from self._due()
        yield from (f"“{word}”" for word in self.words)

    def _due(self) -> Iterator[str]:
        if self.undated:
            yield "no date"
        if self.due_from and self.due_from == self.due_until:
            yield f"due {show_day(self.due_from)}"
            return
        if self.due_from:
            yield f"due from {show_day(self.due_from)}"
        if self.due_until:
            yield f"due until {show_day(self.due_until)}"


@dataclass(frozen=True, slots=True)
class SearchRead:
    """A line as it is understood, and what in it can't be."""

    search: ActionSearch
    wrong: str = ""
    """In words; the part that can't be read is not looked for."""


OPEN, OVERDUE, PROPOSED, EFFECT_UNSAID, TO_ESCALATE = "open", "overdue", "proposed", "no effect", "to escalate"
"""The usual views, as they are typed."""

_STANDINGS: dict[str, ActionSearch] = {
    "all": ActionSearch(),
    OPEN: ActionSearch(statuses=frozenset(UNSETTLED)),
    OVERDUE: ActionSearch(overdue=True),
    PROPOSED: ActionSearch(statuses=frozenset({ActionStatus.PROPOSED})),
    "unanswered": ActionSearch(statuses=frozenset({ActionStatus.PROPOSED})),
    "complete": ActionSearch(statuses=frozenset({ActionStatus.COMPLETE})),
    "completed": ActionSearch(statuses=frozenset({ActionStatus.COMPLETE})),
    "done": ActionSearch(statuses=frozenset({ActionStatus.COMPLETE})),
    "finished": ActionSearch(statuses=frozenset({ActionStatus.COMPLETE})),
    "not possible": ActionSearch(statuses=frozenset({ActionStatus.NOT_POSSIBLE})),
    "not done": ActionSearch(statuses=frozenset({ActionStatus.NOT_DONE})),
    "withdrawn": ActionSearch(statuses=frozenset({ActionStatus.WITHDRAWN})),
    "superseded": ActionSearch(statuses=frozenset({ActionStatus.SUPERSEDED})),
    EFFECT_UNSAID: ActionSearch(effect_unsaid=True),
    "effect not said": ActionSearch(effect_unsaid=True),
    TO_ESCALATE: ActionSearch(to_escalate=True),
}
_NO_DATE = ("no date", "undated")
_DAYS = ("due before", "due after", "due from", "due until", "due by", "due on", "before", "after", "by", "due")
"""How a day to look for begins; the longer ones first."""

_SEARCH_WORDS = (*_STANDINGS, _NO_DATE[0], *_DAYS)

_REFERENCE = re.compile(r"(?P<case>(?:[a-z]+/[0-9]{2}/)?[0-9]{3,}[a-z]?)(?:/(?P<number>[0-9]{1,6}))?")


def read_search(line: str, codes: Collection[str], today: date, next_meeting: date | None = None) -> SearchRead:
    """Reads a line against the agencies' codes. It never refuses: what is no word of the search is looked for."""
    words = line.split()
    search, wrong = ActionSearch(), ""
    place = 0
    while place < len(words):
        phrase, length = _phrase_at(words, place)
        place += length
        if phrase in _STANDINGS:
            search = _in_standing(search, _STANDINGS[phrase])
        elif phrase in _NO_DATE:
            search = replace(search, undated=True)
        elif phrase in _DAYS:
            length, day = _day_at(words, place, today, next_meeting)
            place += length
            if day is None:
                wrong = f"“{phrase}” needs a day after it, like 4 jan, 2w or next meeting."
            else:
                search = _with_day(search, phrase.split()[-1], day)
        else:
            search = _with_word(search, words[place - 1], codes)
    return SearchRead(search, wrong)


def in_view(line: str, view: str) -> str:
    """The line with its standing changed to that of a view; what else it looks for stays."""
    words, kept, place = line.split(), [], 0
    while place < len(words):
        phrase, length = _phrase_at(words, place)
        if phrase not in _STANDINGS:
            kept += words[place : place + length]
        place += length
    return " ".join((view, *kept))


def complete_search(typed: str, codes: Collection[str], names: Collection[str]) -> tuple[str, ...]:
    """What a word begun could become: agencies' codes, words of the search, people's names; the likeliest first."""
    wanted = typed.casefold().lstrip("@")
    if not wanted:
        return ()
    by_code = (code.lower() for code in codes if code.casefold().startswith(wanted))
    by_word = (word for word in _SEARCH_WORDS if word.startswith(wanted))
    by_name = (
        part.casefold()
        for name in names
        for part in name.replace(".", " ").split()
        if part.casefold().startswith(wanted)
    )
    return tuple(found for found in dict.fromkeys((*by_code, *by_word, *by_name)) if found != wanted)


def _phrase_at(words: list[str], place: int) -> tuple[str, int]:
    """The longest phrase of the search that begins there, and how many words it is; else nothing, and one word."""
    for length in range(min(_LONGEST_PHRASE, len(words) - place), 0, -1):
        phrase = " ".join(words[place : place + length]).casefold().replace("-", " ")
        if phrase in _STANDINGS or phrase in _NO_DATE or phrase in _DAYS:
            return phrase, length
    return "", 1


def _in_standing(search: ActionSearch, standing: ActionSearch) -> ActionSearch:
    """Two statuses are either of them."""
    return replace(
        search,
        statuses=search.statuses | standing.statuses,
        overdue=search.overdue or standing.overdue,
        to_escalate=search.to_escalate or standing.to_escalate,
        effect_unsaid=search.effect_unsaid or standing.effect_unsaid,
    )


def _day_at(words: list[str], place: int, today: date, next_meeting: date | None) -> tuple[int, date | None]:
    """The longest run of words there that is a day, and how many they are."""
    for length in range(min(_LONGEST_DAY, len(words) - place), 0, -1):
        said = " ".join(words[place : place + length])
        read = read_when(said, today, next_meeting)
        if not isinstance(read, Unreadable):
            return length, read.day if _YEAR.search(said) else _nearest(read.day, today)
    return 0, None


def _nearest(day: date, today: date) -> date:
    """The day of that name that is nearest to today: a register is asked of what is past as well."""
    if day - today <= _HALF_A_YEAR or (day.month, day.day) == _LEAP_DAY:
        return day
    return day.replace(year=day.year - 1)


def _with_day(search: ActionSearch, which: str, day: date) -> ActionSearch:
    match which:
        case "before":
            return replace(search, due_until=day - timedelta(days=1))
        case "by" | "until":
            return replace(search, due_until=day)
        case "after":
            return replace(search, due_from=day + timedelta(days=1))
        case "from":
            return replace(search, due_from=day)
        case _:
            return replace(search, due_from=day, due_until=day)


def _with_word(search: ActionSearch, word: str, codes: Collection[str]) -> ActionSearch:
    named = word.casefold().lstrip("@").rstrip(":,;")
    code, _, person = named.partition("/")
    known = next((one for one in codes if one.casefold() == code), None)
    if known is not None:
        search = replace(search, agency=known)
        return replace(search, words=(*search.words, person)) if person else search
    reference = _REFERENCE.fullmatch(named)
    if reference is not None:
        number = reference["number"]
        return replace(search, case=reference["case"].upper(), number=int(number) if number else None)
    return replace(search, words=(*search.words, word))
