"""An entry as the line that would be typed for it, and as a sentence to be spoken to the room."""

from collections.abc import Mapping

from ccm_tui.domain.composer.kinds.action import write_action
from ccm_tui.domain.composer.kinds.info import write_info
from ccm_tui.domain.composer.kinds.note import write_note, write_voice
from ccm_tui.domain.composer.kinds.outcome import write_outcome
from ccm_tui.domain.composer.kinds.risk import write_risk
from ccm_tui.domain.composer.line.entries import (
    ActionEntry,
    Entry,
    InfoEntry,
    NoteEntry,
    OutcomeEntry,
    RiskEntry,
    VoiceEntry,
)
from ccm_tui.domain.composer.line.first_agency import escape_slash
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.settings.bands import DEFAULT_BANDS, Bands
from ccm_tui.domain.vocabulary import Known, Sensitivity, ShareKind


def render_entry(entry: Entry, room: Room) -> str:
    """The line, without its slash word, that `parse` reads back as the same entry in that room.

    The entry's text has no space at its ends and no line break, its agencies are in the room, and its dates
    are of the years 2000 to 2099.
    """
    match entry:
        case ActionEntry():
            line = write_action(entry, room)
        case InfoEntry():
            line = write_info(entry, room)
        case RiskEntry():
            line = write_risk(entry)
        case OutcomeEntry():
            line = write_outcome(entry, room)
        case VoiceEntry():
            line = write_voice(entry, room)
        case NoteEntry():
            line = write_note(entry)
    return escape_slash(line)


_ENDS_A_SENTENCE = (".", "!", "?", "…")


def entry_sentence(entry: Entry, names: Mapping[str, str], bands: Bands = DEFAULT_BANDS) -> str:
    """The whole entry as one or two sentences; `names` gives each agency's name by its code.

    "Housing, Nell Turnstile: interview the neighbour under tenancy conditions, by Fri 4 Dec 2026."
    """
    match entry:
        case ActionEntry():
            return _action(entry, names)
        case InfoEntry():
            return _information(entry, names)
        case RiskEntry():
            ratings = [f"{rated.head.words} {rated.score} {bands.of(rated.score)}" for rated in entry.ratings]
            if entry.overall and not ratings:
                return _overall(entry, bands)
            said = _ended(_joined(f"Risk: {', '.join(ratings) or 'no rating'}", entry.reason))
            return f"{said} {_overall(entry, bands)}" if entry.overall else said
        case OutcomeEntry():
            return _outcome(entry, names)
        case VoiceEntry():
            speaker = f"{_name(entry.agency, names)}, for the subject" if entry.agency else "The subject"
            return _ended(_joined(speaker, entry.text or "no text"))
        case NoteEntry():
            kind = entry.note.words
            said = _ended(_joined(f"{kind[:1].upper()}{kind[1:]}", entry.text or "no text"))
            return f"{said} Resolved: {_ended(entry.resolution)}" if entry.resolution else said


def _name(code: str | None, names: Mapping[str, str]) -> str:
    return names.get(code, code) if code else ""


def _joined(before: str, after: str) -> str:
    return f"{before}: {after}" if after else before


def _ended(words: str) -> str:
    return words if words.endswith(_ENDS_A_SENTENCE) else f"{words}."


def _action(entry: ActionEntry, names: Mapping[str, str]) -> str:
    owner = ", ".join(part for part in (_name(entry.agency, names), entry.person) if part)
    due = f"by {show_day(entry.due)}" if entry.due else "no date"
    text = entry.text.rstrip(".,;: ")
    return f"{owner or 'No owner'}: {text or 'no text'}, {due}."


def _information(entry: InfoEntry, names: Mapping[str, str]) -> str:
    agency = _name(entry.agency, names)
    marks = [
        entry.known.words if entry.known is not Known.CURRENT else "",
        entry.share.words if entry.share is not ShareKind.FACT else "",
        entry.sensitivity.words if entry.sensitivity is not Sensitivity.NORMAL else "",
    ]
    if entry.known in (Known.NOT_KNOWN, Known.NO_REPLY) and not entry.text:
        said = "Not known" if entry.known is Known.NOT_KNOWN else "No reply"
        link = {"Not known": "to", "No reply": "from"}[said]
        text, marks[0] = f"{said} {link} {agency}" if agency else said, ""
    else:
        text = _joined(agency or "No agency", entry.text or "no text")
    bracketed = ", ".join(mark for mark in marks if mark)
    return _ended(f"{text.removesuffix('.')} ({bracketed})" if bracketed else text)


def _overall(entry: RiskEntry, bands: Bands) -> str:
    assert entry.overall is not None, "asked only where the chair gave one"
    return _ended(_joined(f"Overall {entry.overall} {bands.of(entry.overall)}", entry.overall_reason))


def _outcome(entry: OutcomeEntry, names: Mapping[str, str]) -> str:
    decided = entry.decision.words if entry.decision else "No decision"
    if entry.to:
        decided = f"{decided} to {_name(entry.to, names)}"
    if entry.review_on:
        decided = f"{decided}, review on {show_day(entry.review_on)}"
    said = _ended(_joined(decided, entry.reason))
    return f"{said} {_name(entry.tell, names)} tells the subject." if entry.tell else said
