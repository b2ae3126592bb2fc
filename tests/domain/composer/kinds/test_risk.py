"""Ratings are typed in one breath with their reason."""

import pytest

from ccm_tui.domain.composer.line.entries import Rated, RiskEntry
from ccm_tui.domain.vocabulary import EntryKind, Head
from tests.domain.composer.rooms import read, said

SELF, COMMUNITY = Rated(Head.SELF, 4, 4), Rated(Head.COMMUNITY, 3, 3)


def risk(line: str) -> RiskEntry:
    entry = read(line, EntryKind.RISK).entry
    assert isinstance(entry, RiskEntry)
    return entry


def remarks(line: str) -> list[str]:
    return said(read(line, EntryKind.RISK))


@pytest.mark.parametrize(
    "ratings",
    [
        "self 4x4 community 3x3",
        "self 4X4 community 3*3",
        "SELF 4×4 Com 3 x 3",
        "self: 4x4, community=3x3,",
        "sel 4 × 4; comm 3x3:",
        "self4x4 community3x3",
        "self 4x4 and community 3x3",
        "self 4x4 & comm 3x3,",
        "self 4x4 +community 3x3",
        "self 4x4,community=3x3",
        "self 4x4/com 3x3;",
        "  self   4x4   community   3x3  ",
    ],
)
def test_heads_and_ratings_at_the_front_are_read_however_they_are_typed(ratings: str) -> None:
    assert risk(f"{ratings} back to drinking daily") == RiskEntry("back to drinking daily", (SELF, COMMUNITY))
    assert remarks(f"{ratings} back to drinking daily") == []


@pytest.mark.parametrize("head", list(Head))
def test_every_head_can_be_rated_by_its_first_three_letters(head: Head) -> None:
    assert risk(f"{head.value[:3]} 5x1 why") == RiskEntry("why", (Rated(head, 5, 1),))


def test_the_reason_stays_as_typed() -> None:
    assert risk("self 4x4 because  he - said: so 4x4").reason == "because  he - said: so 4x4"
    assert risk("self 4x4 - back on 2x4").reason == "- back on 2x4"


def test_what_is_missing_is_said() -> None:
    assert remarks("self 4x4") == ["no reason"]
    assert remarks("drinking daily") == ["no rating"]
    assert remarks("") == ["no rating", "no reason"]


@pytest.mark.parametrize("pair", ["self 6x4", "self 4x0", "self 10x2", "self 0 x 0"])
def test_a_rating_out_of_range_is_refused_kept_as_text_and_said(pair: str) -> None:
    assert risk(f"{pair} why") == RiskEntry(f"{pair} why")
    assert remarks(f"{pair} why") == [f"no rating: {pair} stays in the text: likelihood and impact go from 1 to 5"]
    assert risk(f"{pair} community 3x3 why") == RiskEntry(f"{pair} why", (COMMUNITY,))
    reading = read(f"{pair} community 3x3 why", EntryKind.RISK)
    assert reading.remarks[0].kind == "missing"


def test_a_head_rated_twice_is_not_guessed_at() -> None:
    assert risk("self 4x4 self 3x3 why") == RiskEntry("self 3x3 why", (SELF,))
    assert remarks("self 4x4 self 3x3 why") == ["self is rated twice: self 3x3 stays in the text"]


def test_a_word_that_is_no_head_is_said_and_nothing_is_lost() -> None:
    assert risk("neighbour 4x4 why") == RiskEntry("neighbour 4x4 why")
    assert "neighbour is not a risk head" in remarks("neighbour 4x4 why")[0]
    assert risk("self 4x4 drives 4x4 daily") == RiskEntry("drives 4x4 daily", (SELF,))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("self 4x4 settled, community 2x3 calmer", "community 2x3 stays in the text: ratings come first"),
        ("drinking again self 4x4", "no rating: self 4x4 stays in the text: ratings come first"),
        ("self 4x4 community high", "likelihood and impact are typed like community 4x4"),
        ("community high", "no rating: likelihood and impact are typed like community 4x4"),
        ("victim 4 by 4 drinking", "no rating: likelihood and impact are typed like victim 4x4"),
        ("self 3/3 drinking", "no rating: likelihood and impact are typed like self 4x4"),
        ("4x4 drinking", "no rating: each head is typed before its numbers"),
    ],
)
def test_a_rating_that_is_not_taken_is_never_passed_over_in_silence(line: str, why: str) -> None:
    assert remarks(line)[0].startswith(why)


def test_an_and_before_what_is_no_rating_is_the_reason() -> None:
    assert risk("self 4x4 and drinking") == RiskEntry("and drinking", (SELF,))
    assert risk("and self 4x4 drinking") == RiskEntry("and self 4x4 drinking")


@pytest.mark.parametrize("text", ["se 4x4 why", "self 4x4x4", "self 4-4", "self 44", "self 400x4 why"])
def test_what_is_no_rating_is_the_reason(text: str) -> None:
    assert risk(text) == RiskEntry(text)


@pytest.mark.parametrize(
    "overall",
    ["overall 20 because nobody checks", "OVERALL 20, because  nobody checks", "Overall 20 Because nobody checks"],
)
def test_the_chair_scores_the_whole_at_the_end_of_the_line_and_says_why(overall: str) -> None:
    assert risk(f"self 4x4 drinking {overall}") == RiskEntry("drinking", (SELF,), 20, "nobody checks")
    assert risk(overall) == RiskEntry("", (), 20, "nobody checks")
    assert remarks(overall) == []


@pytest.mark.parametrize("overall", ["overall 20", "overall 20 because", "overall 20 nobody checks"])
def test_a_score_for_the_whole_without_its_reason_stays_in_the_text_and_says_so(overall: str) -> None:
    assert risk(f"self 4x4 {overall}") == RiskEntry(overall, (SELF,))
    assert remarks(f"self 4x4 {overall}") == [
        "overall 20 stays in the text until it says why, like: overall 20 because the children are in the flat"
    ]


@pytest.mark.parametrize("score", ["0", "26", "99"])
def test_a_score_for_the_whole_out_of_range_stays_in_the_text_and_says_so(score: str) -> None:
    text = f"overall {score} because so"
    assert risk(f"self 4x4 {text}") == RiskEntry(text, (SELF,))
    assert remarks(f"self 4x4 {text}") == [f"overall {score} stays in the text: the score goes from 1 to 25"]


@pytest.mark.parametrize(
    "text", ["overall he is better", "an overall 200 because x", "overall, 20 because x", "overalls 20"]
)
def test_the_word_overall_alone_is_text(text: str) -> None:
    assert risk(f"self 4x4 {text}") == RiskEntry(text, (SELF,))
    assert remarks(f"self 4x4 {text}") == []
