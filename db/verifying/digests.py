"""The digests by which approved minutes are known."""

from collections.abc import Sequence

from db.journal.journal import digest_of


def sealed_content(salt: str, document: str, text: str) -> str:
    """The digest of what is sealed, salted, so that words erased from it can't be found again by trying."""
    return digest_of([salt, document, text])


def seal_digest(
    meeting_number: int, held_on: str, version: int, content_digest: str, journal: Sequence[int | str | None]
) -> str:
    """The digest that the minutes print. It covers the journal's latest act, and so everything on record by then."""
    return digest_of([meeting_number, held_on, version, content_digest, *journal])
