"""A protected detail put into one paper for one recipient on purpose: asked for by name, with why, and noted."""

from collections.abc import Sequence
from dataclasses import replace

from ccm_tui.domain.names.protection import Release
from ccm_tui.domain.vocabulary import ProtectedDetail
from ccm_tui.errors import CcmError, UsageError
from ccm_tui.services.governance.disclosure import Leaving
from db.queries.cases.protection import protected_in_case
from db.queries.record.find import case_named
from db.record import Record


def read_releases(record: Record, asked: Sequence[str], recipient: str, reason: str) -> tuple[Release, ...]:
    """What is asked for, each as "031:address". None where nothing is.

    Raises UsageError where one is not understood, or nobody is named whom it goes to or why; CcmError where there is
    no such case, or nobody in it has that protected.
    """
    if asked and not (recipient.strip() and reason.strip()):
        raise UsageError(
            "What is protected leaves only for somebody and for a reason.", "Give --recipient and --reason with it."
        )
    return tuple(release for one in asked for release in _read(record, one))


def with_release(leaving: Leaving, released: Sequence[Release]) -> Leaving:
    """What is noted of the paper: with what of whom it holds, each by number."""
    if not released:
        return leaving
    held = ", ".join(f"{one.detail.words} of person {one.whose}" for one in released)
    return replace(leaving, reason=f"{leaving.reason.strip()} (protected, put in on purpose: {held})")


def _read(record: Record, asked: str) -> tuple[Release, ...]:
    reference, _, word = asked.rpartition(":")
    wanted = " ".join(word.replace("-", " ").replace("_", " ").casefold().split())
    detail = next((one for one in ProtectedDetail if wanted and wanted in (one.words, one.value)), None)
    if detail is None or not reference.strip():
        known = ", ".join(one.words for one in ProtectedDetail)
        raise UsageError("That names nothing that can be protected.", f"Give a case and one of {known}: 031:address.")
    with record.reading() as session:
        whose = protected_in_case(session, case_named(session, reference.strip()).id, detail)
    if not whose:
        raise CcmError(f"Nobody in that case has a protected {detail.words}.", "Ask without it: nothing is left out.")
    return tuple(Release(one, detail) for one in whose)
