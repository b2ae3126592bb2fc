"""ccm meetings, ccm agenda, ccm cases, ccm actions: what is on record, as lists."""

from datetime import date
from typing import TYPE_CHECKING

import click

from ccm_tui.cli.disclosure import chosen_format, hand_out, leaving_options, output_option
from ccm_tui.cli.input import day_option
from ccm_tui.cli.output import pour, terminal_width
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.errors import UsageError

if TYPE_CHECKING:
    from ccm_tui.cli.listing import Listing

LISTS = ("text", "csv", "json")
_AGENDA = (*LISTS, "xlsx", "ics", "markdown", "html", "docx", "pdf")
_PAPERS = ("markdown", "html", "docx", "pdf")
"""The formats in which the agenda is a document, made for one audience."""
_CASES = (*LISTS, "xlsx")
_ACTIONS = (*LISTS, "xlsx", "ics")

format_option = click.option(
    "--format",
    "kind",
    type=click.Choice(LISTS),
    default="text",
    show_default=True,
    help="Text to read, CSV for a spreadsheet, or JSON for a script.",
)


@click.command()
@click.option(
    "--format",
    "kind",
    type=click.Choice(_ACTIONS),
    help="Text to read, CSV or a workbook (xlsx) for a spreadsheet, JSON for a script, or ICS for a calendar. Without"
    " it the name of the file decides, or text is printed.",
)
@output_option
@db_option
def meetings(kind: str | None, output: str | None) -> None:
    """List the meetings."""
    from ccm_tui.cli.listing import Listing
    from ccm_tui.domain.listings import ListedMeeting
    from ccm_tui.services.governance.disclosure import Leaving
    from ccm_tui.services.lists import list_cover, list_meetings

    wanted = chosen_format(kind, output, _ACTIONS)
    with opened_record() as record:
        lines = list_meetings(record)
        columns = {
            "No": ("number",),
            "Date": ("held_on",),
            "From": ("starts_at",),
            "To": ("ends_at",),
            "State": ("state",),
            "Chair": ("chair",),
            "Venue": ("venue",),
        }
        heading = f"Meetings: {len(lines)}"
        listing = Listing(ListedMeeting, lines, heading, "No meeting is planned yet.", columns)
        match wanted:
            case "ics":
                from ccm_tui.documents.formats.diary import meetings_diary

                content = meetings_diary(lines, list_cover(record, heading))
            case "xlsx":
                from ccm_tui.documents.formats.workbooks import meetings_workbook

                content = meetings_workbook(lines, list_cover(record, heading))
            case _:
                content = listed(listing, wanted, None if output else terminal_width())
        if output is None:
            # Days and rooms alone: nothing of a case, and so nothing to be noted.
            pour(content)
        else:
            hand_out(record, Leaving("list of meetings", "", wanted), content, output)


@click.command()
@click.argument("meeting")
@click.option(
    "--format",
    "kind",
    type=click.Choice(_AGENDA),
    help="Text to read, CSV or xlsx for a spreadsheet, JSON for a script, ICS for a calendar; markdown, html, docx"
    " and pdf are the agenda as a document to be sent. Without it the name of the file decides, or text is printed.",
)
@click.option(
    "--audience",
    metavar="WHO",
    help="Whom the document is for: circulation (references and initials), chair (names and reasons) or agency:CODE"
    " (a guest's own cases). With it, text is the document too.",
)
@output_option
@leaving_options
@db_option
def agenda(
    meeting: str, kind: str | None, audience: str | None, output: str | None, recipient: str, reason: str
) -> None:
    """List the agenda of a meeting, or write it as a document.

    MEETING is its number, its date (2026-12-17), next or last.
    """
    from ccm_tui.cli.listing import Listing
    from ccm_tui.domain.days.when import show_day
    from ccm_tui.domain.listings import ListedItem
    from ccm_tui.services.agenda.papers import CIRCULATION, agenda_document, leaving_agenda
    from ccm_tui.services.governance.disclosure import Leaving
    from ccm_tui.services.lists import list_agenda, list_cover

    wanted = chosen_format(kind, output, _AGENDA)
    as_paper = wanted in _PAPERS or (audience is not None and wanted == "text")
    if audience is not None and not as_paper:
        raise UsageError("An audience is of the document alone.", "Ask for text, markdown, html, docx or pdf.")
    with opened_record() as record:
        found, lines = list_agenda(record, meeting)
        if as_paper:
            audience = audience or CIRCULATION
            content = agenda_document(record, found.id, wanted, audience)
            hand_out(record, leaving_agenda(found.id, wanted, audience, recipient, reason), content, output)
            return
        asked = sum(line.budget_minutes for line in lines)
        heading = (
            f"Agenda of meeting {found.number}, {show_day(found.held_on)}, {found.state.words}: "
            f"{asked} of {found.minutes_available} minutes"
        )
        columns = {
            "No": ("number",),
            "Reference": ("reference",),
            "Item": ("name", "title"),
            "Hearing": ("hearing",),
            "Min": ("budget_minutes",),
            "Used": ("used_minutes",),
            "State": ("state",),
            "Review": ("review_on",),
            "Guests": ("guests",),
            "Leaving after": ("leavers",),
        }
        listing = Listing(ListedItem, lines, heading, "Nothing is on this agenda yet.", columns)
        match wanted:
            case "ics":
                from ccm_tui.documents.formats.diary import meeting_diary

                content = meeting_diary(found, lines, list_cover(record, heading))
            case "xlsx":
                from ccm_tui.documents.formats.workbooks import agenda_workbook

                content = agenda_workbook(lines, list_cover(record, heading))
            case _:
                content = listed(listing, wanted, None if output else terminal_width())
        hand_out(record, Leaving("agenda", "", wanted, recipient, reason, found.id), content, output)


@click.command()
@click.option("--waiting", "only_waiting", is_flag=True, help="Those that nobody asked or that have not replied.")
@click.option("--format", "kind", type=click.Choice(LISTS), help="Text to read, CSV for a spreadsheet, or JSON.")
@output_option
@leaving_options
@db_option
def areas(only_waiting: bool, kind: str | None, output: str | None, recipient: str, reason: str) -> None:
    """List what home areas elsewhere were asked.

    Each with the case, the day, and whether it replied.
    """
    from ccm_tui.cli.listing import Listing
    from ccm_tui.domain.listings import ListedArea
    from ccm_tui.services.cases.home_areas import list_areas
    from ccm_tui.services.governance.disclosure import Leaving

    wanted = chosen_format(kind, output, LISTS)
    with opened_record() as record:
        lines = list_areas(record, only_waiting=only_waiting)
        columns = {
            "Case": ("case",),
            "Area": ("area",),
            "Asked": ("asked_on",),
            "Of": ("asked_of",),
            "Replied": ("replied_on",),
            "Days silent": ("days_silent",),
            "Reply": ("reply",),
        }
        heading = f"Home areas: {len(lines)}"
        listing = Listing(ListedArea, lines, heading, "Nobody in a live case is from elsewhere.", columns)
        content = listed(listing, wanted, None if output else terminal_width())
        hand_out(record, Leaving("list of home areas", "", wanted, recipient, reason), content, output)


@click.command()
@click.option(
    "--latest", type=click.IntRange(1), default=12, show_default=True, metavar="N", help="The last N meetings."
)
@click.option("--format", "kind", type=click.Choice(LISTS), help="Text to read, CSV for a spreadsheet, or JSON.")
@output_option
@leaving_options
@db_option
def attendance(latest: int, kind: str | None, output: str | None, recipient: str, reason: str) -> None:
    """List who was represented at meetings.

    The worst first, and which cases missed them.
    """
    from ccm_tui.cli.listing import Listing
    from ccm_tui.domain.listings import ListedAttendance
    from ccm_tui.services.agencies.representation_view import list_attendance
    from ccm_tui.services.governance.disclosure import Leaving

    wanted = chosen_format(kind, output, LISTS)
    with opened_record() as record:
        heading, lines = list_attendance(record, latest)
        columns = {
            "Agency": ("agency",),
            "Kind": ("kind",),
            "Represented": ("represented",),
            "Of": ("invited",),
            "%": ("percent",),
            "Info instead": ("sent_information",),
            "Meetings": ("meetings",),
            "Missed hearings": ("missed_hearings",),
            "Needed for": ("needed_for",),
        }
        listing = Listing(ListedAttendance, lines, heading, "No roll has been called yet.", columns)
        content = listed(listing, wanted, None if output else terminal_width())
        hand_out(record, Leaving("list of attendance", "", wanted, recipient, reason), content, output)


@click.command()
@click.argument("query", required=False, default="")
@click.option(
    "--format",
    "kind",
    type=click.Choice(_CASES),
    help="Text to read, CSV or a workbook (xlsx) for a spreadsheet, or JSON for a script. Without it the name of the"
    " file decides, or text is printed.",
)
@output_option
@leaving_options
@db_option
def cases(query: str, kind: str | None, output: str | None, recipient: str, reason: str) -> None:
    """List the cases, or those that hold QUERY.

    Every word of QUERY has to be found. Each finds those that begin with it, in references, names, addresses,
    themes, referrals and all that was recorded at hearings. Restricted cases are listed without their name, and are
    found by their reference alone.
    """
    from ccm_tui.cli.listing import Listing
    from ccm_tui.domain.listings import ListedCase
    from ccm_tui.services.governance.disclosure import Leaving
    from ccm_tui.services.lists import list_cases, list_cover

    wanted = chosen_format(kind, output, _CASES)
    with opened_record() as record:
        lines = list_cases(record, query)
        empty = "No case is found by that." if query else "No case is on record yet."
        columns = {
            "Reference": ("reference",),
            "Name": ("name",),
            "Status": ("status",),
            "Heard": ("times_heard",),
            "Last heard": ("last_heard_on",),
            "Review": ("review_on",),
            "Open actions": ("open_actions",),
            "Themes": ("themes",),
        }
        listing = Listing(ListedCase, lines, f"Cases: {len(lines)}", empty, columns)
        if wanted == "xlsx":
            from ccm_tui.documents.formats.workbooks import cases_workbook

            content = cases_workbook(lines, list_cover(record, listing.heading))
        else:
            content = listed(listing, wanted, None if output else terminal_width())
        hand_out(record, Leaving("list of cases", "", wanted, recipient, reason), content, output)


@click.command()
@click.option("--waiting", "only_waiting", is_flag=True, help="Those that wait to be screened.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(_CASES),
    help="Text to read, CSV or a workbook (xlsx) for a spreadsheet, or JSON for a script. Without it the name of the"
    " file decides, or text is printed.",
)
@output_option
@leaving_options
@db_option
def referrals(only_waiting: bool, kind: str | None, output: str | None, recipient: str, reason: str) -> None:
    """List the referrals, in the order received.

    As CSV or as a workbook they can be taken into another record, by ccm import referrals. Those that were accepted
    into a restricted case are left out.
    """
    from ccm_tui.cli.listing import Listing
    from ccm_tui.domain.listings import ListedReferral
    from ccm_tui.domain.words.counting import counted
    from ccm_tui.services.governance.disclosure import Leaving
    from ccm_tui.services.lists import list_cover
    from ccm_tui.services.referrals.listing import list_referrals

    wanted = chosen_format(kind, output, _CASES)
    with opened_record() as record:
        lines, left_out = list_referrals(record, only_waiting=only_waiting)
        columns = {
            "Received": ("received_on",),
            "Agency": ("referrer_agency",),
            "Case": ("reference",),
            "Screening": ("screening",),
            "Subject": ("subject_name",),
        }
        which = ", waiting to be screened" if only_waiting else ""
        hidden = f"; {counted(left_out, 'referral')} of restricted cases left out" if left_out else ""
        heading = f"Referrals{which}: {len(lines)}{hidden}"
        listing = Listing(ListedReferral, lines, heading, "There is no such referral.", columns)
        if wanted == "xlsx":
            from ccm_tui.documents.formats.workbooks import referrals_workbook

            content = referrals_workbook(lines, list_cover(record, heading))
        else:
            content = listed(listing, wanted, None if output else terminal_width())
        hand_out(record, Leaving("list of referrals", "", wanted, recipient, reason), content, output)


@click.command()
@click.option("--agency", metavar="CODE", help="Those of one agency.")
@click.option("--open", "only_unsettled", is_flag=True, help="Those that are open or proposed.")
@click.option("--overdue", "only_overdue", is_flag=True, help="Those that are overdue today.")
@click.option("--case", metavar="CASE", help="Those of one case: CCM/26/031, or 031.")
@click.option("--person", default="", metavar="NAME", help="Those of the people whose name holds that.")
@day_option("--due-before", "Those that are due before that day.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(_ACTIONS),
    help="Text to read, CSV or a workbook (xlsx) for a spreadsheet, JSON for a script, or ICS for a calendar. Without"
    " it the name of the file decides, or text is printed.",
)
@output_option
@leaving_options
@db_option
def actions(
    agency: str | None,
    only_unsettled: bool,
    only_overdue: bool,
    case: str | None,
    person: str,
    due_before: date | None,
    kind: str | None,
    output: str | None,
    recipient: str,
    reason: str,
) -> None:
    """List the actions, and what became of them.

    What is asked for together is looked for together. As CSV it can be read by ccm import replies.
    """
    from ccm_tui.cli.listing import Listing
    from ccm_tui.documents.catalogue import OF_ACTIONS, Contents, made
    from ccm_tui.domain.actions.search import ActionSearch
    from ccm_tui.domain.listings import ListedAction
    from ccm_tui.services.governance.disclosure import Leaving
    from ccm_tui.services.lists import action_search, list_actions, list_cover

    wanted = chosen_format(kind, output, _ACTIONS)
    with opened_record() as record:
        search = action_search(
            record,
            agency,
            case,
            person,
            due_before,
            only_unsettled=only_unsettled,
            only_overdue=only_overdue,
        )
        lines = list_actions(record, search)
        which = f", {search.in_words}" if search != ActionSearch() else ""
        heading = f"Actions{which}: {len(lines)}"
        columns = {
            "Reference": ("reference",),
            "Agency": ("agency",),
            "Owner": ("owner",),
            "Due": ("due_on",),
            "State": ("state",),
            "Action": ("text",),
        }
        listing = Listing(ListedAction, lines, heading, "There is no such action.", columns)
        if wanted in OF_ACTIONS:
            content = made(wanted, Contents((), tuple(lines), list_cover(record, heading)))
        else:
            content = listed(listing, wanted, None if output else terminal_width())
        audience = f"agency:{agency.upper()}" if agency else ""
        hand_out(record, Leaving("list of actions", audience, wanted, recipient, reason), content, output)


def show(listing: "Listing", kind: str) -> None:
    """Prints a list that holds no word of a case."""
    pour(listed(listing, kind, terminal_width()))


def listed(listing: "Listing", kind: str, width: int | None) -> bytes:
    """A list in one of the formats that every list has; as text it is as wide as it needs, or as `width`."""
    from ccm_tui.cli.listing import as_text
    from ccm_tui.documents.formats.data import rows_csv, rows_json

    match kind:
        case "csv":
            text = rows_csv(listing.of, listing.lines)
        case "json":
            text = rows_json(listing.of, listing.lines)
        case _:
            text = f"{as_text(listing, width)}\n"
    return text.encode()
