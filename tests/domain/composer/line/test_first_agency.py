"""Whose action it is, however a chair in haste begins the line; and why, where nobody's is taken."""

import pytest

from ccm_tui.domain.composer.line.entries import ActionEntry
from tests.domain.composer.rooms import read, said


def action(line: str) -> ActionEntry:
    entry = read(line).entry
    assert isinstance(entry, ActionEntry)
    return entry


@pytest.mark.parametrize(
    "line",
    [
        "hsg: visit",
        "HSG : visit",
        "hsg, visit",
        "hsg; visit",
        "hsg. visit",
        "hsg - visit",
        "hsg- visit",
        "Housing – visit",
        "hsg/turnstile - visit",
        "turnstile: visit",
        "Nell Turnstile: visit",
        "hsg/nell turnstile: visit",
        "@turnstile visit",
        "@hsg/nell turnstile visit",
        ">fri hsg: visit",
        "#victim >4 dec hsg/turnstile visit",
    ],
)
def test_the_owner_first_in_the_line_is_read_however_it_is_set_off(line: str) -> None:
    entry = action(line)
    assert (entry.agency, entry.person, entry.text) == ("HSG", "Nell Turnstile", "visit")


@pytest.mark.parametrize(
    ("line", "agency", "person"),
    [
        ("hsg to visit", "HSG", "Nell Turnstile"),
        ("Adult Social Care to visit", "ASC", "Rosa Hollyoak"),
        ("City Police to visit", "COLP", "Ch Insp Ada Larkspur"),
        ("ds netherby to visit", "COLP", "DS Netherby"),
        ("PC Larkspur to visit", "COLP", "PC Finch Larkspur"),
        ("#self hsg to visit", "HSG", "Nell Turnstile"),
        ("colp: DS Netherby to visit", "COLP", "DS Netherby"),
        ("wick to visit", "GUEST-WICK", None),
    ],
)
def test_who_is_to_do_it_owns_it(line: str, agency: str, person: str) -> None:
    entry = action(line)
    assert (entry.agency, entry.person, entry.text) == (agency, person, "to visit")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("hsg visit the flat", "type hsg: if Housing is to do it"),
        ("outreach to find him", "type outr: if Street outreach is to do it"),
        ("police to visit", "police could be COLP or BTP"),
        ("visit the flat (HSG)", "type @hsg if Housing is to do it"),
        ("asc to be told", "type asc: if Adult Social Care is to do it"),
        ("asc to hsg: the handover", "type asc: if Adult Social Care is to do it"),
        ("hsg and asc joint visit", "HSG and ASC are two: begin with the one that leads, like hsg:"),
        ("hsg, asc and noise to meet", "HSG and ASC are two: begin with the one that leads, like hsg:"),
        ("COLP+HSG: visit", "COLP and HSG are two: begin with the one that leads, like colp:"),
        ("turnstile/hollyoak: visit", "HSG and ASC are two: begin with the one that leads, like hsg:"),
        ("joint visit of hsg with asc", "begin with HSG or ASC, like hsg:"),
        ("everyone to read it", "everyone is nobody in particular: type a line for each agency"),
        ("inspector semaphore to visit", "type btp/semaphore: if that is who is to do it"),
        ("@all bring the letters", "all is nobody in particular: type a line for each agency"),
        ("hsgg: visit", "hsgg is not an agency here, perhaps HSG"),
        ("nell: visit", "nell is not an agency here, perhaps hsg/turnstile"),
        ("nell to visit", "type hsg/turnstile: if that is who is to do it"),
    ],
)
def test_what_may_have_been_meant_for_an_owner_is_said_and_stays_in_the_text(line: str, why: str) -> None:
    assert action(line).agency is None
    assert action(line).text == line
    assert f"no owner: {why}" in said(read(line))


def test_a_surname_that_two_of_an_agency_share_names_the_agency_and_is_kept_as_typed() -> None:
    entry = action("larkspur: visit")
    assert (entry.agency, entry.person) == ("COLP", "larkspur")
    assert "larkspur could be Ch Insp Ada Larkspur or PC Finch Larkspur: kept as typed" in said(
        read("larkspur: visit")
    )


def test_a_word_of_the_sentence_is_no_owner() -> None:
    for line in ("the flat - visit it", "children to be seen", "he is to ring hsgg"):
        assert action(line).agency is None
        assert action(line).text == line


def test_an_at_sign_before_an_hour_is_no_owner() -> None:
    for line in ("ring him at the office @ 10am", "ring him @10:30", "ring him by fri @ 10"):
        assert action(line).agency is None
        assert action(line).text == line
    assert action("@ 2 visits").agency == "HSG"
