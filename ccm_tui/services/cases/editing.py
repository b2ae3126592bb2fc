"""What a coordinator changes in a case file between meetings, each as one act that undo takes back.

What a meeting decides is not among it: a case is closed by its outcome.
"""

from collections.abc import Sequence
from datetime import date

from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.statuses import CaseStatus
from ccm_tui.domain.vocabulary import Forum
from ccm_tui.errors import CcmError
from db.queries.agenda.due import is_listed
from db.queries.cases.file import flag_row, forum_row, let_in_rows, link_row, theme_rows
from db.queries.governance.retention import erasure_of
from db.queries.record.find import agency_named, case_named
from db.record import Record
from db.tables.cases import CaseFlagRow, CaseForumRow, CaseLinkRow, CaseRestrictionRow, CaseRow, CaseThemeRow
from db.writing import Writing


def add_flag(record: Record, case_id: int, wording: str, why: str) -> None:
    """Adds a flag in agreed words, saying why. Raises CcmError where a word is missing or it is there already."""
    wording, why = _said(wording, "The flag has no words."), _said(why, "A flag needs a reason.")
    with record.writing("cases.flag", why=why) as writing:
        case = case_to_edit(writing, case_id)
        if flag_row(writing.session, case_id, wording):
            raise CcmError("The case has that flag already.", "Leave it as it is, or add one in other words.")
        writing.add(CaseFlagRow(case_id=case_id, wording=wording))
        writing.label = f"a flag added to {case.reference}"


def strike_flag(record: Record, case_id: int, wording: str, why: str) -> None:
    """Takes a flag off, saying why. Raises CcmError where there is none of that wording, or no reason is given."""
    why = _said(why, "Taking a flag off needs a reason.")
    with record.writing("cases.strike_flag", why=why) as writing:
        case = case_to_edit(writing, case_id)
        row = flag_row(writing.session, case_id, wording)
        if row is None:
            raise CcmError("The case has no such flag any more.", "Look at the file again.")
        writing.remove(row)
        writing.label = f"a flag taken off {case.reference}"


def set_themes(record: Record, case_id: int, themes: Sequence[str]) -> None:
    """Says anew what the case is about."""
    wanted = list(dict.fromkeys(theme.strip() for theme in themes if theme.strip()))
    with record.writing("cases.themes") as writing:
        case = case_to_edit(writing, case_id)
        held = theme_rows(writing.session, case_id)
        for row in held:
            if row.theme not in wanted:
                writing.remove(row)
        there = {row.theme for row in held}
        for theme in wanted:
            if theme not in there:
                writing.add(CaseThemeRow(case_id=case_id, theme=theme))
        writing.label = f"themes of {case.reference} changed"


def add_forum(record: Record, case_id: int, forum: Forum, note: str) -> None:
    """Notes that the case is before another forum too, or what is noted of that."""
    with record.writing("cases.forum") as writing:
        case = case_to_edit(writing, case_id)
        row = forum_row(writing.session, case_id, forum)
        if row is None:
            writing.add(CaseForumRow(case_id=case_id, forum=forum, note=note.strip()))
        else:
            writing.change(row, note=note.strip())
        writing.label = f"{case.reference} is before {forum.words} too"


def strike_forum(record: Record, case_id: int, forum: Forum) -> None:
    """Notes that the case is before that forum no more. Raises CcmError where it is not on record as being so."""
    with record.writing("cases.strike_forum") as writing:
        case = case_to_edit(writing, case_id)
        row = forum_row(writing.session, case_id, forum)
        if row is None:
            raise CcmError("The case is not before that forum any more.", "Look at the file again.")
        writing.remove(row)
        writing.label = f"{case.reference} is before {forum.words} no more"


def link_cases(record: Record, case_id: int, reference: str, nature: str) -> None:
    """Ties the case to another, or says anew how they bear on each other.

    Raises CcmError where there is no other case of that reference.
    """
    with record.writing("cases.link") as writing:
        case = case_to_edit(writing, case_id)
        other = case_named(writing.session, reference)
        if other.id == case_id:
            raise CcmError("A case can't be linked with itself.", "Type the reference of the other case.")
        row = link_row(writing.session, case_id, other.id)
        if row is None:
            writing.add(CaseLinkRow(case_id=case_id, other_id=other.id, nature=nature.strip()))
        else:
            writing.change(row, nature=nature.strip())
        writing.label = f"{case.reference} linked with {other.reference}"


def unlink_cases(record: Record, case_id: int, reference: str) -> None:
    """Parts two cases again. Raises CcmError where they are not linked."""
    with record.writing("cases.unlink") as writing:
        case = case_to_edit(writing, case_id)
        other = case_named(writing.session, reference)
        row = link_row(writing.session, case_id, other.id)
        if row is None:
            raise CcmError("The cases are not linked any more.", "Look at the file again.")
        writing.remove(row)
        writing.label = f"{case.reference} no longer linked with {other.reference}"


def set_lead(record: Record, case_id: int, agency: str, professional: str) -> None:
    """Says who leads on the case; without a code, no agency does. Raises CcmError where no agency has that code."""
    with record.writing("cases.lead") as writing:
        case = case_to_edit(writing, case_id)
        lead = agency_named(writing.session, agency).id if agency.strip() else None
        writing.change(case, lead_agency_id=lead, lead_professional=professional.strip())
        writing.label = f"who leads on {case.reference}"


def restrict(record: Record, case_id: int, why: str, let_in: Sequence[str] = ()) -> None:
    """Restricts the case: it is found by its reference alone, and only these agencies are asked about it.

    Raises CcmError without a reason, or where no agency has one of the codes.
    """
    why = _said(why, "Restricting a case needs a reason.")
    with record.writing("cases.restrict", why=why) as writing:
        case = case_to_edit(writing, case_id)
        writing.change(case, restricted=True, restriction=why)
        _let_in(writing, case_id, let_in)
        writing.label = f"{case.reference} restricted"


def lift_restriction(record: Record, case_id: int, why: str) -> None:
    """Lifts the restriction. Raises CcmError without a reason."""
    why = _said(why, "Lifting a restriction needs a reason.")
    with record.writing("cases.lift_restriction", why=why) as writing:
        case = case_to_edit(writing, case_id)
        writing.change(case, restricted=False, restriction="")
        _let_in(writing, case_id, ())
        writing.label = f"restriction of {case.reference} lifted"


def set_review(record: Record, case_id: int, review_on: date) -> None:
    """Says when an open case is due again. Raises CcmError where it is over."""
    with record.writing("cases.review") as writing:
        case = case_to_edit(writing, case_id)
        if case.status.over:
            raise CcmError(f"Case {case.reference} is {case.status.words}.", "Open it again first.")
        writing.change(case, review_on=review_on)
        writing.label = f"{case.reference} due for review {show_day(review_on)}"


def open_again(record: Record, case_id: int, review_on: date, why: str) -> None:
    """Opens a case that is over again, due on that day. Raises CcmError where it is not over, or without a reason."""
    why = _said(why, "Opening a case again needs a reason.")
    with record.writing("cases.open_again", why=why) as writing:
        case = case_to_edit(writing, case_id)
        if not case.status.ended:
            raise CcmError(
                f"Case {case.reference} is {case.status.words}.", "Only a case that is over is opened again."
            )
        if is_listed(writing.session, case_id):
            raise CcmError(f"Case {case.reference} is on an agenda.", "That meeting decides on it.")
        writing.change(case, status=CaseStatus.OPEN, closed_on=None, review_on=review_on)
        writing.label = f"{case.reference} opened again, due {show_day(review_on)}"


def case_to_edit(writing: Writing, case_id: int) -> CaseRow:
    """The case, to be changed. Raises CcmError where its text is erased."""
    case = writing.session.get_one(CaseRow, case_id)
    if erasure_of(writing.session, case_id):
        raise CcmError(f"Case {case.reference} is erased.", "Nothing is to be added to what is left of it.")
    return case


def _let_in(writing: Writing, case_id: int, codes: Sequence[str]) -> None:
    wanted = {agency_named(writing.session, code).id for code in codes}
    held = let_in_rows(writing.session, case_id)
    for row in held:
        if row.agency_id not in wanted:
            writing.remove(row)
    for agency_id in sorted(wanted - {row.agency_id for row in held}):
        writing.add(CaseRestrictionRow(case_id=case_id, agency_id=agency_id))


def _said(text: str, missing: str) -> str:
    said = text.strip()
    if not said:
        raise CcmError(missing, "Type it in a few words.")
    return said
