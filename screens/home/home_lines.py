"""What home says, line by line: each with the kind of thing it is, and where it leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from textual.content import Content
from textual.visual import Visual

from ccm_tui.clock import LONDON, london_day
from ccm_tui.domain.actions.action import WaitingAction
from ccm_tui.domain.cases.home_areas import WaitingArea
from ccm_tui.domain.days.when import distance, show_day
from ccm_tui.domain.meetings.meeting import Meeting
from ccm_tui.domain.words.counting import counted, listed
from ccm_tui.services.home.home_view import Ahead, FirstSteps, HomeView
from screens.widgets.columns import Cell, Columns
from screens.widgets.text import BAD, HEADING, MUTED, NOTICE, plain, short

_LABEL_WIDTH = 10
_SOON = timedelta(hours=3)
"""From when on the time to a meeting is told in minutes and hours."""


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """Leads to a meeting: its planning, its desk or its minutes."""

    meeting: Meeting


@dataclass(frozen=True, slots=True)
class ActionsLine:
    """Leads to the register of actions, at those looked for."""

    search: str


@dataclass(frozen=True, slots=True)
class PlannedCaseLine:
    """Leads to a case of the next agenda, as it is planned."""

    item_id: int


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Leads where a command of home leads."""

    command: str


@dataclass(frozen=True, slots=True)
class BoardLine:
    """Leads to the representation board."""


@dataclass(frozen=True, slots=True)
class QuietLine:
    """Leads nowhere: there is nothing to be done."""


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One line of home."""

    name: str
    """Stays the same while the line means the same."""
    leads_to: MeetingLine | ActionsLine | PlannedCaseLine | CommandLine | BoardLine | QuietLine
    look: Visual


def home_lines(home: HomeView) -> Iterator[HomeLine]:
    """Everything that home says, the most pressing first."""
    if home.first is not None:
        yield from _first_steps(home.first, home.unscreened)
        yield from _unlocked(home)
        return
    yield from _next(home)
    yield from _waiting(home)
    yield from _unlocked(home)
    for place, ahead in enumerate(home.ahead[1:]):
        yield _meeting_line(ahead.meeting, _once("Ahead", place), plain(_ahead_in_words(ahead, home)))
    for place, meeting in enumerate(home.past):
        yield _meeting_line(meeting, _once("Past", place), plain(_past_in_words(meeting)))


def _first_steps(steps: FirstSteps, unscreened: int) -> Iterator[HomeLine]:
    """What leads to the first meeting, each with how far it is."""
    yield _step("agencies", _agencies_done(steps), _agencies_step(steps))
    yield _step("referrals", bool(steps.referrals) and not unscreened, _referrals_step(steps, unscreened))
    ready = f"{counted(steps.due, 'case')} {'is' if steps.due == 1 else 'are'} due for its agenda"
    said = ready if steps.due else "its agenda is made from the referrals that you accept"
    yield _step("new_meeting", False, f"Plan the first meeting; {said} (F2).")


def _step(command: str, done: bool, said: str) -> HomeLine:
    label = "Done" if done else "To do"
    return HomeLine(command, CommandLine(command), _row(label, plain(said, MUTED if done else "")))


def _agencies_done(steps: FirstSteps) -> bool:
    return bool(steps.agencies) and not steps.unspoken_for


def _agencies_step(steps: FirstSteps) -> str:
    there = counted(steps.agencies, "agency", "agencies")
    if not steps.agencies:
        return "Add the agencies that belong to the conference (F4)."
    if not steps.unspoken_for:
        return f"{there}, each with somebody who speaks for it (F4)."
    whom = "any of them" if steps.unspoken_for == steps.agencies else f"{steps.unspoken_for} of them"
    return f"{there}; nobody is named yet who speaks for {whom} (F4)."


def _referrals_step(steps: FirstSteps, unscreened: int) -> str:
    if not steps.referrals:
        return "Enter the referrals, or take them from a spreadsheet (F3)."
    if unscreened:
        return f"{_unscreened_in_words(unscreened)} (F3)."
    return f"{counted(steps.referrals, 'referral')} screened (F3)."


def _unlocked(home: HomeView) -> Iterator[HomeLine]:
    """A real record that anybody can read is never passed over in silence."""
    if not home.locked and not home.settings.demo:
        said = plain("This record has no passphrase: whoever has this computer can read it. Enter sets one.", NOTICE)
        yield HomeLine("passphrase", CommandLine("passphrase"), _row("Unlocked", said))


def _next(home: HomeView) -> Iterator[HomeLine]:
    if not home.ahead:
        said = plain("No meeting is planned. F2 plans one, with its agenda made from the cases that are due.")
        yield HomeLine("new_meeting", CommandLine("new_meeting"), _row("Next", said))
        return
    first = home.ahead[0]
    now = first.meeting.state.in_session
    said = Content("\n").join(
        (
            plain(_name_and_day(first.meeting, home.now), "bold"),
            plain(_agenda_in_words(first)),
            *([short(first.meeting.venue, MUTED)] if first.meeting.venue else []),
        )
    )
    yield _meeting_line(first.meeting, "Now" if now else "Next", said)


def _waiting(home: HomeView) -> Iterator[HomeLine]:
    today = london_day(home.now)
    if home.overdue:
        yield HomeLine("overdue", ActionsLine("overdue"), _row("Overdue", _overdue_in_words(home, today)))
    if home.unaccepted:
        said = _unaccepted_in_words(home.unaccepted)
        yield HomeLine("unaccepted", ActionsLine("proposed"), _row("Unanswered", plain(said)))
    if home.unscreened:
        yield _referrals_line(home)
    if home.areas:
        yield _areas_line(home, today)
    if home.missing:
        said = f"{listed(home.missing)} not represented at the last 2 meetings"
        yield HomeLine("missing", BoardLine(), _row("Missing", plain(said)))
    for meeting in home.drafts:
        said = f"Minutes of meeting {meeting.number}, {show_day(meeting.held_on)}: draft, not approved yet"
        yield HomeLine(f"draft-{meeting.id}", MeetingLine(meeting), _row("Minutes", plain(said)))
    if not (home.overdue or home.unaccepted or home.unscreened or home.areas or home.missing or home.drafts):
        yield HomeLine(
            "quiet", QuietLine(), _row("Waiting", plain("Nothing is late, and nothing waits for an answer."))
        )


def _referrals_line(home: HomeView) -> HomeLine:
    said = _unscreened_in_words(home.unscreened)
    return HomeLine("unscreened", CommandLine("referrals"), _row("Referrals", plain(said)))


def _unscreened_in_words(unscreened: int) -> str:
    return f"{counted(unscreened, 'referral')} {'waits' if unscreened == 1 else 'wait'} to be screened"


def _areas_line(home: HomeView, today: date) -> HomeLine:
    """Leads to the first of its cases that is on the next agenda, or else to that agenda."""
    on_agenda = next((area.item_id for area in home.areas if area.item_id is not None), None)
    if on_agenda is not None:
        leads_to: PlannedCaseLine | MeetingLine | QuietLine = PlannedCaseLine(on_agenda)
    else:
        leads_to = MeetingLine(home.ahead[0].meeting) if home.ahead else QuietLine()
    return HomeLine("areas", leads_to, _row("Home areas", plain(_areas_in_words(home.areas, today))))


def _areas_in_words(areas: tuple[WaitingArea, ...], today: date) -> str:
    silent = [area for area in areas if area.asked_on]
    unasked = [f"{area.area} for {area.reference}" for area in areas if area.asked_on is None]
    said: list[str] = []
    if silent and (since := silent[0].asked_on):
        which = "" if len(silent) == 1 else "the longest "
        worst = f"{which}{silent[0].area} for {silent[0].reference}, {counted((today - since).days, 'day')}"
        said.append(f"{len(silent)} asked and no reply: {worst}")
    if unasked:
        said.append(f"{len(unasked)} not asked: {listed(unasked, 2)}")
    return "; ".join(said)


def _meeting_line(meeting: Meeting, label: str, said: Content) -> HomeLine:
    return HomeLine(f"meeting-{meeting.id}", MeetingLine(meeting), _row(label, said))


def _row(label: str, said: Content) -> Visual:
    return Columns(Cell(plain(label, HEADING), width=_LABEL_WIDTH), Cell(said, share=1))


def _once(label: str, place: int) -> str:
    """The label of a group stands at its first line alone."""
    return "" if place else label


def _overdue_in_words(home: HomeView, today: date) -> Content:
    worst = home.overdue[0]
    days = f", {counted((today - worst.due_on).days, 'day')}" if worst.due_on else ""
    which = "" if len(home.overdue) == 1 else "the longest "
    return Content.assemble(
        plain(f"{counted(len(home.overdue), 'action')} overdue", f"bold {BAD}"),
        plain(f": {which}{worst.reference}, {worst.agency or 'no owner'}{days}"),
    )


def _unaccepted_in_words(actions: tuple[WaitingAction, ...]) -> str:
    named = ", ".join(f"{action.reference} {action.agency or 'no owner'}" for action in actions[:2])
    more = f" and {len(actions) - 2} more" if len(actions) > 2 else ""
    return f"{counted(len(actions), 'action')} proposed and never accepted: {named}{more}"


def _agenda_in_words(ahead: Ahead) -> str:
    if not ahead.cases:
        return "no cases yet"
    asked, there_is = int(ahead.asked.total_seconds() // 60), ahead.meeting.minutes_available
    over = f", {asked - there_is} min over" if asked > there_is else ""
    return f"{counted(ahead.cases, 'case')}, {asked} of {there_is} min{over}"


def _ahead_in_words(ahead: Ahead, home: HomeView) -> str:
    return f"{_name_and_day(ahead.meeting, home.now)}: {_agenda_in_words(ahead)}"


def _past_in_words(meeting: Meeting) -> str:
    standing = "minutes approved" if meeting.state.approved else "draft minutes"
    return f"Meeting {meeting.number}, {show_day(meeting.held_on)}: {standing}"


def _name_and_day(meeting: Meeting, now: datetime) -> str:
    if meeting.state.in_session:
        return f"Meeting {meeting.number} is in session"
    name, today = f"Meeting {meeting.number}", london_day(now)
    if meeting.held_on < today:
        return f"{name} was planned for {show_day(meeting.held_on)}, {distance(meeting.held_on, today)}"
    if meeting.held_on > today:
        return f"{name}, {show_day(meeting.held_on)}, {distance(meeting.held_on, today)}"
    return f"{name}, today at {meeting.starts_at:%H:%M}{_time_to(meeting, now)}"


def _time_to(meeting: Meeting, now: datetime) -> str:
    left = datetime.combine(meeting.held_on, meeting.starts_at, tzinfo=LONDON) - now
    minutes = round(left.total_seconds() / 60)
    if left > _SOON:
        return ""
    if minutes < 0:
        return f", {counted(-minutes, 'minute')} ago"
    return f", in {counted(minutes, 'minute')}" if minutes else ", now"
