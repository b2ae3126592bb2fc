"""Other people's names taken out of a text: in every spelling, never the person's own, never by half."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.names.redaction import Redactor, names_in

OWN = ("Clementine Oakapple", "Clem Oakapple")
NEAR = {
    "Barnaby Gristlethorpe": "B, causing harm",
    "Insp Prue Wren": "who speaks for Victim support",
    "Kit Oakapple": "child in household",
    "Séan O'Brien-Ashe": "witness",
    "May Long": "witness",
    "N. Turnstile": "who speaks for Housing",
}
FAR = {"Rollo Quince": "another person"}
redact = Redactor(OWN, NEAR, FAR)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Barnaby Gristlethorpe shouted.", "[B, causing harm] shouted."),
        ("BARNABY \n gristlethorpe shouted.", "[B, causing harm] shouted."),
        ("Gristlethorpe's door", "[B, causing harm]'s door"),
        ("barnaby and Mr Gristlethorpe", "[B, causing harm] and Mr [B, causing harm]"),
        ("prue.wren@vs.example", "[who speaks for Victim support]@vs.example"),
        ("Insp Wren came", "Insp [who speaks for Victim support] came"),
        ("N Turnstile, Turnstile", "[who speaks for Housing], [who speaks for Housing]"),
        ("Clementine Oakapple and Kit Oakapple", "Clementine Oakapple and [child in household]"),
        ("Kit is at school; Clem Oakapple is not", "[child in household] is at school; Clem Oakapple is not"),
        ("Sean O’Brien-Ashe", "[witness]"),
        ("Se\u0301an O'Brien-Ashe saw it", "[witness] saw it"),
        ("It may take long. May said so.", "It may take long. [witness] said so."),
        ("Rollo Quince, and rollo quince", "[another person], and [another person]"),
        ("a quince tree, by Rollo", "a quince tree, by Rollo"),
        ("Wrens sing; wrench; Barnabyesque", "Wrens sing; wrench; Barnabyesque"),
        ("Mr O Brien-Ashe, the Gristlethorpes", "Mr O [witness], the [B, causing harm]"),
        ("[MARAC] plan [/", "[MARAC] plan [/"),
        ("", ""),
    ],
)
def test_each_name_becomes_what_its_bearer_is(text: str, expected: str) -> None:
    assert redact(text) == expected


def test_a_name_that_two_people_near_share_is_nobodys_in_particular() -> None:
    shared = Redactor(("Ada Larkspur",), {"Ines Halloway": "witness", "Rob Halloway": "associate"}, {})
    assert shared("Halloway came with Ines") == "[another person] came with [witness]"


@given(st.text())
def test_a_text_without_names_stays_but_for_how_its_accents_are_written(text: str) -> None:
    nobody = Redactor(OWN, {}, {})
    assert nobody(nobody(text)) == nobody(text)


@given(st.lists(st.sampled_from([*NEAR, *FAR]), min_size=1), st.sampled_from([str.upper, str.lower, str.title]))
def test_no_full_name_is_left_whatever_stands_around_it(names: list[str], spelt: type[str]) -> None:
    text = redact(f"({', '.join(map(spelt, names))}) said so; " + "/".join(names))
    for name in names:
        assert name.casefold() not in text.casefold()


def test_a_text_that_lists_people_gives_what_looks_like_names() -> None:
    found = list(names_in("sister Orla Vance (12), neighbour at no. 4; Zoë O'Shea and 2 others"))
    assert found == ["Orla Vance", "Zoë O'Shea"]
