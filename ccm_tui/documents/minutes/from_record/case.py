"""From a hearing on record to what the minutes say of its case."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ccm_tui.documents.minutes.case import (
    CaseAction,
    CaseMinutes,
    Grounds,
    Hearing,
    LastHearing,
    Measure,
    Outcome,
    Party,
    PersonInCase,
    PreviousPlan,
    Score,
    Voice,
)
from ccm_tui.documents.minutes.from_record.actions import linked_by, minute_action
from ccm_tui.documents.minutes.from_record.minute_information import minute_information
from ccm_tui.documents.minutes.from_record.minute_risk import minute_risk
from ccm_tui.documents.minutes.from_record.read_back import mark_of
from ccm_tui.domain.cases.case import Case, Referral
from ccm_tui.domain.composer.line.entries import OutcomeEntry, VoiceEntry
from ccm_tui.domain.hearings.hearing import LastTime, Recorded
from ccm_tui.domain.meetings.meeting import AgendaItem, CaseAttendee, HearingLine
from ccm_tui.domain.settings.bands import Bands
from ccm_tui.domain.vocabulary import CaseAttendance


@dataclass(frozen=True, slots=True)
class HeardCase:
    """One hearing with all that is on record of it."""

    item: AgendaItem
    hearing: HearingLine
    case: Case
    entries: tuple[Recorded, ...]
    """What stands, withdrawn entries left out, in the order made."""
    attendees: tuple[CaseAttendee, ...]
    last_time: LastTime
    read_back_at: datetime | None


@dataclass(frozen=True, slots=True)
class Background:
    """What every case of a meeting is minuted against."""

    held_on: date
    parties: Mapping[str, Party]
    """Every agency by its code."""
    bands: Bands
    known_actions: Collection[str]
    """References of the actions set by the day of the meeting."""

    def party(self, code: str | None) -> Party | None:
        """The agency of that code."""
        return self.parties.get(code) if code else None


def minute_case(number: int, heard: HeardCase, background: Background) -> CaseMinutes:
    """What the minutes say of the case that was the meeting's first, second, and so on."""
    case, hearing = heard.case, heard.hearing
    return CaseMinutes(
        number=number,
        reference=hearing.reference,
        name=hearing.name,
        kind=hearing.kind,
        restricted=hearing.restricted,
        restriction=case.restriction,
        hearing=_standing(heard.item, hearing),
        lead_agency=background.party(case.lead_agency),
        lead_professional=case.lead_professional,
        repeat_of=case.repeat_of,
        linked=case.links,
        people=tuple(PersonInCase(one.name, one.letter, one.role, one.subject) for one in case.people),
        flags=case.flags,
        present=_attended(heard, CaseAttendance.IN),
        withdrew=_attended(heard, CaseAttendance.WITHDREW),
        grounds=_grounds(hearing, case, background),
        voices=tuple(_voices(heard, background)),
        information=minute_information(heard.entries, background.parties, heard.read_back_at),
        risk=minute_risk(heard.entries, heard.last_time, background.bands, heard.read_back_at),
        previous=_previous(heard.last_time, background),
        actions=tuple(_actions(heard, background)),
        read_back_at=heard.read_back_at,
        outcome=_outcome(heard, background),
    )


def _standing(item: AgendaItem, hearing: HearingLine) -> Hearing:
    if hearing.not_reached:
        return Hearing.NOT_REACHED
    return Hearing.HEARD if item.heard else Hearing.WAITING


def _attended(heard: HeardCase, status: CaseAttendance) -> tuple[Party, ...]:
    return tuple(Party(one.code, one.name) for one in heard.attendees if one.status is status)


def _grounds(hearing: HearingLine, case: Case, background: Background) -> Grounds:
    """A review comes of no new referral: its consent and score are those of the last one there was."""
    brought_by = next((one for one in case.referrals if one.id == hearing.referral_id), None)
    latest: Referral | None = brought_by or next(
        (one for one in reversed(case.referrals) if one.received_on <= background.held_on), None
    )
    scores = latest.scores if latest else ()
    return Grounds(
        reason=hearing.reason or (brought_by.reason if brought_by else ""),
        wanted=brought_by.wanted if brought_by else "",
        referred_by=background.party(brought_by.referrer_agency) if brought_by else None,
        received_on=brought_by.received_on if brought_by else None,
        consent=latest.consent if latest else None,
        consent_reason=latest.consent_reason if latest else "",
        scores=tuple(Score(one.tool, one.score, one.maximum, one.band) for one in scores),
    )


def _voices(heard: HeardCase, background: Background) -> Iterator[Voice]:
    for recorded in heard.entries:
        if isinstance(recorded.entry, VoiceEntry):
            mark = mark_of(recorded, heard.read_back_at)
            yield Voice(background.party(recorded.entry.agency), recorded.entry.text, mark)


def _actions(heard: HeardCase, background: Background) -> Iterator[CaseAction]:
    for recorded in heard.entries:
        if recorded.action:
            stood = linked_by(recorded.action, background.held_on, background.known_actions)
            yield minute_action(stood, background.held_on, mark_of(recorded, heard.read_back_at))


def _previous(last: LastTime, background: Background) -> PreviousPlan | None:
    if not (last.hearing or last.actions or last.earlier):
        return None
    hearing, earlier = last.hearing, last.earlier
    return PreviousPlan(
        last_hearing=LastHearing(
            hearing.meeting_number, hearing.held_on, hearing.decision, hearing.review_on, hearing.outcome_reason
        )
        if hearing
        else None,
        actions=tuple(
            minute_action(linked_by(action, background.held_on, background.known_actions), background.held_on)
            for action in last.actions
        ),
        first_heard_on=earlier.first_heard_on if earlier else None,
        closed_on=earlier.closed_on if earlier else None,
        measures=tuple(Measure(one.measure, one.result, one.effect) for one in earlier.measures) if earlier else (),
    )


def _outcome(heard: HeardCase, background: Background) -> Outcome | None:
    """The latest outcome with a decision; where none has one, the latest that was recorded."""
    made = [recorded.entry for recorded in heard.entries if isinstance(recorded.entry, OutcomeEntry)]
    decided = [entry for entry in made if entry.decision]
    if not made:
        return None
    latest = (decided or made)[-1]
    named = background.party(latest.to)
    return Outcome(
        decision=latest.decision,
        reason=latest.reason,
        review_on=latest.review_on,
        to=named.name if named else latest.to or "",
        tells_subject=background.party(latest.tell),
    )
