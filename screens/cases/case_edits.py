"""What is changed in a case file, line by line: each asked in a form and done as one act."""

from collections.abc import Awaitable
from datetime import date

from ccm_tui.domain.cases.case import GivenPerson
from ccm_tui.domain.days.when import Unreadable, read_when
from ccm_tui.domain.spreadsheets.cells import listed_by_semicolons
from ccm_tui.domain.vocabulary import Forum
from ccm_tui.errors import CcmError
from ccm_tui.services.cases.case_file_view import CaseFileView
from ccm_tui.services.cases.editing import (
    add_flag,
    add_forum,
    lift_restriction,
    link_cases,
    open_again,
    restrict,
    set_lead,
    set_review,
    set_themes,
    strike_flag,
    strike_forum,
    unlink_cases,
)
from ccm_tui.services.cases.people import add_person, change_person, read_person, remove_person
from screens.cases.case_forms import ForumForm, PersonForm
from screens.cases.file_request import AsksForFile
from screens.cases.file_subjects import (
    CasePart,
    FileSubject,
    FlagOfCase,
    ForumOfCase,
    HearingOfCase,
    LinkOfCase,
    PersonOfCase,
    RepeatOfCase,
)
from screens.dialogs.questions import AskDay, AskedLine, AskLine, TwoLines, needed
from screens.frame.form import Form
from screens.frame.going import DocumentsWanted
from screens.frame.view_screen import ViewScreen

_WHY = "Why? The reason is kept in the journal."


class EditsCase(ViewScreen[CaseFileView], AsksForFile):
    """A case file of which a line is chosen and changed."""

    @property
    def chosen(self) -> FileSubject | None:
        """What the line is about that is chosen; None where it was recorded elsewhere."""
        raise NotImplementedError

    async def action_open_line(self) -> None:
        """Changes the line chosen; on a linked case, goes to its file."""
        match self.chosen:
            case LinkOfCase(reference) | RepeatOfCase(reference):
                await self.ask_for_file(reference)
            case PersonOfCase(person_id):
                await self._change_person(person_id)
            case CasePart.PEOPLE:
                await self.action_add_person()
            case CasePart.LEAD:
                await self.action_lead()
            case CasePart.THEMES:
                await self.action_themes()
            case CasePart.RESTRICTION:
                await self.action_restrict()
            case CasePart.STATUS:
                await self.action_review()
            case HearingOfCase():
                await self.action_documents()
            case FlagOfCase() | ForumOfCase() | None:
                self.say_done("This line was recorded at a meeting or came with a referral: it is changed there.")

    async def action_strike_line(self) -> None:
        """Takes the flag, person, link or forum chosen off the file."""
        case_id = self.view.case.id
        match self.chosen:
            case FlagOfCase(wording):
                await self._strike_flag(wording)
            case PersonOfCase(person_id):
                await self._remove_person(person_id)
            case LinkOfCase(reference):
                await self._do(self.lane.run(unlink_cases, case_id, reference))
            case ForumOfCase(forum):
                await self._do(self.lane.run(strike_forum, case_id, forum))
            case RepeatOfCase() | HearingOfCase() | CasePart() | None:
                self.say_done("Only flags, people, links and other forums are taken off.")

    async def action_add_flag(self) -> None:
        """Asks for a flag and its reason."""
        file = self.view
        drafts = self.drafts(f"flag on {file.case.reference}")

        async def add(wording: str, why: str) -> None:
            await drafts.settle(add_flag, file.case.id, wording, why)

        first = AskedLine("Flag", hint="in agreed words: Do not visit alone")
        about = "It warns everybody who opens the case. The reason is kept in the journal."
        form = TwoLines("Add a flag", first, AskedLine("Why", hint="what it rests on"), add, drafts, about)
        await self.ask(form, self._show_changed)

    async def action_add_person(self) -> None:
        """Asks for a new person."""
        file = self.view
        drafts = self.drafts(f"person in {file.case.reference}")

        async def add(given: GivenPerson) -> None:
            await drafts.settle(add_person, file.case.id, given)

        await self.ask(PersonForm(f"Add a person to {file.case.reference}", add, drafts), self._show_changed)

    async def action_add_link(self) -> None:
        """Asks for the other case, and how it bears on this one."""
        file = self.view
        drafts = self.drafts(f"link of {file.case.reference}")

        async def link(reference: str, nature: str) -> None:
            await drafts.settle(link_cases, file.case.id, reference, nature)

        first = AskedLine("Case", hint="its reference, like 031")
        second = AskedLine("Because", hint="how it bears on this one")
        await self.ask(
            TwoLines(f"Link {file.case.reference} with a case", first, second, link, drafts), self._show_changed
        )

    async def action_add_forum(self) -> None:
        """Asks for another forum."""
        file = self.view
        drafts = self.drafts(f"forum of {file.case.reference}")

        async def add(forum: Forum, note: str) -> None:
            await drafts.settle(add_forum, file.case.id, forum, note)

        await self.ask(ForumForm(f"{file.case.reference} is before another forum", add, drafts), self._show_changed)

    async def action_themes(self) -> None:
        """Asks what the case is about."""
        file = self.view
        drafts = self.drafts(f"themes of {file.case.reference}")

        async def change(line: str) -> None:
            await drafts.settle(set_themes, file.case.id, listed_by_semicolons(line))

        question, held = "What is it about? A semicolon between two.", "; ".join(file.case.themes)
        form = AskLine(f"Themes of {file.case.reference}", question, _anything, change, drafts, held)
        await self.ask(form, self._show_changed)

    async def action_lead(self) -> None:
        """Asks who leads."""
        file = self.view
        drafts = self.drafts(f"lead on {file.case.reference}")

        async def change(agency: str, professional: str) -> None:
            await drafts.settle(set_lead, file.case.id, agency, professional)

        first = AskedLine("Agency", file.case.lead_agency or "", "its code; empty for none")
        second = AskedLine("Professional", file.case.lead_professional, "who of them")
        form = TwoLines(f"Who leads on {file.case.reference}", first, second, change, drafts)
        await self.ask(form, self._show_changed)

    async def action_restrict(self) -> None:
        """Restricts the case, or lifts its restriction, once it is said why."""
        file = self.view
        drafts = self.drafts(f"restriction of {file.case.reference}")

        async def lift(why: str) -> None:
            await drafts.settle(lift_restriction, file.case.id, why)

        async def set_up(why: str, codes: str) -> None:
            await drafts.settle(restrict, file.case.id, why, listed_by_semicolons(codes))

        if file.case.restricted:
            title = f"Lift the restriction of {file.case.reference}"
            form: Form[str] = AskLine(title, _WHY, needed("Say why."), lift, drafts)
        else:
            why = AskedLine("Why", hint="and what follows from it")
            about = "It then is found by its reference alone, and only these agencies are asked about it."
            let_in = AskedLine("May see it", hint="codes, like hsg; asc")
            form = TwoLines(f"Restrict {file.case.reference}", why, let_in, set_up, drafts, about)
        await self.ask(form, self._show_changed)

    async def action_review(self) -> None:
        """Asks when the case is due again; of one that is over, also why it is opened again."""
        file = self.view
        if file.case.status.ended:
            await self._open_again(file)
            return
        drafts = self.drafts(f"review of {file.case.reference}")

        async def change(line: str) -> None:
            await drafts.settle(set_review, file.case.id, _day(line, file))

        title, question = f"Review of {file.case.reference}", "When is it due? Like 21 jan, 4w or next meeting."
        form = AskDay(title, question, change, drafts, file.today, file.next_meeting)
        await self.ask(form, self._show_changed)

    async def action_documents(self) -> None:
        """Goes to the documents of the meeting chosen, or of the last that heard the case: its own among them."""
        held = [hearing for hearing in self.view.hearings if hearing.state.closed]
        chosen = [hearing for hearing in held if self.chosen == HearingOfCase(hearing.id)]
        if held:
            await self.go_to(DocumentsWanted((chosen or held)[-1].meeting_id))
        else:
            self.say_done("No meeting that is closed has heard this case: there is nothing to write yet.")

    async def _open_again(self, file: CaseFileView) -> None:
        drafts = self.drafts(f"opening of {file.case.reference} again")

        async def change(line: str, why: str) -> None:
            await drafts.settle(open_again, file.case.id, _day(line, file), why)

        first = AskedLine("Review", hint="when it is due: next meeting, 21 jan")
        about = "It is due for that meeting. What was decided before stays in the record."
        form = TwoLines(f"Open {file.case.reference} again", first, AskedLine("Why"), change, drafts, about)
        await self.ask(form, self._show_changed)

    async def _change_person(self, person_id: int) -> None:
        file = self.view
        given = await self.attempt(self.lane.run(read_person, file.case.id, person_id))
        if given is None:
            return
        drafts = self.drafts(f"person {person_id} in {file.case.reference}")

        async def change(changed: GivenPerson) -> None:
            await drafts.settle(change_person, file.case.id, person_id, changed)

        await self.ask(PersonForm(f"A person of {file.case.reference}", change, drafts, given), self._show_changed)

    async def _remove_person(self, person_id: int) -> None:
        file = self.view
        drafts = self.drafts(f"taking person {person_id} out of {file.case.reference}")

        async def remove(why: str) -> None:
            await drafts.settle(remove_person, file.case.id, person_id, why)

        title = f"Take a person out of {file.case.reference}"
        await self.ask(AskLine(title, _WHY, needed("Say why."), remove, drafts), self._show_changed)

    async def _strike_flag(self, wording: str) -> None:
        file = self.view
        drafts = self.drafts(f"taking a flag off {file.case.reference}")

        async def strike(why: str) -> None:
            await drafts.settle(strike_flag, file.case.id, wording, why)

        await self.ask(AskLine("Take the flag off", _WHY, needed("Say why."), strike, drafts), self._show_changed)

    async def _do(self, act: Awaitable[None]) -> None:
        try:
            await act
        except CcmError as error:
            self.say_error(error)
        else:
            await self._show_changed(act)

    async def _show_changed(self, answer: object) -> None:
        if answer is not None:
            self.say_done("Kept. Ctrl+Z takes this back.")
            await self.refresh_record()


def _anything(_line: str) -> str | None:
    return None


def _day(line: str, file: CaseFileView) -> date:
    """The day that the words mean. Raises CcmError where they mean none, or one that is past."""
    read = read_when(line, file.today, file.next_meeting)
    if isinstance(read, Unreadable):
        raise CcmError(read.reason, "Type a day, like 21 jan, 4w or next meeting.")
    if read.day < file.today:
        raise CcmError("That day is past.", "Type a day to come.")
    return read.day
