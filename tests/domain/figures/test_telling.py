"""One rule decides what of a paper may be told; a reader who tries every number finds none that is kept back."""

from collections import Counter
from collections.abc import Hashable, Sequence
from datetime import date

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from ccm_tui.domain.figures.figures import FigurePlace, Figures, FigureWhole, Link, Measure
from ccm_tui.domain.figures.numbers import Step, ToldFigures
from ccm_tui.domain.figures.revision import CountedFigures, counts_to_keep, summed, told_again
from ccm_tui.domain.figures.telling import tell_figures
from tests.domain.figures.readers import Reader, read_figures

DAY = date(2027, 1, 12)

Item = tuple[str, str, bool]
"""A case: what it is, whose it is in their own words, and whether something is so of it."""

KINDS = ("new", "review", "repeat")
OWN = ("police", "housing", "noise", "fire")


def figures_of(items: Sequence[Item]) -> Figures:
    kinds, own = Counter(kind for kind, _, _ in items), Counter(whose for _, whose, _ in items)
    fresh = [so for kind, _, so in items if kind != "review"]
    return Figures(
        (FigureWhole("cases", len(items)), FigureWhole("that came", len(fresh))),
        (
            Measure("Kinds", "cases", tuple((kind, kinds[kind]) for kind in KINDS), parts=True),
            Measure("Whose", "cases", tuple(own.items()), parts=True, own_words=True),
            Measure("So", "that came", (("so", sum(fresh)),)),
        ),
        (Link(FigurePlace("that came"), (FigurePlace("new", "Kinds"), FigurePlace("repeat", "Kinds"))),),
    )


def read_all(papers: dict[str, ToldFigures]) -> tuple[Reader, dict[Hashable, int]]:
    reader = Reader()
    guarded: dict[Hashable, int] = {}
    own = {row for told in papers.values() for row, _ in told.measures["Whose"].measured.rows}
    for label, told in papers.items():
        guarded |= read_figures(reader, told, label, {"Whose": sorted(own)})
        reader.knows_sum((label, "", "that came"), [(label, "Kinds", "new"), (label, "Kinds", "repeat")])
    return reader, guarded


items = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from(OWN), st.booleans())
    | st.just(("review", "police", True))
    | st.just(("new", "housing", False)),
    max_size=14,
)


LONE: Item = ("review", "noise", False)
few_items = items.map(lambda found: found[:9])


@settings(deadline=None, max_examples=40, phases=[Phase.explicit, Phase.generate])
@given(items, st.sampled_from([3, 5]))
def test_no_number_that_is_kept_back_has_one_value_over_a_whole_paper(found: list[Item], threshold: int) -> None:
    reader, guarded = read_all({"paper": tell_figures(figures_of(found), threshold)})
    for name, value in guarded.items():
        assert not reader.has_one_value(name, value), name


@settings(deadline=None, max_examples=12, phases=[Phase.explicit, Phase.generate])
@example(([("review", "police", True), ("review", "noise", False), ("review", "police", True)], [LONE]), 3)
@given(st.tuples(few_items, few_items), st.sampled_from([3, 5]))
def test_nor_over_a_year_and_its_quarters_together(halves: tuple[list[Item], list[Item]], threshold: int) -> None:
    reader, guarded = read_year(halves, threshold)
    for name, value in guarded.items():
        assert not reader.has_one_value(name, value), name


def counted(quarters: Sequence[Figures], threshold: int) -> list[CountedFigures]:
    return [CountedFigures(one, threshold, DAY) for one in quarters]


@settings(deadline=None, max_examples=12, phases=[Phase.explicit, Phase.generate])
@given(
    st.tuples(few_items, few_items),
    st.sets(st.sampled_from(range(9)), max_size=3),
    few_items,
    st.sampled_from([3, 5]),
)
def test_nor_where_the_record_was_changed_between_the_paper_of_a_quarter_and_that_of_its_year(
    halves: tuple[list[Item], list[Item]], gone: set[int], came: list[Item], threshold: int
) -> None:
    first, second = halves
    changed = [one for place, one in enumerate(first) if place not in gone] + came[:2]
    kept = counts_to_keep(CountedFigures(figures_of(first), threshold, DAY))
    quarters = [told_again(kept, figures_of(changed), [figures_of(first)]).figures, figures_of(second)]
    reader, guarded = read_papers(quarters, summed(figures_of([*changed, *second]), quarters), threshold)
    for name, value in guarded.items():
        assert not reader.has_one_value(name, value), name
    left = tell_figures(figures_of(first), threshold)
    assert in_words(tell_figures(quarters[0], threshold)) == in_words(left), "told once more it says the same"


def in_words(told: ToldFigures) -> list[tuple[str, str]]:
    tables = [row for one in told.measures.values() for row in sorted(one.rows, key=lambda row: row.what)]
    return [(row.what, row.words) for row in (*told.wholes.values(), *tables)]


def read_year(halves: Sequence[list[Item]], threshold: int) -> tuple[Reader, dict[Hashable, int]]:
    quarters = [figures_of(half) for half in halves]
    return read_papers(quarters, figures_of([one for half in halves for one in half]), threshold)


def read_papers(quarters: Sequence[Figures], of_all: Figures, threshold: int) -> tuple[Reader, dict[Hashable, int]]:
    year = tell_figures(of_all, threshold, counted(quarters, threshold))
    papers = {str(number): tell_figures(quarter, threshold) for number, quarter in enumerate(quarters)} | {
        "year": year
    }
    reader, guarded = read_all(papers)
    for whole in ("cases", "that came"):
        reader.knows_sum(("year", "", whole), [(str(number), "", whole) for number in range(len(quarters))])
    for measured in year.figures.measures:
        for row, _ in measured.rows:
            reader.knows_sum(
                ("year", measured.title, row), [(str(number), measured.title, row) for number in range(len(quarters))]
            )
    return reader, guarded


@settings(deadline=None, max_examples=40)
@given(items, st.sampled_from([3, 5]))
def test_what_is_told_is_true(found: list[Item], threshold: int) -> None:
    figures = figures_of(found)
    told = tell_figures(figures, threshold)
    for one in told.measures.values():
        true = dict(one.measured.rows)
        for row in one.rows:
            if row.what in true:
                assert row.bounds.hold(true[row.what])
    for whole in figures.wholes:
        assert told.wholes[whole.what].bounds.hold(whole.count)


@settings(deadline=None, max_examples=40)
@given(items)
def test_a_smallest_figure_of_nought_or_one_tells_everything(found: list[Item]) -> None:
    for threshold in (0, 1):
        told = tell_figures(figures_of(found), threshold)
        assert {one.step for one in told.measures.values()} == {Step.EXACT}
        assert not told.withheld
        assert not told.about


def rows(told: ToldFigures, title: str) -> list[tuple[str, str, str]]:
    return [(row.what, row.words, row.share) for row in told.measures[title].rows]


def test_seven_cases_of_which_one_and_one_are_few_are_rounded_and_not_given_away() -> None:
    figures = Figures(
        (FigureWhole("cases", 7),),
        (Measure("Roles", "cases", (("victim", 5), ("causing harm", 1), ("both", 1)), parts=True),),
    )
    assert rows(tell_figures(figures, 5), "Roles") == [
        ("victim", "about 5", ""),
        ("causing harm", "about 0", ""),
        ("both", "about 0", ""),
    ]


def test_where_most_of_a_table_can_be_told_as_it_is_the_small_numbers_alone_are_withheld() -> None:
    figures = Figures(
        (FigureWhole("cases", 60),),
        (Measure("Roles", "cases", (("victim", 22), ("harm", 20), ("both", 15), ("witness", 3)), parts=True),),
    )
    assert [said for _, said, _ in rows(tell_figures(figures, 5), "Roles")] == ["withheld", "20", "15", "withheld"]


def test_what_a_year_and_one_quarter_tell_exactly_leaves_no_other_quarter_small_and_known() -> None:
    """Ten in the year less seven in one quarter would be the three of the other."""
    quarters = [Figures((FigureWhole("cases", count),), ()) for count in (7, 3, 0, 0)]
    year = tell_figures(Figures((FigureWhole("cases", 10),), ()), 5, counted(quarters, 5))
    assert year.wholes["cases"].words == "about 10"


def test_what_is_left_beside_a_share_is_kept_back_with_it() -> None:
    """Six of seven that replied tells of the one that did not."""
    figures = Figures((FigureWhole("asked", 7),), (Measure("Replies", "asked", (("replied", 6),)),))
    assert rows(tell_figures(figures, 5), "Replies") == [("replied", "about 5", "")]


@pytest.mark.parametrize("count", [0, 5, 12])
def test_a_share_is_told_where_it_and_what_it_is_of_are(count: int) -> None:
    figures = Figures((FigureWhole("asked", 30),), (Measure("Replies", "asked", (("replied", count),)),))
    assert rows(tell_figures(figures, 5), "Replies") == [("replied", str(count), f"{(200 * count + 30) // 60}%")]
