"""An action is typed as it is agreed: who, what, by when, and which risk it answers."""

from datetime import date

import pytest

from ccm_tui.domain.composer.line.entries import ActionEntry
from ccm_tui.domain.vocabulary import Head
from tests.domain.composer.rooms import FIRST_WORDS, ROOM, read, said

FOURTH = date(2026, 12, 4)


def action(line: str) -> ActionEntry:
    entry = read(line).entry
    assert isinstance(entry, ActionEntry)
    return entry


def owner(line: str) -> tuple[str | None, str | None]:
    entry = action(line)
    return entry.agency, entry.person


def test_the_examples_of_the_design_become_what_it_says() -> None:
    wanted = ActionEntry(
        "interview the neighbour under tenancy conditions", "HSG", "Nell Turnstile", FOURTH, Head.VICTIM
    )
    line = "hsg/turnstile interview the neighbour under tenancy conditions by 4 dec #victim"
    assert read(line).entry == wanted
    assert read(line).remarks == ()
    assert action("@hsg interview the neighbour >4dec") == ActionEntry(
        "interview the neighbour", "HSG", "Nell Turnstile", FOURTH
    )


@pytest.mark.parametrize(
    "line",
    [
        "@hsg visit the flat >4dec #victim",
        "@HSG visit the flat > 4 Dec #Victim",
        "visit the flat @hsg #vic >04/12",
        ">4 december 2026 visit @hsg/turnstile the flat #victim",
        "#victim >2026-12-04 @hsg/nell visit the flat",
        "hsg: visit the flat by 4 dec #victim",
        "HSG:visit the flat by fri 4 dec #victim",
        "Housing: visit #victim the flat by 4th of december",
        "housing/turnstile: visit the flat >fri week #victim",
        "hsg/nt: visit the flat BY 4/12/26 #victim",
        "@ visit the flat >4dec #victim",
        "@/turnstile visit the flat by 4 dec #victim",
        "  hsg/turnstile,  visit the flat   >4dec   #victim  ",
    ],
)
def test_owner_date_and_head_are_read_wherever_they_may_stand(line: str) -> None:
    wanted = ActionEntry("visit the flat", "HSG", "Nell Turnstile", FOURTH, Head.VICTIM)
    assert action(line) == wanted


def test_the_text_between_the_marks_stays_exactly_as_typed() -> None:
    assert action("@hsg  visit:  the\tflat, [b]then[/b] >4dec  call\x1b[31m").text == (
        "visit:  the\tflat, [b]then[/b] call\x1b[31m"
    )


def test_a_full_stop_typed_against_a_mark_stays_with_its_sentence() -> None:
    assert action("hsg: visit the flat by 4 dec.").text == "visit the flat."
    assert action("tell @hsg. Then close >4dec. #victim").text == "tell. Then close."
    assert action("@hsg, visit the flat, #victim, by 4 dec.").text == "visit the flat."
    assert action("hsg: >4dec, visit the flat").text == "visit the flat"


@pytest.mark.parametrize(
    ("line", "agency", "person"),
    [
        ("@hsg visit", "HSG", "Nell Turnstile"),
        ("@hsg/jones visit", "HSG", "Zoë Smith-Jones"),
        ("@colp/pc.larkspur visit", "COLP", "PC Finch Larkspur"),
        ('@hsg/"Otto Vale" visit', "HSG", "Otto Vale"),
        ('hsg/"Otto \\"O\\" Vale": visit', "HSG", 'Otto "O" Vale'),
        ("@hsg/- visit", "HSG", None),
        ("@hsg/ visit", "HSG", "Nell Turnstile"),
        ("@mht visit", "MHT", None),
        ("@mht/candlemaker visit", "MHT", "Dr Posy Candlemaker"),
        ("Mental health: visit", "MHT", None),
    ],
)
def test_the_owner_is_the_person_named_or_who_speaks_for_the_agency_today(
    line: str, agency: str, person: str | None
) -> None:
    assert owner(line) == (agency, person)
    assert action(line).text == "visit"


def test_an_agency_that_is_not_in_the_room_is_said_to_be_so() -> None:
    assert said(read("@mht refer him >4dec")) == [
        "Mental health is not in the room: this will be proposed until accepted"
    ]


def test_without_a_mark_no_agency_is_ever_taken() -> None:
    for line in ("visit the flat", "hsg visit the flat", "the hsg: officer visits", "email nell@hsg.example"):
        assert owner(line) == (None, None)
        assert action(line).text == line
        assert said(read(line))[0].startswith("no owner")


def test_a_bare_at_sign_is_the_last_agency_and_says_so_when_there_is_none() -> None:
    assert owner("@ visit") == ("HSG", "Nell Turnstile")
    reading = read("@ visit", room=FIRST_WORDS)
    assert reading.entry == ActionEntry("@ visit")
    assert "no owner: no agency has been recorded yet for @ to stand for" in said(reading)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("@xyz visit", "no owner: xyz is not an agency here"),
        ("xyz: visit", "no owner: xyz is not an agency here"),
        ("@hgs visit", "no owner: hgs is not an agency here, perhaps HSG"),
        ("@outrech visit", "no owner: outrech is not an agency here, perhaps OUTR"),
        ("@police visit", "no owner: police could be COLP or BTP"),
        ("VS/CST joint visit", "no owner: VS and CST are two: begin with the one that leads, like vs:"),
    ],
)
def test_a_word_that_names_no_agency_stays_in_the_text_and_says_why(line: str, why: str) -> None:
    assert action(line).text == line
    assert owner(line) == (None, None)
    assert why in said(read(line))


@pytest.mark.parametrize(
    ("line", "person", "why"),
    [
        ("@hsg/smythe visit", "smythe", "smythe is not a name known for Housing: kept as typed"),
        (
            "@colp/larkspur visit",
            "larkspur",
            "larkspur could be Ch Insp Ada Larkspur or PC Finch Larkspur: kept as typed",
        ),
    ],
)
def test_a_person_who_is_unknown_or_one_of_two_is_kept_as_typed_and_said(line: str, person: str, why: str) -> None:
    assert action(line).person == person
    assert why in said(read(line))


def test_a_second_owner_date_or_head_stays_in_the_text_and_is_said() -> None:
    reading = read("@hsg visit >4dec @cst >fri #victim #self")
    assert reading.entry == ActionEntry("visit @cst >fri #self", "HSG", "Nell Turnstile", FOURTH, Head.VICTIM)
    assert said(reading) == [
        "one date is taken: >fri stays in the text",
        "#self comes after #victim: it stays in the text",
        "an action has one owner: @cst stays in the text",
    ]


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("@hsg visit >fri week now", "visit now", date(2026, 12, 4)),
        ("@hsg visit > 15 jan with @", "visit with @", date(2027, 1, 15)),
        ("@hsg visit >next meeting", "visit", date(2026, 12, 10)),
        ("@hsg visit >mtg", "visit", date(2026, 12, 10)),
        ("@hsg visit >end of month and report", "visit and report", date(2026, 11, 30)),
        ("@hsg visit >10wd", "visit", date(2026, 12, 7)),
        ("@hsg visit by end of week", "visit", date(2026, 11, 27)),
        ("@hsg visit by the 4th of December 2026", "visit", FOURTH),
        ("@hsg stand by the neighbour by 4 dec", "stand by the neighbour", FOURTH),
        ("@hsg by 4 dec", "", FOURTH),
        ("@hsg visit by fri >4dec", "visit by fri", FOURTH),
        ("@hsg visit >fri at the office", "visit at the office", date(2026, 11, 27)),
        ("@hsg visit >4dec time is short", "visit time is short", FOURTH),
        ("@hsg visit >2 weeks time", "visit", date(2026, 12, 7)),
        ("@hsg visit >fri - then call", "visit - then call", date(2026, 11, 27)),
    ],
)
def test_a_date_takes_the_words_that_say_it_and_no_more(line: str, text: str, due: date) -> None:
    assert (action(line).text, action(line).due) == (text, due)


@pytest.mark.parametrize(
    "text",
    [
        "stand by the neighbour",
        "visit by soon",
        "visit by 4 dec or before court",
        "visit by bus",
        "visit >foo",
        "visit >31 feb",
        "visit >thu 4 dec",
        "visit >fri or mon",
        "visit >1 week before trial",
        "visit >",
        "score >5",
        "a -> b",
        "by",
    ],
)
def test_what_is_no_date_or_not_one_alone_stays_in_the_text(text: str) -> None:
    assert action(f"@hsg {text}") == ActionEntry(text, "HSG", "Nell Turnstile")
    assert any(remark.startswith("no date") for remark in said(read(f"@hsg {text}")))


def test_a_date_that_can_not_be_says_why() -> None:
    for line in ("@hsg visit >31 feb", "@hsg visit by 31 feb"):
        assert any("no day 31" in remark for remark in said(read(line)))


def test_an_hour_that_no_date_keeps_stays_in_the_text() -> None:
    assert action("@hsg visit >fri 10am").text == "visit 10am"
    assert action("@hsg call by fri 10am") == ActionEntry(
        "call by fri 10am", "HSG", "Nell Turnstile", date(2026, 11, 27)
    )


def test_what_the_date_could_also_mean_is_said_before_enter() -> None:
    reading = read("@hsg visit >next fri")
    assert any("could also mean" in remark for remark in said(reading))
    assert any("Saturday" in remark for remark in said(read("@hsg visit >5 dec")))
    assert any("days ago" in remark for remark in said(read("@hsg visit >16 nov 2026")))


def test_a_tag_that_is_no_risk_head_stays_in_the_text_and_is_said() -> None:
    reading = read("@hsg read ticket #42 >4dec #vi")
    assert reading.entry == ActionEntry("read ticket #42 #vi", "HSG", "Nell Turnstile", FOURTH)
    assert "#42 is not a risk head: it stays in the text" in said(reading)


def test_an_empty_line_lacks_everything_and_is_still_an_entry() -> None:
    reading = read("   ")
    assert reading.entry == ActionEntry("")
    assert said(reading) == ["no text", "no owner", "no date"]


def test_a_pasted_page_of_marks_earns_a_few_remarks_only() -> None:
    assert len(read("#a1 #b2 @x1 >y1 " * 500, room=ROOM).remarks) < 12
