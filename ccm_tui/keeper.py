"""The record while the application runs: how it is made, opened, locked anew, backed up and let go of.

The record's libraries take most of a second to load, so this module imports them only where they are used.
"""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ccm_tui.actor import actor_name
from ccm_tui.clock import Clock
from db.lane import Lane

if TYPE_CHECKING:
    from ccm_tui.domain.agencies.agency import NewAgency
    from ccm_tui.services.record.condition import Session
    from db.record import Record


class RecordKeeper:
    """One record, and its passphrase for as long as the application runs."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.clock = clock
        self.lane: Lane | None = None
        """The only way to the record, once it is open."""
        self.backing_up = asyncio.Lock()
        """Held while a backup is being made."""
        self._passphrase: str | None = None

    def choose_passphrase(self, passphrase: str | None) -> None:
        """Takes the passphrase for a record that is to be made. Raises CcmError where it is too short."""
        from db.sqlite.vault import check_new_passphrase

        if passphrase is not None:
            check_new_passphrase(passphrase)
        self._passphrase = passphrase

    async def make(self, partnership: str, agencies: "Sequence[NewAgency]") -> None:
        """Makes the record. Raises CcmError where it can't be made."""
        from ccm_tui.services.record.setup import set_up

        def make() -> None:
            set_up(self.path, partnership, self.clock, actor_name(), agencies, self._passphrase).close()

        await asyncio.to_thread(make)

    async def unlock(self, passphrase: str) -> None:
        """Tries it on the record's file. Raises CcmError where it is not the right one."""
        from ccm_tui.services.record.vault import try_passphrase

        await asyncio.to_thread(try_passphrase, self.path, passphrase)
        self._passphrase = passphrase

    async def unlock_again(self, passphrase: str) -> None:
        """Asks the open record, not its file. Raises CcmError where the passphrase is not the right one."""
        from ccm_tui.services.record.vault import try_passphrase_again

        if self.lane is not None:
            await self.lane.run(try_passphrase_again, passphrase)

    async def open(self) -> tuple[Lane, "Session"]:
        """Opens the record, to write in where nobody else has it. Raises CcmError where it can't be opened."""
        from ccm_tui.domain.days.workdays import bank_holiday
        from ccm_tui.services.record.condition import begin_session

        lane = Lane(self._open)
        await lane.open()
        self.lane = lane
        session = await lane.run(begin_session)
        # The first date read loads the bank holidays: a fifth of a second that no key should have to wait for.
        await lane.run(lambda record: bank_holiday(record.today))
        return lane, session

    async def close(self) -> None:
        """Waits for what was asked of the record, then lets it go."""
        if self.lane is not None:
            await self.lane.close()

    async def change_passphrase(self, old: str | None, new: str | None) -> None:
        """Writes the record anew under it. Raises CcmError where that can't be; the record is then as it was."""
        from ccm_tui.services.record.vault import change_passphrase

        def change() -> None:
            change_passphrase(self.path, old, new, self.clock, actor_name())
            self._passphrase = new

        if self.lane is not None:
            # A backup that is being made would stay under the old one.
            async with self.backing_up:
                await self.lane.rest(change)

    async def backup_due(self) -> Callable[[], None] | None:
        """What makes the backup of a day that has begun meanwhile, or one that could not be made before."""
        from ccm_tui.services.record.backups import daily_backup

        make = await self.lane.run(daily_backup) if self.lane is not None else None
        return None if self.backing_up.locked() else make

    async def back_up(self, make: Callable[[], None]) -> None:
        """In a thread of its own: the lane is for the chair. Raises CcmError where it can't be made."""
        async with self.backing_up:
            await asyncio.to_thread(make)

    def _open(self) -> "Record":
        from db.record import Record

        record = Record.open(self.path, self.clock, actor_name(), self._passphrase)
        record.store.begin_session()
        return record
