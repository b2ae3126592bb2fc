"""What a line was understood as, in one line of words: shown as it is typed and again once recorded."""

from ccm_tui.domain.composer.line.entries import (
    ActionEntry,
    InfoEntry,
    NoteEntry,
    OutcomeEntry,
    Rated,
    RiskEntry,
    VoiceEntry,
)
from ccm_tui.domain.composer.line.reading import LineReading
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.days.when import distance, show_day
from ccm_tui.domain.settings.bands import DEFAULT_BANDS, Bands
from ccm_tui.domain.vocabulary import Head, Known, Sensitivity


def understood(reading: LineReading, room: Room, bands: Bands = DEFAULT_BANDS) -> str:
    """All that the entry holds but its text. What is to be remarked on it is said beside this, not in it.

    "Action: Housing (Nell Turnstile), due Fri 4 Dec 2026, in 11 days, 6 before the next meeting; answers the risk
    to victim". Names that the chair typed stand in it as typed.
    """
    entry = reading.entry
    match entry:
        case InfoEntry(known=Known.NOT_KNOWN | Known.NO_REPLY, text="", agency=str()):
            title, said = "", [_silence(entry, room)]
        case ActionEntry():
            title, said = "Action", _action(entry, room)
        case InfoEntry():
            title, said = "Information", _information(entry, room)
        case RiskEntry():
            rated = ", ".join(_rating(rated, room, bands) for rated in entry.ratings)
            title, said = "Risk", [rated, _overall(entry, bands)]
        case OutcomeEntry():
            title, said = "Outcome", _outcome(entry, room)
        case VoiceEntry():
            title, said = "Voice", [f"spoken for by {_name(entry.agency, room)}" if entry.agency else ""]
        case NoteEntry():
            resolved = ", and how it was resolved" if entry.resolution else ""
            title, said = "Note", [f"{entry.note.words}{resolved}"]
    words = "; ".join(part for part in said if part)
    return ": ".join(part for part in (title, words) if part)


def _name(code: str | None, room: Room) -> str:
    """The agency's name; a code that is nobody's here stands for itself."""
    return next((seat.name for seat in room.seats if seat.code == code), code or "")


def _action(entry: ActionEntry, room: Room) -> list[str]:
    owner = _name(entry.agency, room)
    if entry.person:
        owner = f"{owner} ({entry.person})"
    due = f"due {_day(entry, room)}" if entry.due else ""
    return [
        ", ".join(part for part in (owner, due) if part),
        f"answers the risk to {entry.head.words}" if entry.head else "",
    ]


def _day(entry: ActionEntry | OutcomeEntry, room: Room) -> str:
    day = entry.due if isinstance(entry, ActionEntry) else entry.review_on
    return f"{show_day(day)}, {distance(day, room.today, room.next_meeting)}" if day else ""


def _silence(entry: InfoEntry, room: Room) -> str:
    said = "Not known to" if entry.known is Known.NOT_KNOWN else "No reply from"
    return ", ".join((f"{said} {_name(entry.agency, room)}", *_sensitivity(entry)))


def _information(entry: InfoEntry, room: Room) -> list[str]:
    known = [entry.known.words] if entry.known is not Known.CURRENT else []
    is_silent = entry.known in (Known.NOT_KNOWN, Known.NO_REPLY) and not entry.text
    share = [] if is_silent else [entry.share.words]
    agency = _name(entry.agency, room)
    return [", ".join(part for part in (agency, *known, *share, *_sensitivity(entry)) if part)]


def _sensitivity(entry: InfoEntry) -> list[str]:
    return [entry.sensitivity.words] if entry.sensitivity is not Sensitivity.NORMAL else []


def _rating(rated: Rated, room: Room, bands: Bands) -> str:
    now = f"{rated.head.words} {rated.score} {bands.of(rated.score)}"
    before = _score_before(rated.head, room)
    return f"{now} (was {before} {bands.of(before)})" if before is not None else now


def _score_before(head: Head, room: Room) -> int | None:
    if head not in room.previous:
        return None
    likelihood, impact = room.previous[head]
    return likelihood * impact


def _overall(entry: RiskEntry, bands: Bands) -> str:
    return f"overall {entry.overall} {bands.of(entry.overall)}, on its own reason" if entry.overall else ""


def _outcome(entry: OutcomeEntry, room: Room) -> list[str]:
    decision = entry.decision.words if entry.decision else ""
    decided = f"{decision[:1].lower()}{decision[1:]}"
    if entry.to:
        decided = f"{decided} to {_name(entry.to, room)}"
    review = f"review {_day(entry, room)}" if entry.review_on else ""
    return [
        ", ".join(part for part in (decided, review) if part),
        f"{_name(entry.tell, room)} tells the subject" if entry.tell else "",
    ]
