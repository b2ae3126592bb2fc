"""Nothing of what an audience may not see is in its document, in any format, nor in what a file says of itself.

Every text and every day of a document is a canary. What each audience may see is listed here by its place; any other
canary that is found, in any format, is a leak.
"""

import re
from dataclasses import astuple, replace

import pytest

from ccm_tui.documents.audiences.audience import FULL, Audience, read_audience
from ccm_tui.documents.audiences.offers import contents_for
from ccm_tui.documents.catalogue import OF_ACTIONS, Format
from ccm_tui.documents.contents import Contents, made
from ccm_tui.domain.names.protection import NOTHING_PROTECTED
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.errors import CcmError
from tests.documents.canaries import OWN, canary_document, forms_of
from tests.documents.formats.readings import everything_in

MADE = canary_document()
FIRST, SECOND = (case.reference for case in MADE.document.cases)
THRESHOLD = 5

HEAD = (r"marking", r"meeting\.(partnership|held_on)", r"handling")

SHEET = (
    *HEAD,
    r"next_meeting\.held_on",
    r"from_before\.actions\.0\..*",
    *(
        rf"cases\.{case}\.{field}"
        for case in (0, 1)
        for field in (
            "reference",
            r"flags\..*",
            r"lead_agency\.name",
            "lead_professional",
            rf"actions\.{case}\..*",
        )
    ),
)
ONE_CASE = (*HEAD, r"cases\.0\.(?!linked\.).*", r"amendments\.0\..*")
GENERAL = (
    r"(marking|handling|sign_off)",
    r"(meeting|roll|confidentiality|next_meeting|other_business|seals|circulation)\..*",
    r"declarations\.0\..*",
    r"amendments\.0\..*",
)
MAY_SEE = {
    str(FULL): (r".*",),
    "agency": SHEET,
    "member": (
        *GENERAL,
        *ONE_CASE,
        r"from_before\.actions\.0\..*",
        r"action_summary\.\d\.agency.*",
        r"action_summary\.\d\.actions\.0\..*",
    ),
    "case": ONE_CASE,
    "guest": ONE_CASE,
    "summary": (
        *HEAD,
        *(
            rf"cases\.0\.{field}"
            for field in (
                "reference",
                "name",
                "repeat_of",
                r"people\..*",
                r"present\..*",
                r"grounds\.reason",
                r"risk\.summary\.1\.text",
                r"risk\.heads\..*",
                r"information\.shared\.\d\.agency\.name",
                r"outcome\.(reason|review_on|tells_subject\.name)",
                r"actions\.\d\.(reference|due_on|agency\.name)",
            )
        ),
    ),
    "public": (
        r"meeting\.(partnership|held_on)",
        r"confidentiality\.purpose",
        r"roll\.present\.\d\.agency\.name",
    ),
}


def audience(kind: str) -> Audience:
    """The agency that the papers are for, or the first case."""
    of = {"agency": OWN.code, "member": OWN.code, "guest": OWN.code, "case": FIRST, "summary": FIRST}
    word = "member" if kind == "guest" else kind
    return read_audience(f"{word}:{of[kind]}" if kind in of else word)


def contents(kind: str) -> Contents:
    """What the audience is shown; a guest is an agency that came for the first case alone."""
    roll = MADE.document.roll
    came = tuple(replace(one, kind=AgencyKind.GUEST) if one.agency == OWN else one for one in roll.present)
    document = replace(MADE.document, roll=replace(roll, present=came)) if kind == "guest" else MADE.document
    return contents_for(document, audience(kind), THRESHOLD, NOTHING_PROTECTED)


def formats(kind: str) -> list[Format]:
    """Those that it can be had in."""
    return [wanted for wanted in Format if kind not in ("summary", "public") or wanted not in OF_ACTIONS]


CASES = [(kind, wanted) for kind in MAY_SEE for wanted in formats(kind)]


@pytest.mark.parametrize(("kind", "wanted"), CASES)
def test_no_canary_of_one_audience_is_in_anothers_document(kind: str, wanted: Format) -> None:
    found = found_in(made(wanted, contents(kind), NOTHING_PROTECTED), wanted)
    allowed = MADE.at(*MAY_SEE[kind])
    assert not {place for place in found if MADE.places[place] not in allowed}
    assert found, "what may be seen is found, so that what may not be would be too"


@pytest.mark.parametrize("kind", MAY_SEE)
def test_what_a_file_says_of_itself_names_nobody(kind: str) -> None:
    cover = contents(kind).cover
    told = "".join(" ".join(map(str, astuple(cover))).split())
    found = {place for place, canary in MADE.places.items() if any(form in told for form in forms_of(canary))}
    allowed = MADE.at(r"marking", r"copy_for", r"meeting\.(partnership|held_on)", r"cases\.0\.reference")
    assert not {place for place in found if MADE.places[place] not in {*allowed, OWN.name, OWN.code}}


@pytest.mark.parametrize("kind", MAY_SEE)
def test_every_format_tells_an_audience_the_same_canaries(kind: str) -> None:
    told = contents(kind)
    found = {
        wanted: found_in(made(wanted, told, NOTHING_PROTECTED), wanted)
        for wanted in Format
        if wanted not in OF_ACTIONS
    }
    assert len(set(map(frozenset, found.values()))) == 1


def test_in_the_full_minutes_of_a_case_all_of_it_is_found() -> None:
    """So a canary that is not found elsewhere was not overlooked: nothing but this is told by no document."""
    missing = set(MADE.places) - found_in(
        made(Format.TEXT, contents_for(MADE.document, FULL, THRESHOLD, NOTHING_PROTECTED), NOTHING_PROTECTED),
        Format.TEXT,
    )
    untold = (
        r"code|name|resolution|read_back_at|restriction|reissue_of",
        # Told by the hour alone, or used to tell what was said while an agency sat there.
        r"at|start|end",
        # Of an action that is proposed; what became of it is told once it is settled.
        r"status_reason|done_on|escalated_to|reissued_as",
    )
    of_cases = {place.rpartition(".")[2] for place in missing if place.startswith("cases.")}
    assert not {field for field in of_cases if not re.fullmatch("|".join(untold), field)}


@pytest.mark.parametrize("kind", ["summary", "public"])
@pytest.mark.parametrize("wanted", OF_ACTIONS)
def test_what_lists_no_actions_has_no_spreadsheet_and_no_calendar(kind: str, wanted: Format) -> None:
    with pytest.raises(CcmError, match=f"There is no .* as {wanted}"):
        made(wanted, contents(kind), NOTHING_PROTECTED)


def found_in(content: bytes, wanted: Format) -> set[str]:
    """The places of the canaries that can be read out of a file."""
    told = everything_in(content, wanted)
    return {place for place, canary in MADE.places.items() if any(form in told for form in forms_of(canary))}
