"""The hours at which a meeting starts and ends: read as they are typed, refused where they must be guessed."""

import re
from datetime import time

HOUR_RULE = "Type an hour like 14:00, 9.30, 2pm or 2.30pm."
"""What to type where an hour can't be read."""

# A 2:30 without its nought is as often said of the afternoon; from seven on it is the morning's.
_TWENTY_FOUR = re.compile(r"(?P<hour>[0-2][0-9]|[7-9])[:.]?(?P<minute>[0-9]{2})")
_TWELVE = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))? ?(?P<half>[ap])\.?m\.?")


def read_hour(text: str) -> time | None:
    """The hour that `text` names: 14:00, 9.30, 1400, 2pm, 2.30 pm, noon; None where it names none.

    2 and 2:30 are refused, because they could be of either half of the day.
    """
    words = " ".join(text.casefold().split())
    if words in ("noon", "midday", "12 noon"):
        return time(12)
    if found := _TWENTY_FOUR.fullmatch(words):
        return _time(int(found["hour"]), int(found["minute"]))
    if (found := _TWELVE.fullmatch(words)) and 1 <= int(found["hour"]) <= 12:
        later = 12 if found["half"] == "p" else 0
        return _time(int(found["hour"]) % 12 + later, int(found["minute"] or 0))
    return None


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None
