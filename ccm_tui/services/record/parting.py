"""What a restore would lose, told in words before anything is lost."""

from collections.abc import Iterator, Sequence
from typing import Literal

from ccm_tui.documents.page.wording import day_and_time
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError
from db.sqlite.backups.parting import HeldAct, Parting

_TOLD_AT_MOST = 20
"""Acts of one side that are named one by one; of more, the latest are."""

_NOTES = ("safekeeping.back_up", "safekeeping.restore")
"""Acts that note no more than that a copy of the whole record was made or put in its place."""


Losing = int | Literal["unknown"] | None
"""How many acts may be lost: a number, however many where that can't be known, or none where nobody said."""


class ActsLostError(CcmError):
    """The record in place holds acts that the backup lacks, and nobody said how many may be lost."""

    def __init__(self, parting: Parting, losing: Losing) -> None:
        lost = parting.record_alone
        acts = counted(len(lost), "act")
        but = "" if losing is None else f", not {losing}"
        super().__init__(
            f"That is a backup of another record: it would take the place of one with {acts}{but}."
            if parting.two_records
            else f"Restoring would lose {acts} of the record in place{but}: {_numbers(lost)}."
            if lost
            else f"Restoring would lose no act of the record in place{but}.",
            f"Nothing was changed. Only where that is meant, run it again with --losing {len(lost)}.",
        )
        self.sentences = differences_in_words(parting)
        """Where the two part, and what each holds that the other lacks."""


def check_losses(parting: Parting | None, losing: Losing) -> None:
    """Raises ActsLostError unless `losing` is the number of acts that the backup lacks.

    It need not be given where nothing is lost but the notes of copies that were made or restored. Where the two can't
    be compared, raises CcmError unless that is said to be known.
    """
    if parting is None:
        if losing != "unknown":
            raise CcmError(
                "The record in place can't be read, so nobody knows what it holds that the backup lacks.",
                "Nothing was changed. Only where that is meant, run it again with --losing unknown.",
            )
        return
    lost = parting.record_alone
    if losing is None:
        allowed = not parting.two_records and all(it.act in _NOTES for it in lost)
    else:
        allowed = losing == len(lost)
    if not allowed:
        raise ActsLostError(parting, losing)


def differences_in_words(parting: Parting) -> tuple[str, ...]:
    """Where the two part, and what each holds that the other lacks: how many acts, when, and what they are called."""
    return tuple(_differences(parting))


def _differences(parting: Parting) -> Iterator[str]:
    if parting.two_records:
        yield "The backup and the record in place are two records: they have no act in common."
    elif parting.common:
        last = parting.common[-1]
        parted = parting.record_alone and parting.backup_alone
        yield (
            f"Both are the same up to act number {last.number}, of {day_and_time(last.at)}"
            f"{', and part there' if parted else ''}."
        )
    yield from _side("Only in the record in place", parting.record_alone)
    yield from _side("Only in the backup", parting.backup_alone)


def _side(where: str, acts: Sequence[HeldAct]) -> Iterator[str]:
    if not acts:
        yield f"{where}: no act."
        return
    first, last = day_and_time(acts[0].at), day_and_time(acts[-1].at)
    when = f"of {first}" if first == last else f"from {first} to {last}"
    yield f"{where}: {counted(len(acts), 'act')}, {when}."
    if len(acts) > _TOLD_AT_MOST:
        yield f"    {len(acts) - _TOLD_AT_MOST} earlier ones, and"
    for act in acts[-_TOLD_AT_MOST:]:
        yield f"    {act.number}  {day_and_time(act.at)}  {act.label or act.act}"


def _numbers(acts: Sequence[HeldAct]) -> str:
    first, last = acts[0].number, acts[-1].number
    return f"number {first}" if first == last else f"numbers {first} to {last}"
