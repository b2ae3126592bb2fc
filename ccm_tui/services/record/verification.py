"""Verifying the record, and telling what that came to in words."""

import re
from collections.abc import Iterator

from ccm_tui.documents.minutes.approval import grouped
from ccm_tui.documents.page.wording import day_and_time
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from db.queries.documents.approval import entry_of_digest, seal_of_digest
from db.record import Record
from db.verifying.verdict import Verdict
from db.verifying.verification import verify_snapshot

_SHORTEST = 16
"""Hexadecimal digits that a digest must be given with at the least: the first two groups could be anybody's."""


def verify_record(record: Record) -> Verdict:
    """Looks through the whole record. It changes nothing; 100,000 changes take a few seconds."""
    with record.reading() as session:
        return verify_snapshot(session)


def in_sentences(verdict: Verdict) -> tuple[str, ...]:
    """What was found of a record that is sound, against which digests, and what that can't show."""
    return tuple(_sentences(verdict))


def what_has_digest(record: Record, digest: str) -> str:
    """Which seal or act of the record a digest is of; the first digits are enough.

    That shows more than the record's own digests where it was noted elsewhere, since a record that was rewritten no
    longer has it. Raises CcmError where it is none, or too little of one.
    """
    wanted = re.sub(r"\s", "", digest).lower()
    if len(wanted) < _SHORTEST or not re.fullmatch("[0-9a-f]+", wanted):
        raise CcmError(
            "That is no digest.",
            f"Type it as it is printed: digits and the letters a to f, {_SHORTEST} at the least.",
        )
    with record.reading() as session:
        seal, entry = seal_of_digest(session, wanted), entry_of_digest(session, wanted)
    if seal:
        meeting, version = seal
        return f"That is the digest of the minutes of meeting {meeting}, version {version}; this record holds them."
    if entry:
        return (
            f"That is the digest of act number {entry}; this record holds it and everything before it. "
            "Of what came after it, that shows nothing."
        )
    raise CcmError(
        "Nothing in this record has that digest.",
        "Check that it is typed right; if it is, this record is another, an older copy, or was rewritten.",
    )


def _sentences(verdict: Verdict) -> Iterator[str]:
    yield (
        f"The record is what its journal says: {counted(verdict.entries, 'act')}, "
        f"{counted(verdict.changes, 'change')}, {counted(verdict.rows, 'row')}."
    )
    for seal in verdict.seals:
        but_for = ", but for what was erased since" if seal.redacted else ""
        yield f"Minutes of meeting {seal.meeting_number}, version {seal.number}: as they were sealed{but_for}."
        yield from (f"    {line}" for line in grouped(seal.digest).splitlines())
    for erasure in verdict.erasures:
        what = f"Case {erasure.reference}" if erasure.case_id is not None else f"The referral {erasure.reference}"
        yield (
            f"{what} was erased on {day_and_time(erasure.erased_at)} by {erasure.actor}. "
            f"Authority: {erasure.authority}. Reason: {erasure.reason}"
        )
        if not erasure.finished:
            yield f"    That was interrupted, and traces may be left in the file: run ccm erase {erasure.reference}."
    if verdict.last_entry:
        yield f"The latest act is number {verdict.last_entry}. Its digest:"
        yield from (f"    {line}" for line in grouped(verdict.last_digest).splitlines())
    yield (
        "All this was held against the digests that lie in the record itself, and no key guards those. So nothing "
        "was changed by mistake, or by another program unawares. A record that was rewritten on purpose, with its "
        "journal, seals and digests, or one put back as a whole to an older copy of itself looks just as sound. To "
        "be able to tell, note the latest digest elsewhere, or keep approved minutes, and give either digest to "
        "ccm verify --digest."
    )
