"""What is protected of a person is in nothing that leaves, whoever wrote it wherever: kind by audience by format.

Every text that anybody could have typed holds an address, a former name and a contact that are protected.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ccm_tui.cli.main import run_ccm
from ccm_tui.documents.catalogue import OF_ACTIONS, DocumentKind, Format
from ccm_tui.domain.figures.periods import quarter_of
from ccm_tui.domain.vocabulary import ProtectedDetail
from ccm_tui.errors import CcmError
from ccm_tui.services.actions.chase import chase_document, chase_papers
from ccm_tui.services.agenda.papers import agenda_document
from ccm_tui.services.agenda.requests import request_document, request_papers
from ccm_tui.services.cases.case_file_view import read_case_file
from ccm_tui.services.cases.home_areas import Question, area_letter
from ccm_tui.services.cases.people import change_person, read_person
from ccm_tui.services.desk.linear_mode import take_lines
from ccm_tui.services.documents.documents_view import paper_bytes, read_documents
from ccm_tui.services.figures.board import board_document, whole_document
from ccm_tui.services.governance.subject_access import subject_access_text
from db.erasing.rules import texts_of
from db.queries.record.find import case_named
from db.record import Record
from db.tables.schema import METADATA
from tests.cli.support import NOW, Ccm
from tests.demo_file import demo_record
from tests.documents.formats.readings import everything_in
from tests.lived_record import LIVE_MEETING, open_record
from tests.meeting_script import LINES

ADDRESS, FORMER, CONTACT = "7 Canary Wharfside", "Zebedee Canaryname", "ring 0700 Canaryline"
WRITTEN = f"see 7, canary wharfside or ZEBEDEE Canaryname: Ring 0700  canaryline {'x' * 40}"
CANARIES = ("canarywharfside", "canaryname", "canaryline")
OF_THE_PROGRAM = (
    *("agency", "setting", "seal", "draft", "journal_entry", "journal_change"),
    *("retention", "erasure", "referral_retention", "referral_erasure"),
)
"""Tables in which nobody writes of a person, or that no document is made from."""
CODES = {("case_file", "reference"), ("disclosure", "format"), ("disclosure", "document"), ("disclosure", "digest")}
LISTS = {
    DocumentKind.MEETING_LIST: ("meetings",),
    DocumentKind.AGENDA_LIST: ("agenda", str(LIVE_MEETING)),
    DocumentKind.CASE_LIST: ("cases",),
    DocumentKind.REFERRAL_LIST: ("referrals",),
    DocumentKind.ACTION_LIST: ("actions",),
    DocumentKind.AGENCY_LIST: ("agencies",),
    DocumentKind.AREA_LIST: ("areas",),
    DocumentKind.ATTENDANCE_LIST: ("attendance",),
    DocumentKind.DISCLOSURE_LOG: ("log",),
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A meeting that was held, with what is protected in every text of the record."""
    path = Path(shutil.copy(demo_record(tmp_path_factory.mktemp("all")), tmp_path_factory.mktemp("x") / "r.db"))
    held = open_record(path)
    take_lines(held, "next", LINES, lambda _said: None, lambda _what, _do: None)
    held.close()
    with closing(sqlite3.connect(path)) as raw:
        for name, table in METADATA.tables.items():
            for column in texts_of(table):
                if name not in OF_THE_PROGRAM and (name, column) not in CODES:
                    raw.execute(f"UPDATE {name} SET {column} = '{WRITTEN}' || id")
        raw.execute("UPDATE seal SET text = text || ?", [WRITTEN])
        raw.execute("UPDATE person SET address = ?, also_known_as = ?, safe_contact = ?", [ADDRESS, FORMER, CONTACT])
        for detail in ("address", "further_names", "contact"):
            raw.execute("INSERT INTO protection (person_id, detail) SELECT min(id), ? FROM person", [detail])
        raw.commit()
    with closing(open_record(path)) as opened:
        yield opened


def papers(record: Record, kind: DocumentKind, wanted: Format) -> Iterator[bytes]:
    """Every paper of that kind as that format, for whomever there is one."""
    match kind:
        case DocumentKind.AGENDA:
            for audience in ("chair", "circulation", "agency:HSG"):
                yield agenda_document(record, LIVE_MEETING, wanted, audience)
        case DocumentKind.REQUEST:
            yield from (request_document(paper, wanted) for paper in request_papers(record, LIVE_MEETING)[:2])
        case DocumentKind.AREA_QUESTION:
            yield area_letter(record, 1, Question("Wickmarsh", date(2026, 12, 1), WRITTEN), wanted)
        case DocumentKind.REMINDER:
            yield from (chase_document(paper, wanted) for paper in chase_papers(record)[:2])
        case DocumentKind.BOARD_FIGURES:
            quarter = quarter_of(date(2026, 9, 30))
            yield from (make(record, quarter, wanted) for make in (board_document, whole_document))
        case DocumentKind.SUBJECT_PACK:
            yield from (subject_access_text(record, person).encode() for person in (1, 2, 3))
        case _ if kind in LISTS:
            path = record.path.with_suffix(wanted.suffix)
            path.unlink(missing_ok=True)
            assert run_ccm([*LISTS[kind], "--format", wanted.value, "-o", str(path), "--db", str(record.path)]) == 0
            yield path.read_bytes()
        case _:
            yield from of_meetings(record, kind, wanted)


def of_meetings(record: Record, kind: DocumentKind, wanted: Format) -> Iterator[bytes]:
    """The documents of the meeting just held, the first two of a kind; and what was approved of another."""
    for meeting in (LIVE_MEETING, 2):
        offered = read_documents(record, meeting)
        of_kind = [paper for paper in offered.papers if paper.sort.kind is kind and wanted in paper.sort.formats]
        for paper in of_kind[:2]:
            try:
                yield paper_bytes(offered, paper, wanted)
            except CcmError:
                assert wanted in OF_ACTIONS, "only a calendar may have nothing to hold"


@pytest.mark.parametrize(("kind", "wanted"), [(kind, wanted) for kind in DocumentKind for wanted in kind.formats])
def test_what_is_protected_is_in_no_file_of_any_kind_in_any_format(
    kind: DocumentKind, wanted: Format, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCM_NOW", NOW)
    made = [everything_in(content, wanted).casefold() for content in papers(record, kind, wanted)]
    assert made
    for told in made:
        assert [canary for canary in CANARIES if canary in told] == []


@pytest.fixture
def marked(ccm: Ccm) -> Ccm:
    """A demo record in which the address of whom 031 is about is protected, and typed into an action of Housing."""
    with closing(open_record(ccm.db)) as held:
        with held.reading() as session:
            case_id = case_named(session, "031").id
        whom = next(one.person_id for one in read_case_file(held, case_id).case.people if one.subject)
        given = replace(
            read_person(held, case_id, whom), address=ADDRESS, protected=frozenset((ProtectedDetail.ADDRESS,))
        )
        change_person(held, case_id, whom, given)
    with closing(sqlite3.connect(ccm.db)) as raw:
        raw.execute("UPDATE entry SET text = ? WHERE id IN (SELECT entry_id FROM action)", [f"visit {ADDRESS}"])
        raw.commit()
    return ccm


def test_a_protected_detail_is_put_into_one_paper_on_purpose_and_that_is_noted(marked: Ccm) -> None:
    sheet = ("minutes", "3", "--audience", "agency:HSG")
    assert "visit [protected]" in " ".join(marked(*sheet).out.split())
    why = ("--recipient", "N. Turnstile", "--reason", "to change the locks")
    assert "Canary" not in marked(*sheet, *why).out
    assert "visit 7 Canary Wharfside" in " ".join(marked(*sheet, *why, "--release", "031:address").out.split())
    log = marked("log", "--format", "csv").out
    assert log.count("protected, put in on purpose: address of person") == 1
    assert "Canary" not in log
    assert "Canary" not in marked(*sheet, *why).out, "for that paper alone"


def test_a_release_needs_somebody_and_a_reason_and_something_that_is_protected(marked: Ccm) -> None:
    why = ("--recipient", "N. Turnstile", "--reason", "to change the locks")
    for words, code in (
        (("--release", "031:address"), 2),
        (("--release", "031:address", "--recipient", "N. Turnstile"), 2),
        ((*why, "--release", "031:shoe size"), 2),
        ((*why, "--release", "address"), 2),
        ((*why, "--release", "031:further-names"), 1),
        ((*why, "--release", "999:address"), 1),
    ):
        done = marked("minutes", "3", *words)
        assert (done.code, done.out, len(done.told)) == (code, "", 2)


def test_a_request_to_one_agency_may_hold_the_address_that_is_released(marked: Ccm, tmp_path: Path) -> None:
    why = ("--recipient", "N. Turnstile", "--reason", "to change the locks", "--release", "031:address")
    assert marked("requests", "next", "-o", tmp_path / "all", *why).code == 2
    assert marked("requests", "next", "-o", tmp_path / "kept", "--agency", "HSG", "--format", "text").code == 0
    assert marked("requests", "next", "-o", tmp_path / "one", "--agency", "HSG", "--format", "text", *why).code == 0
    kept, released = (next((tmp_path / name).iterdir()).read_text() for name in ("kept", "one"))
    assert (ADDRESS in " ".join(kept.split()), ADDRESS in " ".join(released.split())) == (False, True)
