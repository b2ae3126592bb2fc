"""The HTML file: it fetches and runs nothing, a screen reader can walk it, and it prints page by page."""

import re
from dataclasses import replace
from itertools import pairwise

from ccm_tui.documents.catalogue import Format
from ccm_tui.documents.contents import made
from ccm_tui.documents.minutes.pages import contents_of
from ccm_tui.domain.names.protection import NOTHING_PROTECTED
from tests.documents.documents import rich_document
from tests.documents.formats.reading import parsed_html

RICH = contents_of(rich_document())
WRITTEN = made(Format.HTML, RICH, NOTHING_PROTECTED)
PAGE = parsed_html(WRITTEN)
TAGS = [tag for tag, _ in PAGE.tags]
LEAST_CONTRAST = 7.0


def test_it_fetches_nothing_and_runs_nothing() -> None:
    policy = {**PAGE.tags[3][1]}
    assert policy == {
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'",
    }
    assert not {"script", "link", "img", "iframe", "form", "a"} & set(TAGS)
    assert not {"src", "href", "onclick", "action"} & {name for _, attributes in PAGE.tags for name in attributes}
    assert not re.search(rb"url\(|@import|https?:", WRITTEN)


def test_it_is_in_british_english_and_has_a_title_and_one_main_part() -> None:
    assert dict(PAGE.tags[0:1]) == {"html": {"lang": "en-GB"}}
    assert b"<title>Minutes of meeting 4, Thu 17 Dec 2026, City Community MARAC</title>" in WRITTEN
    assert TAGS.count("main") == TAGS.count("h1") == 1


def test_no_level_of_heading_is_left_out() -> None:
    levels = [int(tag[1]) for tag in TAGS if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(level <= before + 1 for before, level in pairwise(levels))


def test_every_cell_that_heads_says_what_it_heads_and_every_name_is_there_once() -> None:
    assert {attributes["scope"] for tag, attributes in PAGE.tags if tag == "th"} == {"col", "row"}
    names = [attributes["id"] for _, attributes in PAGE.tags if "id" in attributes]
    assert len(names) == len(set(names))
    assert {attributes["aria-labelledby"] for tag, attributes in PAGE.tags if tag == "section"} == set(names)


def test_each_page_prints_on_paper_of_its_own_with_its_marking_at_its_foot() -> None:
    style = WRITTEN.decode().partition("<style>")[2].partition("</style>")[0]
    assert ".page + .page { break-before: page; }" in style
    kinds = [attributes["class"] for tag, attributes in PAGE.tags if tag == "section"]
    assert kinds == ["page marked-0"] * 4 + ["page marked-1"] + ["page marked-0"] * 2
    feet = re.findall(r'@page marked-\d \{ @bottom-left \{ content: "([^"]*)"; \} \}', style)
    assert [re.sub(r"\\([0-9a-f]{6})", lambda found: chr(int(found[1], 16)), foot) for foot in feet] == [
        "OFFICIAL-SENSITIVE · DRAFT",
        "OFFICIAL-SENSITIVE, RESTRICTED CASE · DRAFT",
    ]


def test_a_marking_that_means_harm_stays_within_its_quotation_marks() -> None:
    pages = (replace(RICH.pages[0], marking='"; } } body { display: none } /* \\'),)
    style = made(Format.HTML, replace(RICH, pages=pages), NOTHING_PROTECTED).decode().partition("</style>")[0]
    assert "display: none" not in style


def test_every_colour_of_a_letter_stands_out_from_white() -> None:
    style = WRITTEN.decode().partition("</style>")[0]
    colours = set(re.findall(r"[{;]\s*color: #([0-9a-f]{6})", style))
    assert colours
    assert all(contrast_with_white(colour) >= LEAST_CONTRAST for colour in colours)


def contrast_with_white(colour: str) -> float:
    """As the guidelines for accessible pages reckon it (WCAG 2.2, relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
