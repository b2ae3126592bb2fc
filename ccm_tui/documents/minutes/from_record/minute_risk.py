"""From ratings and notes on record to what the minutes say of the risk."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from ccm_tui.documents.minutes.case import HeadRisk, Note, OverallRisk, Rating, RatingReason, Risk
from ccm_tui.documents.minutes.from_record.read_back import mark_of
from ccm_tui.domain.composer.line.entries import NoteEntry, RiskEntry
from ccm_tui.domain.hearings.hearing import LastTime, Recorded, overall_given
from ccm_tui.domain.settings.bands import Bands
from ccm_tui.domain.vocabulary import Head, NoteKind


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
        rated.head: Rating(rated.likelihood, rated.impact, bands.of(rated.score))
        for recorded in entries
        if isinstance(recorded.entry, RiskEntry)
        for rated in recorded.entry.ratings
    }


def _overall(entries: Sequence[Recorded], bands: Bands, read_back_at: datetime | None) -> OverallRisk | None:
    given = overall_given(entries)
    if given is not None:
        mark = mark_of(given.recorded, read_back_at)
        return OverallRisk(given.score, bands.of(given.score), given.reason, mark)
    highest = max((rating.score for rating in _now(entries, bands).values()), default=None)
    return OverallRisk(highest, bands.of(highest)) if highest else None


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
                yield RatingReason(heads, entry.reason, mark_of(recorded, read_back_at))


def _notes(entries: Sequence[Recorded], kind: NoteKind, read_back_at: datetime | None) -> tuple[Note, ...]:
    return tuple(
        Note(recorded.entry.text, mark_of(recorded, read_back_at), recorded.entry.resolution)
        for recorded in entries
        if isinstance(recorded.entry, NoteEntry) and recorded.entry.note is kind
    )
