"""The catalogue: a format and a document are each told apart by what they are called, and had as declared."""

import mimetypes
from pathlib import Path

import pytest

from ccm_tui.documents.audiences.audience import AUDIENCE_FORMS, AUDIENCE_HELP, AudienceKind
from ccm_tui.documents.audiences.offers import contents_for, offered_documents
from ccm_tui.documents.catalogue import DocumentKind, Format
from ccm_tui.documents.contents import made
from ccm_tui.domain.names.protection import NOTHING_PROTECTED
from ccm_tui.errors import CcmError
from tests.documents.documents import rich_document


def test_no_two_formats_are_called_or_end_the_same() -> None:
    assert len({one.suffix for one in Format}) == len({one.words for one in Format}) == len(Format)


@pytest.mark.parametrize("wanted", [one for one in Format if one is not Format.MARKDOWN])
def test_a_media_type_is_what_others_know_the_ending_by(wanted: Format) -> None:
    assert mimetypes.MimeTypes(strict=True).guess_type(f"file{wanted.suffix}")[0] in (None, wanted.media_type)


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_ending_of_a_file_says_what_a_document_is_had_as_and_another_ending_is_text(kind: DocumentKind) -> None:
    for wanted in Format:
        meant = wanted if wanted in kind.formats else Format.TEXT
        assert kind.format_of(Path(f"paper{wanted.suffix.upper()}")) is meant


def test_every_audience_is_offered_asked_for_and_told_of() -> None:
    assert {offer.audience.kind for offer in offered_documents(rich_document())} == set(AudienceKind)
    for kind in AudienceKind:
        assert kind.form in AUDIENCE_FORMS
        assert kind.form in AUDIENCE_HELP and kind.hint in AUDIENCE_HELP


@pytest.mark.parametrize("kind", AudienceKind)
def test_what_an_audience_is_given_is_the_document_that_it_declares_and_had_as_nothing_else(
    kind: AudienceKind,
) -> None:
    document = rich_document()
    audience = next(one.audience for one in offered_documents(document) if one.audience.kind is kind)
    contents = contents_for(document, audience, 5, NOTHING_PROTECTED)
    assert contents.kind is kind.document
    for wanted in set(Format) - set(kind.document.formats):
        with pytest.raises(CcmError, match=f"as {wanted}"):
            made(wanted, contents, NOTHING_PROTECTED)
