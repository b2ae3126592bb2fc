"""Minutes approved, which seals them; and what is corrected in them afterwards, which never changes them."""

import secrets
from dataclasses import dataclass

from ccm_tui.documents.minutes.canonical import from_canonical, to_canonical
from ccm_tui.documents.minutes.pages import minutes_text
from ccm_tui.documents.withheld import without_protected
from ccm_tui.domain.names.protection import LEFT_OUT, Protected
from ccm_tui.domain.statuses import MeetingState
from ccm_tui.errors import CcmError
from ccm_tui.services.documents.minutes import minutes_as_they_stand
from db.journal import journal
from db.queries.documents.approval import amendment_rows, seal_rows
from db.queries.record.find import case_named
from db.record import Record
from db.tables.documents import AmendmentRow, SealRow
from db.tables.meetings import MeetingRow
from db.verifying.digests import seal_digest, sealed_content
from db.writing import Writing


@dataclass(frozen=True, slots=True)
class SealedMinutes:
    """One version of a meeting's minutes as it was approved."""

    number: int
    text: str
    """Plain text, the same bytes as on the day; without the text of cases that were erased since."""
    digest: str
    document: str
    """The document that the text was made from, in its canonical form."""


def approve_minutes(record: Record, meeting_id: int, approved_by: str) -> str:
    """Records that the minutes of a closed meeting were approved, and by whom, and seals them. Returns the digest.

    Raises CcmError where it is not closed or nobody is named.
    """
    if not approved_by.strip():
        raise CcmError("Approval needs a name.", "Say who approved the minutes.")
    with record.writing("meeting.approve", kind="seal") as writing:
        meeting = writing.session.get_one(MeetingRow, meeting_id)
        if not meeting.state.awaits_approval:
            raise CcmError("Only the minutes of a closed meeting can be approved.", "Close the meeting first.")
        writing.change(
            meeting,
            state=MeetingState.APPROVED,
            approved_at=writing.now,
            approved_by=approved_by.strip(),
        )
        writing.label = f"minutes of meeting {meeting.number} approved"
        return seal(writing, meeting)


def seal(writing: Writing, meeting: MeetingRow) -> str:
    """Keeps the minutes of a meeting that is approved as they are at this moment. Returns their digest."""
    assert meeting.approved_at is not None, "only approved minutes are sealed"
    document = minutes_as_they_stand(writing.session, meeting.id)
    canonical, text = to_canonical(document), minutes_text(document)
    number = len(document.seals) + 1
    salt = secrets.token_hex(16)
    content_digest = sealed_content(salt, canonical, text)
    tip = journal.tip(writing.session)
    row = writing.add(
        SealRow(
            meeting_id=meeting.id,
            number=number,
            sealed_at=meeting.approved_at,
            approved_by=meeting.approved_by,
            document=canonical,
            text=text,
            salt=salt,
            content_digest=content_digest,
            journal_entry_id=tip.id or None,
            journal_digest=tip.digest,
            digest=seal_digest(
                meeting.number, meeting.held_on.isoformat(), number, content_digest, (tip.id or None, tip.digest)
            ),
        )
    )
    return row.digest


def sealed_minutes(record: Record, meeting_id: int, number: int | None = None) -> SealedMinutes:
    """The version of that number, or the latest one. Raises CcmError where there is none."""
    with record.reading() as session:
        found = [row for row in seal_rows(session, meeting_id) if number in (None, row.number)]
    if not found:
        raise CcmError(
            "There is no such version of these minutes.", "Their last page lists the versions that were approved."
        )
    return _sealed(found[-1])


def sealed_as_it_leaves(sealed: SealedMinutes, protected: Protected) -> str:
    """The text of a version as a file holds it: as it was approved, but for what is protected since or was then.

    That is looked for in the document, whose texts are whole: a line that ends can part an address.
    """
    if not protected.anything:
        return sealed.text
    document = from_canonical(sealed.document)
    narrowed = without_protected(document, protected)
    told = protected.left_out_of(sealed.text if narrowed == document else minutes_text(narrowed))
    return told if told == sealed.text else f"{told}\n{LEFT_OUT}\n"


def _sealed(row: SealRow) -> SealedMinutes:
    return SealedMinutes(row.number, row.text, row.digest, row.document)


def sealed_versions(record: Record, meeting_id: int) -> tuple[SealedMinutes, ...]:
    """Every version that was approved, in order."""
    with record.reading() as session:
        return tuple(_sealed(row) for row in seal_rows(session, meeting_id))


def amend_minutes(
    record: Record, meeting_id: int, text: str, reason: str, made_by: str, case_reference: str | None = None
) -> int:
    """Adds a correction to approved minutes, which every later copy shows after them. Returns its number.

    An amendment can't be undone; a wrong one is corrected by another. `case_reference` is the case that it is about,
    so that it goes with the case where that is erased. Raises CcmError where the minutes are not approved, there is
    no such case, or the text, the reason or who decided it is missing.
    """
    for given, name in ((text, "its text"), (reason, "its reason"), (made_by, "who decided it")):
        if not given.strip():
            raise CcmError(f"An amendment needs {name}.", "Nothing was changed; give it and try again.")
    # Passed over by undo: what was added to approved minutes stays.
    with record.writing("meeting.amend", kind="aside") as writing:
        meeting = writing.session.get_one(MeetingRow, meeting_id)
        if not meeting.state.approved:
            raise CcmError("Only approved minutes are amended.", "These can still be changed; reopen the meeting.")
        number = len(amendment_rows(writing.session, meeting_id)) + 1
        case = case_named(writing.session, case_reference) if case_reference else None
        writing.add(
            AmendmentRow(
                meeting_id=meeting_id,
                number=number,
                made_at=writing.now,
                made_by=made_by.strip(),
                text=text.strip(),
                reason=reason.strip(),
                case_id=case.id if case else None,
            )
        )
        writing.label = f"amendment {number} to the minutes of meeting {meeting.number}"
        return number
