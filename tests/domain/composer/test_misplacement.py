"""What was typed as another kind than it looks like is recorded as it is, and said."""

import pytest

from ccm_tui.domain.vocabulary import EntryKind
from tests.domain.composer.rooms import read, said

ACTION, INFO, RISK, OUTCOME, VOICE, NOTE = EntryKind


@pytest.mark.parametrize(
    ("line", "kind", "remark"),
    [
        ("self 4x4 drinking again", ACTION, "if a rating is meant, begin with /risk"),
        ("self 4x4 drinking again", NOTE, "if a rating is meant, begin with /risk"),
        ("noise: nil", ACTION, "if information is meant, begin with /info"),
        ("colp: 22 calls #fact", ACTION, "if information is meant, begin with /info"),
        ("open review 21 jan", ACTION, "if the outcome is meant, begin with /outcome"),
        ("close reduced", NOTE, "if the outcome is meant, begin with /outcome"),
        ("dissent: HSG wanted clearance", ACTION, "if a note is meant, begin with /note"),
        ("hsg: visit by fri", INFO, "if an action is meant, begin with /action"),
        ("hsg: visit the flat #victim", INFO, "if an action is meant, begin with /action"),
        ("hsg: visit by fri", NOTE, "if an action is meant, begin with /action"),
        ("@hsg visit >fri", OUTCOME, "if an action is meant, begin with /action"),
        ("risk self 4x4", ACTION, "if a rating is meant, begin with /risk"),
        ("i asc: known", ACTION, "if information is meant, begin with /info"),
        ("undo", NOTE, "this is text: if the order is meant, type /undo"),
        ("case 031", ACTION, "this is text: if the order is meant, type /case"),
    ],
)
def test_a_line_that_looks_like_another_kind_says_how_that_one_begins(
    line: str, kind: EntryKind, remark: str
) -> None:
    reading = read(line, kind)
    assert reading.entry.kind is kind
    assert remark in said(reading)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("@hsg open the flat >fri", ACTION),
        ("hsg: read the note by fri", ACTION),
        ("asc: seen 3 times within 3 days", INFO),
        ("the next case is linked", NOTE),
        ("close reduced", OUTCOME),
        ("self 4x4 drinking", RISK),
        ("a named worker rings him by fri", VOICE),
    ],
)
def test_a_line_in_its_place_earns_no_such_remark(line: str, kind: EntryKind) -> None:
    assert not any("is meant" in remark for remark in said(read(line, kind)))
