"""The linear mode: a whole meeting as lines, from a prompt or a pipe, each echoed as a sentence.

For screen readers, broken terminals and scripts. The lines are the composer's own, so they give the same
record as the desk.
"""

from collections.abc import Callable, Iterable

from ccm_tui.clock import london
from ccm_tui.domain.composer.line.reading import address, split_lines
from ccm_tui.domain.composer.orders.form import Misread
from ccm_tui.domain.composer.orders.meeting import Close, Help, NotOpened, Open, Redo, Undo
from ccm_tui.domain.composer.orders.orders import LineOrder, read_order
from ccm_tui.domain.composer.orders.plan import ListTemplates
from ccm_tui.domain.composer.orders.walk import Pause
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.errors import CcmError
from ccm_tui.services.desk.lines import record_line
from ccm_tui.services.desk.orders import follow_order, item_called
from db.queries.agenda.agenda import agenda_of_meeting, current_item_id
from db.queries.meetings.meetings import meeting_with_id
from db.queries.record.find import meeting_named
from db.record import Record

_OPENS_NOTHING = (Open, NotOpened, Help, Undo, Redo, ListTemplates, Pause, Close)
"""Orders that no meeting is opened for: they only ask, or they are about a meeting that has begun."""


class LinearMode:
    """One meeting, taken line by line once it is opened. Keeps the kind of entry, as the composer does."""

    def __init__(self, record: Record, named: str) -> None:
        """Raises CcmError where there is no such meeting, or it is closed."""
        self._record = record
        with record.reading() as session:
            self.meeting = meeting_named(session, named)
        if self.meeting.state.closed:
            raise CcmError("This meeting is closed.", "Reopen it, saying why, to record anything more.")
        self.kind = EntryKind.ACTION

    def greeting(self) -> tuple[str, ...]:
        """Which meeting this is and where it stands."""
        about = f"Meeting {self.meeting.number}, {show_day(self.meeting.held_on)}"
        if self.meeting.state.planned:
            opens = "the first line that records opens it" if self._is_its_time() else "type /open to open it"
            return (f"{about}, planned for {self.meeting.starts_at:%H:%M}; {opens}.",)
        return (f"{about}, in session.", self.place())

    def place(self) -> str:
        """The item before the meeting, in words."""
        with self._record.reading() as session:
            current = current_item_id(session, self.meeting.id)
            items = agenda_of_meeting(session, self.meeting.id)
        return next((item_called(item) for item in items if item.id == current), "No item is called.")

    def obey(self, line: str) -> tuple[str, ...]:
        """Does what one line says and returns it in sentences.

        Raises CcmError where it can't be done; nothing is changed then.
        """
        addressed = address(line, self.kind)
        if addressed.command is not None:
            order = read_order(addressed.command, addressed.text, self._record.today)
            if isinstance(order, Misread):
                raise CcmError(order.what, order.do)
            return (*self._opened_for(order), *follow_order(self._record, self.meeting.id, order))
        self.kind = addressed.kind
        if not addressed.text.strip():
            return (f"Now recording: {self.kind.words.lower()}.",)
        return (*self._opened_for(None), *record_line(self._record, self.meeting.id, self.kind, addressed.text))

    def open(self) -> tuple[str, ...]:
        """Opens the meeting, on whatever day and at whatever hour. Raises CcmError where that can't be."""
        return follow_order(self._record, self.meeting.id, Open())

    def _opened_for(self, order: LineOrder | None) -> tuple[str, ...]:
        """Opens the meeting for a line that records something in it, where it is its day and hour.

        Raises CcmError where it is not: then it is opened by an order only.
        """
        if isinstance(order, _OPENS_NOTHING) or not self._is_planned():
            return ()
        if not self._is_its_time():
            raise CcmError(
                f"Meeting {self.meeting.number} is planned for {show_day(self.meeting.held_on)}, "
                f"{self.meeting.starts_at:%H:%M}, and is not open.",
                "To open it now all the same, type /open, or start with ccm record --open.",
            )
        return self.open()

    def _is_planned(self) -> bool:
        with self._record.reading() as session:
            return meeting_with_id(session, self.meeting.id).state.planned

    def _is_its_time(self) -> bool:
        return self.meeting.is_its_time(london(self._record.clock()))


def take_lines(
    record: Record,
    named: str,
    lines: Iterable[str],
    say: Callable[[str], None],
    complain: Callable[[str, str], None],
    begin: Callable[[LinearMode], tuple[str, ...]] = LinearMode.greeting,
) -> int:
    """Takes a meeting from lines. Returns how many lines could not be followed.

    `begin` is done first and said: the greeting alone, or `LinearMode.open`. `say` is given each sentence;
    `complain` what is wrong with a line and what to do, never its text.
    Raises CcmError where there is no such meeting, or it is closed.
    """
    mode = LinearMode(record, named)
    for sentence in begin(mode):
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


def case_in_hand(record: Record, named: str) -> str | None:
    """The case before the meeting, as it is said (031); None where something else is, or nothing.

    Raises CcmError where there is no such meeting.
    """
    with record.reading() as session:
        meeting = meeting_named(session, named)
        current = current_item_id(session, meeting.id)
        hearings = (
            item.hearing for item in agenda_of_meeting(session, meeting.id) if item.id == current and item.hearing
        )
        return next((hearing.short_reference for hearing in hearings), None)
