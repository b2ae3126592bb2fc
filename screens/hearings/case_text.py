"""The case as the desk shows it: who, why here, last time, and the ratings beside their previous values."""

from collections.abc import Iterator

from textual.content import Content

from ccm_tui.clock import london
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.cases.case import CasePerson
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.hearings.hearing import EarlierPlan, PastHearing
from ccm_tui.domain.meetings.quorum import here_in_words, quorum_in_words
from ccm_tui.domain.statuses import AttendanceStatus
from ccm_tui.domain.vocabulary import CaseAttendance, Head
from ccm_tui.domain.words.counting import counted
from ccm_tui.services.desk.desk_view import DeskView
from screens.widgets.text import BAD, HEADING, MUTED, NOTICE, plain


def case_text(desk: DeskView) -> Content:
    """Everything that the chair may need to see of the case before the meeting."""
    if desk.case is None:
        return _no_case(desk)
    lines = [*_who(desk), *_why_here(desk), *_last_time(desk), *_ratings(desk), *_plan(desk), *_attendance(desk)]
    return Content("\n").join(lines)


def _no_case(desk: DeskView) -> Content:
    title = desk.current.title if desk.current else "No item is called"
    read = desk.meeting.confidentiality_read_at
    left = counted(desk.outstanding, "incomplete action")
    return Content("\n").join(
        (
            plain(title, "bold"),
            plain(f"{here_in_words(desk.roll).capitalize()}. {quorum_in_words(desk.roll)}"),
            plain(f"Confidentiality statement: {f'read at {london(read):%H:%M}' if read else 'not read yet'}."),
            plain(
                f"{left} from before still to go through."
                if desk.outstanding
                else "No action from before is left to go through."
            ),
        )
    )


def _who(desk: DeskView) -> Iterator[Content]:
    case, hearing = desk.case, desk.current.hearing if desk.current else None
    if case is None or hearing is None:
        return
    yield plain(f"{case.reference}  {hearing.kind.words}", "bold")
    for person in case.people:
        yield plain(_person(person, desk))
    for area in desk.areas:
        yield plain(
            f"Home area: {area.words(desk.room.today)}", NOTICE if area.request is None or area.silent else ""
        )
    if case.restricted:
        yield plain(f"RESTRICTED {case.restriction}".strip(), f"bold {NOTICE}")
    for flag in case.flags:
        yield plain(f"Flag: {flag}", f"bold {NOTICE}")
    if case.themes:
        yield plain(f"Themes: {', '.join(case.themes)}", MUTED)
    for forum, note in case.forums:
        yield plain(f"Also before: {forum.words}{f', {note}' if note else ''}", MUTED)
    for reference, nature in case.links:
        yield plain(f"Linked: {reference}{f', {nature}' if nature else ''}", MUTED)


def _person(person: CasePerson, desk: DeskView) -> str:
    letter = f"({person.letter}) " if person.letter else ""
    age = f", {_age(person, desk)}" if person.born_on else ""
    area = f", {person.home_area}" if person.home_area else ""
    return f"{letter}{person.name}{age}, {person.role.words}, {person.residence}{area}"


def _age(person: CasePerson, desk: DeskView) -> int:
    today, born = desk.room.today, person.born_on
    assert born is not None, "asked only where the day is known"
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _why_here(desk: DeskView) -> Iterator[Content]:
    hearing = desk.current.hearing if desk.current else None
    if desk.case is None or hearing is None:
        return
    yield _heading("Why here")
    if hearing.reason:
        yield plain(hearing.reason)
    for referral in desk.case.referrals:
        if referral.id != hearing.referral_id:
            continue
        yield plain(f"Referred {show_day(referral.received_on)} by {referral.referrer_agency or 'not stated'}")
        if referral.reason:
            yield plain(referral.reason)
        if referral.wanted:
            yield plain(f"Asks the panel: {referral.wanted}")
        yield plain(referral.consent.words.capitalize() if referral.consent else "Consent not recorded")
        for score in referral.scores:
            yield plain(f"{score.tool} {score.score} of {score.maximum}{f', {score.band}' if score.band else ''}")


def _last_time(desk: DeskView) -> Iterator[Content]:
    before = desk.last_time
    if before is None:
        return
    if before.hearing:
        yield _heading(f"Last time: meeting {before.hearing.meeting_number}, {show_day(before.hearing.held_on)}")
        yield from _past_outcome(before.hearing)
    if before.earlier:
        yield from _earlier(before.earlier)


def _plan(desk: DeskView) -> Iterator[Content]:
    if desk.last_time is None or not desk.last_time.actions:
        return
    yield _heading("The plan so far, and whether it helped")
    for action in desk.last_time.actions:
        yield from _action(action, desk)


def _past_outcome(hearing: PastHearing) -> Iterator[Content]:
    decision = hearing.decision.words if hearing.decision else "No outcome recorded"
    reason = f": {hearing.outcome_reason}" if hearing.outcome_reason else ""
    yield plain(f"{decision}{reason}")


def _earlier(earlier: EarlierPlan) -> Iterator[Content]:
    closed = f", closed {show_day(earlier.closed_on)}" if earlier.closed_on else ""
    heard = f", first heard {show_day(earlier.first_heard_on)}" if earlier.first_heard_on else ""
    yield _heading(f"Before this record{heard}{closed}")
    for measure in earlier.measures:
        effect = f" [{measure.effect.words}]" if measure.effect else ""
        result = f", {measure.result}" if measure.result else ""
        yield plain(f"· {measure.measure}{result}{effect}")


def _action(action: Action, desk: DeskView) -> Iterator[Content]:
    effect = f", {action.effect.words}" if action.effect else ""
    state = f"{action.state_in_words(desk.room.today)}{effect}"
    late = action.overdue(desk.room.today)
    yield Content.assemble(
        plain(f"{action.reference} {action.agency or 'no owner'}: ", "bold"),
        plain(state, BAD if late else MUTED),
    )
    yield plain(f"  {action.text}")


def _ratings(desk: DeskView) -> Iterator[Content]:
    now = {rating.head: rating for rating in desk.ratings}
    heads = [head for head in Head if head in now or head in desk.room.previous]
    if not heads:
        return
    yield _heading(_risk_row("Risk", "last time", "now"))
    for head in heads:
        was = desk.room.previous.get(head)
        before = _score(desk, was[0] * was[1]) if was else "not rated"
        rating = now.get(head)
        after = _score(desk, rating.score) if rating else "not rated"
        yield plain(_risk_row(head.words, before, f"{after}{_change(was, rating.score if rating else None)}"))


def _risk_row(head: str, before: str, now: str) -> str:
    return f"{head:<10} {before:<10} {now}"


def _score(desk: DeskView, score: int) -> str:
    return f"{score} {desk.bands.of(score)}"


def _change(was: tuple[int, int] | None, now: int | None) -> str:
    if was is None or now is None:
        return ""
    before = was[0] * was[1]
    return ", no change" if now == before else ", higher" if now > before else ", lower"


def _attendance(desk: DeskView) -> Iterator[Content]:
    item = desk.current
    if item is None or not (desk.attendance or item.guests or item.people or item.leavers):
        return
    yield _heading("In for this case")
    deputies = {line.code: line.speaker for line in desk.roll if line.status is AttendanceStatus.DEPUTY}
    here = [one.code for one in desk.attendance if one.status is CaseAttendance.IN]
    gone = [one.code for one in desk.attendance if one.status is not CaseAttendance.IN]
    named = [f"{code} (deputy {deputies[code]})" if deputies.get(code) else code for code in here]
    yield plain(", ".join(named) or "nobody called yet")
    if gone:
        yield plain(f"Not in: {', '.join(gone)}", MUTED)
    if awaited := [*(code for code in item.guests if code not in here), *(guest.words for guest in item.people)]:
        yield plain(f"Asked for this case: {', '.join(awaited)}", NOTICE)
    if item.leavers:
        yield plain(f"May go after it: {', '.join(item.leavers)}")


def _heading(words: str) -> Content:
    return Content("\n") + plain(words, HEADING)
