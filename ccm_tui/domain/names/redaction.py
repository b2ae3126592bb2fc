"""Other people's names taken out of a text: each replaced by what that person is, never by a guess at who is meant.

A name is found in whatever capitals, spacing and accents it was typed. Of people who are near, a first name or a
surname on its own is found too. Where a word may be a name or not, it is taken out: whoever reads the copy can ask
for it back, and nobody can take a name back.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BETWEEN = re.compile(r"[\s.]+")
_LONGEST = 6
"""Words of a name that are looked for together."""
_SHORTEST_PART = 3
"""Letters that a name on its own has at the least; shorter ones are initials."""
_TITLES = frozenset(
    (
        "and", "chief", "cllr", "constable", "dame", "dci", "del", "den", "der", "detective", "dr", "for", "insp",
        "inspector", "lady", "lord", "miss", "mr", "mrs", "ms", "mx", "officer", "pcso", "prof", "rev", "sergeant",
        "sgt", "sir", "supt", "the", "van", "von",
    )
)  # fmt: skip
"""What stands beside names, as what people are or as part of many names."""
_ALSO_WORDS = frozenset(
    (
        "april", "august", "autumn", "baker", "banks", "best", "bill", "bird", "bishop", "black", "bond", "bridge",
        "brown", "bull", "carter", "case", "church", "cook", "cooper", "daisy", "dawn", "day", "drew", "faith",
        "field", "first", "fisher", "ford", "fox", "frost", "gold", "good", "grace", "gray", "green", "grey",
        "hall", "hill", "holly", "home", "hope", "house", "hunter", "ivy", "jack", "joy", "june", "king", "knight",
        "lake", "lamb", "lane", "last", "lily", "little", "long", "love", "march", "mark", "marsh", "mason", "may",
        "miller", "moore", "more", "old", "page", "park", "pat", "pope", "potter", "price", "queen", "rice",
        "rivers", "rob", "rose", "sharp", "shepherd", "short", "silver", "small", "snow", "stone", "street",
        "strong", "sue", "summer", "swift", "violet", "white", "will", "winter", "wise", "wolf", "wood", "woods",
        "young",
    )
)  # fmt: skip
"""Names that are words too: on their own they are taken for a name only with a capital."""


class Redactor:
    """Takes every other person's name out of texts about one person."""

    def __init__(self, own: Iterable[str], near: Mapping[str, str], far: Mapping[str, str]) -> None:
        """`own` are the names of whose copy it is; `near` and `far` say for each other name what it becomes.

        A near name's words are taken out on their own too, unless they are part of the person's own name.
        """
        self._own = {word for name in own for word in _words(name)}
        self._whole: dict[tuple[str, ...], str] = {}
        self._parts: dict[str, str] = {}
        own_names = {_words(name) for name in own}
        for name, label in (*far.items(), *near.items()):
            words = _words(name)
            untitled = tuple(word for word in words if word not in _TITLES)
            for form in (words, untitled):
                if len(form) > 1 and form not in own_names:
                    self._whole[form] = label
        for name, label in near.items():
            for part in self._parts_of(name):
                # A surname that two people share says only that it is somebody's.
                self._parts[part] = label if self._parts.get(part, label) == label else "another person"

    def __call__(self, text: str) -> str:
        """The text with a label in brackets in the place of each name."""
        text = unicodedata.normalize("NFC", text)
        pieces: list[str] = []
        done = 0
        for start, end, label in self._found(text):
            pieces += [text[done:start], f"[{label}]"]
            done = end
        return "".join((*pieces, text[done:]))

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        words = list(_WORD.finditer(text))
        place = 0
        while place < len(words):
            count, label = self._name_at(text, words, place)
            if label:
                yield words[place].start(), _end(words[place + count - 1]), label
            place += count

    def _name_at(self, text: str, words: list[re.Match[str]], place: int) -> tuple[int, str | None]:
        """How many words from there are a name, and what it becomes; one word and None where they are none."""
        together = [words[place]]
        for word in words[place + 1 : place + _LONGEST]:
            if not _BETWEEN.fullmatch(text, together[-1].end(), word.start()):
                break
            together.append(word)
        for count in range(len(together), 1, -1):
            label = self._whole.get(tuple(_key(word) for word in together[:count]))
            if label:
                return count, label
        return 1, self._part(words[place])

    def _part(self, word: re.Match[str]) -> str | None:
        key = _key(word)
        for part in (key, *key.split("-")):
            if part in self._parts and (word[0][:1].isupper() or part not in _ALSO_WORDS):
                return self._parts[part]
        return None

    def _parts_of(self, name: str) -> Iterator[str]:
        for word in _words(name):
            for part in {word, *word.split("-")}:
                if len(part) >= _SHORTEST_PART and part not in _TITLES and part not in self._own:
                    yield part


def names_in(text: str) -> Iterator[str]:
    """What looks like names in a text that lists people: runs of words with capitals."""
    yield from re.findall(r"[^\W\d_a-z][\w'’-]+(?:\s+[^\W\d_a-z][\w'’-]+)*", text)


def _words(name: str) -> tuple[str, ...]:
    return tuple(_key(word) for word in _WORD.finditer(unicodedata.normalize("NFC", name)))


def _key(word: re.Match[str]) -> str:
    return word[0].casefold().replace("’", "'").removesuffix("'s")


def _end(word: re.Match[str]) -> int:
    """Where the name ends: an 's after it stays."""
    possessive = word[0].casefold().replace("’", "'").endswith("'s")
    return word.end() - (2 if possessive else 0)
