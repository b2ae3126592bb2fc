"""The words for a score are the partnership's own."""

import pytest

from ccm_tui.domain.settings.bands import DEFAULT_BANDS, Band, Bands, BandsError
from ccm_tui.domain.settings.settings import Settings


@pytest.mark.parametrize(
    ("score", "name"),
    [(1, "low"), (4, "low"), (5, "medium"), (12, "medium"), (15, "high"), (25, "high")],
)
def test_a_score_falls_in_one_band(score: int, name: str) -> None:
    assert DEFAULT_BANDS.of(score) == name


def test_the_settings_start_from_the_same_bands() -> None:
    assert Bands.parse(Settings().bands) == DEFAULT_BANDS
    assert DEFAULT_BANDS.to_text() == Settings().bands


def test_bands_are_written_and_read_back() -> None:
    bands = Bands((Band("low", 1), Band("of concern", 4), Band("very high", 20)))
    assert Bands.parse(bands.to_text()) == bands
    assert Bands.parse(" low 1,of concern 4 ,  very high 20") == bands
    assert bands.of(19) == "of concern"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Write each risk band"),
        ("low", "Write each risk band"),
        ("low 0, medium five", "Write each risk band"),
        ("low 0, medium -5", "Write each risk band"),
        ("low 0, medium ²", "Write each risk band"),
        ("low 0, medium " + "9" * 5000, "Write each risk band"),
        ("low 2, high 15", "must begin at 0 or 1"),
        ("low 0, high 15, medium 5", "go up"),
        ("low 0, medium 5, high 5", "go up"),
        ("low 0, high 26", "go up"),
        ("low 0, Low 5", "a name of its own"),
        ("low 0, 5", "a name of its own"),
    ],
)
def test_bands_that_leave_a_score_in_doubt_are_refused_in_words(text: str, why: str) -> None:
    with pytest.raises(BandsError, match=why):
        Bands.parse(text)
