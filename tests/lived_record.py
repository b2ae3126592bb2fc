"""A record with a life behind it, made once in a run: every table has rows, and every sort of act has been done."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ccm_tui.clock import clock_from
from ccm_tui.documents.audiences.audience import FULL, Audience
from ccm_tui.documents.catalogue import Format
from ccm_tui.domain.figures.periods import quarter_of
from ccm_tui.domain.referrals.referral import NewReferral
from ccm_tui.domain.statuses import Screening
from ccm_tui.domain.vocabulary import EntryKind, ProtectedDetail
from ccm_tui.domain.words.draft import Draft
from ccm_tui.services.actions.reissue import NewTerms, reissue_between
from ccm_tui.services.agenda.invitations import name_guest
from ccm_tui.services.cases.people import change_person, read_person
from ccm_tui.services.desk.linear_mode import take_lines
from ccm_tui.services.documents.approval import amend_minutes, approve_minutes
from ccm_tui.services.documents.copies import minutes_document
from ccm_tui.services.documents.documents import leaving_for
from ccm_tui.services.figures.board import board_document
from ccm_tui.services.governance.disclosure import open_case_file, write_out
from ccm_tui.services.governance.erasure import erase
from ccm_tui.services.governance.retention import keep_longer, set_retention_years
from ccm_tui.services.meetings.closing import close
from ccm_tui.services.meetings.meeting import reopen_meeting
from ccm_tui.services.record.drafts import composer_place, keep_drafts
from ccm_tui.services.referrals.referrals import add_referral, screen
from db.queries.agenda.agenda import agenda_of_meeting
from db.queries.cases.cases import case_with_id
from db.record import Record
from tests.conftest import DEMO_NOW
from tests.demo_file import demo_record
from tests.meeting_script import LINES
from tests.shared import shared_bytes

LAST_MEETING, LIVE_MEETING = 3, 4
ERASED = "CCM/26/038"
ERASED_REFERRAL = "referral-12"


def lived_record(folder: Path) -> Path:
    """Such a record in that folder, nobody having it open."""
    path = folder / "lived.db"
    path.touch(mode=0o600)
    path.write_bytes(_lived_bytes())
    return path


def open_record(path: Path, passphrase: str | None = None) -> Record:
    """The record, at the demo's time."""
    return Record.open(path, clock_from(DEMO_NOW), "tester", passphrase)


def save_minutes(
    record: Record, meeting_id: int, path: Path, recipient: str = "", reason: str = "", audience: Audience = FULL
) -> Path:
    """The minutes as text, written and noted as what leaves."""
    leaving = leaving_for(record, meeting_id, audience, Format.TEXT, recipient, reason)
    return write_out(record, leaving, path, minutes_document(record, meeting_id, audience=audience))


@cache
def _lived_bytes() -> bytes:
    return shared_bytes("the lived record", _made)


def _made() -> bytes:
    with TemporaryDirectory() as folder:
        path = demo_record(Path(folder))
        record = open_record(path)
        reopen_meeting(record, LAST_MEETING, "a vote was not minuted")
        close(record, LAST_MEETING)
        approve_minutes(record, LAST_MEETING, "Ada Larkspur")
        with record.reading() as session:
            heard = next(item.id for item in agenda_of_meeting(session, LIVE_MEETING) if item.hearing)
        name_guest(record, heard, "Perdita Inglenook", "City University")
        take_lines(record, "next", LINES, lambda _said: None, lambda _what, _do: None)
        approve_minutes(record, LIVE_MEETING, "Ada Larkspur")
        terms = NewTerms(DEMO_NOW.date().replace(year=2027), "GUEST-SQY", "H. Dray", "nobody has answered")
        reissue_between(record, "035/4", terms)
        amend_minutes(
            record, LIVE_MEETING, "031 is heard again in March.", "the date was missing", "the panel", "031"
        )
        save_minutes(record, LIVE_MEETING, Path(folder) / "minutes.txt", "City Police", "as agreed")
        open_case_file(record, 1, "asked by the coordinator")
        set_retention_years(record, 6)
        _turn_away_two(record)
        with record.reading() as session:
            person = case_with_id(session, 1).people[0].person_id
        given = read_person(record, 1, person)
        change_person(record, 1, person, replace(given, protected=frozenset((ProtectedDetail.ADDRESS,))))
        board_document(record, quarter_of(DEMO_NOW.date()).before, Format.TEXT)
        keep_longer(record, "033", DEMO_NOW.date().replace(year=2033), "a claim is pending")
        erase(record, ERASED, "kept for long enough", "retention policy")
        keep_drafts(record, composer_place(LIVE_MEETING, None), {"": Draft("half typed", 4, EntryKind.NOTE)})
        record.close()
        return path.read_bytes()


def _turn_away_two(record: Record) -> None:
    """Two referrals that became no case: one is kept for longer, the other erased."""
    received = DEMO_NOW.date().replace(year=2019)
    kept, erased = (
        add_referral(record, NewReferral(received, name)).referral_id for name in ("Tamsin Underhay", "Odo Fennimore")
    )
    for referral_id in (kept, erased):
        screen(record, referral_id, Screening.DECLINED_FORUM, "a matter for the landlord")
    keep_longer(record, f"referral-{kept}", DEMO_NOW.date().replace(year=2033), "a claim is pending")
    erase(record, f"referral-{erased}", "kept for long enough", "retention policy")
