"""The PDF: its typefaces within it, tagged for readers of the screen, its marking on every sheet."""

import ctypes
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from ccm_tui.documents.catalogue import Format
from ccm_tui.documents.contents import Contents, made
from ccm_tui.documents.formats.pdf.glyphs import FAMILIES, FONTS, drawable
from ccm_tui.documents.minutes.pages import contents_of
from ccm_tui.documents.page.blocks import Page, Paragraph, Table, TableColumn, Title
from ccm_tui.domain.names.protection import NOTHING_PROTECTED
from ccm_tui.errors import CcmError
from tests.documents.documents import rich_document
from tests.documents.formats.reading import read_pdf, tagged

RICH = contents_of(rich_document())

OF_LONDON = (
    "Łucja Świątek, Ștefan Țurcanu, Çağrı Öztürk, Nguyễn Thị Hằng, Ọláwálé Ṣẹ́gun, Ẹ̀bùn, Māori, Đorđe, Ħal",
    "Ελένη Παπαδοπούλου, Олександра Щербак, Ђорђе, Հայկ, ქეთევან, שרה",
    "شهرزاد احمدی, پروین, محمد چوہدری, نورۀ",
    "নাজমা বেগম, প্রিয়াঙ্কা, प्रिया शर्मा, ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ, ક્રિષ્ના પટેલ, தமிழ்ச்செல்வி, ශ්‍රියානි, తెలుగు, മലയാളം",
    "ሰላማዊት ተስፋይ, สมหญิง, 王小明, 陳大文, 山田花子, 김민준",
    "£5, €5, 4 × 4 = 16, ½, → ✓ ⟦1B⟧ “quoted” – …",
)


def a_page(*texts: str) -> Contents:
    page = replace(RICH.pages[0], blocks=tuple(map(Paragraph, texts)))
    return replace(RICH, pages=(page,))


@pytest.mark.parametrize("text", OF_LONDON)
def test_the_names_of_london_are_drawn(text: str) -> None:
    assert drawable(text) == text
    assert read_pdf(made(Format.PDF, a_page(text), NOTHING_PROTECTED))[-2:] == ["OFFICIAL-SENSITIVE", "Endofminutes"]


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Zoë 👩‍👩‍👧!", "Zoë ⟦1F469 200D 1F469 200D 1F467⟧!"),
        ("𓀀𓀁 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "⟦13000 13001⟧ and ⟦1F3F4 E0067 E0062 E0065 E006E E0067 E007F⟧"),
        ("ক\u064e", "⟦995 64E⟧"),
    ],
)
def test_what_no_typeface_has_is_given_by_its_numbers_and_the_reader_is_told(typed: str, drawn: str) -> None:
    assert drawable(typed) == drawn
    read = read_pdf(made(Format.PDF, a_page(typed), NOTHING_PROTECTED))
    assert read[0] == "".join(drawn.split())
    assert "givenbytheirnumbers" in read[1]
    assert not any(
        "givenbytheirnumbers" in text for text in read_pdf(made(Format.PDF, a_page("Zoë"), NOTHING_PROTECTED))
    )


def test_every_typeface_is_shipped_and_no_other_is_used() -> None:
    assert all((FONTS / name).is_file() for name in FAMILIES.values())
    with pypdfium2.PdfDocument(made(Format.PDF, a_page(*OF_LONDON), NOTHING_PROTECTED)) as document:
        fonts = [
            pdfium.FPDFTextObj_GetFont(drawn.raw) for drawn in document[0].get_objects([pdfium.FPDF_PAGEOBJ_TEXT])
        ]
        families = {told(pdfium.FPDFFont_GetBaseFontName, font).partition("+")[2] for font in fonts}
        assert all(pdfium.FPDFFont_GetIsEmbedded(font) for font in fonts)
    assert families <= {name.removesuffix(".ttf") for name in FAMILIES.values()} | {"NotoSans-Bold", "DejaVuSans"}
    assert len(families) > 10


def test_it_is_tagged_in_english_and_says_what_the_cover_says_and_no_more() -> None:
    with pypdfium2.PdfDocument(made(Format.PDF, RICH, NOTHING_PROTECTED)) as document:
        assert pdfium.FPDFCatalog_IsTagged(document)
        room = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
        language = (ctypes.c_ushort * (room // 2))()
        pdfium.FPDFCatalog_GetLanguage(document, language, room)
        assert bytes(language).decode("utf-16-le").rstrip("\0") == "en-GB"
        about = {name: value for name, value in document.get_metadata_dict().items() if value}
    assert about.pop("Creator").startswith("Typst ")
    assert about == {
        "Title": "Minutes of meeting 4, Thu 17 Dec 2026",
        "Author": "City Community MARAC",
        "Subject": "Full minutes, for the members of the conference",
        "Keywords": "OFFICIAL-SENSITIVE, DRAFT",
        "CreationDate": "D:20261217000000Z",
        "ModDate": "D:20261217000000Z",
    }
    assert b"pdfuaid:part>1<" in made(Format.PDF, RICH, NOTHING_PROTECTED)


def test_headings_and_cells_are_tagged_as_what_they_are() -> None:
    with pypdfium2.PdfDocument(made(Format.PDF, RICH, NOTHING_PROTECTED)) as document:
        kinds = {text.strip(): kind for page in document for kind, text in tagged(page)}
    assert kinds["6.1 CCM/26/036 Rollo Quince"] == "H1"
    assert kinds["Information shared"] == "H2"
    assert (kinds["Agency and owner"], kinds["Fri 18 Dec 2026"]) == ("TH", "TD")


def test_every_sheet_has_its_marking_status_and_number_and_a_case_begins_a_new_one() -> None:
    with pypdfium2.PdfDocument(made(Format.PDF, RICH, NOTHING_PROTECTED)) as document:
        sheets = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    subjects = [page.subject for page in RICH.pages]
    for number, sheet in enumerate(sheets, 1):
        assert f"Page {number} of {len(sheets)}" in sheet
        assert sheet.count("DRAFT") >= 2
        page = next(page for page in RICH.pages if f"{page.title} {page.subject}" in sheet)
        assert sheet.startswith(f"{page.marking} {page.status} ")
        assert f"{page.marking} · {page.status}" in sheet
        subjects = [subject for subject in subjects if subject != page.subject]
    assert subjects == []


def test_a_heading_beneath_none_and_one_that_says_nothing_do_not_stop_it() -> None:
    page = replace(RICH.pages[0], blocks=(Title(2, "Deep"), Title(1, " "), Title(1, ""), Paragraph("said")))
    assert read_pdf(made(Format.PDF, replace(RICH, pages=(page,)), NOTHING_PROTECTED))[:2] == ["Deep", "said"]


def test_a_row_taller_than_a_sheet_runs_on() -> None:
    tall = Table((TableColumn("Ref", 7), TableColumn("Action", 20)), (("1", "Visit again and again. " * 600),))
    page: Page = replace(RICH.pages[0], blocks=(tall,))
    read = "".join(read_pdf(made(Format.PDF, replace(RICH, pages=(page,)), NOTHING_PROTECTED)))
    assert read.count("Visitagainandagain.") == 600


def test_where_there_is_no_typesetter_the_chair_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(CcmError, match=r"PDF can't be made on this machine"):
        made(Format.PDF, RICH, NOTHING_PROTECTED)


def told(function: Callable[..., int], *given: object) -> str:
    room = function(*given, None, 0)
    place = ctypes.create_string_buffer(room)
    function(*given, place, room)
    return place.value.decode()
