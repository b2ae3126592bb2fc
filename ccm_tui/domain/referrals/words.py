"""Whether two accounts of what happened tell of the same sort of thing, by the words that few accounts share."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{4,}")
_LEAST_COMMON = 4
_LEAST_SHARE = 0.3
_SAID_OF_ANYBODY = frozenset(
    (
        *("about", "after", "again", "also", "agency", "area", "been", "before", "being", "city", "client", "could"),
        *("from", "have", "having", "into", "known", "made", "more", "multi", "need", "needs", "number", "other"),
        *("over", "people", "person", "police", "referral", "referred", "reported", "reports", "repeat", "risk"),
        *("said", "same", "several", "since", "some", "subject", "support", "that", "their", "them", "there"),
        *("these", "they", "this", "time", "times", "under", "unit", "until", "very", "were", "what", "when"),
        *("which", "will", "with", "without", "would", "year", "years", "month", "months", "week", "weeks"),
    )
)


def alike_in_words(text: str, other: str) -> bool:
    """True where enough of the shorter account's telling words are in the other."""
    one, two = _telling(text), _telling(other)
    common = len(one & two)
    return common >= _LEAST_COMMON and common >= _LEAST_SHARE * min(len(one), len(two))


@lru_cache(maxsize=4096)
def _telling(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    return frozenset(word.removesuffix("s") for word in words if word not in _SAID_OF_ANYBODY)
