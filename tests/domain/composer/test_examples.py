"""What the help shows is understood as it stands."""

import pytest

from ccm_tui.domain.composer.examples import DAYS, EXAMPLES, Example
from ccm_tui.domain.composer.line.reading import address
from ccm_tui.domain.days.when import When, read_when
from tests.domain.composer.rooms import NEXT_MEETING, TODAY, read


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.line)
def test_an_example_is_of_its_kind_and_lacks_nothing(example: Example) -> None:
    assert address(example.line, example.kind).kind is example.kind
    assert not [remark for remark in read(example.line, example.kind).remarks if "stays in the text" in remark.text]


@pytest.mark.parametrize("typed", [typed for days, _ in DAYS for typed in days.split(", ")])
def test_a_day_that_the_help_shows_is_read(typed: str) -> None:
    assert isinstance(read_when(typed, TODAY, NEXT_MEETING), When)
