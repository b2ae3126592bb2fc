"""The form in which minutes are sealed: every document comes back as it was, and an older one can still be read."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ccm_tui.documents.minutes.approval import Amendment, Seal, grouped
from ccm_tui.documents.minutes.canonical import from_canonical, to_canonical
from ccm_tui.documents.minutes.document import MinutesDocument
from ccm_tui.documents.minutes.erasure import without_case
from ccm_tui.documents.minutes.pages import minutes_text
from ccm_tui.domain.governance.governance import Erasure
from tests.documents.documents import rich_document
from tests.documents.formats.test_plain import APPROVED, DOCUMENTS

SEAL = Seal(1, APPROVED.approved_at or pytest.fail(), "Ch Insp Ada Larkspur", "0123456789abcdef" * 4)
AMENDED = replace(
    DOCUMENTS["approved"],
    seals=(SEAL,),
    amendments=(Amendment(1, SEAL.sealed_at, "the panel", "CCM/26/031", "It was \x1b[2J March.", "[MARAC] a slip"),),
)


@pytest.mark.parametrize("document", [*DOCUMENTS.values(), AMENDED], ids=[*DOCUMENTS, "amended"])
def test_a_document_comes_back_as_it_was(document: MinutesDocument) -> None:
    assert from_canonical(to_canonical(document)) == document
    assert to_canonical(from_canonical(to_canonical(document))) == to_canonical(document)


def test_what_the_first_version_sealed_is_read_and_would_be_sealed_as_the_same_bytes() -> None:
    """Its fields and its words are stored under these names; golden/sealed.json was written by that version."""
    sealed = (Path(__file__).parents[1] / "golden" / "sealed.json").read_text(encoding="utf-8").rstrip("\n")
    assert from_canonical(sealed) == rich_document()
    assert to_canonical(rich_document()) == sealed


def test_a_document_that_an_older_program_sealed_lacks_what_was_added_since() -> None:
    older = json.loads(to_canonical(rich_document()))
    for later in ("seals", "amendments"):
        del older[later]
    for case in older["cases"]:
        del case["erased"]
    assert from_canonical(json.dumps(older)) == rich_document()


@pytest.mark.parametrize("text", ["{}", "[]", '{"marking": 1}', "null"])
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a document"):
        from_canonical(text)


def test_the_seal_and_the_amendments_come_after_the_minutes_which_stay_as_they_were() -> None:
    before, after = minutes_text(DOCUMENTS["approved"]), minutes_text(AMENDED)
    ending = before.rstrip("\n").rsplit("\n\n\n", 1)[0]
    assert after.startswith(ending)
    added = after.removeprefix(ending)
    assert grouped(SEAL.digest).splitlines()[0] == "0123 4567 89ab cdef 0123 4567 89ab cdef"
    assert all(line in added for line in grouped(SEAL.digest).splitlines())
    for said in ("Amendment 1", "It was ⟦1B⟧[2J March.", "[MARAC] a slip", "the panel", "CCM/26/031"):
        assert said in added
    assert "\x1b" not in after


def test_minutes_without_a_case_say_no_word_of_it() -> None:
    document = rich_document()
    erased = document.cases[0]
    erasure = Erasure(1, erased.reference, SEAL.sealed_at, "tester", "the panel", "time", finished=True)
    left = without_case(document, erasure)
    assert left.cases[0].reference == erased.reference
    assert left.cases[1:] == tuple(
        replace(
            case,
            repeat_of=None if case.repeat_of == erased.reference else case.repeat_of,
            linked=tuple(link for link in case.linked if link[0] != erased.reference),
        )
        for case in document.cases[1:]
    )
    text = minutes_text(left)
    assert erased.name not in text
    for action in erased.actions:
        assert action.text not in text
    assert sum(len(agency.actions) for agency in left.action_summary) == sum(
        len(agency.actions) for agency in document.action_summary
    )
