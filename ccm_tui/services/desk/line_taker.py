"""What a line at the desk comes to: understood as it is typed, and recorded or followed on Enter."""

from ccm_tui.domain.composer.line.reading import Addressed, LineReading
from ccm_tui.domain.composer.lint import line_remarks
from ccm_tui.domain.composer.orders.form import Misread
from ccm_tui.domain.composer.orders.orders import USAGE, read_order, what_was_meant
from ccm_tui.domain.composer.parsing import parse
from ccm_tui.domain.composer.templates import chosen, template_line
from ccm_tui.domain.composer.understanding import understood
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.domain.words.draft import Drafts
from ccm_tui.errors import CcmError
from ccm_tui.services.desk.desk_view import DeskView
from ccm_tui.services.desk.orders import follow_order
from ccm_tui.services.hearings.entries import change_entry, record_entry
from ccm_tui.services.record.drafts import composer_place, settle
from db.lane import Lane

TakenLine = tuple[str, tuple[str, ...]]
"""What a line comes to in words, and what to know of it."""


class LineTaker:
    """Takes lines for one meeting, by the same services as the linear mode."""

    def __init__(self, lane: Lane, meeting_id: int) -> None:
        self._lane = lane
        self._meeting_id = meeting_id

    def understand(self, desk: DeskView, line: Addressed, completes: str) -> TakenLine:
        """What the line would come to on Enter now; `completes` is the key that writes a template out."""
        if line.command is not None:
            return USAGE.get(line.command) or what_was_meant(line.command), ()
        reading = self._read(desk, line)
        remarks = tuple(remark.text for remark in line_remarks(reading, desk.room))
        template = chosen(line.text, desk.room.templates) if line.kind is EntryKind.ACTION else None
        if template:
            records = f"Enter records no more than {line.text.strip()}"
            return f"{completes} writes: {template_line(template, desk.room)}", (records, *remarks)
        return understood(reading, desk.room, desk.bands), remarks

    async def take(self, desk: DeskView, line: Addressed, changing: int | None, left: Drafts) -> TakenLine:
        """Records the line, as a change of the entry `changing` where there is one, or follows its order.

        `left` is what is half-typed then. Raises CcmError where it can't be done; nothing is changed then.
        """
        if line.command is not None:
            return await self._follow(desk, line, left)
        if desk.current is None:
            raise CcmError("No item is before the meeting.", "Call the next case with F8.")
        if not line.text.strip():
            return f"Now recording: {line.kind.words.lower()}", ()
        reading = self._read(desk, line)
        place = composer_place(self._meeting_id, desk.item_id)
        if changing is None:
            await self._lane.run(settle, place, left, record_entry, desk.current.id, reading.entry)
        else:
            await self._lane.run(settle, place, left, change_entry, changing, reading.entry)
        remarks = tuple(remark.text for remark in reading.remarks)
        return f"Recorded. {understood(reading, desk.room, desk.bands)}", remarks

    async def _follow(self, desk: DeskView, line: Addressed, left: Drafts) -> TakenLine:
        order = read_order(line.command or "", line.text, desk.room.today)
        if isinstance(order, Misread):
            raise CcmError(order.what, order.do)
        place = composer_place(self._meeting_id, desk.item_id)
        first, *more = await self._lane.run(settle, place, left, follow_order, self._meeting_id, order)
        return first, tuple(more)

    @staticmethod
    def _read(desk: DeskView, line: Addressed) -> LineReading:
        return parse(line.text, line.kind, desk.room)
