"""What was left half-typed with other items, in memory until the disk has it."""

from ccm_tui.domain.words.draft import Drafts
from ccm_tui.services.record.drafts import DraftPlace, keep_drafts, kept_drafts
from db.lane import Lane


class LeftDrafts:
    """Each place that was left while something stood in it, with that, until it is kept."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane
        self._left: dict[DraftPlace, Drafts] = {}

    @property
    def has_text(self) -> bool:
        """Whether words are among what the disk does not have."""
        return any(has_text(drafts) for drafts in self._left.values())

    @property
    def is_all_kept(self) -> bool:
        """Whether the disk has all of it."""
        return not self._left

    async def read(self, place: DraftPlace) -> Drafts:
        """What is half-typed in that place. Raises CcmError where it can't be read."""
        left = self._left.get(place)
        return await self._lane.run(kept_drafts, place) if left is None else left

    def move(self, place: DraftPlace, drafts: Drafts, to: DraftPlace) -> None:
        """One place is left with those, and another is gone to: what stood there is in the composer now."""
        self._left[place] = drafts
        self._left.pop(to, None)

    async def keep(self) -> None:
        """Keeps it on the disk. Raises CcmError where that can't be done; the rest stays in memory until it can."""
        for place, left in tuple(self._left.items()):
            await self._lane.run(keep_drafts, place, left)
            if self._left.get(place) is left:
                del self._left[place]


def has_text(drafts: Drafts) -> bool:
    """Whether any words are among them."""
    return any(draft.text for draft in drafts.values())
