"""Other people's names taken out of a text: each replaced by what that person is, never by a guess at who is meant.

Of people who are near, a first name or a surname on its own is found too, of two letters where it has its capital.
Where a word may be a name or not, it is taken out: whoever reads the copy can ask for it back, and nobody can take a
name back.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from ccm_tui.domain.names.keys import each_name
from ccm_tui.domain.names.sightings import APART, NameFinder, forms_of, name_alone

_PARTICLES = frozenset(
    ("and", "da", "de", "del", "den", "der", "di", "du", "el", "for", "la", "le", "the", "van", "von")
)
"""Words that are part of many names, and say nobody's."""
_SHORT_PIECE = 3
"""Letters up to which what follows an apostrophe is no name on its own."""
SOMEBODY = "another person"


class Redactor:
    """Takes every other person's name out of texts about one person."""

    def __init__(self, own: Iterable[str], near: Mapping[str, str], far: Mapping[str, str]) -> None:
        """`own` are the names of whose copy it is; `near` and `far` say for each other name what it becomes.

        A near name's words are taken out on their own too, unless they are part of the person's own name.
        """
        own = tuple(own)
        kept = {part for name in own for part in _parts_of(name)}
        parts: dict[str, str] = {}
        for name, label in near.items():
            for part in _parts_of(name) - kept:
                # A surname that two people share says only that it is somebody's.
                parts[part] = label if parts.get(part, label) == label else SOMEBODY
        labels: dict[frozenset[tuple[str, ...]], tuple[str, str | None]] = {}
        for called, label in _one_by_one(near):
            _, other = labels.setdefault(forms_of(called), (called, label))
            if other != label:
                labels[forms_of(called)] = (called, SOMEBODY)
        for called, label in _one_by_one(far):
            labels.setdefault(forms_of(called), (called, label))
        # The person's own names are known first: neither they nor what is within one is another's.
        known = ((name, None) for name in own)
        self._finder: NameFinder[str | None] = NameFinder((*known, *labels.values()), parts)

    def __call__(self, text: str) -> str:
        """The text, its accents encoded in one way, with a label in brackets in the place of each name."""
        text = unicodedata.normalize("NFC", text)
        pieces: list[str] = []
        done = 0
        for seen in self._finder.found_in(text):
            if seen.whose is not None:
                pieces += (text[done : seen.start], f"[{seen.whose}]")
                done = seen.end
        return "".join((*pieces, text[done:]))


def _one_by_one(labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for names, label in labels.items():
        yield from ((name, label) for name in each_name(names))


def _parts_of(name: str) -> set[str]:
    """The words of a name that may stand for it, an initial left out, and those that hyphens divide them into."""
    found: set[str] = set()
    for one in each_name(name):
        for word in name_alone(one):
            found.update(part for part in (word.key, *word.pieces) if len(part) > 1 and part not in _PARTICLES)
    # "Mr O Neill": the longer part of O'Neill.
    for word in (word for one in each_name(APART.sub(" ", name)) for word in name_alone(one)):
        if len(word.key) > _SHORT_PIECE:
            found.add(word.key)
    return found


def names_in(text: str) -> Iterator[str]:
    """What looks like names in a text that lists people: runs of words with capitals."""
    yield from re.findall(r"[^\W\d_a-z][\w'’-]+(?:\s+[^\W\d_a-z][\w'’-]+)*", text)
