"""From a hearing on record to what the minutes say of its case."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ccm_tui.documents.minutes.case import (
    CaseAction,
    CaseMinutes,
    Grounds,
    HeadRisk,
    Hearing,
    Information,
    InPart,
    LastHearing,
    Note,
    Outcome,
    OverallRisk,
    Party,
    PersonInCase,
    PreviousMeasure,
    PreviousPlan,
    Rating,
    RatingReason,
    ReadBackMark,
    Risk,
    Score,
    Shared,
    Voice,
)
from ccm_tui.documents.minutes.from_record.actions import linked_by, minute_action
from ccm_tui.domain.agenda.item import AgendaItem, HearingLine
from ccm_tui.domain.cases.case import Case
from ccm_tui.domain.composer.line.entries import InfoEntry, NoteEntry, OutcomeEntry, RiskEntry, VoiceEntry
from ccm_tui.domain.hearings.hearing import LastTime, Recorded, overall_given
from ccm_tui.domain.meetings.sittings import CaseAttendee
from ccm_tui.domain.referrals.referral import Referral
from ccm_tui.domain.settings.bands import Bands
from ccm_tui.domain.vocabulary import CaseAttendance, Head, HearingKind, Known, NoteKind, Sensitivity


def mark_of(recorded: Recorded, read_back_at: datetime | None) -> ReadBackMark | None:
    """Whether the entry was recorded or changed after the read-back; None where neither, or there was none."""
    if read_back_at is None or not recorded.after(read_back_at):
        return None
    return ReadBackMark.RECORDED if recorded.made_at > read_back_at else ReadBackMark.CHANGED


def minute_risk(entries: Sequence[Recorded], last: LastTime, bands: Bands, read_back_at: datetime | None) -> Risk:
    """The latest rating of every head beside the one before it, the reasons, and the chair's notes."""
    now = _now(entries, bands)
    before = _before(last, bands)
    return Risk(
        summary=_notes(entries, NoteKind.SUMMARY, read_back_at),
        heads=tuple(
            HeadRisk(head, now.get(head), before.get(head)) for head in Head if head in now or head in before
        ),
        reasons=tuple(_reasons(entries, read_back_at)),
        protective=_notes(entries, NoteKind.PROTECTIVE, read_back_at),
        dissent=_notes(entries, NoteKind.DISSENT, read_back_at),
        overall=_overall(entries, bands, read_back_at),
    )


def _now(entries: Sequence[Recorded], bands: Bands) -> Mapping[Head, Rating]:
    return {
        rated.head: Rating(rated.likelihood, rated.impact, bands.of(rated.score), recorded.said_at)
        for recorded in entries
        if isinstance(recorded.entry, RiskEntry)
        for rated in recorded.entry.ratings
    }


def _overall(entries: Sequence[Recorded], bands: Bands, read_back_at: datetime | None) -> OverallRisk | None:
    given = overall_given(entries)
    if given is not None:
        mark = mark_of(given.recorded, read_back_at)
        return OverallRisk(given.score, bands.of(given.score), given.reason, mark, given.recorded.said_at)
    rated = _now(entries, bands).values()
    if not rated:
        return None
    highest = max(rating.score for rating in rated)
    # It follows from every rating, and so is told to those alone who heard the last of them.
    return OverallRisk(highest, bands.of(highest), at=max(rating.at for rating in rated if rating.at))


def _before(last: LastTime, bands: Bands) -> Mapping[Head, Rating]:
    """The ratings of the hearing before or, where there was none, those that the case brought with it."""
    if last.hearing:
        ratings = [(rated.head, rated.likelihood, rated.impact) for rated in last.hearing.ratings]
    else:
        ratings = list(last.earlier.ratings) if last.earlier else []
    return {head: Rating(likelihood, impact, bands.of(likelihood * impact)) for head, likelihood, impact in ratings}


def _reasons(entries: Sequence[Recorded], read_back_at: datetime | None) -> Iterator[RatingReason]:
    """Why the ratings are what they are; a reason whose every rating was replaced by a later one is left out."""
    rated_last = {
        rated.head: recorded.id
        for recorded in entries
        if isinstance(recorded.entry, RiskEntry)
        for rated in recorded.entry.ratings
    }
    for recorded in entries:
        entry = recorded.entry
        if isinstance(entry, RiskEntry) and entry.reason:
            heads = tuple(head for head in Head if rated_last.get(head) == recorded.id)
            if heads or not entry.ratings:
                yield RatingReason(heads, entry.reason, mark_of(recorded, read_back_at), recorded.said_at)


def _notes(entries: Sequence[Recorded], kind: NoteKind, read_back_at: datetime | None) -> tuple[Note, ...]:
    return tuple(
        Note(recorded.entry.text, mark_of(recorded, read_back_at), recorded.entry.resolution, recorded.said_at)
        for recorded in entries
        if isinstance(recorded.entry, NoteEntry) and recorded.entry.note is kind
    )


def minute_information(
    entries: Iterable[Recorded], parties: Mapping[str, Party], read_back_at: datetime | None
) -> Information:
    """What was shared, and which agencies had nothing to share or did not answer."""
    shared: list[Shared] = []
    # Keyed by agency, so that one that says twice that it knows nothing is named once.
    silent: dict[Known, dict[str, Party]] = {Known.NOT_KNOWN: {}, Known.NO_REPLY: {}}
    for recorded in entries:
        entry = recorded.entry
        if not isinstance(entry, InfoEntry) or entry.sensitivity is Sensitivity.NOT_MINUTED:
            continue
        party = parties.get(entry.agency) if entry.agency else None
        if party and not entry.text and entry.known in silent:
            silent[entry.known][party.code] = party
        else:
            restricted = entry.sensitivity is Sensitivity.RESTRICTED
            mark = mark_of(recorded, read_back_at)
            shared.append(Shared(party, entry.known, entry.share, restricted, entry.text, mark, recorded.said_at))
    return Information(
        shared=tuple(shared),
        not_known_to=tuple(silent[Known.NOT_KNOWN].values()),
        no_reply_from=tuple(silent[Known.NO_REPLY].values()),
    )


@dataclass(frozen=True, slots=True)
class CaseAtMeeting:
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


def minute_case(number: int, heard: CaseAtMeeting, background: Background) -> CaseMinutes:
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
        in_part=tuple(_in_part(heard)),
    )


def _standing(item: AgendaItem, hearing: HearingLine) -> Hearing:
    if hearing.not_reached:
        return Hearing.NOT_REACHED
    return Hearing.HEARD if item.heard else Hearing.WAITING


def _in_part(heard: CaseAtMeeting) -> Iterator[InPart]:
    """The agencies that came once the case had begun, or left before it was over."""
    start, end = heard.item.started_at, heard.item.ended_at
    for one in heard.attendees:
        whole = any(
            (sat.start is None or (start is not None and sat.start <= start))
            and (sat.end is None or (end is not None and end <= sat.end))
            for sat in one.sat
        )
        if one.status is CaseAttendance.IN and not whole:
            yield InPart(Party(one.code, one.name), one.sat)


def _attended(heard: CaseAtMeeting, status: CaseAttendance) -> tuple[Party, ...]:
    return tuple(Party(one.code, one.name) for one in heard.attendees if one.status is status)


def _grounds(hearing: HearingLine, case: Case, background: Background) -> Grounds:
    """A review comes of no new referral: its consent and score are those of the last one there was."""
    brought_by = next((one for one in case.referrals if one.id == hearing.referral_id), None)
    latest: Referral | None = brought_by or next(
        (one for one in reversed(case.referrals) if one.received_on <= background.held_on), None
    )
    scores = latest.scores if latest else ()
    return Grounds(
        reason=_reason(hearing, brought_by),
        wanted=brought_by.wanted if brought_by else "",
        referred_by=background.party(brought_by.referrer_agency) if brought_by else None,
        received_on=brought_by.received_on if brought_by else None,
        consent=latest.consent if latest else None,
        consent_reason=latest.consent_reason if latest else "",
        scores=tuple(Score(one.tool, one.score, one.maximum, one.band) for one in scores),
    )


def _reason(hearing: HearingLine, brought_by: Referral | None) -> str:
    """Why the case is on the agenda, and for an urgent one what its referral says too."""
    said = brought_by.reason if brought_by else ""
    if hearing.kind is HearingKind.URGENT and hearing.reason and said and said not in hearing.reason:
        return f"{hearing.reason}. {said}"
    return hearing.reason or said


def _voices(heard: CaseAtMeeting, background: Background) -> Iterator[Voice]:
    for recorded in heard.entries:
        if isinstance(recorded.entry, VoiceEntry):
            mark = mark_of(recorded, heard.read_back_at)
            yield Voice(background.party(recorded.entry.agency), recorded.entry.text, mark, recorded.said_at)


def _actions(heard: CaseAtMeeting, background: Background) -> Iterator[CaseAction]:
    for recorded in heard.entries:
        if recorded.action:
            stood = linked_by(recorded.action, background.held_on, background.known_actions)
            minuted = minute_action(stood, background.held_on, mark_of(recorded, heard.read_back_at))
            yield replace(minuted, at=recorded.said_at)


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
        measures=tuple(PreviousMeasure(one.measure, one.result, one.effect) for one in earlier.measures)
        if earlier
        else (),
    )


def _outcome(heard: CaseAtMeeting, background: Background) -> Outcome | None:
    """The latest outcome with a decision; where none has one, the latest that was recorded."""
    made = [(one.entry, one.said_at) for one in heard.entries if isinstance(one.entry, OutcomeEntry)]
    decided = [(entry, at) for entry, at in made if entry.decision]
    if not made:
        return None
    latest, said_at = (decided or made)[-1]
    named = background.party(latest.to)
    return Outcome(
        decision=latest.decision,
        reason=latest.reason,
        review_on=latest.review_on,
        to=named.name if named else latest.to or "",
        tells_subject=background.party(latest.tell),
        at=said_at,
    )
