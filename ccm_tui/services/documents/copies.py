"""The minutes as a document of any format, and the council's own template of one."""

from collections.abc import Collection
from pathlib import Path

from ccm_tui.documents.audiences.audience import FULL, Audience
from ccm_tui.documents.catalogue import Format
from ccm_tui.documents.contents import made
from ccm_tui.domain.names.protection import Release
from ccm_tui.errors import CcmError
from ccm_tui.files import at_home
from ccm_tui.services.documents.approval import sealed_as_it_leaves, sealed_minutes
from ccm_tui.services.documents.documents import meeting_documents
from db.queries.cases.protection import protected_on_record
from db.queries.record.settings import settings_on_record
from db.record import Record


def minutes_document(
    record: Record,
    meeting_id: int,
    wanted: Format = Format.TEXT,
    template: bytes | None = None,
    version: int | None = None,
    audience: Audience = FULL,
    released: Collection[Release] = (),
) -> bytes:
    """The minutes for the audience in that format; of a version that was approved, the very text that was sealed.

    `template` is a council's own Word document; what is protected is in it where it is `released`.
    Raises CcmError where there is no such version, the meeting has nothing for the audience, or it can't be had in
    that format.
    """
    if version is None:
        documents = meeting_documents(record, meeting_id, released)
        return made(wanted, documents.contents(audience), documents.protected, template)
    if wanted is not Format.TEXT or audience != FULL:
        raise CcmError(
            "What was approved is sealed as text, in full.", "Ask for the full minutes as text, or for no version."
        )
    with record.reading() as session:
        protected = protected_on_record(session).but(released)
    return sealed_as_it_leaves(sealed_minutes(record, meeting_id, version), protected).encode()


def own_template(record: Record) -> bytes | None:
    """The Word document that the settings name, or None. Raises CcmError as `read_word_template`."""
    with record.reading() as session:
        path = settings_on_record(session).word_template
    return read_word_template(Path(path)) if path else None


def read_word_template(path: Path) -> bytes:
    """A council's own Word document. Raises CcmError where it can't be read or is too large for one."""
    from ccm_tui.documents.formats.word.template import LARGEST_TEMPLATE

    place = at_home(path)
    try:
        if place.stat().st_size <= LARGEST_TEMPLATE:
            return place.read_bytes()
    except OSError:
        raise CcmError("The template can't be read.", "Check its path, and that you may read it.") from None
    raise CcmError("The template is too large.", "Give a Word document that holds only styles, headers and footers.")
