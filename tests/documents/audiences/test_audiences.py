"""What each audience is given, kept byte for byte in golden/; CCM_REWRITE_GOLDENS=1 writes it anew, to be judged."""

import csv
import io
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from ccm_tui.documents.audiences.audience import FULL, PUBLIC, Audience, AudienceKind, read_audience
from ccm_tui.documents.audiences.offers import contents_for
from ccm_tui.documents.catalogue import Format
from ccm_tui.documents.contents import made
from ccm_tui.documents.minutes.case import HeadRisk, Note, Rating
from ccm_tui.documents.minutes.document import MinutesDocument
from ccm_tui.domain.actions.reply_form import REPLY_HEADINGS, REPLY_STATUSES
from ccm_tui.domain.names.protection import NOTHING_PROTECTED
from ccm_tui.domain.statuses import MeetingState
from ccm_tui.domain.vocabulary import Head
from ccm_tui.errors import CcmError, UsageError
from tests.documents.documents import HSG, case, document, rich_document
from tests.documents.formats.reading import read_xlsx

GOLDEN = Path(__file__).parents[1] / "golden"
THRESHOLD = 5
ASKED = {
    "sheet": "agency:COLP",
    "copy": "member:NOISE",
    "case": "case:034",
    "summary": "summary:034",
    "figures": "public",
}


def text_for(asked: str, whole: MinutesDocument | None = None) -> str:
    contents = contents_for(whole or rich_document(), read_audience(asked), THRESHOLD, NOTHING_PROTECTED)
    return made(Format.TEXT, contents, NOTHING_PROTECTED).decode()


@pytest.mark.parametrize("name", ASKED)
def test_the_document_is_these_bytes(name: str) -> None:
    golden = GOLDEN / f"{name}.txt"
    content = text_for(ASKED[name]).encode()
    if os.environ.get("CCM_REWRITE_GOLDENS"):
        golden.write_bytes(content)
    assert content == golden.read_bytes()


@pytest.mark.parametrize(
    "asked", ["full", "public", "agency:HSG", "member:GUEST-WICK", "case:CCM/26/031", "summary:031"]
)
def test_an_audience_is_read_as_it_is_written(asked: str) -> None:
    assert str(read_audience(asked)) == asked
    assert read_audience(asked.lower()) == read_audience(asked)


@pytest.mark.parametrize(
    "asked", ["", "everyone", "agency", "agency:", "agency: ", "case:", "full:HSG", "public:", ":031"]
)
def test_what_is_no_audience_is_not_guessed(asked: str) -> None:
    with pytest.raises(UsageError, match="no such audience"):
        read_audience(asked)


@pytest.mark.parametrize("asked", ["agency:HRS", "member:PROB", "member:GUEST-WICK", "case:999", "summary:03"])
def test_a_document_that_would_hold_nothing_is_not_made(asked: str) -> None:
    with pytest.raises(CcmError):
        text_for(asked)


def test_every_document_says_whom_it_is_for() -> None:
    for asked in ASKED.values():
        cover = contents_for(rich_document(), read_audience(asked), THRESHOLD, NOTHING_PROTECTED).cover
        assert cover.audience
        assert cover.title != contents_for(
            rich_document(), FULL, THRESHOLD, NOTHING_PROTECTED
        ).cover.title or asked.startswith("member")


def test_the_lines_to_send_back_are_one_for_each_action_in_every_form() -> None:
    contents = contents_for(rich_document(), Audience(AudienceKind.AGENCY, "COLP"), THRESHOLD, NOTHING_PROTECTED)
    text = made(Format.TEXT, contents, NOTHING_PROTECTED).decode()
    lines = [line.strip() for line in text.splitlines() if " | " in line]
    assert lines == ["ref | status | date | note", "036/1 |  |  |", "034/6 |  |  |"]
    rows = list(csv.DictReader(io.StringIO(made(Format.CSV, contents, NOTHING_PROTECTED).decode())))
    book = read_xlsx(made(Format.XLSX, contents, NOTHING_PROTECTED))
    for read in (rows, book):
        assert [list(row.values())[:4] for row in read] == [["036/1", "", "", ""], ["034/6", "", "", ""]]
        assert list(read[0])[:4] == list(REPLY_HEADINGS)
    assert all(status in text for status in REPLY_STATUSES)


def test_a_sheet_says_by_when_to_report_in_working_days() -> None:
    whole = rich_document()
    assert whole.next_meeting is not None
    after_easter = replace(whole, next_meeting=replace(whole.next_meeting, held_on=date(2027, 4, 1)))
    assert "Report              by Thu 14 Jan 2027" in text_for("agency:COLP")
    assert "Report              by Tue 23 Mar 2027" in text_for("agency:COLP", after_easter)
    assert "Report              as soon as each is done" in text_for("agency:COLP", replace(whole, next_meeting=None))


def test_a_sheet_tells_of_a_subject_by_initials_which_a_title_is_none_of() -> None:
    whole = rich_document()
    sheeted = whole.cases[0]
    people = tuple(replace(one, name=f"Mr {one.name}") if one.subject else one for one in sheeted.people)
    titled = replace(whole, cases=(replace(sheeted, people=people), *whole.cases[1:]))
    assert text_for("agency:COLP", titled) == text_for("agency:COLP", whole)


def test_before_a_meeting_its_sheets_ask_for_what_is_still_open() -> None:
    rich = rich_document()
    planned = replace(rich, cases=(), meeting=replace(rich.meeting, state=MeetingState.PLANNED))
    text = text_for("agency:GUEST-SQY", planned)
    assert "Actions             1 still open from before" in text
    assert "Report              before meeting 4 on Thu 17 Dec 2026" in text


def test_a_summary_is_one_page_however_much_was_said() -> None:
    long = "Word of several letters. " * 200
    base = rich_document().cases[0]
    heads = tuple(HeadRisk(head, Rating(5, 5, "very high indeed"), Rating(4, 5, "very high")) for head in Head)
    actions = tuple(replace(base.actions[0], reference=f"036/{number}") for number in range(1, 31))
    agencies = tuple(replace(HSG, code=f"A{number}", name=f"Agency of a long name {number}") for number in range(30))
    assert base.outcome is not None
    full = replace(
        base,
        grounds=replace(base.grounds, reason=long),
        risk=replace(base.risk, heads=heads, summary=(Note(long),)),
        present=agencies,
        information=replace(
            base.information,
            shared=tuple(replace(base.information.shared[0], agency=agency) for agency in agencies),
        ),
        actions=actions,
        outcome=replace(base.outcome, reason=long),
    )
    whole = replace(rich_document(), cases=(full,), handling=long)
    contents = contents_for(whole, Audience(AudienceKind.SUMMARY, "036"), THRESHOLD, NOTHING_PROTECTED)
    with pypdfium2.PdfDocument(made(Format.PDF, contents, NOTHING_PROTECTED)) as pages:
        assert len(pages) == 1
    assert made(Format.TEXT, contents, NOTHING_PROTECTED).decode().count("\n") <= 100


def test_a_summary_names_nobody_but_its_subject() -> None:
    told = text_for("summary:034", with_names_in_texts())
    assert "Clementine Oakapple" in told
    assert "Barnaby" not in told.partition("***")[2]
    assert "[causing harm] wrote" in " ".join(told.split())


def test_figures_of_a_meeting_with_nothing_in_it_can_be_made() -> None:
    assert (
        "Figures of meeting 4"
        in made(
            Format.TEXT, contents_for(document(), PUBLIC, THRESHOLD, NOTHING_PROTECTED), NOTHING_PROTECTED
        ).decode()
    )
    assert (
        "0"
        in made(
            Format.TEXT,
            contents_for(document(cases=(case(),)), PUBLIC, THRESHOLD, NOTHING_PROTECTED),
            NOTHING_PROTECTED,
        ).decode()
    )


def with_names_in_texts() -> MinutesDocument:
    """The neighbours' case with one of them named in a text."""
    whole = rich_document()
    neighbours = next(one for one in whole.cases if one.reference.endswith("034"))
    grounds = replace(neighbours.grounds, reason="Barnaby Gristlethorpe wrote to Clementine Oakapple again.")
    return replace(whole, cases=(replace(neighbours, grounds=grounds),))
