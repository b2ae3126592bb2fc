"""Words after a #: the risk that an action answers, and how information and notes are marked."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

from ccm_tui.domain.composer.line.roster import typed_key
from ccm_tui.domain.composer.line.words import PUNCTUATION, EntryLine, shown
from ccm_tui.domain.vocabulary import Head, Known, NoteKind, Sensitivity, ShareKind

SHORTEST_BEGINNING = 3
_LONGEST_TAG = 20

HEADS: Mapping[str, Head] = {head.value: head for head in Head}

INFO_TAGS: Mapping[str, Known | ShareKind | Sensitivity] = {
    "fact": ShareKind.FACT,
    "reported": ShareKind.REPORTED,
    "opinion": ShareKind.OPINION,
    "restricted": Sensitivity.RESTRICTED,
    "private": Sensitivity.NOT_MINUTED,
    "nfm": Sensitivity.NOT_MINUTED,
    "notminuted": Sensitivity.NOT_MINUTED,
    "historic": Known.HISTORIC,
    "notknown": Known.NOT_KNOWN,
    "noreply": Known.NO_REPLY,
}
"""What can be said of information. The last two are for text that an agency gave though it doesn't know them."""

NOTE_TAGS: Mapping[str, NoteKind] = {kind.value: kind for kind in NoteKind}

INFO_WORDS: Mapping[str, str] = {
    "restricted": "restricted",
    "confidential": "restricted",
    "private": "private",
    "nfm": "private",
    "not for minutes": "private",
    "not for the minutes": "private",
    "not to be minuted": "private",
    "do not minute": "private",
    "don't minute": "private",
    "off the record": "private",
    "opinion": "opinion",
    "professional opinion": "opinion",
    "prof opinion": "opinion",
    "reported": "reported",
    "historic": "historic",
}
"""Words of information that were likely meant as a tag, and the tag: several anywhere, one alone at an end."""

NOTE_WORDS: Mapping[str, str] = {"dissent": "dissent", "protective": "protective", "protective factors": "protective"}
"""Words at an end of a note that were likely meant as a tag, and the tag."""

_M = TypeVar("_M", bound=Enum)


def meant(word: str, words: Mapping[str, _M]) -> _M | None:
    """What a word stands for: one of those words, or a beginning (three letters or more) of one meaning."""
    wanted = typed_key(word).replace("-", "") if len(word) <= _LONGEST_TAG else ""
    if wanted in words:
        return words[wanted]
    if len(wanted) < SHORTEST_BEGINNING:
        return None
    fitting = {meaning for known, meaning in words.items() if known.startswith(wanted)}
    return fitting.pop() if len(fitting) == 1 else None


def _tag_word(line: EntryLine, index: int) -> str:
    """The word at that index without its # and the punctuation after it."""
    return line.words[index].text[1:].rstrip(PUNCTUATION)


def tags_in(line: EntryLine, words: Mapping[str, _M]) -> list[int]:
    """The indexes of the words that are tags of those."""
    return [index for index in line.marked("#") if meant(_tag_word(line, index), words) is not None]


def take_tags(line: EntryLine, words: Mapping[str, _M], what: str) -> tuple[tuple[_M, ...], list[str]]:
    """Takes the line's tags, one of each sort, and says of every other # that it stays in the text.

    `what` says what a # may be here: "a risk head".
    """
    taken: dict[type[_M], _M] = {}
    notices = []
    for index in line.marked("#"):
        typed = _tag_word(line, index)
        if not typed:
            continue
        meaning = meant(typed, words)
        if meaning is None:
            notices.append(f"#{shown(typed)} is not {what}{_perhaps(typed, words)}: it stays in the text")
        elif type(meaning) in taken:
            notices.append(f"#{shown(typed)} comes after #{taken[type(meaning)].value}: it stays in the text")
        else:
            taken[type(meaning)] = meaning
            # Punctuation typed against a tag stays in the text.
            line.take(index, line.words[index].start + 1 + len(typed))
    return tuple(taken.values()), notices


def untagged(text: str, words: Mapping[str, str]) -> list[str]:
    """What to say of words that stand in the text as a tag does, but without its #."""
    word = next((word for word in words if _stands_as_tag(text, word)), None)
    return [f"{word} stays in the text: type #{words[word]} to mark it so"] if word else []


def _stands_as_tag(text: str, word: str) -> bool:
    """True where one word is set off from the text at an end of it; several need not be."""
    begins = rf"\(?{re.escape(word)}(?:\s*[:;),]|\s+[-–—]\s)"
    ends = rf"(?:^|.*[-–—:;,(.]\s*){re.escape(word)}[).]?"
    if word.count(" ") > 1 and re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE):
        return True
    return bool(re.match(begins, text, re.IGNORECASE) or re.fullmatch(ends, text, re.IGNORECASE))


def _perhaps(typed: str, words: Mapping[str, _M]) -> str:
    """What a tag that is too short to be taken may have been meant for."""
    begun = (
        [known for known in words if known.startswith(typed_key(typed))] if len(typed) < SHORTEST_BEGINNING else []
    )
    return f", perhaps #{begun[0]}" if len(begun) == 1 else ""
