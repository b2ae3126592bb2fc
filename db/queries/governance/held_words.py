"""How what is held of a person is said: rows and entries as labelled lines."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, assert_never

from sqlalchemy import inspect

from ccm_tui.clock import london
from ccm_tui.domain.composer.line.entries import (
    ActionEntry,
    Entry,
    InfoEntry,
    NoteEntry,
    OutcomeEntry,
    RiskEntry,
    VoiceEntry,
)
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.hearings.hearing import Recorded
from ccm_tui.domain.vocabulary import Word
from db.tables.columns import RecordRow
from db.tables.meetings import MeetingRow

_LISTS_OTHERS = ("other_parties", "children")
WORDS_WITHHELD = "names other people: withheld until it is decided"


def agency_of_entry(entry: Entry) -> str | None:
    match entry:
        case InfoEntry() | VoiceEntry() | ActionEntry():
            return entry.agency
        case RiskEntry() | OutcomeEntry() | NoteEntry():
            return None
    assert_never(entry)


def entry_said(made: Recorded) -> Iterator[tuple[str, str]]:
    """An entry as labelled lines, what it says first."""
    entry = made.entry
    match entry:
        case ActionEntry():
            action = made.action
            yield "Action", entry.text
            yield "Owner", entry.person or ""
            yield "Due", show_day(entry.due) if entry.due else ""
            yield "Status", action.status.words if action else ""
            yield "Reason", action.status_reason if action else ""
        case InfoEntry():
            yield "Information", entry.text or entry.known.words
            yield "Kind", entry.share.words
            yield "Said by", made.speaker
        case RiskEntry():
            yield "Rated", ", ".join(f"{one.head.words} {one.likelihood} × {one.impact}" for one in entry.ratings)
            yield "Overall", str(entry.overall) if entry.overall else ""
            yield "Reason", entry.reason
            yield "Reason of the overall score", entry.overall_reason
        case OutcomeEntry():
            yield "Outcome", entry.decision.words if entry.decision else ""
            yield "Review", show_day(entry.review_on) if entry.review_on else ""
            yield "To", entry.to or ""
            yield "Reason", entry.reason
        case VoiceEntry():
            yield "Wishes", entry.text
        case NoteEntry():
            yield entry.note.words.capitalize(), entry.text
            yield "How it was resolved", entry.resolution
        case _:
            assert_never(entry)
    yield "Withdrawn because", made.withdrawn_reason


def row_said(row: RecordRow) -> Iterator[tuple[str, str]]:
    """What a row says, column by column, in words; its keys and what is empty left out."""
    for column in inspect(type(row)).columns:
        value = getattr(row, column.key)
        if value in (None, "", False) or column.primary_key or column.foreign_keys:
            continue
        label = column.key.replace("_", " ").capitalize()
        yield label, WORDS_WITHHELD if column.key in _LISTS_OTHERS else _in_words(value)


def _in_words(value: Any) -> str:
    match value:
        case True:
            return "yes"
        case Word():
            return value.words
        case datetime():
            return said_moment(value)
        case date():
            return show_day(value)
        case _:
            return str(value)


def said_moment(moment: datetime) -> str:
    return f"{show_day(london(moment).date())} at {london(moment):%H:%M}"


def said_meeting(row: MeetingRow) -> str:
    return f"meeting {row.number}, {show_day(row.held_on)}"
