"""What leaves the record, and who opens a case file: each noted before it happens, with no word of a case.

Data Protection Act 2018, section 62: a log of consultation and disclosure says who, when and why, and to whom. The
intention is on the disk first, then the document leaves, then the note says so. A document that was leaving when the
machine failed is found in the log as begun.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ccm_tui.domain.cases.case import Case
from ccm_tui.domain.vocabulary import DisclosureKind, DisclosureState
from ccm_tui.files import at_home, file_in_place, new_file
from db.queries.agenda.agenda import is_before_a_meeting
from db.queries.cases.cases import case_with_id
from db.record import Record
from db.tables.record import DisclosureRow

Opening = Callable[[Path], AbstractContextManager[Callable[[bytes], None]]]
"""Takes the name of a file and gives what writes it."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """A document that is about to leave: what, for whom and why. None of it says anything of a case."""

    document: str
    """In words: "minutes", "list of cases"."""
    audience: str
    format: str
    recipient: str = ""
    """Who is given it, where that was said."""
    reason: str = ""
    meeting_id: int | None = None
    case_id: int | None = None
    person_id: int | None = None


def write_out(record: Record, leaving: Leaving, path: Path, content: bytes) -> Path:
    """Writes a document as a new file for its owner alone, noted from before it is written. Returns where.

    Raises CcmError, leaving no file, where there is something of that name already or it can't be written; where the
    note can't be, nothing is written.
    """
    return _write(record, leaving, new_file, at_home(path), content)


def write_over(record: Record, leaving: Leaving, path: Path, content: bytes) -> Path:
    """Writes a document in place of a file that is there, which the user has agreed to. Returns where.

    Raises CcmError where it can't be written; where the note can't be, nothing is. The file is then as it was.
    """
    return _write(record, leaving, file_in_place, at_home(path), content)


def begin_to_leave(record: Record, leaving: Leaving, content: bytes) -> int:
    """Notes a document that is about to be handed to somebody. Returns the note, to be told when it has left."""
    # Passed over by undo: what has been seen can't be unseen.
    with record.writing("disclosing.begin", f"{leaving.document} to leave the record", kind="aside") as writing:
        row = writing.add(
            DisclosureRow(
                state=DisclosureState.BEGUN,
                left_at=writing.now,
                actor=record.actor,
                document=leaving.document,
                audience=leaving.audience,
                format=leaving.format,
                recipient=leaving.recipient.strip(),
                reason=leaving.reason.strip(),
                meeting_id=leaving.meeting_id,
                case_id=leaving.case_id,
                person_id=leaving.person_id,
                digest=sha256(content).hexdigest(),
            )
        )
        return row.id


def has_left(record: Record, note: int) -> None:
    """Notes that the document has left."""
    _settle(record, note, DisclosureState.DONE)


@contextmanager
def handing_out(record: Record, leaving: Leaving, content: bytes) -> Iterator[None]:
    """Notes a document that the block hands to somebody; done when the block is left without a fault.

    Where the block fails, a part may have been handed out: the note stays as begun.
    """
    note = begin_to_leave(record, leaving, content)
    yield
    _settle(record, note, DisclosureState.DONE)


def open_case_file(record: Record, case_id: int, reason: str = "") -> Case:
    """The file on a case, which is noted as opened unless the case is before a meeting in session."""
    with record.reading() as session:
        found = case_with_id(session, case_id)
        being_heard = is_before_a_meeting(session, case_id)
    if not being_heard:
        with record.writing("disclosing.open", f"case file {found.reference} opened", kind="aside") as writing:
            writing.add(
                DisclosureRow(
                    kind=DisclosureKind.OPENED,
                    left_at=writing.now,
                    actor=record.actor,
                    document="case file",
                    audience="",
                    format="screen",
                    reason=reason.strip(),
                    case_id=case_id,
                )
            )
    return found


def _write(record: Record, leaving: Leaving, opening: Opening, place: Path, content: bytes) -> Path:
    with opening(place) as write:
        # A name that can't be had is no disclosure, so the name is taken before the note.
        note = begin_to_leave(record, leaving, content)
        try:
            write(content)
        except OSError:
            _settle(record, note, DisclosureState.FAILED)
            raise
    _settle(record, note, DisclosureState.DONE)
    return place


def _settle(record: Record, note: int, state: DisclosureState) -> None:
    with record.writing("disclosing.settle", kind="aside") as writing:
        row = writing.change(writing.session.get_one(DisclosureRow, note), state=state)
        writing.label = f"{row.document}: {state.words}"
