"""A case file, line by line: who is in it, what is agreed, its ratings, and all that happened, the latest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from textual.content import Content
from textual.visual import Visual

from ccm_tui.clock import london_day
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.cases.case import CasePerson
from ccm_tui.domain.cases.file import FileHearing, HeadHistory, rating_history
from ccm_tui.domain.composer.line.entries import InfoEntry, OutcomeEntry
from ccm_tui.domain.composer.rendering import entry_sentence
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.hearings.hearing import EarlierPlan, Recorded
from ccm_tui.domain.referrals.referral import Referral
from ccm_tui.domain.settings.bands import HIGHEST_SCORE, Bands
from ccm_tui.domain.vocabulary import Known, ProtectedDetail, Sensitivity
from ccm_tui.services.cases.case_file_view import CaseFileView
from screens.cases.file_subjects import (
    CasePart,
    FileSubject,
    FlagOfCase,
    ForumOfCase,
    HearingOfCase,
    LinkOfCase,
    PersonOfCase,
    RepeatOfCase,
)
from screens.widgets.columns import Cell, Columns
from screens.widgets.text import BAD, HEADING, MUTED, NOTICE, plain

_BARS = "▁▂▃▄▅▆▇█"
_MOST_DAYS = 4
"""Hearings that are shown, the latest ones: as many as a line of 60 cells holds."""
_HEAD, _DAY = 10, 8


def rating_chart(days: tuple[date, ...], heads: tuple[HeadHistory, ...], bands: Bands) -> Content:
    """A line for each head: its score at each of the latest hearings, its band now, and what has changed."""
    left_out = max(len(days) - _MOST_DAYS, 0)
    first = f"{'Risk to':<{_HEAD}}" + "".join(f"{_short_day(day):>{_DAY}}" for day in days[left_out:])
    lines = [plain(first, MUTED), *(_history_line(head, left_out, bands) for head in heads)]
    if left_out:
        lines.append(plain(f"{left_out} earlier ratings stand at their hearings below.", MUTED))
    return Content("\n").join(lines)


def _history_line(history: HeadHistory, left_out: int, bands: Bands) -> Content:
    scores = history.scores[left_out:]
    latest = next((score for score in reversed(history.scores) if score is not None), 0)
    cells = "".join(f"{_cell(score):>{_DAY}}" for score in scores)
    return Content.assemble(
        plain(f"{history.head.words:<{_HEAD}}{cells}  "), plain(f"{bands.of(latest)}, {history.change}", "bold")
    )


def _cell(score: int | None) -> str:
    return "–" if score is None else f"{score} {bar(score)}"


def bar(score: int) -> str:
    """A block as high as the score."""
    return _BARS[min(score * len(_BARS) // (HIGHEST_SCORE + 1), len(_BARS) - 1)]


def _short_day(day: date) -> str:
    _, number, month, _ = show_day(day).split()
    return f"{number} {month}"


_LABEL = 15
"""Width of a day as it is shown."""

_OPEN_CELLS = 300


@dataclass(frozen=True, slots=True)
class FileLine:
    """One line of the file."""

    name: str
    """Stays the same while the line means the same."""
    look: Visual
    about: FileSubject | None


def case_file_lines(file: CaseFileView) -> Iterator[FileLine]:
    """Everything in the file."""
    if file.erasure:
        said = f"Erased {show_day(london_day(file.erasure.erased_at))} by {file.erasure.actor}: {file.erasure.reason}"
        yield _line("erased", "Erased", plain(f"{said} ({file.erasure.authority})", f"bold {NOTICE}"))
    yield from _standing(file)
    yield from _people(file)
    yield from _ties(file)
    yield from _home_areas(file)
    days, heads = rating_history(file.case, file.hearings)
    if heads:
        yield _line("ratings", "Ratings", rating_chart(days, heads, file.bands))
    yield from _open_actions(file)
    yield from _timeline(file)


def _standing(file: CaseFileView) -> Iterator[FileLine]:
    case = file.case
    review = f", review {show_day(case.review_on)}" if case.review_on else ""
    status = f"{case.status.words}{review}; opened {show_day(case.opened_on)}"
    yield _line("status", "Status", plain(status, "bold"), CasePart.STATUS)
    if case.restricted:
        why = f": {case.restriction}" if case.restriction else ""
        seen_by = f"may be seen by {', '.join(file.let_in)}" if file.let_in else "no agency is named that may see it"
        said = Content.assemble(plain(f"RESTRICTED{why}", f"bold {NOTICE}"), plain(f"; {seen_by}"))
        yield _line("restriction", "Restricted", said, CasePart.RESTRICTION)
    for place, flag in enumerate(case.flags):
        yield _line(f"flag {place}", "" if place else "Flags", plain(flag, f"bold {NOTICE}"), FlagOfCase(flag))
    lead = ", ".join(filter(None, (file.agencies.get(case.lead_agency or "", ""), case.lead_professional)))
    yield _line("lead", "Lead", plain(lead) if lead else plain("none named", MUTED), CasePart.LEAD)
    themes = plain(", ".join(case.themes)) if case.themes else plain("none", MUTED)
    yield _line("themes", "Themes", themes, CasePart.THEMES)


def _people(file: CaseFileView) -> Iterator[FileLine]:
    for place, person in enumerate(file.case.people):
        about = PersonOfCase(person.person_id)
        yield _line(f"person {person.person_id}", "" if place else "People", _person(person), about)
    if not file.case.people:
        yield _line("people", "People", plain("nobody is named", MUTED), CasePart.PEOPLE)


def _person(person: CasePerson) -> Content:
    letter = f"({person.letter}) " if person.letter else ""
    born = f", born {show_day(person.born_on)}" if person.born_on else ""
    area = f", {person.home_area}" if person.home_area else ""
    lines = [
        Content.assemble(
            plain(f"{letter}{person.name}", "bold"),
            plain(f", {person.role.words}{', the subject' if person.subject else ''}{born}"),
        ),
        plain(f"{person.residence}{area}{f'; {person.address}' if person.address else ''}"),
    ]
    if person.protected:
        ticked = ", ".join(detail.words for detail in ProtectedDetail if detail in person.protected)
        lines.append(plain(f"Protected, leaves the record for nobody: {ticked}", f"bold {NOTICE}"))
    if person.safe_contact:
        lines.append(plain(f"Safe contact: {person.safe_contact}", NOTICE))
    if person.adjustments:
        lines.append(plain(f"Adjustments: {person.adjustments}"))
    return Content("\n").join(lines)


def _ties(file: CaseFileView) -> Iterator[FileLine]:
    case = file.case
    for place, (forum, note) in enumerate(case.forums):
        said = plain(f"{forum.words}{f': {note}' if note else ''}")
        yield _line(f"forum {place}", "" if place else "Also before", said, ForumOfCase(forum))
    for place, (reference, nature) in enumerate(case.links):
        said = Content.assemble(plain(reference, "bold"), plain(f"{f': {nature}' if nature else ''}"))
        yield _line(f"link {reference}", "" if place else "Linked with", said, LinkOfCase(reference))
    if case.repeat_of:
        yield _line(
            f"repeat {case.repeat_of}", "Repeat of", plain(case.repeat_of, "bold"), RepeatOfCase(case.repeat_of)
        )


def _home_areas(file: CaseFileView) -> Iterator[FileLine]:
    for place, home in enumerate(file.home_areas):
        yield _line(f"area {place}", "" if place else "Home area", plain(home.words(file.today)))


def _open_actions(file: CaseFileView) -> Iterator[FileLine]:
    waiting = [action for action in file.actions if not action.status.settled]
    for place, action in enumerate(waiting):
        yield _line(f"open {action.id}", "" if place else "Open actions", _action(action, file))


def _timeline(file: CaseFileView) -> Iterator[FileLine]:
    """Hearings and referrals, the latest first; what is older than this record comes last."""
    events: list[FileHearing | Referral] = [*file.hearings, *file.case.referrals]
    for event in sorted(events, key=_day_of, reverse=True):
        if isinstance(event, FileHearing):
            yield from _hearing(event, file)
        else:
            yield _line(f"referral {event.id}", show_day(event.received_on), _referral(event))
    if file.case.earlier:
        yield _line("earlier", "Before this", _earlier(file.case.earlier))


def _day_of(event: FileHearing | Referral) -> date:
    return event.held_on if isinstance(event, FileHearing) else event.received_on


def _hearing(hearing: FileHearing, file: CaseFileView) -> Iterator[FileLine]:
    to_come = " (to come)" if hearing.state.planned else ""
    left = ": not reached" if hearing.not_reached else ""
    head = plain(f"Meeting {hearing.meeting_number}, {hearing.kind.words} hearing{to_come}{left}", HEADING)
    why = [plain(hearing.reason)] if hearing.reason else []
    about = HearingOfCase(hearing.id)
    yield _line(f"hearing {hearing.id}", show_day(hearing.held_on), Content("\n").join((head, *why)), about)
    actions = {action.entry_id: action for action in file.actions}
    strangers = [made for made in hearing.recorded if _says_only_not_known(made)]
    for made in hearing.recorded:
        if made not in strangers:
            yield _line(f"entry {made.id}", f"  {made.entry.kind.words}", _entry(made, actions.get(made.id), file))
        elif made is strangers[0]:
            named = ", ".join(_agency_of(one, file) for one in strangers)
            yield _line(f"entry {made.id}", f"  {made.entry.kind.words}", plain(f"Not known to {named}."))


def _says_only_not_known(made: Recorded) -> bool:
    """Half of the agencies say no more than that of most cases: one line is enough for all of them."""
    entry = made.entry
    return (
        isinstance(entry, InfoEntry)
        and entry.known is Known.NOT_KNOWN
        and not (entry.text or made.withdrawn_at)
        and entry.sensitivity is Sensitivity.NORMAL
    )


def _agency_of(made: Recorded, file: CaseFileView) -> str:
    code = made.entry.agency if isinstance(made.entry, InfoEntry) else None
    return file.agencies.get(code or "", code or "an agency not named")


def _entry(made: Recorded, action: Action | None, file: CaseFileView) -> Content:
    said = plain(entry_sentence(made.entry, file.agencies, file.bands))
    lines = [said]
    if action:
        lines.append(_standing_of(action, file))
    if isinstance(made.entry, OutcomeEntry) and made.entry.tell and "tell" not in said.plain.lower():
        lines.append(plain(f"{file.agencies.get(made.entry.tell, made.entry.tell)} tells the subject."))
    if mark := _mark(made):
        lines.append(plain(mark, f"bold {NOTICE}"))
    shown = Content("\n").join(lines)
    return shown.stylize("strike") if made.withdrawn_at else shown


def _mark(made: Recorded) -> str:
    marks = []
    if made.withdrawn_at:
        marks.append(f"withdrawn: {made.withdrawn_reason}" if made.withdrawn_reason else "withdrawn")
    if isinstance(made.entry, InfoEntry) and made.entry.sensitivity is not Sensitivity.NORMAL:
        marks.append(made.entry.sensitivity.words)
    return ", ".join(marks)


def _action(action: Action, file: CaseFileView) -> Content:
    whose = ", ".join(part for part in (action.agency_name or "no owner", action.owner) if part)
    due = f", by {show_day(action.due_on)}" if action.due_on else ", no date"
    # Whole it stands at the hearing that set it.
    said = plain(f"{whose}: {action.text}").truncate(_OPEN_CELLS, ellipsis=True)
    return Content("\n").join((Content.assemble(said, plain(due)), _standing_of(action, file)))


def _standing_of(action: Action, file: CaseFileView) -> Content:
    late = action.overdue(file.today)
    effect = f", {action.effect.words}" if action.effect else ""
    why = f": {action.status_reason}" if action.status_reason else ""
    again = f"; issued again as {action.reissued_as}" if action.reissued_as else ""
    return Content.assemble(
        plain(f"{action.reference} ", "bold"),
        plain(f"{action.state_in_words(file.today)}{effect}{why}{again}", f"bold {BAD}" if late else MUTED),
    )


def _referral(referral: Referral) -> Content:
    by = f" by {referral.referrer_agency}" if referral.referrer_agency else ""
    why = f": {referral.screening_reason}" if referral.screening_reason else ""
    lines = [plain(f"Referral{by}, {referral.screening.words}{why}", HEADING)]
    for label, text in (("", referral.reason), ("Tried: ", referral.tried), ("Wanted: ", referral.wanted)):
        if text:
            lines.append(plain(f"{label}{text}"))
    consent = referral.consent.words if referral.consent else "consent not recorded"
    lines.append(plain(f"{consent[:1].upper()}{consent[1:]}", MUTED))
    for score in referral.scores:
        band = f", {score.band}" if score.band else ""
        lines.append(plain(f"{score.tool}: {score.score} of {score.maximum}{band}", MUTED))
    return Content("\n").join(lines)


def _earlier(earlier: EarlierPlan) -> Content:
    days = [f"first heard {show_day(earlier.first_heard_on)}" if earlier.first_heard_on else ""]
    days.append(f"closed {show_day(earlier.closed_on)}" if earlier.closed_on else "")
    lines = [plain(", ".join(filter(None, days)) or "An earlier plan", HEADING)]
    for measure in earlier.measures:
        result = f", {measure.result}" if measure.result else ""
        effect = f" ({measure.effect.words})" if measure.effect else ""
        lines.append(plain(f"· {measure.measure}{result}{effect}"))
    return Content("\n").join(lines)


def _line(name: str, label: str, said: Content, about: FileSubject | None = None) -> FileLine:
    return FileLine(name, _row(label, said), about)


def _row(label: str, said: Content) -> Visual:
    return Columns(Cell(plain(label, HEADING), width=_LABEL), Cell(said, share=1))
