"""Everything on record about one person: what they are, their cases, what names them elsewhere, who was shown it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any, assert_never

from sqlmodel import Session, col, select

from ccm_tui.domain.composer.line.entries import (
    InfoEntry,
    VoiceEntry,
)
from ccm_tui.domain.days.when import show_day
from ccm_tui.domain.governance.governance import (
    NOT_MINUTED_MARK,
    OF_THE_PANEL,
    RESTRICTED_MARK,
    WITHDRAWN_MARK,
    HeldCase,
    HeldItem,
    SubjectFile,
)
from ccm_tui.domain.hearings.hearing import Recorded
from ccm_tui.domain.names.keys import each_name
from ccm_tui.domain.names.sightings import NameFinder, forms_of
from ccm_tui.domain.referrals.radar import Birth, births
from ccm_tui.domain.vocabulary import Sensitivity
from db.queries.cases.protection import protected_on_record
from db.queries.documents.approval import amendment_rows
from db.queries.governance.disclosures import DisclosureSearch, disclosures_found
from db.queries.governance.held_words import agency_of_entry, entry_said, row_said, said_meeting, said_moment
from db.queries.governance.other_people import other_people
from db.queries.hearings.entries import entries_of_items
from db.store import raw_snapshot
from db.tables.actions import ActionReportRow, ActionRow, ReissueRow
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
from db.tables.hearings import EntryRow, HearingRow, InformationShareRow, VoiceRow
from db.tables.meetings import AgendaItemRow, MeetingRow
from db.tables.referrals import ReferralCriterionRow, ReferralRow, RiskScoreRow

_NOT_THEIRS = ("Withheld", "what is another person's: date of birth, addresses, contacts, account, score and wishes")
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
    reader = _Reader(session, person)
    elsewhere, doubtful = reader.elsewhere(case_ids)
    return SubjectFile(
        person_id=person_id,
        name=person.name,
        also_known_as=person.also_known_as,
        person=HeldItem("The person", tuple(row_said(person))),
        cases=tuple(
            reader.case(case_id, [part for part in parts if part.case_id == case_id]) for case_id in case_ids
        ),
        elsewhere=elsewhere,
        doubtful=doubtful,
        shown=tuple(_shown(session, case_ids)),
        others=other_people(session, person_id, case_ids),
        made_on=today,
        protected=protected_on_record(session),
    )


class _Reader:
    """Reads what is about one person, with the names of agencies at hand."""

    def __init__(self, session: Session, person: PersonRow) -> None:
        self._session = session
        self._person = person
        self._names = _names_of(person)
        self._finder = NameFinder((name, name) for name in each_name(self._names))
        rows = session.exec(select(AgencyRow)).all()
        self._agencies: dict[int | None, str] = {row.id: row.name for row in rows}
        self._by_code: dict[str | None, str] = {row.code: row.name for row in rows}

    def _agency(self, agency_id: int | None) -> str:
        return self._agencies.get(agency_id, "")

    def case(self, case_id: int, parts: Sequence[CasePersonRow]) -> HeldCase:
        """The case, with everything on record of it."""
        case = self._session.get_one(CaseRow, case_id)
        return HeldCase(
            reference=case.reference,
            roles=tuple(part.role for part in parts),
            subject=any(part.subject for part in parts),
            items=(
                _of_the_panel(HeldItem("The case", tuple(row_said(case)), self._agency(case.lead_agency_id))),
                *(HeldItem("Their part in it", tuple(row_said(part))) for part in parts),
                *map(_of_the_panel, _together(self._marks(case_id))),
                *_together(self._referrals_of_case(case_id)),
                *self._hearings(case_id),
                *map(_of_the_panel, self._amendments(case_id)),
            ),
        )

    def elsewhere(self, case_ids: Sequence[int]) -> tuple[tuple[HeldItem, ...], tuple[str, ...]]:
        """What names the person outside of their cases, referrals of them that became no case; and what may do so."""
        items: list[HeldItem] = []
        doubtful: list[str] = []
        shared = self._names_shared()
        for row in self._referrals_of_that_name(case_ids):
            match births(self._person.born_on, row.subject_born_on):
                case Birth.SAME:
                    items += self._referral(row)
                case Birth.OTHER:
                    shared |= forms_of(row.subject_name)
                case _:
                    when = show_day(row.received_on)
                    doubtful.append(f"A referral received {when} of somebody called so: possibly another person.")
        for entry, meeting in self._entries_naming(case_ids):
            title = f"{entry.kind.words}, {said_meeting(meeting)}"
            if all(not shared.isdisjoint(forms_of(seen.whose)) for seen in self._finder.found_in(entry.text)):
                doubtful.append(f"{title}: it names somebody called so, possibly another person.")
            else:
                items.append(_of_the_panel(HeldItem(title, (("Text", entry.text),), self._agency_of_entry(entry.id))))
        return tuple(items), tuple(doubtful)

    def _names_shared(self) -> set[tuple[str, ...]]:
        """What others on record are called who go by one of this person's names."""
        forms = forms_of(self._names)
        others = self._session.exec(
            select(PersonRow.name, PersonRow.also_known_as).where(PersonRow.id != self._person.id)
        )
        near = (called for called in map("; ".join, others) if self._finder.could_be_in(called))
        return {form for called in near for form in forms_of(called) & forms}

    def _referrals_of_that_name(self, case_ids: Sequence[int]) -> Iterator[ReferralRow]:
        forms = forms_of(self._names)
        found = self._session.exec(select(ReferralRow.id, ReferralRow.subject_name, col(ReferralRow.case_id)))
        wanted = [
            row_id
            for row_id, name, case_id in found
            if case_id not in case_ids and self._finder.could_be_in(name) and not forms.isdisjoint(forms_of(name))
        ]
        yield from self._session.exec(
            select(ReferralRow).where(col(ReferralRow.id).in_(wanted)).order_by(col(ReferralRow.id))
        )

    def _entries_naming(self, case_ids: Sequence[int]) -> Iterator[tuple[EntryRow, MeetingRow]]:
        """Entries about something else that name the person: of each the words are looked at, and of few the rest."""
        with raw_snapshot(self._session) as raw:
            wanted = [
                row_id
                for row_id, text in raw.rows("SELECT id, text FROM entry WHERE text <> ''")
                if self._finder.could_be_in(text) and next(self._finder.found_in(text), None)
            ]
        found = self._session.exec(
            select(EntryRow, MeetingRow, col(HearingRow.case_id))
            .join(AgendaItemRow, col(AgendaItemRow.id) == col(EntryRow.agenda_item_id))
            .join(MeetingRow, col(MeetingRow.id) == col(AgendaItemRow.meeting_id))
            .outerjoin(HearingRow, col(HearingRow.agenda_item_id) == col(AgendaItemRow.id))
            .where(col(EntryRow.id).in_(wanted))
            .order_by(col(EntryRow.id))
        )
        for entry, meeting, case_id in found:
            if case_id not in case_ids:
                yield entry, meeting

    def _agency_of_entry(self, entry_id: int) -> str:
        for table in (InformationShareRow, ActionRow, VoiceRow):
            owner: Any = table
            agency_id = self._session.exec(select(owner.agency_id).where(owner.entry_id == entry_id)).first()
            if agency_id:
                return self._agency(agency_id)
        return ""

    def _marks(self, case_id: int) -> Iterator[HeldItem]:
        for table, title in _OF_A_CASE:
            for row in self._session.exec(select(table).where(table.case_id == case_id).order_by(table.id)):
                agency = self._agencies.get(getattr(row, "agency_id", None), "")
                yield HeldItem(title, tuple(row_said(row)), agency)

    def _referrals_of_case(self, case_id: int) -> Iterator[HeldItem]:
        """The referrals of a case: whole where they are of this person, else nothing of whom they are of."""
        rows = self._session.exec(
            select(ReferralRow).where(ReferralRow.case_id == case_id).order_by(col(ReferralRow.id))
        ).all()
        for row in rows:
            if self._is_theirs(row, case_id):
                yield from self._referral(row)
            else:
                agency = self._agency(row.referrer_agency_id)
                yield HeldItem(
                    "Referral of another person", (("Received on", show_day(row.received_on)), _NOT_THEIRS), agency
                )

    def _is_theirs(self, row: ReferralRow, case_id: int) -> bool:
        """Whether a referral is of this person: by name, or, where that is nobody's in the case, as its first."""
        subjects = self._session.exec(
            select(PersonRow)
            .join(CasePersonRow, col(CasePersonRow.person_id) == col(PersonRow.id))
            .where(CasePersonRow.case_id == case_id, col(CasePersonRow.subject))
            .order_by(col(CasePersonRow.id))
        ).all()
        called = forms_of(row.subject_name)
        named = [one for one in subjects if not called.isdisjoint(forms_of(_names_of(one)))]
        born = [one for one in named if births(one.born_on, row.subject_born_on) is not Birth.OTHER]
        of_whom = next(iter(born or named or subjects), None)
        return of_whom is not None and of_whom.id == self._person.id

    def _referral(self, row: ReferralRow) -> Iterator[HeldItem]:
        agency = self._agency(row.referrer_agency_id)
        yield HeldItem("Referral", tuple(row_said(row)), agency)
        for table, title in ((ReferralCriterionRow, "Criterion met"), (RiskScoreRow, "Referral score")):
            found: Any = table
            for hung in self._session.exec(select(found).where(found.referral_id == row.id).order_by(found.id)):
                yield HeldItem(title, tuple(row_said(hung)), agency)

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
            where = said_meeting(meeting)
            yield _of_the_panel(HeldItem(f"Hearing, {where}", tuple(row_said(hearing))))
            for made in recorded.get(hearing.agenda_item_id, ()):
                if isinstance(made.entry, VoiceEntry) and not self._is_their_voice(made.id, case_id):
                    agency = self._by_code.get(made.entry.agency, "")
                    yield HeldItem(f"Wishes of another person, {where}", (_NOT_THEIRS,), agency)
                    continue
                yield _of_the_panel(self._entry(made, where))
                yield from self._reports(made)

    def _is_their_voice(self, entry_id: int, case_id: int) -> bool:
        """Whether wishes are this person's: said to be, or of the one whom the case is about."""
        whose = self._session.exec(select(col(VoiceRow.person_id)).where(VoiceRow.entry_id == entry_id)).first()
        if whose is not None:
            return whose == self._person.id
        subjects = self._session.exec(
            select(CasePersonRow.person_id).where(CasePersonRow.case_id == case_id, col(CasePersonRow.subject))
        )
        return set(subjects) == {self._person.id}

    def _entry(self, made: Recorded, where: str) -> HeldItem:
        entry = made.entry
        sensitivity = entry.sensitivity if isinstance(entry, InfoEntry) else Sensitivity.NORMAL
        marks = _marks(sensitivity)
        return HeldItem(
            title=f"{entry.kind.words}, {where}",
            lines=tuple((label, text) for label, text in entry_said(made) if text),
            agency=self._by_code.get(agency_of_entry(entry), ""),
            marks=(*marks, WITHDRAWN_MARK) if made.withdrawn_at else marks,
        )

    def _reports(self, made: Recorded) -> Iterator[HeldItem]:
        if made.action is None:
            return
        agency = made.action.agency_name or ""
        for issued in self._session.exec(select(ReissueRow).where(ReissueRow.action_id == made.action.id)):
            yield HeldItem(f"Action {made.action.reference}, issued again", tuple(row_said(issued)), agency)
        rows = self._session.exec(
            select(ActionReportRow)
            .where(ActionReportRow.action_id == made.action.id)
            .order_by(col(ActionReportRow.id))
        )
        for row in rows:
            yield HeldItem(f"Report on action {made.action.reference}", tuple(row_said(row)), agency)

    def _amendments(self, case_id: int) -> Iterator[HeldItem]:
        for meeting in self._session.exec(select(MeetingRow).order_by(col(MeetingRow.held_on))):
            for row, _ in amendment_rows(self._session, meeting.id):
                if row.case_id == case_id:
                    yield HeldItem(f"Amendment to the minutes, {said_meeting(meeting)}", tuple(row_said(row)))


def _names_of(person: PersonRow) -> str:
    return "; ".join(filter(None, (person.name, person.also_known_as)))


def _marks(sensitivity: Sensitivity) -> tuple[str, ...]:
    match sensitivity:
        case Sensitivity.NORMAL:
            return ()
        case Sensitivity.RESTRICTED:
            return (RESTRICTED_MARK,)
        case Sensitivity.NOT_MINUTED:
            return (NOT_MINUTED_MARK,)
    assert_never(sensitivity)


def _of_the_panel(item: HeldItem) -> HeldItem:
    """The item marked for the chair's decision where no agency contributed it."""
    return item if item.agency or not item.lines else replace(item, marks=(OF_THE_PANEL, *item.marks))


def _together(items: Iterator[HeldItem]) -> Iterator[HeldItem]:
    """Items that follow on each other and differ in what they say alone, as one."""
    alike = groupby(items, key=lambda item: (item.title, item.agency, item.marks))
    for (title, agency, marks), several in alike:
        yield HeldItem(title, tuple(line for item in several for line in item.lines), agency, marks)


def _shown(session: Session, case_ids: Sequence[int]) -> Iterator[HeldItem]:
    seen: set[int] = set()
    for case_id in case_ids:
        for row, meeting, case in disclosures_found(session, DisclosureSearch(case_id=case_id)):
            if row.id not in seen:
                seen.add(row.id)
                of = f" of meeting {meeting}" if meeting else f" of {case}" if case else ""
                yield HeldItem(
                    f"{row.document.capitalize()}{of}, {row.kind.words} {said_moment(row.left_at)}",
                    tuple((label, text) for label, text in (("To", row.recipient), ("Why", row.reason)) if text),
                )
