"""Who saw what, and why: the log read and narrowed down. It holds no word of a case."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path

from ccm_tui.clock import LONDON
from ccm_tui.documents.catalogue import as_file
from ccm_tui.documents.formats.data import rows_csv
from ccm_tui.documents.withheld import without_protected
from ccm_tui.domain.listings import ListedDisclosure
from ccm_tui.domain.vocabulary import DisclosureKind
from ccm_tui.errors import CcmError
from ccm_tui.services.governance.disclosure import Leaving, write_out
from db.queries.cases.protection import protected_on_record
from db.queries.governance.disclosures import DisclosureSearch, disclosures_found
from db.queries.record.find import case_named
from db.record import Record
from db.tables.record import DisclosureRow


@dataclass(frozen=True, slots=True)
class LogPart:
    """Which part of the log is asked for; what is None or empty narrows nothing down."""

    case: str | None = None
    """A reference: all that may have shown the case, minutes and lists included."""
    since: date | None = None
    """London's days, both included."""
    until: date | None = None
    actor: str = ""
    kind: DisclosureKind | None = None


@dataclass(frozen=True, slots=True)
class LogView:
    """The part of the log that was asked for."""

    lines: tuple[ListedDisclosure, ...]
    """The latest first."""
    part: LogPart
    today: date


def read_log(record: Record, part: LogPart) -> LogView:
    """That part of the log. Raises CcmError where there is no case of the reference."""
    return LogView(tuple(reversed(list_disclosures(record, part))), part, record.today)


def list_disclosures(record: Record, asked: LogPart | None = None) -> list[ListedDisclosure]:
    """The log in order. Raises CcmError where there is no case of the reference."""
    asked = asked or LogPart()
    with record.reading() as session:
        wanted = DisclosureSearch(
            case_id=case_named(session, asked.case).id if asked.case else None,
            since=_midnight(asked.since) if asked.since else None,
            until=_midnight(asked.until + timedelta(days=1)) if asked.until else None,
            actor=asked.actor,
            kind=asked.kind,
        )
        lines = [_listed(*found) for found in disclosures_found(session, wanted)]
        return without_protected(lines, protected_on_record(session))


def left_of_meeting(record: Record, meeting_id: int) -> list[ListedDisclosure]:
    """The documents of one meeting that left, in order."""
    with record.reading() as session:
        return [_listed(*found) for found in disclosures_found(session, DisclosureSearch(meeting_id=meeting_id))]


def save_log(record: Record, asked: LogPart, typed: str) -> Path:
    """Writes what was asked for of the log as a new CSV file for its owner alone. Returns where.

    It is noted as having left the record, after what it lists. Raises CcmError where no name is given, there is
    something of that name already or it can't be written.
    """
    if not typed.strip():
        raise CcmError("The file needs a name.", "Type where it is to be written, like log.csv.")
    lines = list_disclosures(record, asked)
    content = rows_csv(ListedDisclosure, lines).encode()
    return write_out(record, Leaving("disclosure log", "", "csv"), Path(typed.strip()), as_file(content, "csv"))


def recognise(record: Record, path: Path) -> list[ListedDisclosure]:
    """When a file left this record, by its very bytes: none where no document that left had these.

    Raises CcmError where the file can't be read.
    """
    try:
        digest = sha256(path.read_bytes()).hexdigest()
    except OSError:
        raise CcmError("The file can't be read.", "Check that it is there and may be read by you.") from None
    with record.reading() as session:
        return [_listed(*found) for found in disclosures_found(session, DisclosureSearch(digest=digest))]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON).astimezone(UTC)


def _listed(row: DisclosureRow, meeting_number: int | None, case_reference: str | None) -> ListedDisclosure:
    return ListedDisclosure(
        at=row.left_at,
        kind=row.kind,
        state=row.state,
        actor=row.actor,
        document=row.document,
        audience=row.audience,
        format=row.format,
        recipient=row.recipient,
        reason=row.reason,
        meeting=meeting_number,
        case=case_reference,
        digest=row.digest,
    )
