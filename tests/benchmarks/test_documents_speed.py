"""How long each format of the minutes of a forty-case meeting takes; all of them have two seconds together."""

from dataclasses import replace

import pytest

from ccm_tui.minutes.document import MinutesDocument
from ccm_tui.minutes.formats.catalogue import Format, contents_of, made
from tests.benchmarks.conftest import Report, wall
from tests.minutes.documents import rich_document

pytestmark = pytest.mark.benchmark

CASES = 40


def large_document() -> MinutesDocument:
    """A meeting of forty cases, each as full as one can be."""
    document = rich_document()
    full = [document.cases[place % 3] for place in range(CASES)]
    cases = tuple(
        replace(case, number=number, reference=f"CCM/26/{number:03}") for number, case in enumerate(full, 1)
    )
    return replace(document, cases=cases)


def test_the_pages_of_forty_cases(report: Report) -> None:
    document = large_document()
    report("ms to set the pages", wall(lambda: contents_of(document), 5), "of 2000 for all documents")


@pytest.mark.parametrize("wanted", list(Format))
def test_a_format_of_forty_cases(wanted: Format, report: Report) -> None:
    contents = contents_of(large_document())
    made(wanted, contents)
    report("ms to make it", wall(lambda: made(wanted, contents), 5), "of 2000 for all documents")
