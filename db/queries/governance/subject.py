"""Everything on record about one person: what they are, their cases, what names them elsewhere, who was shown it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any, assert_never

from sqlalchemy import inspect
from sqlmodel import Session, col, select

from ccm_tui.clock import london
from ccm_tui.domain.composer.line.entries import (
    ActionEntry,
    Entry,
    InfoEntry,
    NoteEntry,
    OutcomeEntry,
    RiskEntry,
    VoiceEntry,
)
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.governance.governance import (
    NOT_MINUTED,
    RESTRICTED,
    WITHDRAWN,
    HeldCase,
    HeldItem,
    SubjectFile,
)
from ccm_tui.domain.hearings.hearing import Recorded
from ccm_tui.domain.names.keys import name_key
from ccm_tui.domain.vocabulary import Sensitivity, Word
from db.queries.documents.approval import amendment_rows
from db.queries.governance.disclosures import DisclosureSearch, disclosures_found
from db.queries.governance.other_people import other_people
from db.queries.hearings.entries import entries_of_items
from db.tables.actions import ActionReportRow, ReissueRow
from db.tables.agencies import AgencyRow
from db.tables.cases import (
    AreaRequestRow,
    CaseFlagRow,
    CaseForumRow,
    CasePersonRow,
    CaseRow,
    CaseThemeRow,
    EarlierMeasureRow,
    EarlierRatingRow,
    PersonRow,
)
from db.tables.columns import RecordRow
from db.tables.hearings import EntryRow, HearingRow
from db.tables.meetings import AgendaItemRow, MeetingRow
from db.tables.referrals import ReferralCriterionRow, ReferralRow, RiskScoreRow

WITHHELD = "names other people: withheld until it is decided"
_LISTS_OTHERS = ("other_parties", "children")
_OF_A_CASE: Sequence[tuple[Any, str]] = (
    (CaseThemeRow, "Theme"),
    (CaseFlagRow, "Warning"),
    (CaseForumRow, "Another panel or process"),
    (AreaRequestRow, "Home area that was asked"),
    (EarlierMeasureRow, "Plan from before this record"),
    (EarlierRatingRow, "Rating from before this record"),
)


def subject_file(session: Session, person_id: int, today: date) -> SubjectFile:
    """One person's copy as the record has it, other people's names still in it."""
    person = session.get_one(PersonRow, person_id)
    parts = session.exec(
        select(CasePersonRow).where(CasePersonRow.person_id == person_id).order_by(col(CasePersonRow.case_id))
    ).all()
    case_ids = list(dict.fromkeys(part.case_id for part in parts))
    reader = _Reader(session)
    return SubjectFile(
        person_id=person_id,
        name=person.name,
        also_known_as=person.also_known_as,
        person=HeldItem("The person", tuple(_columns(person))),
        cases=tuple(
            reader.case(case_id, [part for part in parts if part.case_id == case_id]) for case_id in case_ids
        ),
        elsewhere=tuple(reader.elsewhere(person, case_ids)),
        shown=tuple(_shown(session, case_ids)),
        others=other_people(session, person_id, case_ids),
        made_on=today,
    )


class _Reader:
    """Reads cases with the names of agencies at hand."""

    def __init__(self, session: Session) -> None:
        self._session = session
        rows = session.exec(select(AgencyRow)).all()
        self._agencies: dict[int | None, str] = {row.id: row.name for row in rows}
        self._by_code: dict[str | None, str] = {row.code: row.name for row in rows}

    def case(self, case_id: int, parts: Sequence[CasePersonRow]) -> HeldCase:
        """The case, with everything on record of it."""
        case = self._session.get_one(CaseRow, case_id)
        return HeldCase(
            reference=case.reference,
            roles=tuple(part.role for part in parts),
            subject=any(part.subject for part in parts),
            items=(
                HeldItem("The case", tuple(_columns(case)), self._agencies.get(case.lead_agency_id, "")),
                *(HeldItem("Their part in it", tuple(_columns(part))) for part in parts),
                *_together(self._marks(case_id)),
                *_together(self._referrals(ReferralRow.case_id == case_id)),
                *self._hearings(case_id),
                *self._amendments(case_id),
            ),
        )

    def elsewhere(self, person: PersonRow, case_ids: Sequence[int]) -> Iterator[HeldItem]:
        """What names the person outside of their cases, and referrals of them that became no case."""
        key = name_key(person.name)
        known = set(self._session.exec(select(ReferralRow.id).where(col(ReferralRow.case_id).in_(case_ids))))
        of_them = [row.id for row in self._session.exec(select(ReferralRow)) if name_key(row.subject_name) == key]
        yield from self._referrals(col(ReferralRow.id).in_([one for one in of_them if one not in known]))
        named = self._session.exec(
            select(EntryRow, MeetingRow, col(HearingRow.case_id))
            .join(AgendaItemRow, col(AgendaItemRow.id) == col(EntryRow.agenda_item_id))
            .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
            .outerjoin(HearingRow, col(HearingRow.agenda_item_id) == col(AgendaItemRow.id))
            .order_by(col(EntryRow.id))
        )
        for entry, meeting, case_id in named:
            if case_id not in case_ids and key in name_key(entry.text):
                yield HeldItem(f"{entry.kind.words}, {_meeting(meeting)}", (("Text", entry.text),))

    def _marks(self, case_id: int) -> Iterator[HeldItem]:
        for table, title in _OF_A_CASE:
            for row in self._session.exec(select(table).where(table.case_id == case_id).order_by(table.id)):
                agency = self._agencies.get(getattr(row, "agency_id", None), "")
                yield HeldItem(title, tuple(_columns(row)), agency)

    def _referrals(self, condition: Any) -> Iterator[HeldItem]:
        for row in self._session.exec(select(ReferralRow).where(condition).order_by(col(ReferralRow.id))):
            agency = self._agencies.get(row.referrer_agency_id, "")
            yield HeldItem("Referral", tuple(_columns(row)), agency)
            for table, title in ((ReferralCriterionRow, "Criterion met"), (RiskScoreRow, "Referral score")):
                found: Any = table
                for hung in self._session.exec(select(found).where(found.referral_id == row.id).order_by(found.id)):
                    yield HeldItem(title, tuple(_columns(hung)), agency)

    def _hearings(self, case_id: int) -> Iterator[HeldItem]:
        found = self._session.exec(
            select(HearingRow, MeetingRow)
            .join(AgendaItemRow, col(AgendaItemRow.id) == col(HearingRow.agenda_item_id))
            .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
            .where(HearingRow.case_id == case_id)
            .order_by(col(MeetingRow.held_on))
        ).all()
        recorded = entries_of_items(self._session, [hearing.agenda_item_id for hearing, _ in found])
        for hearing, meeting in found:
            where = _meeting(meeting)
            yield HeldItem(f"Hearing, {where}", tuple(_columns(hearing)))
            for made in recorded.get(hearing.agenda_item_id, ()):
                yield self._entry(made, where)
                yield from self._reports(made)

    def _entry(self, made: Recorded, where: str) -> HeldItem:
        entry = made.entry
        sensitivity = entry.sensitivity if isinstance(entry, InfoEntry) else Sensitivity.NORMAL
        marks = {Sensitivity.RESTRICTED: (RESTRICTED,), Sensitivity.NOT_MINUTED: (NOT_MINUTED,)}.get(sensitivity, ())
        return HeldItem(
            title=f"{entry.kind.words}, {where}",
            lines=tuple((label, text) for label, text in _said(made) if text),
            agency=self._by_code.get(_agency_of(entry), ""),
            marks=(*marks, WITHDRAWN) if made.withdrawn_at else marks,
        )

    def _reports(self, made: Recorded) -> Iterator[HeldItem]:
        if made.action is None:
            return
        agency = made.action.agency_name or ""
        for issued in self._session.exec(select(ReissueRow).where(ReissueRow.action_id == made.action.id)):
            yield HeldItem(f"Action {made.action.reference}, issued again", tuple(_columns(issued)), agency)
        rows = self._session.exec(
            select(ActionReportRow)
            .where(ActionReportRow.action_id == made.action.id)
            .order_by(col(ActionReportRow.id))
        )
        for row in rows:
            yield HeldItem(f"Report on action {made.action.reference}", tuple(_columns(row)), agency)

    def _amendments(self, case_id: int) -> Iterator[HeldItem]:
        for meeting in self._session.exec(select(MeetingRow).order_by(col(MeetingRow.held_on))):
            for row, _ in amendment_rows(self._session, meeting.id):
                if row.case_id == case_id:
                    yield HeldItem(f"Amendment to the minutes, {_meeting(meeting)}", tuple(_columns(row)))


def _together(items: Iterator[HeldItem]) -> Iterator[HeldItem]:
    """Items that follow on each other and differ in what they say alone, as one."""
    alike = groupby(items, key=lambda item: (item.title, item.agency, item.marks))
    for (title, agency, marks), several in alike:
        yield HeldItem(title, tuple(line for item in several for line in item.lines), agency, marks)


def _agency_of(entry: Entry) -> str | None:
    match entry:
        case InfoEntry() | VoiceEntry() | ActionEntry():
            return entry.agency
        case RiskEntry() | OutcomeEntry() | NoteEntry():
            return None
    assert_never(entry)


def _said(made: Recorded) -> Iterator[tuple[str, str]]:
    """An entry as labelled lines, what it says first."""
    entry = made.entry
    match entry:
        case ActionEntry():
            action = made.action
            yield "Action", entry.text
            yield "Owner", entry.person or ""
            yield "Due", show_day(entry.due) if entry.due else ""
            yield "Status", action.status.words if action else ""
            yield "Reason", action.status_reason if action else ""
        case InfoEntry():
            yield "Information", entry.text or entry.known.words
            yield "Kind", entry.share.words
            yield "Said by", made.speaker
        case RiskEntry():
            yield "Rated", ", ".join(f"{one.head.words} {one.likelihood} × {one.impact}" for one in entry.ratings)
            yield "Overall", str(entry.overall) if entry.overall else ""
            yield "Reason", entry.reason
            yield "Reason of the overall score", entry.overall_reason
        case OutcomeEntry():
            yield "Outcome", entry.decision.words if entry.decision else ""
            yield "Review", show_day(entry.review_on) if entry.review_on else ""
            yield "To", entry.to or ""
            yield "Reason", entry.reason
        case VoiceEntry():
            yield "Wishes", entry.text
        case NoteEntry():
            yield entry.note.words.capitalize(), entry.text
            yield "How it was resolved", entry.resolution
        case _:
            assert_never(entry)
    yield "Withdrawn because", made.withdrawn_reason


def _shown(session: Session, case_ids: Sequence[int]) -> Iterator[HeldItem]:
    seen: set[int] = set()
    for case_id in case_ids:
        for row, meeting, case in disclosures_found(session, DisclosureSearch(case_id=case_id)):
            if row.id not in seen:
                seen.add(row.id)
                of = f" of meeting {meeting}" if meeting else f" of {case}" if case else ""
                yield HeldItem(
                    f"{row.document.capitalize()}{of}, {row.kind.words} {_shown_moment(row.left_at)}",
                    tuple((label, text) for label, text in (("To", row.recipient), ("Why", row.reason)) if text),
                )


def _columns(row: RecordRow) -> Iterator[tuple[str, str]]:
    """What a row says, column by column, in words; its keys and what is empty left out."""
    for column in inspect(type(row)).columns:
        value = getattr(row, column.key)
        if value in (None, "", False) or column.primary_key or column.foreign_keys:
            continue
        label = column.key.replace("_", " ").capitalize()
        yield label, WITHHELD if column.key in _LISTS_OTHERS else _in_words(value)


def _in_words(value: Any) -> str:
    match value:
        case True:
            return "yes"
        case Word():
            return value.words
        case datetime():
            return _shown_moment(value)
        case date():
            return show_day(value)
        case _:
            return str(value)


def _shown_moment(moment: datetime) -> str:
    return f"{show_day(london(moment).date())} at {london(moment):%H:%M}"


def _meeting(row: MeetingRow) -> str:
    return f"meeting {row.number}, {show_day(row.held_on)}"
