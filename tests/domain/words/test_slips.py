"""How many slips there are between two words, counted in no more than the length of one."""

from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.words.counting import slips
from tests.growth import grows_in_step

words = st.text("abc", max_size=8)


def counted_out(word: str, other: str) -> int:
    """The same by the whole table, with no limit: an answer of the test's own."""
    table = [
        [row + column if not row or not column else 0 for column in range(len(other) + 1)]
        for row in range(len(word) + 1)
    ]
    for row in range(1, len(word) + 1):
        for column in range(1, len(other) + 1):
            same = word[row - 1] == other[column - 1]
            table[row][column] = min(
                table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + (not same)
            )
            if row > 1 and column > 1 and word[row - 1] == other[column - 2] and word[row - 2] == other[column - 1]:
                table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
    return table[-1][-1]


@given(words, words, st.integers(1, 3))
def test_they_are_counted_up_to_the_most_that_matter(word: str, other: str, most: int) -> None:
    assert slips(word, other, most) == min(counted_out(word, other), most + 1)


def test_a_word_twice_as_long_takes_twice_as_long() -> None:
    one, two = "ab" * 1_000, "ab" * 4_000
    assert grows_in_step(lambda: slips(one, f"{one[:-1]}c", 2), lambda: slips(two, f"{two[:-1]}c", 2), 4)
