"""ccm requests: what each agency is asked to look up before a meeting, a file an agency."""

from pathlib import Path

import click

from ccm_tui.cli.disclosure import format_choice, leaving_options, release_option
from ccm_tui.cli.output import say
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.documents.catalogue import DocumentKind
from ccm_tui.domain.words.counting import counted
from ccm_tui.errors import CcmError, UsageError


@click.command("requests")
@click.argument("meeting")
@click.option(
    "-o", "--output", required=True, metavar="FOLDER", help="The folder to write to; made where there is none."
)
@click.option(
    "--format",
    "kind",
    type=format_choice(DocumentKind.REQUEST.formats),
    default="docx",
    show_default=True,
    help="What they are.",
)
@click.option("--agency", metavar="CODE", help="That of one agency only.")
@leaving_options
@release_option
@db_option
def requests_command(
    meeting: str, output: str, kind: str, agency: str | None, recipient: str, reason: str, asked: tuple[str, ...]
) -> None:
    """Write what each agency is to look up.

    A file an agency: names, dates of birth and addresses, and nothing of why. A restricted case goes only to agencies
    that may see it; a guest is asked about its own cases. MEETING is its number, its date (2026-12-17), next or last.
    """
    from ccm_tui.documents.catalogue import Format
    from ccm_tui.services.agenda.requests import prepare_folder, request_papers, save_request
    from ccm_tui.services.governance.release import read_releases
    from db.queries.record.find import agency_named, meeting_named

    if asked and agency is None:
        raise UsageError("What is protected goes to one agency at a time.", "Name it with --agency CODE.")
    wanted = Format.of(kind)
    with opened_record() as record:
        with record.reading() as session:
            found = meeting_named(session, meeting)
            code = agency_named(session, agency).code if agency is not None else None
        released = read_releases(record, asked, recipient, reason)
        papers = [paper for paper in request_papers(record, found.id, released) if code in (None, paper.code)]
        if code is not None and not papers:
            raise CcmError(
                "That agency is asked about no case of this meeting.", "Ask it for a case, or leave --agency out."
            )
        folder = prepare_folder(Path(output), papers, wanted)
        for paper in papers:
            save_request(record, found.id, paper, folder, wanted, recipient, reason, released)
            say(f"{paper.code}: {counted(len(paper.people), 'person', 'people')} to look up")
        say(f"{counted(len(papers), 'request')} written: {folder}")
