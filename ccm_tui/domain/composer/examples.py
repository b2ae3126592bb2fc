"""What can be typed into the composer, by example: shown in the help."""

from dataclasses import dataclass

from ccm_tui.domain.vocabulary import EntryKind


@dataclass(frozen=True, slots=True)
class Example:
    """A line as it is typed, the kind it is typed in, and what it becomes."""

    kind: EntryKind
    line: str
    meaning: str


EXAMPLES = (
    Example(
        EntryKind.ACTION,
        "hsg/turnstile interview the neighbour by 4 dec #victim",
        "Housing's Turnstile is to do it by 4 December; it answers the risk to the victim. hsg: alone will do.",
    ),
    Example(
        EntryKind.ACTION,
        "@mht offer a psychology screen >10wd",
        "The owner after @ and the date after >, anywhere in the line: ten working days.",
    ),
    Example(
        EntryKind.INFO,
        "asc: assessed in May, declined support #opinion",
        "What an agency shares; #fact, #reported or #opinion, #historic where it knew the person once.",
    ),
    Example(
        EntryKind.INFO,
        "asc: waiting for a bed #restricted",
        "Marked restricted; or #private, which is in no minutes.",
    ),
    Example(EntryKind.INFO, "noise: nil", "The agency does not know the person."),
    Example(
        EntryKind.RISK,
        "self 4x4 community 3x3 back to drinking daily",
        "Likelihood times impact on each head, and then the reason.",
    ),
    Example(
        EntryKind.RISK,
        "self 4x4 living alone again overall 20 because nobody checks on him",
        "The chair's own score for the whole, 1 to 25, where it is not the highest head, and why.",
    ),
    Example(EntryKind.OUTCOME, "open review 21 jan", "Keep open, with the day of its review."),
    Example(EntryKind.OUTCOME, "close reduced", "Closed, the risk reduced."),
    Example(EntryKind.OUTCOME, "transfer @wick", "Transferred to that agency."),
    Example(EntryKind.OUTCOME, "defer", "Put off to the next meeting."),
    Example(EntryKind.VOICE, "wants to stay in his flat and see his sister", "The person's own wishes."),
    Example(EntryKind.NOTE, "the panel sees two risks and one plan", "The chair's own words."),
    Example(
        EntryKind.NOTE,
        "#dissent HSG wanted clearance => the panel kept the graded plan",
        "Who disagreed and, after =>, how it was resolved.",
    ),
)
"""The grammar in some lines."""

LINE_MARKS = (
    (
        "hsg: first, or @hsg",
        "The owner of an action, one alone, or who says it; hsg/turnstile its person.",
    ),
    (">4 dec, or by 4 dec last", "The day that an action is due."),
    ("#self #victim #community #property #staff #children", "The risk that an action answers."),
    ("\\", "Before a mark, makes it text."),
)
"""What has a meaning in a line, and which."""

DAYS = (
    ("4 dec, 15/1, 4/12/26, the 4th", "A date: the day comes before the month, always."),
    ("fri, fri week, next week fri, eow, eom", "Weekdays, and the end of the week or the month."),
    ("3d, 2w, 1m, 10wd", "From today, in days, weeks, months or working days."),
    ("mtg, before mtg", "The next meeting, or the last working day before it."),
)
"""How days are typed, and what they are; what can't be read without guessing is said and stays in the text."""
