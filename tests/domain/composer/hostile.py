"""Lines and entries for the properties of the grammar: its own marks, near misses and any text at all."""

import re
from datetime import date

from hypothesis import strategies as st

from ccm_tui.domain.composer.line.entries import (
    ActionEntry,
    Entry,
    InfoEntry,
    NoteEntry,
    OutcomeEntry,
    Rated,
    RiskEntry,
    VoiceEntry,
)
from ccm_tui.domain.composer.line.roster import people
from ccm_tui.domain.statuses import Decision
from ccm_tui.domain.vocabulary import EntryKind, Head, Known, NoteKind, Sensitivity, ShareKind
from tests.domain.composer.rooms import FIRST_WORDS, ROOM, SEATS

_MARKS = (
    *(
        "@",
        "@hsg",
        "@hsg/turnstile",
        '@hsg/"Nell',
        'Nell"',
        '@hsg/"A B"',
        "@xyz",
        "@vs",
        "hsg/turnstile",
        "vs/cst",
    ),
    *(
        "hsg:",
        "asc:",
        "housing:",
        "Mental",
        "health:",
        "victim:",
        "xyz:",
        "wick",
        "wick,",
        "to",
        "tell",
        "the",
        "board",
    ),
    *(
        "by",
        "By",
        ">",
        ">fri",
        ">4dec",
        "> 4 dec",
        ">10am",
        "4",
        "dec",
        "31",
        "feb",
        "fri",
        "week",
        "end",
        "of",
        "month",
    ),
    *("2027-01-21", "mtg", "10am", "or", "before", "time", "latest", "at", "on", "in", "asap"),
    *("#victim", "#vic.", "#self", "#opinion", "#restricted", "#historic", "#notknown", "#dissent", "#foo", "#"),
    *(
        "nil",
        "nil.",
        "not",
        "known",
        "nothing",
        "no",
        "reply",
        "self",
        "victim",
        "community",
        "4x4",
        "6x6",
        "3",
        "x",
    ),
    *("open", "keep", "review", "close", "reduced", "risk", "need", "engaging", "transfer", "escalate", "defer"),
    *(
        "hsg",
        "hsg,",
        "hsg;",
        "hsg.",
        "hsg-",
        "noise",
        "turnstile:",
        "turnstile",
        "@turnstile",
        "@larkspur",
        "larkspur:",
    ),
    *("larkspur:", "DS", "Netherby", "self 4x4,victim=3x3", "4x4,", "/victim"),
    *("colp/pc", "@colp/ch", "pc", "larkspur", "be", "and", "+", "&", "&self", "-", "–"),
    *("action:", "Info:", "note:", "risk:", "due", "within", "in", "before", "deadline:", "until", "for"),
    *("3", "days", "5wd", "2nd", "next", "fri,", "4,", "wensday", "then", "please", "sat", "nk", "undo", "031"),
    *("restricted", "dissent:", "kept", "closed", "as"),
    *("overall", "Overall", "20", "20,", "26", "because", "overall 20 because", "=>", "=>."),
    *("/", "/action", "/roll", "\\", "\\\\", "because", "-", ":", ",", ".", "(", ")", '"', "'"),
    *("\u00a0", "\x1b[31m", "\x00", "\x1c", "é", "ß", "İ", "ﬁ", "[/]", "\u202e", "👩‍🚒"),
)

_word = st.tuples(st.sampled_from(("", "", "", "\\", "\\\\")), st.sampled_from(_MARKS)).map("".join)
_soup = st.lists(
    st.tuples(st.one_of(_word, _word, _word, st.text(max_size=6)), st.sampled_from((" ", "  ", " ", "", "\t"))).map(
        "".join
    ),
    max_size=12,
).map("".join)
_crowd = st.tuples(
    _soup,
    st.sampled_from(("@a ", "@hsg ", ">b ", ">fri ", "tell ", "tell vs ", "review ", "review fri ")),
    st.integers(8, 12),
    _soup,
).map(lambda parts: f"{parts[0]} {parts[1] * parts[2]}{parts[3]}")

lines = st.one_of(_soup, _soup, _crowd, st.text(max_size=40))
"""What might be typed or pasted as one line."""
texts = lines.map(lambda line: re.sub("[\r\n\v\f\u2028\u2029]", " ", line).strip())
"""What an entry may hold: any text without line breaks, and without space at its ends."""
kinds = st.sampled_from(list(EntryKind))
rooms = st.sampled_from((ROOM, FIRST_WORDS))

_codes = st.sampled_from([seat.code for seat in SEATS])
_maybe_codes = st.one_of(st.none(), _codes)
_names = st.one_of(
    st.sampled_from([name for seat in SEATS for name in people(seat)]),
    st.sampled_from(("-", "turnstile", "larkspur", "CST", "Nell Turnstile QPM", '"', '"Nell"', "smith.")),
    texts.filter(bool),
)
_days = st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
_heads = st.sampled_from(list(Head))
_scores = st.integers(1, 5)
_ratings = st.lists(st.builds(Rated, _heads, _scores, _scores), unique_by=lambda rated: rated.head).map(tuple)


def _action(agency: str | None, person: str | None, text: str, due: date | None, head: Head | None) -> ActionEntry:
    return ActionEntry(text, agency, person if agency else None, due, head)


def _outcome(decision: Decision, reason: str, review: date | None, to: str, tell: str | None) -> OutcomeEntry:
    is_going = decision in (Decision.TRANSFER, Decision.ESCALATE)
    review_on = review if decision in (Decision.KEEP_OPEN, Decision.DEFER) else None
    return OutcomeEntry(reason, decision, review_on, (to or None) if is_going else None, tell)


entries: st.SearchStrategy[Entry] = st.one_of(
    st.builds(_action, _maybe_codes, st.one_of(st.none(), _names), texts, _days, st.one_of(st.none(), _heads)),
    st.builds(
        InfoEntry,
        texts,
        _maybe_codes,
        st.sampled_from(list(Known)),
        st.sampled_from(list(ShareKind)),
        st.sampled_from(list(Sensitivity)),
    ),
    st.builds(RiskEntry, texts, _ratings),
    st.builds(RiskEntry, texts, _ratings, st.integers(1, 25), texts.filter(bool)),
    st.builds(OutcomeEntry, texts),
    st.builds(_outcome, st.sampled_from(list(Decision)), texts, _days, st.one_of(_codes, texts), _maybe_codes),
    st.builds(VoiceEntry, texts, _maybe_codes),
    st.builds(NoteEntry, texts, st.sampled_from(list(NoteKind))),
    st.builds(NoteEntry, texts, st.just(NoteKind.DISSENT), texts),
)
"""Every entry that can be recorded, whatever its text."""
