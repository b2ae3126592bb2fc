"""Where a dialog keeps what is half-typed in it: in the record, or, before there is one, in memory."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from ccm_tui.domain.words.draft import Drafts
from ccm_tui.services.record.drafts import DraftPlace, keep_drafts, kept_drafts, settle
from db.lane import Lane

_P = ParamSpec("_P")
_T = TypeVar("_T")


class DialogDrafts(Protocol):
    """What is half-typed in one dialog about one thing."""

    async def kept(self) -> Drafts:
        """What was half-typed there before, by field."""
        ...

    async def keep(self, drafts: Drafts, left_at: str) -> None:
        """Keeps these and no others. `left_at` names the dialog while it is being typed in; empty once it is left.

        Raises CcmError where they can't be kept.
        """
        ...


class DraftsInRecord:
    """In the record, from which they go in the transaction of the act that they were typed for."""

    def __init__(self, lane: Lane, place: DraftPlace, screen: str) -> None:
        self._lane = lane
        self._place = place
        self._screen = screen

    async def kept(self) -> Drafts:
        """What was half-typed there before, by field. Raises CcmError where it can't be read."""
        return await self._lane.run(kept_drafts, self._place)

    async def keep(self, drafts: Drafts, left_at: str) -> None:
        """Keeps these and no others."""
        found = f"{self._screen}: {left_at}" if left_at else ""
        await self._lane.run(keep_drafts, self._place, drafts, found)

    async def settle(self, act: Callable[Concatenate[Any, _P], _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Does what was typed for, by a service of the record; nothing is half-typed then. Raises what it raises."""
        nothing: Drafts = {}
        return await self._lane.run(settle, self._place, nothing, act, *args, **kwargs)


class DraftsInMemory:
    """For as long as the program runs: names of people must not lie about on a disk before there is a record."""

    def __init__(self) -> None:
        self._drafts: Drafts = {}

    async def kept(self) -> Drafts:
        """What was half-typed there before, by field."""
        return self._drafts

    async def keep(self, drafts: Drafts, left_at: str) -> None:  # noqa: ARG002 (nobody is told: it ends with ccm)
        """Keeps these and no others."""
        self._drafts = dict(drafts)

    @property
    def any(self) -> bool:
        """Whether anything is half-typed."""
        return bool(self._drafts)

    def forget(self) -> None:
        """What was half-typed is taken."""
        self._drafts = {}
