"""The JSON: as its schema says, with every text exactly as it is on record."""

import json
from importlib.resources import files

from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for

from ccm_tui.documents.catalogue import Format
from ccm_tui.documents.contents import made
from ccm_tui.documents.formats.data import FORMAT
from ccm_tui.documents.minutes.pages import contents_of
from ccm_tui.documents.page.blocks import Paragraph
from ccm_tui.domain.names.protection import NOTHING_PROTECTED
from tests.documents.documents import document, rich_document
from tests.documents.formats.test_hostile import HOSTILE, contents_with

SCHEMA = json.loads((files("ccm_tui.documents.formats") / "data.schema.json").read_text(encoding="utf-8"))


def test_what_is_written_is_what_the_schema_says() -> None:
    assert validator_for(SCHEMA) is Draft202012Validator
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for contents in (contents_of(rich_document()), contents_of(document()), *map(contents_with, HOSTILE)):
        validator.validate(json.loads(made(Format.JSON, contents, NOTHING_PROTECTED)))


def test_the_schema_is_of_this_format_and_refuses_another() -> None:
    told = json.loads(made(Format.JSON, contents_of(document()), NOTHING_PROTECTED))
    assert told["format"] == SCHEMA["properties"]["format"]["const"] == FORMAT
    validator = Draft202012Validator(SCHEMA)
    assert not validator.is_valid({**told, "format": "ccm-minutes/2"})
    assert not validator.is_valid({**told, "name": "of anybody"})


def test_every_text_is_as_it_is_on_record() -> None:
    for text in HOSTILE:
        (told, _) = json.loads(made(Format.JSON, contents_with(text), NOTHING_PROTECTED))["pages"]
        assert told["marking"] == text
        assert [block["text"] for block in told["blocks"] if block["kind"] == "paragraph"] == [
            block.text for block in contents_with(text).pages[0].blocks if isinstance(block, Paragraph)
        ]
