"""The numbered templates: what is learnt, what a digit calls, and what Tab then writes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.domain.composer.completion import complete
from ccm_tui.domain.composer.line.entries import ActionEntry
from ccm_tui.domain.composer.line.room import Template
from ccm_tui.domain.composer.lint import lint
from ccm_tui.domain.composer.templates import Use, chosen, template_line, templates
from ccm_tui.domain.settings.kinds import MOST_TEMPLATES
from ccm_tui.domain.settings.settings import TEMPLATES
from ccm_tui.domain.vocabulary import EntryKind
from tests.domain.composer.hostile import lines
from tests.domain.composer.rooms import ROOM, read

VISIT, LETTER = "Visit with the tenancy officer", "Send the warning letter"


def learnt(*uses: tuple[str, str | None, int], starting: str = "") -> list[tuple[str, str | None]]:
    """What is learnt from actions given as their words, agency and case, the latest first."""
    return [(template.text, template.agency) for template in templates([Use(*use) for use in uses], starting)]


def test_words_that_stand_in_one_case_alone_are_never_shown() -> None:
    assert learnt((VISIT, "HSG", 31), (VISIT, "HSG", 31), (LETTER, "COLP", 32)) == []


def test_words_that_stand_in_two_cases_are_a_template_with_their_agency() -> None:
    assert learnt((VISIT, "HSG", 31), (VISIT, "HSG", 32)) == [(VISIT, "HSG")]


def test_case_and_spaces_make_no_difference_and_the_latest_wording_stands() -> None:
    uses = ((" Visit  with the Tenancy officer ", "HSG", 33), (VISIT, "HSG", 31), (VISIT.upper(), "HSG", 32))
    assert learnt(*uses) == [("Visit with the Tenancy officer", "HSG")]


def test_those_of_most_cases_come_first_then_the_latest() -> None:
    uses = [("the latest", None, case) for case in (1, 2)]
    uses += [("the earlier", None, case) for case in (1, 2)]
    uses += [("the most used", None, case) for case in (1, 2, 3)]
    assert [text for text, _ in learnt(*uses)] == ["the most used", "the latest", "the earlier"]


def test_an_action_given_again_and_again_in_one_case_counts_once() -> None:
    often = [("again", None, 1)] * 9 + [("again", None, 2)]
    assert [text for text, _ in learnt(*often, *[("wide", None, case) for case in (1, 2, 3)])] == ["wide", "again"]


@pytest.mark.parametrize(
    ("agencies", "usual"),
    [(("HSG", "HSG", "COLP"), "HSG"), (("HSG", "COLP"), None), ((None, None), None), ((None, "HSG"), "HSG")],
)
def test_the_agency_is_the_one_that_had_it_most(agencies: tuple[str | None, ...], usual: str | None) -> None:
    assert learnt(*((VISIT, agency, case) for case, agency in enumerate(agencies))) == [(VISIT, usual)]


def test_starting_templates_fill_up_to_nine_and_none_comes_twice() -> None:
    uses = ((VISIT, "HSG", 31), (VISIT, "HSG", 32))
    found = learnt(
        *uses, starting=f"hsg: {VISIT.lower()}\n\n{LETTER}\n" + "\n".join(f"asc: do {n}" for n in range(9))
    )
    assert found[:3] == [(VISIT, "HSG"), (LETTER, None), ("do 0", "ASC")]
    assert len(found) == MOST_TEMPLATES


def test_a_new_record_starts_with_nine_that_nobody_could_call_vague() -> None:
    starting = templates((), TEMPLATES)
    assert len(starting) == MOST_TEMPLATES
    for template in starting:
        assert template.agency
        said = [remark.text for remark in lint(ActionEntry(template.text, template.agency), ROOM)]
        assert not [remark for remark in said if "vague" in remark]


@pytest.mark.parametrize("line", ["", "0", "3", "12", "1 by 4 jan", "one", "²", "１"])
def test_only_the_digit_of_a_template_alone_calls_it(line: str) -> None:
    assert chosen(line, (Template(VISIT), Template(LETTER))) is None


def test_a_digit_and_tab_write_the_template_with_its_owner_ready_to_go_on() -> None:
    room = replace(ROOM, templates=(Template(LETTER), Template(VISIT, "HSG")))
    assert complete("2", 1, room, EntryKind.ACTION) == (f"hsg: {VISIT} ",)
    assert complete(" 1 ", 2, room, EntryKind.ACTION) == (f"{LETTER} ",)
    assert complete("2", 1, room, EntryKind.RISK) == ()
    assert complete("3", 1, room, EntryKind.ACTION) == ()


def test_an_agency_that_is_no_member_is_left_out() -> None:
    assert template_line(Template(VISIT, "GONE"), ROOM) == VISIT


@given(
    lines.map(lambda line: " ".join(line.split())).filter(bool),
    st.sampled_from((None, "HSG", "MHT", "GONE")),
)
def test_what_a_template_writes_is_read_as_its_words_and_its_agency(text: str, agency: str | None) -> None:
    written = template_line(Template(text, agency), ROOM)
    entry = read(f"{written} ").entry
    assert isinstance(entry, ActionEntry)
    assert (entry.text, entry.agency) == (text, None if agency == "GONE" else agency)
    assert (entry.due, entry.head) == (None, None)
