"""The board's figures: what is withheld so that nobody can be made out."""

from datetime import date

from ccm_tui.domain.figures.board import ALSO_WITHHELD, WITHHELD, Period, measure, told


def counts(*figures: int, of: int = 40, parts: bool = False, own_words: bool = False) -> list[tuple[str, str]]:
    named = {f"part {place}": count for place, count in enumerate(figures)}
    return [(one.count, one.of) for one in told(measure("A", "", named, of, parts=parts, own_words=own_words))]


def test_small_numbers_are_withheld_and_none_and_five_are_told() -> None:
    assert counts(0, 1, 4, 5, 12) == [("0", "40"), (WITHHELD, "40"), (WITHHELD, "40"), ("5", "40"), ("12", "40")]


def test_where_one_part_alone_is_withheld_the_next_smallest_goes_with_it() -> None:
    told_parts = counts(3, 7, 30, parts=True)
    assert [count for count, _ in told_parts] == [WITHHELD, ALSO_WITHHELD, "30"]
    assert [count for count, _ in counts(3, 2, 35, parts=True)] == [WITHHELD, WITHHELD, "35"]


def test_what_a_small_number_is_of_is_withheld_where_it_is_small_itself() -> None:
    assert counts(2, of=3) == [(WITHHELD, WITHHELD)]


def test_people_s_own_words_that_are_rare_are_told_together() -> None:
    shown = told(measure("Themes", "", {"noise": 9, "a name typed as a theme": 1}, 20, own_words=True))
    assert [one.what for one in shown] == ["noise", "others, each"]


def test_the_whole_withholds_nothing() -> None:
    (one,) = told(measure("A", "", {"part": 2}, 3), whole=True)
    assert (one.count, one.of, one.percent) == ("2", "3", "67%")


def test_the_period_before_is_as_long_and_ends_the_day_before() -> None:
    period = Period(date(2026, 8, 1), date(2026, 12, 17))
    assert period.before == Period(date(2026, 3, 15), date(2026, 7, 31))
