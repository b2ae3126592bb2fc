"""The same record gives the same bytes, whoever makes the document, wherever and whenever."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest

from ccm_tui.documents.audiences.audience import read_audience
from ccm_tui.documents.audiences.offers import contents_for
from ccm_tui.documents.catalogue import Format
from ccm_tui.documents.contents import made
from ccm_tui.documents.minutes.pages import contents_of
from ccm_tui.domain.names.protection import NOTHING_PROTECTED
from tests.documents.documents import rich_document

PROJECT = Path(__file__).parents[3]
GOLDEN = Path(__file__).parents[1] / "golden"
OFFICE = (Format.DOCX, Format.XLSX)

IN_A_PROCESS_OF_ITS_OWN = """
import hashlib, json, os, sys, time
begin = float(os.environ["CCM_TEST_BEGINS"])
local, world = time.localtime, time.gmtime
time.time = lambda: begin
time.localtime = lambda at=None: local(begin if at is None else at)
time.gmtime = lambda at=None: world(begin if at is None else at)
from tests.documents.formats.test_same_bytes import all_digests
print(json.dumps(all_digests(backwards=os.environ["CCM_TEST_ORDER"] == "last to first")))
"""

READERS = ("full", "agency:COLP", "member:NOISE", "case:034", "summary:034", "public")

HERE = {"CCM_TEST_BEGINS": "1797523200", "CCM_TEST_ORDER": "first to last"}
ELSEWHERE = {
    "CCM_TEST_BEGINS": "2051222400",
    "CCM_TEST_ORDER": "last to first",
    "TZ": "Pacific/Auckland",
    "LC_ALL": "tr_TR.UTF-8",
    "LANG": "tr_TR.UTF-8",
    "LANGUAGE": "tr",
    "PYTHONHASHSEED": "4711",
    "PYTHONUTF8": "0",
    "UNICODE_VERSION": "4.1.0",
    "SOURCE_DATE_EPOCH": "0",
    "TYPST_FONT_PATHS": "/usr/share/fonts",
    "USER": "bryony.quillfeather",
    "LOGNAME": "bryony.quillfeather",
    "COLUMNS": "40",
    "TERM": "dumb",
}


@pytest.mark.parametrize("wanted", [Format.MARKDOWN, Format.HTML, Format.JSON, Format.ICS, Format.CSV])
def test_the_document_is_these_bytes(wanted: Format) -> None:
    """Kept in golden/; CCM_REWRITE_GOLDENS=1 writes them anew, to be judged."""
    golden = GOLDEN / f"full{wanted.suffix}"
    content = made(wanted, contents_of(rich_document()), NOTHING_PROTECTED)
    if os.environ.get("CCM_REWRITE_GOLDENS"):
        golden.write_bytes(content)
    assert content == golden.read_bytes()


def test_every_format_is_the_same_bytes_wherever_and_whenever_it_is_made() -> None:
    assert digests(HERE) == digests(ELSEWHERE) == all_digests()


@pytest.mark.parametrize("wanted", OFFICE)
def test_an_office_file_knows_no_day_but_the_documents(wanted: Format) -> None:
    with ZipFile(io.BytesIO(made(wanted, contents_of(rich_document()), NOTHING_PROTECTED))) as packed:
        assert {part.date_time for part in packed.infolist()} == {(2026, 12, 17, 0, 0, 0)}
        assert {part.create_system for part in packed.infolist()} == {0}
        about = packed.read("docProps/core.xml").decode()
        assert set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", about)) == {"2026-12-17T00:00:00Z"}


def test_a_pdf_knows_no_day_but_the_documents() -> None:
    with pypdfium2.PdfDocument(made(Format.PDF, contents_of(rich_document()), NOTHING_PROTECTED)) as document:
        about = document.get_metadata_dict()
    assert {about["CreationDate"], about["ModDate"]} == {"D:20261217000000Z"}


def all_digests(*, backwards: bool = False) -> dict[str, str]:
    """What each document comes to in each format that it can be had in."""
    found: dict[str, str] = {}
    for reader in reversed(READERS) if backwards else READERS:
        contents = contents_for(rich_document(), read_audience(reader), 5, NOTHING_PROTECTED)
        formats = contents.kind.formats
        for wanted in reversed(formats) if backwards else formats:
            found[f"{reader} {wanted}"] = hashlib.sha256(made(wanted, contents, NOTHING_PROTECTED)).hexdigest()
    return found


def digests(surroundings: dict[str, str]) -> dict[str, str]:
    """The same in a process with those surroundings."""
    run = subprocess.run(
        [sys.executable, "-c", IN_A_PROCESS_OF_ITS_OWN],
        cwd=PROJECT,
        env={**os.environ, **surroundings},
        capture_output=True,
        check=True,
    )
    found: dict[str, str] = json.loads(run.stdout)
    return found
