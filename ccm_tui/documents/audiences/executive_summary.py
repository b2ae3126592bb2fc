"""One case on one page, for whoever asks for its minutes (Scottish MAPPA answers requests so).

It says what was decided and why, who took part and what was agreed; not what any agency told, nobody's name but the
subject's, and of a restricted case not that one either.
"""

from collections.abc import Iterator

from ccm_tui.documents.audiences.partial_copies import only_cases, part_cover
from ccm_tui.documents.catalogue import DocumentKind
from ccm_tui.documents.contents import Contents
from ccm_tui.documents.minutes.case import CaseAction, CaseMinutes
from ccm_tui.documents.minutes.document import MinutesDocument
from ccm_tui.documents.minutes.pages import page_of
from ccm_tui.documents.minutes.sections.case import RISK, decided, erased_words, risk_rows
from ccm_tui.documents.minutes.wording import name
from ccm_tui.documents.page.blocks import Block, Decided, Facts, Paragraph, Table, TableColumn, Title
from ccm_tui.documents.page.wording import NOT_RECORDED, day
from ccm_tui.domain.names.redaction import Redactor
from ccm_tui.domain.statuses import ActionStatus
from ccm_tui.domain.words.counting import counted, listed

_LONGEST = 210
"""Characters of a text that the page has room for."""
_MOST_ACTIONS = 5
_MOST_AGENCIES = 8
_CUT = " … [cut here for room]"
_MORE = "What an agency told the meeting is that agency's to give. Ask it."
_ACTIONS = (TableColumn("Ref", 7), TableColumn("Due", 15), TableColumn("Agency", 28), TableColumn("Status", 22))


def executive_summary(document: MinutesDocument, case: CaseMinutes) -> Contents:
    """The summary of the case."""
    narrowed = only_cases(document, (case.reference,), "Executive summary of one case")
    page = page_of(narrowed, case.reference, _blocks(narrowed, case), restricted=case.restricted)
    cover = part_cover(narrowed, f"Summary of {case.reference}", "End of summary")
    return Contents(DocumentKind.EXECUTIVE_SUMMARY, (page,), cover)


def _blocks(document: MinutesDocument, case: CaseMinutes) -> Iterator[Block]:
    who = "" if case.restricted else f" {case.name}"
    yield Title(1, f"Summary of {case.reference}{who}".rstrip())
    if case.erased:
        yield Decided(erased_words(case.erased))
        return
    yield Decided(decided(case))
    yield Facts(tuple(_facts(document, case)))
    yield Title(2, "Why the case is here")
    yield Paragraph(_told(case, case.grounds.reason) or "No reason is recorded.")
    yield Title(2, "Risk")
    if case.risk.heads:
        yield Table(RISK, risk_rows(case.risk))
    else:
        yield Paragraph("No risk was rated.")
    for noted in case.risk.summary[-1:]:
        yield Paragraph(_told(case, noted.text))
    yield Title(2, "Actions agreed")
    yield from _actions(case.actions)
    yield Facts((("For", document.copy_for), ("Handling", _short(document.handling)), ("More", _MORE)))


def _facts(document: MinutesDocument, case: CaseMinutes) -> Iterator[tuple[str, str]]:
    meeting, outcome = document.meeting, case.outcome
    kind = f"{case.kind.words} of {case.repeat_of}" if case.repeat_of else case.kind.words
    yield "Heard", f"at meeting {meeting.number}, {day(meeting.held_on)}, {kind}"
    if outcome:
        yield "Reason", _told(case, outcome.reason) or NOT_RECORDED
        yield "Tells the subject", name(outcome.tells_subject)
    yield "Consent", case.grounds.consent.words if case.grounds.consent else NOT_RECORDED
    yield "In the room", counted(len(case.present), "agency", "agencies")
    told = dict.fromkeys(one.agency.name for one in case.information.shared if one.agency)
    yield "Information from", listed(tuple(told), _MOST_AGENCIES, "; ") or "nobody"


def _actions(actions: tuple[CaseAction, ...]) -> Iterator[Block]:
    if not actions:
        yield Paragraph("No action was agreed.")
        return
    shown = actions[:_MOST_ACTIONS]
    yield Table(
        _ACTIONS,
        tuple(
            (action.reference, day(action.due_on, "no date"), name(action.agency, "no owner"), _status(action))
            for action in shown
        ),
    )
    if more := len(actions) - len(shown):
        yield Paragraph(f"And {counted(more, 'more action')}.")


def _status(action: CaseAction) -> str:
    proposed = action.status is ActionStatus.PROPOSED
    return "proposed, not accepted yet" if proposed else action.status.words


def _told(case: CaseMinutes, text: str) -> str:
    """The text without the names of the other people in the case, nor the subject's where it is restricted."""
    own = [one.name for one in case.people if one.subject and not case.restricted]
    others = {
        one.name: "the subject" if one.subject else one.role.words for one in case.people if one.name not in own
    }
    return _short(Redactor(own, others, {})(text))


def _short(text: str) -> str:
    """As much of the text as there is room for, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - len(_CUT)]}{_CUT}"
