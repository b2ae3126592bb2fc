"""Nothing that somebody can type or paste costs more than its length, whatever it is made of."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from ccm_tui.documents.page.layout import hanging
from ccm_tui.domain.actions.search import complete_search, read_search
from ccm_tui.domain.composer.line.entries import ActionEntry
from ccm_tui.domain.composer.lint import line_remarks, lint
from ccm_tui.domain.composer.parsing import parse
from ccm_tui.domain.days.when import read_when
from ccm_tui.domain.names.addresses import address_marks, contact_marks
from ccm_tui.domain.names.masking import masked
from ccm_tui.domain.names.redaction import names_in
from ccm_tui.domain.names.sightings import names_written, text_words
from ccm_tui.domain.vocabulary import EntryKind
from ccm_tui.domain.words.text import visible_lines
from tests.domain.composer.rooms import ROOM
from tests.growth import grows_in_step

TODAY = date(2026, 12, 17)

WORK: dict[str, Callable[[str], object]] = {
    "masking": lambda text: masked(text, ["Rollo Quince", "Ng"], ["Mab Reed"]),
    "finding names": lambda text: list(names_in(text)),
    "the words of a text": lambda text: list(text_words(text)),
    "the names of a person": lambda text: list(names_written(text)),
    "a protected address": lambda text: list(address_marks(text)),
    "a protected contact": lambda text: list(contact_marks(text)),
    "lint": lambda text: lint(ActionEntry(text, agency="HSG"), ROOM),
    "the remarks on a line": lambda text: line_remarks(parse(text, EntryKind.ACTION, ROOM), ROOM),
    "a page": lambda text: hanging("Label:", text, 80, 4),
    "hostile characters": visible_lines,
    "search words": lambda text: read_search(text, ["HSG", "ASC"], TODAY),
    "completing a search": lambda text: complete_search(text, ["HSG", "ASC"], ["Rollo"]),
    "a day": lambda text: read_when(text, TODAY),
}

SHAPES = (
    *("ab", "ab cd ", "Ab Cd ", " ", "(a[", "'\"’", "1 ", "4 Elder Row, ", "a.b.", "a-b-", "4 dec ", "@hsg "),
    *("#victim ", "a/b/", "a\n", "漢", "e\u0301", "+44 20 ", "a@b.", "A b; ", "a: ", "Mc", "O'"),
)


@pytest.mark.parametrize("work", WORK)
def test_four_times_the_text_is_about_four_times_the_work(work: str) -> None:
    does = WORK[work]
    for shape in SHAPES:
        text = shape * (6_000 // len(shape))
        assert grows_in_step(partial(does, text[: len(text) // 4]), partial(does, text), 4), shape
