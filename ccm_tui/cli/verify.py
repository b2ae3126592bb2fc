"""ccm verify: whether the record agrees with its own journal and digests, and with a digest noted elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ccm_tui.cli.output import say
from ccm_tui.cli.start import db_option, opened_record
from ccm_tui.errors import CcmError

if TYPE_CHECKING:
    from db.record import Record

_TOLD_AT_MOST = 200


@click.command("verify")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--digest", metavar="DIGEST", help="One that approved minutes print, or that verify told before.")
@db_option
def verify_command(files: tuple[Path, ...], digest: str | None) -> None:
    """Check the record against its own digests.

    It shows that nothing was changed by mistake, or by another program unawares. Each row, each entry of the journal
    and each sealed document is held against the digests that lie in the record itself; what differs is named. Whoever
    rewrites those too, or puts the whole back to an older copy of itself, can be told by --digest alone, with one
    noted elsewhere. FILES are copies that left the record: are they what the record says left?
    """
    from ccm_tui.services.record.verification import in_sentences, verify_record, what_has_digest

    with opened_record() as record:
        verdict = verify_record(record)
        say("\n".join(verdict.findings[:_TOLD_AT_MOST]) if verdict.findings else "\n".join(in_sentences(verdict)))
        if not verdict.sound:
            raise CcmError(
                f"This record is not as its journal says, in {len(verdict.findings)} places.",
                "Keep the file as it is, tell whoever answers for the record, and compare it with the last backup.",
            )
        if digest is not None:
            say(what_has_digest(record, digest))
        _tell_of_files(record, files)


def _tell_of_files(record: "Record", files: tuple[Path, ...]) -> None:
    from ccm_tui.documents.page.wording import day_and_time
    from ccm_tui.services.governance.log_view import recognise

    unknown = False
    for path in files:
        found = recognise(record, path)
        for left in found:
            of = f" of meeting {left.meeting}" if left.meeting else f" of {left.case}" if left.case else ""
            say(f"{path}: the {left.document}{of} that left the record on {day_and_time(left.at)}, unchanged.")
        if not found:
            unknown = True
            say(f"{path}: no document that left this record has these bytes.")
    if unknown:
        raise CcmError("A file is not what left this record.", "Write the document anew and compare the two.")
