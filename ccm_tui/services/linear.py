"""The linear mode: a whole meeting as lines, from a prompt or a pipe, each echoed as a sentence.

For screen readers, broken terminals and scripts. The lines are the composer's own, so they give the same
record as the desk.
"""

from collections.abc import Callable, Iterable

from ccm_tui.domain.composer.lines import address, split_lines
from ccm_tui.domain.composer.lint import remarks_on
from ccm_tui.domain.composer.orders import Misread, read_order
from ccm_tui.domain.composer.parse import parse
from ccm_tui.domain.composer.understood import understood
from ccm_tui.domain.vocabulary import EntryKind, MeetingState
from ccm_tui.domain.when import show_day
from ccm_tui.errors import CcmError
from ccm_tui.services.entries import record_entry
from ccm_tui.services.meeting import open_meeting
from ccm_tui.services.orders import before_the_meeting, follow
from ccm_tui.services.parts import text_of
from ccm_tui.services.room import bands_of, room_for
from db.queries.agenda import agenda, current_item_id
from db.queries.entries import recorded
from db.queries.find import find_meeting
from db.record import Record


class LinearMode:
    """One meeting, taken line by line. Keeps the kind of entry, as the composer does."""

    def __init__(self, record: Record, named: str) -> None:
        """Raises CcmError where there is no such meeting, or it is closed."""
        self._record = record
        with record.reading() as session:
            self.meeting = find_meeting(session, named)
        open_meeting(record, self.meeting.id)
        self.kind = EntryKind.ACTION

    def greeting(self) -> tuple[str, ...]:
        """Which meeting this is and where it stands."""
        now = "now in session" if self.meeting.state is MeetingState.PLANNED else "in session again"
        return (
            f"Meeting {self.meeting.number}, {show_day(self.meeting.held_on)}, {now}.",
            self.place(),
        )

    def place(self) -> str:
        """The item before the meeting, in words."""
        with self._record.reading() as session:
            current = current_item_id(session, self.meeting.id)
            items = agenda(session, self.meeting.id)
        return next((before_the_meeting(item) for item in items if item.id == current), "No item is called.")

    def obey(self, line: str) -> tuple[str, ...]:
        """Does what one line says and returns it in sentences.

        Raises CcmError where it can't be done; nothing is changed then.
        """
        addressed = address(line, self.kind)
        if addressed.command is not None:
            order = read_order(addressed.command, addressed.text, self._record.today)
            if isinstance(order, Misread):
                raise CcmError(order.what, order.do)
            return follow(self._record, self.meeting.id, order)
        self.kind = addressed.kind
        if not addressed.text.strip():
            return (f"Now recording: {self.kind.words.lower()}.",)
        return self._record_line(addressed.text)

    def _record_line(self, text: str) -> tuple[str, ...]:
        with self._record.reading() as session:
            item_id = current_item_id(session, self.meeting.id)
        if item_id is None:
            raise CcmError("No item is before the meeting.", "Call a case with /next or /case REFERENCE.")
        room = room_for(self._record, self.meeting.id, item_id)
        reading = parse(text, self.kind, room)
        entry_id = record_entry(self._record, item_id, reading.entry)
        remarks = (remark.text for remark in remarks_on(reading, room))
        return (self._echo(entry_id, understood(reading, room, bands_of(self._record))), *remarks)

    def _echo(self, entry_id: int, said: str) -> str:
        """The entry as a sentence: its number, what was understood, and its words as the record has them."""
        with self._record.reading() as session:
            made = recorded(session, entry_id)
        number = f"{made.action.reference} " if made.action else ""
        return ": ".join(part for part in (f"{number}{said}", text_of(made.entry)) if part)


def run(
    record: Record,
    named: str,
    lines: Iterable[str],
    say: Callable[[str], None],
    complain: Callable[[str, str], None],
) -> int:
    """Takes a meeting from lines. Returns how many lines could not be followed.

    `say` is given each sentence; `complain` what is wrong with a line and what to do, never its text.
    Raises CcmError where there is no such meeting, or it is closed.
    """
    mode = LinearMode(record, named)
    for sentence in mode.greeting():
        say(sentence)
    refused = 0
    for number, line in enumerate((line for given in lines for line in split_lines(given)), 1):
        try:
            for sentence in mode.obey(line):
                say(sentence)
        except CcmError as error:
            refused += 1
            complain(f"Line {number}: {error.what}", error.do)
    return refused
