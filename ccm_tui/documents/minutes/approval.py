"""What came of the minutes once they were approved: the seal of each version, and the amendments since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from textwrap import wrap

from ccm_tui.documents.page.blocks import Block, Facts, Paragraph, Title
from ccm_tui.documents.page.wording import NOT_RECORDED, day_and_time

_GROUP = 4
"""Characters that a reader compares in one look."""
_GROUPS_A_LINE = 8


@dataclass(frozen=True, slots=True)
class Seal:
    """The minutes as they were approved, known by their digest."""

    number: int
    """1 for the first approval of a meeting, one more for each after it was opened again."""
    sealed_at: datetime
    approved_by: str
    digest: str
    """SHA-256, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction decided after the approval."""

    number: int
    made_at: datetime
    made_by: str
    case_reference: str | None
    """The case that it is about, where it is about one."""
    text: str
    reason: str


def grouped(digest: str) -> str:
    """A digest in groups that can be read aloud and compared, on two lines."""
    groups = wrap(digest, _GROUP)
    return "\n".join(
        " ".join(groups[start : start + _GROUPS_A_LINE]) for start in range(0, len(groups), _GROUPS_A_LINE)
    )


def approval_blocks(seals: tuple[Seal, ...], amendments: tuple[Amendment, ...]) -> Iterator[Block]:
    """The seals, the latest first, and every amendment in the order made."""
    yield Title(1, "Seal")
    yield Paragraph(
        "The minutes were sealed when they were approved. The record gives this digest for as long as it holds them "
        "unchanged, and with them everything that it held on that day; ccm verify tells."
    )
    for seal in reversed(seals):
        yield Facts(
            (
                ("Version", str(seal.number)),
                ("Sealed", day_and_time(seal.sealed_at)),
                ("Approved by", seal.approved_by or NOT_RECORDED),
                ("Digest", grouped(seal.digest)),
            )
        )
    yield Title(1, "Amendments")
    if not amendments:
        yield Paragraph("None.")
    for amendment in amendments:
        yield from amendment_blocks(amendment)


def amendment_blocks(amendment: Amendment) -> Iterator[Block]:
    """One amendment: what it says, why, and who decided it."""
    yield Title(2, f"Amendment {amendment.number}")
    yield Paragraph(amendment.text)
    yield Facts(tuple(_facts(amendment)))


def _facts(amendment: Amendment) -> Iterator[tuple[str, str]]:
    if amendment.case_reference:
        yield "Case", amendment.case_reference
    yield "Reason", amendment.reason
    yield "Decided by", f"{amendment.made_by}, {day_and_time(amendment.made_at)}"
