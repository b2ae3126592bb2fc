"""What our typefaces can draw: the table that says so is what the typefaces say themselves."""

import pytest

from ccm_tui.documents.formats.pdf.glyphs import FAMILIES, drawable
from tests.documents.formats.typefaces import TABLE, characters, made_table


def test_the_table_is_what_the_script_makes_from_the_typefaces() -> None:
    assert TABLE.read_text(encoding="ascii") == made_table()


@pytest.mark.parametrize("name", FAMILIES.values())
def test_every_letter_of_a_typeface_is_drawn(name: str) -> None:
    letters = [chr(number) for number in characters(name) if chr(number).isalpha()]
    assert letters
    assert drawable(" ".join(letters)) == " ".join(letters)


def test_a_character_that_none_has_is_given_by_its_number() -> None:
    assert drawable("a\U0001f469b") == "a⟦1F469⟧b"
