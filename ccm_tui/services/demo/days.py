"""The days of the demo's story, as it is written; all of them move with the day of its live meeting."""

from datetime import date

MEETING_1 = date(2026, 9, 17)
MEETING_2 = date(2026, 10, 15)
MEETING_3 = date(2026, 11, 19)
MEETING_4 = date(2026, 12, 17)
MEETING_5 = date(2027, 1, 21)

LIVE_ON = MEETING_4
"""The day on which the story stands: the demo opens before this meeting."""
