"""A line of the composer as the entry that it means. It never refuses a line, and never drops a word of one."""

from ccm_tui.domain.composer.kinds.action import read_action
from ccm_tui.domain.composer.kinds.info import read_info
from ccm_tui.domain.composer.kinds.note import read_note
from ccm_tui.domain.composer.kinds.outcome import read_outcome
from ccm_tui.domain.composer.kinds.risk import read_risk
from ccm_tui.domain.composer.kinds.voice_line import read_voice
from ccm_tui.domain.composer.line.reading import Reading, Remark
from ccm_tui.domain.composer.line.room import Room
from ccm_tui.domain.composer.parsing import misplaced
from ccm_tui.domain.vocabulary import EntryKind


def parse(text: str, kind: EntryKind, room: Room) -> Reading:
    """The entry of that kind that the line means to the people in the room, with remarks on it.

    The line comes without its slash word (see `lines.address`).
    """
    reading = _read(text, kind, room)
    elsewhere = misplaced(text, reading.entry, room)
    return Reading(reading.entry, (*reading.remarks, Remark("notice", elsewhere))) if elsewhere else reading


def _read(text: str, kind: EntryKind, room: Room) -> Reading:
    match kind:
        case EntryKind.ACTION:
            return read_action(text, room)
        case EntryKind.INFO:
            return read_info(text, room)
        case EntryKind.RISK:
            return read_risk(text)
        case EntryKind.OUTCOME:
            return read_outcome(text, room)
        case EntryKind.VOICE:
            return read_voice(text, room)
        case EntryKind.NOTE:
            return read_note(text)
