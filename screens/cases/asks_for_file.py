"""A screen from which case files are opened: it asks why, has that noted, and goes there."""

from ccm_tui.services.cases.case_file_view import ask_for_file, open_file
from screens.cases.file_request import ReasonForm
from screens.frame.base import CcmScreen


class AsksForFile(CcmScreen):
    """Opens the files of cases."""

    async def ask_for_file(self, reference: str) -> None:
        """Opens the file of a case, once it is said why; while the case is being heard, at once."""
        asking = await self.attempt(self.lane.run(ask_for_file, reference))
        if asking is None:
            return
        if asking.being_heard:
            case_id = await self.attempt(self.lane.run(open_file, asking.reference))
            if case_id is not None:
                await self._go_to(case_id)
            return
        drafts = self.drafts(f"opening {asking.reference}")

        async def open_it(reason: str) -> None:
            await drafts.settle(open_file, asking.reference, reason)

        async def go(reason: str | None) -> None:
            if reason is not None:
                await self._go_to(asking.case_id)

        form = ReasonForm(asking.reference, asking.reasons, open_it, drafts, restricted=asking.restricted)
        await self.ask(form, go)

    async def _go_to(self, case_id: int) -> None:
        # Later than the rest of the module: a case file opens the files of the cases that it is linked with.
        from screens.cases.case_file import CaseFileScreen

        await self.app.push_screen(CaseFileScreen(self.lane, case_id))
