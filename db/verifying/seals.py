"""The sealed minutes: each still what was sealed, and sealed on the journal that stands here."""

from collections.abc import Iterator
from typing import Any

from db.file.raw import Raw
from db.verifying.digests import seal_digest, sealed_content
from db.verifying.verdict import SealedVersion

_SEALS = (
    "SELECT seal.number, seal.document, seal.text, seal.salt, seal.content_digest, seal.journal_entry_id,"
    " seal.journal_digest, seal.digest, meeting.number, meeting.held_on, journal_entry.digest"
    " FROM seal LEFT JOIN meeting ON meeting.id = seal.meeting_id"
    " LEFT JOIN journal_entry ON journal_entry.id = seal.journal_entry_id ORDER BY meeting.held_on, seal.number"
)
_UNSEALED = (
    "SELECT number FROM meeting WHERE state = 'approved'"
    " AND NOT EXISTS (SELECT 1 FROM seal WHERE seal.meeting_id = meeting.id)"
)


class Seals:
    """One look at every seal."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self.versions: list[SealedVersion] = []

    def check(self) -> Iterator[str]:
        """Which sealed minutes are not what was sealed."""
        for (
            number, document, text, salt, content, entry_id, journal_digest, digest, meeting, held_on, entry_digest
        ) in self._raw.rows(_SEALS):  # fmt: skip
            minutes = f"The sealed minutes of meeting {meeting}, version {number},"
            # Where a case was erased from them, what is left is what the journal says; the digests stay.
            if salt != "" and not _same(content, sealed_content, salt, document, text):
                yield f"{minutes} are not what was sealed."
            if not _same(digest, seal_digest, meeting, held_on, number, content, (entry_id, journal_digest)):
                yield f"{minutes} have another digest than they were given."
            if (entry_digest or "") != journal_digest:
                yield f"{minutes} were sealed on another journal than the one that stands here."
            self.versions.append(SealedVersion(meeting, number, digest, salt == ""))
        for (meeting,) in self._raw.rows(_UNSEALED):
            yield f"The minutes of meeting {meeting} are approved and have no seal."


def _same(digest: Any, work_out: Any, *values: Any) -> bool:
    try:
        return bool(work_out(*values) == digest)
    except TypeError:
        return False
