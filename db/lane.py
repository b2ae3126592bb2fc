"""The one lane to the record: a single thread that owns it and does what it is asked in the order asked.

Textual's workers can cancel, reorder or drop what they run; what a chair has typed must not be.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    # The lane is there before the record's libraries, which take most of a second to load.
    from db.record import Record

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Lane:
    """Runs services on the record, one after another, away from the event loop."""

    def __init__(self, open_record: "Callable[[], Record]") -> None:
        self._open_record = open_record
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="record")
        self._record: Record | None = None

    async def open(self) -> None:
        """Opens the record in its own thread. Raises CcmError where it can't be opened."""
        await self._await(self._open)

    async def run(self, service: "Callable[Concatenate[Record, _P], _T]", *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """What the service returns, once it is durable. Once asked for, it is done, whoever stops waiting."""
        return await self._await(lambda: service(self._opened(), *args, **kwargs))

    async def rest(self, job: Callable[[], _T]) -> _T:
        """What the job returns, done while nobody has the record open; then it is open again, whatever came of it."""
        return await self._await(lambda: self._rest(job))

    async def close(self) -> None:
        """Waits until everything asked for is done, then lets the record go."""
        await self._await(self._close)
        self._thread.shutdown()

    async def _await(self, job: Callable[[], _T]) -> _T:
        return await asyncio.shield(asyncio.wrap_future(self._thread.submit(job)))

    def _open(self) -> None:
        self._record = self._open_record()

    def _opened(self) -> "Record":
        if self._record is None:
            self._open()
        assert self._record is not None
        return self._record

    def _rest(self, job: Callable[[], _T]) -> _T:
        self._close()
        try:
            return job()
        finally:
            self._open()

    def _close(self) -> None:
        if self._record is not None:
            self._record.close()
            self._record = None
