"""What agencies send back about their actions, taken into the record: every answer or none, in one act.

An answer never goes over what is on record otherwise: that an action is settled, on which day, and why. It is named,
and a person decides.
"""

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import assert_never

from ccm_tui.clock import london_day
from ccm_tui.domain.actions.action import Action
from ccm_tui.domain.actions.replies import (
    DATE,
    EFFECT,
    ESCALATED,
    NOTE,
    REFERENCE,
    REPLY_COLUMNS,
    STATUS,
    Reply,
    has_reply_lines,
    read_reply,
    read_reply_lines,
)
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.spreadsheets.cells import RowReader
from ccm_tui.domain.spreadsheets.sheet import Sheet, SheetError
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from ccm_tui.services.actions.actions import accept_within, escalate_within, judge_within, report_within
from ccm_tui.services.spreadsheets.files import LARGEST_FILE, headings_in_words, read_bytes
from ccm_tui.services.spreadsheets.imports import RowsRefusedError, rehearsal
from db.queries.actions.actions import actions_called
from db.queries.record.find import agency_named
from db.record import Record
from db.tables.actions import ActionRow
from db.writing import Writing

_PUT_RIGHT = "if that is wrong, put it right among the actions (F7)"


@dataclass(frozen=True, slots=True)
class Answer:
    """One reply, the action that it is about, and what it changes; nothing where it is so already."""

    reply: Reply
    action: Action
    changes: tuple[Callable[[Writing, ActionRow], None], ...]


def import_replies(record: Record, path: Path, agency: str | None = None, sheet: str = "") -> tuple[str, ...]:
    """Takes every answer of a CSV, Excel or text file, as those of one agency where it is named. Says what was done.

    `sheet` names the sheet of a workbook that is meant. Raises RowsRefusedError where an answer can't be taken,
    CcmError where the file can't be read; nothing is then.
    """
    read = _read_file(path, sheet)
    with record.writing("replying.take") as writing:
        return _take(writing, read, agency)


def rehearse_replies(record: Record, path: Path, agency: str | None = None, sheet: str = "") -> tuple[str, ...]:
    """What import_replies would do with the same file; raises as it does, and leaves the record as it is."""
    read = _read_file(path, sheet)
    with rehearsal(record) as writing:
        return _take(writing, read, agency)


def take_pasted(record: Record, text: str, agency: str | None = None) -> tuple[str, ...]:
    """Takes every answer of a text that was pasted. Raises as import_replies does."""
    with record.writing("replying.take") as writing:
        return _take(writing, _with_answers(read_reply_lines(text)), agency)


def rehearse_pasted(record: Record, text: str, agency: str | None = None) -> tuple[str, ...]:
    """What take_pasted would do with the same text; raises as it does, and leaves the record as it is."""
    with rehearsal(record) as writing:
        return _take(writing, _with_answers(read_reply_lines(text)), agency)


def _read_file(path: Path, named: str) -> Sheet:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError:
        raise CcmError("The file can't be read.", "Check that it is there and may be read by you.") from None
    text, guessed = _as_text(data)
    if has_reply_lines(text):
        return _with_answers(replace(read_reply_lines(text), guessed_encoding=guessed))
    try:
        return _with_answers(read_bytes(data, REPLY_COLUMNS, named))
    except SheetError as fault:
        raise CcmError(str(fault), "Save it as text, CSV (UTF-8) or XLSX, and import that.") from None


def _as_text(data: bytes) -> tuple[str, bool]:
    """The file as text, and whether it is in no Unicode and was read as Windows Western European."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace"), False
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), True


def _with_answers(sheet: Sheet) -> Sheet:
    if not sheet.rows and not sheet.problems:
        raise CcmError(
            "No line of this is an answer about an action.", "Write one a line: 031/5 | complete | 2026-12-10 | note"
        )
    return sheet


def _take(writing: Writing, sheet: Sheet, code: str | None) -> tuple[str, ...]:
    agency = agency_named(writing.session, code) if code else None
    today = london_day(writing.now)
    readers = [RowReader(row, today) for row in sheet.rows]
    read = [(reader, read_reply(reader, today)) for reader in readers]
    called = actions_called(writing.session, [reply.reference for _, reply in read if reply])
    answers = [
        answer
        for reader, reply in read
        if reply and (answer := _answer(reader, reply, called[reply.reference], agency.code if agency else None))
    ]
    _refuse_twice(readers, answers)
    problems = [*sheet.problems, *(problem for reader in readers for problem in reader.problems)]
    if problems:
        raise RowsRefusedError(sheet, problems)
    settled: set[int] = set()
    for answer in answers:
        if answer.action.id not in settled:
            row = writing.session.get_one(ActionRow, answer.action.id)
            for change in answer.changes:
                change(writing, row)
        settled.add(answer.action.id)
    changed = len({answer.action.id for answer in answers if answer.changes})
    writing.label = f"{f'replies of {agency.name}' if agency else 'replies'}: {counted(changed, 'action')}"
    return (*headings_in_words(sheet), *_told(sheet, answers, changed, sum(reply is None for _, reply in read)))


def _told(sheet: Sheet, answers: list[Answer], changed: int, silent: int) -> Iterator[str]:
    yield f"{counted(changed, 'action')} changed." if changed else "No action is changed."
    for answer in answers:
        if answer.changes:
            yield f"{answer.action.full_reference}: {_outcome(answer.reply)}."
    same = sum(not answer.changes for answer in answers)
    if same:
        yield f"{counted(same, 'answer')} on record already."
    if silent:
        yield f"{counted(silent, 'line')} without an answer yet."
    for problem in sheet.passed_over:
        yield f"{problem.in_words if problem.row else problem.reason}."


def _outcome(reply: Reply) -> str:
    """What an answer says, without its words: "complete, Thu 10 Dec 2026", "not possible, with its reason"."""
    parts = [reply.status.words.split(",")[0]]
    if reply.status is ActionStatus.COMPLETE:
        parts.append(show_day(reply.done_on) if reply.done_on else "today")
    if reply.note:
        reasoned = reply.status.needs_reason
        parts.append("with its reason" if reasoned else "with a note")
    if reply.effect:
        parts.append(reply.effect.words)
    if reply.escalated_to:
        parts.append("escalated")
    if reply.day_not_kept:
        parts.append("its day not kept")
    return ", ".join(parts)


def _answer(reader: RowReader, reply: Reply, called: tuple[Action, ...], agency: str | None) -> Answer | None:
    """The reply as an answer about one action; None where it can't be, which the reader then says."""
    action = _meant(reader, called, agency)
    if action is None:
        return None
    if agency and action.agency != agency:
        reader.refuse(REFERENCE, "is no action of this agency")
        return None
    if (
        action.reissued_as
        and action.status is ActionStatus.SUPERSEDED
        and reply.status is not ActionStatus.SUPERSEDED
    ):
        reader.refuse(REFERENCE, f"was issued again as {action.reissued_as}; answer that one")
        return None
    changes = (*_status_changes(reader, reply, action, agency), *_other_changes(reader, reply, action))
    return None if reader.problems else Answer(reply, action, changes)


def _meant(reader: RowReader, called: tuple[Action, ...], agency: str | None) -> Action | None:
    """The action that a reference means: of several years' the one that is not settled, or that is the agency's."""
    if reader.refused(REFERENCE):
        return None
    likely = called
    for narrower in (
        [action for action in likely if agency and action.agency == agency],
        [action for action in likely if not action.status.settled],
    ):
        likely = tuple(narrower) if len(likely) > 1 and narrower else likely
    if len(likely) == 1:
        return likely[0]
    reader.refuse(REFERENCE, "is several actions; write it in full, like CCM/26/031/5" if likely else "is no action")
    return None


def _status_changes(
    reader: RowReader, reply: Reply, action: Action, agency: str | None
) -> Iterator[Callable[[Writing, ActionRow], None]]:
    status, note = reply.status, reply.note
    if action.status.settled:
        _compare_settled(reader, reply, action)
        if note and not action.status_reason and status is action.status and not reader.problems:
            yield lambda writing, row: report_within(writing, row, status, note, action.done_on)
        return
    match status:
        case ActionStatus.SUPERSEDED:
            reader.refuse(STATUS, f"can't be {status.words}: the action is {action.status.words}")
        case ActionStatus.PROPOSED:
            if status is not action.status:
                reader.refuse(STATUS, f"can't be {status.words}: the action is {action.status.words}")
        case ActionStatus.OPEN:
            yield from _acceptance(reader, reply, action)
        case ActionStatus.WITHDRAWN if agency:
            reader.refuse(STATUS, "can't be withdrawn by an agency; say not possible, and why")
        case ActionStatus.COMPLETE | ActionStatus.NOT_POSSIBLE | ActionStatus.NOT_DONE | ActionStatus.WITHDRAWN:
            yield lambda writing, row: report_within(writing, row, status, note, reply.done_on)
        case _:
            assert_never(status)


def _acceptance(reader: RowReader, reply: Reply, action: Action) -> Iterator[Callable[[Writing, ActionRow], None]]:
    """What an answer of open changes: a proposed action is accepted, and what is said of it is noted."""
    note = reply.note
    if action.status is ActionStatus.PROPOSED:
        if action.agency is None:
            reader.refuse(REFERENCE, "is owned by no agency, so nobody can accept it")
        else:
            yield lambda writing, row: accept_within(writing, row, action.owner or action.agency_name or "")
    if note and note != action.status_reason:
        yield lambda writing, row: report_within(writing, row, ActionStatus.OPEN, note)


def _compare_settled(reader: RowReader, reply: Reply, action: Action) -> None:
    """Names what an answer says otherwise than the record does, which is settled."""
    if reply.status is not action.status:
        reader.refuse(STATUS, f"is {action.status.words.split(',')[0]} on record; {_PUT_RIGHT}")
    elif reply.done_on and reply.done_on != action.done_on and action.done_on:
        reader.refuse(DATE, f"is {show_day(action.done_on)} on record; {_PUT_RIGHT}")
    elif reply.note and action.status_reason not in ("", reply.note):
        reader.refuse(NOTE, f"is another on record; {_PUT_RIGHT}")


def _other_changes(reader: RowReader, reply: Reply, action: Action) -> Iterator[Callable[[Writing, ActionRow], None]]:
    effect, escalated_to = reply.effect, reply.escalated_to
    if escalated_to and escalated_to != action.escalated_to:
        if action.escalated_to or action.status.settled:
            reader.refuse(ESCALATED, "is not what is on record")
        else:
            yield lambda writing, row: escalate_within(writing, row, escalated_to)
    if effect and effect is not action.effect:
        if reply.status is not ActionStatus.COMPLETE:
            reader.refuse(EFFECT, "is said of an action that is not complete")
        elif action.effect:
            reader.refuse(EFFECT, f"is not what is on record: {action.effect.words}")
        else:
            yield lambda writing, row: judge_within(writing, row, effect)


def _refuse_twice(readers: list[RowReader], answers: list[Answer]) -> None:
    """Two lines about one action have to say the same."""
    by_row = {reader.row_number: reader for reader in readers}
    first: dict[int, Reply] = {}
    for answer in answers:
        reply, before = answer.reply, first.setdefault(answer.action.id, answer.reply)
        if _said(before) != _said(reply):
            by_row[reply.row].refuse(REFERENCE, f"is answered otherwise in row {before.row}")


def _said(reply: Reply) -> tuple[object, ...]:
    return reply.status, reply.done_on, reply.note, reply.effect, reply.escalated_to
