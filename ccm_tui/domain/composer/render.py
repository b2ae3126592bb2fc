"""An entry as the line that would be typed for it."""

from ccm_tui.domain.composer.kinds.action import write_action
from ccm_tui.domain.composer.kinds.info import write_info
from ccm_tui.domain.composer.kinds.note import write_note
from ccm_tui.domain.composer.kinds.outcome import write_outcome
from ccm_tui.domain.composer.kinds.risk import write_risk
from ccm_tui.domain.composer.kinds.voice_line import write_voice
from ccm_tui.domain.composer.line.entries import (
    ActionEntry,
    Entry,
    InfoEntry,
    NoteEntry,
    OutcomeEntry,
    RiskEntry,
    VoiceEntry,
)
from ccm_tui.domain.composer.line.front import escape_slash
from ccm_tui.domain.composer.line.room import Room


def render(entry: Entry, room: Room) -> str:
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
