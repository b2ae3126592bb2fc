"""The orders by which interests and observers are noted."""

from datetime import date

import pytest

from ccm_tui.domain.composer.orders.declarations import Agree, DeclareInterest, NoteObserver
from ccm_tui.domain.composer.orders.form import Misread
from ccm_tui.domain.composer.orders.orders import read_order

TODAY = date(2026, 12, 17)


@pytest.mark.parametrize(
    ("line", "order"),
    [
        (
            "interest noise 036 cousin of the subject, withdraws",
            DeclareInterest("noise", "036", "cousin of the subject", withdraws=True),
        ),
        ("interest hsg CCM/26/036 a neighbour stays", DeclareInterest("hsg", "CCM/26/036", "a neighbour")),
        ("interest hsg sits on the board, stays", DeclareInterest("hsg", "", "sits on the board")),
        ("interest none", DeclareInterest("")),
        ("observer Ines Quill, trainee", NoteObserver("Ines Quill", "trainee")),
        ("observer NONE", NoteObserver("")),
        ("agreed csc", Agree("csc")),
    ],
)
def test_a_declaration_is_read_with_what_follows_it(line: str, order: object) -> None:
    word, _, rest = line.partition(" ")
    assert read_order(word, rest, TODAY) == order


@pytest.mark.parametrize(
    "rest", ["", "noise", "noise 036", "noise 036 cousin", "noise 036 withdraws", "noise cousin, withdraws"]
)
def test_whether_somebody_withdraws_and_why_is_never_guessed(rest: str) -> None:
    assert isinstance(read_order("interest", rest, TODAY), Misread)
