"""What an agency tells the meeting is attributed, marked, and nothing where it has nothing."""

import pytest

from ccm_tui.domain.composer.line.entries import InfoEntry
from ccm_tui.domain.vocabulary import EntryKind, Known, Sensitivity, ShareKind
from tests.domain.composer.rooms import read, said


def info(line: str) -> InfoEntry:
    entry = read(line, EntryKind.INFO).entry
    assert isinstance(entry, InfoEntry)
    return entry


def test_the_examples_of_the_design_become_what_it_says() -> None:
    assert info("asc: assessed in May, declined support #opinion") == InfoEntry(
        "assessed in May, declined support", "ASC", share=ShareKind.OPINION
    )
    assert info("noise: nil") == InfoEntry("", "NOISE", known=Known.NOT_KNOWN)
    assert said(read("noise: nil", EntryKind.INFO)) == []


@pytest.mark.parametrize(
    "nil", ["nil", "Nil", "NIL.", "nil return", "not known", "nothing  known", "no trace", "nk", "n/k"]
)
def test_an_agency_that_does_not_know_the_person_says_it_in_a_word(nil: str) -> None:
    assert info(f"noise: {nil}") == InfoEntry("", "NOISE", known=Known.NOT_KNOWN)
    assert info(f"noise:{nil}").agency == "NOISE"
    assert info(f"{nil} @noise") == InfoEntry("", "NOISE", known=Known.NOT_KNOWN)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("noise nil", InfoEntry("", "NOISE", known=Known.NOT_KNOWN)),
        ("NOISE - nil", InfoEntry("", "NOISE", known=Known.NOT_KNOWN)),
        ("vs no reply #restricted", InfoEntry("", "VS", Known.NO_REPLY, sensitivity=Sensitivity.RESTRICTED)),
        ("noise nil since May", InfoEntry("noise nil since May")),
        (r"\noise nil", InfoEntry("noise nil")),
    ],
)
def test_a_nil_return_needs_no_colon(line: str, wanted: InfoEntry) -> None:
    assert info(line) == wanted


@pytest.mark.parametrize(
    ("line", "tag"),
    [
        ("asc: restricted - his mother is ill", "restricted"),
        ("asc: his mother is ill (confidential)", "restricted"),
        ("btp: intelligence only - not for the minutes", "private"),
        ("asc: his solicitor says do not minute this", "private"),
        ("asc: opinion: he drinks to cope", "opinion"),
    ],
)
def test_a_tag_typed_without_its_mark_is_said_and_never_guessed(line: str, tag: str) -> None:
    reading = read(line, EntryKind.INFO)
    assert isinstance(reading.entry, InfoEntry)
    assert reading.entry.text == line.partition(": ")[2]
    assert [remark.partition(": type ")[2] for remark in said(reading)] == [f"#{tag} to mark it so"]


@pytest.mark.parametrize("text", ["restricted mobility", "he is private about it", "his opinion of us is low"])
def test_a_word_of_the_sentence_is_no_tag(text: str) -> None:
    assert said(read(f"asc: {text}", EntryKind.INFO)) == []


def test_no_reply_is_not_the_same_as_not_known() -> None:
    assert info("wickmarsh: no reply") == InfoEntry("", "GUEST-WICK", known=Known.NO_REPLY)


@pytest.mark.parametrize("text", ["nil since 2019", "nil nil", "unknown caller", "no trace of drugs found"])
def test_nil_with_anything_more_is_information(text: str) -> None:
    assert info(f"noise: {text}") == InfoEntry(text, "NOISE")


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        ("#fact", InfoEntry("known", "ASC")),
        ("#reported", InfoEntry("known", "ASC", share=ShareKind.REPORTED)),
        ("#opinion", InfoEntry("known", "ASC", share=ShareKind.OPINION)),
        ("#op #opi", InfoEntry("known #op", "ASC", share=ShareKind.OPINION)),
        ("#restricted", InfoEntry("known", "ASC", sensitivity=Sensitivity.RESTRICTED)),
        ("#private", InfoEntry("known", "ASC", sensitivity=Sensitivity.NOT_MINUTED)),
        ("#nfm", InfoEntry("known", "ASC", sensitivity=Sensitivity.NOT_MINUTED)),
        ("#notminuted", InfoEntry("known", "ASC", sensitivity=Sensitivity.NOT_MINUTED)),
        ("#not-minuted", InfoEntry("known", "ASC", sensitivity=Sensitivity.NOT_MINUTED)),
        ("#historic", InfoEntry("known", "ASC", known=Known.HISTORIC)),
        (
            "#HISTORIC #Res #rep",
            InfoEntry("known", "ASC", Known.HISTORIC, ShareKind.REPORTED, Sensitivity.RESTRICTED),
        ),
    ],
)
def test_tags_say_how_it_is_known_and_how_far_it_may_travel(tag: str, wanted: InfoEntry) -> None:
    assert info(f"asc: known {tag}") == wanted
    assert info(f"{tag} known @asc").share == wanted.share


@pytest.mark.parametrize(
    ("line", "notice"),
    [
        ("asc: known #fact #opinion", "#opinion comes after #fact: it stays in the text"),
        ("asc: known #42", "#42 is not a tag of information: it stays in the text"),
        ("asc: known #op", "#op is not a tag of information, perhaps #opinion: it stays in the text"),
        ("asc: known @vs", "information comes from one agency: @vs stays in the text"),
        ("asc/hollyoak: known", "information is the agency's: hollyoak stays in the text"),
    ],
)
def test_what_information_has_no_place_for_stays_in_the_text_and_is_said(line: str, notice: str) -> None:
    reading = read(line, EntryKind.INFO)
    assert isinstance(reading.entry, InfoEntry)
    assert reading.entry.agency == "ASC"
    assert reading.entry.text.split()[-1] in line
    assert said(reading) == [notice]


def test_information_of_no_agency_is_recorded_and_says_so() -> None:
    reading = read("known since May", EntryKind.INFO)
    assert reading.entry == InfoEntry("known since May")
    assert said(reading) == ["no agency"]
    assert said(read("xyz: known", EntryKind.INFO)) == ["no agency: xyz is not an agency here"]


def test_dates_and_by_mean_nothing_in_information() -> None:
    assert info("asc: seen >3 times by 4 dec").text == "seen >3 times by 4 dec"
