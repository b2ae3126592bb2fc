"""Makes the demo's agencies and cases: the people, what ties the cases, and the referrals that brought them."""

from collections.abc import Iterator

from ccm_tui.services.demo.agencies import AGENCIES
from ccm_tui.services.demo.cases import CASES, LINKS, DemoCase
from ccm_tui.services.demo.draft import Making
from ccm_tui.services.demo.referrals import REFERRALS, DemoReferral
from db.tables.agencies import AgencyRow, RepresentativeRow
from db.tables.cases import (
    AreaRequestRow,
    CaseFlagRow,
    CaseForumRow,
    CaseLinkRow,
    CasePersonRow,
    CaseRestrictionRow,
    CaseRow,
    CaseThemeRow,
    EarlierMeasureRow,
    EarlierRatingRow,
    PersonRow,
)
from db.tables.columns import RecordRow
from db.tables.referrals import ReferralCriterionRow, ReferralRow, RiskScoreRow


def make_agencies(making: Making) -> None:
    """Adds every agency with its speakers."""
    rows = making.add(
        AgencyRow(
            code=agency.code,
            name=agency.name,
            kind=agency.kind,
            position=position,
            needed_for_quorum=agency.needed_for_quorum,
        )
        for position, agency in enumerate(AGENCIES)
    )
    making.agencies = {row.code: row.id for row in rows}
    making.add(
        RepresentativeRow(
            agency_id=making.agencies[agency.code],
            name=speaker.name,
            role=speaker.role,
            deputy=speaker.deputy,
            position=position,
        )
        for agency in AGENCIES
        for position, speaker in enumerate(agency.speakers)
    )


def make_demo_cases(making: Making) -> None:
    """Adds every case with its people, and what hangs on it."""
    for case, row in zip(CASES, making.add(_case_row(making, case) for case in CASES), strict=True):
        making.cases[case.short] = row.id
    _add_people(making)
    making.add(row for case in CASES for row in _marks(making, case))
    making.add(
        CaseLinkRow(case_id=making.cases[case], other_id=making.cases[other], nature=nature)
        for case, other, nature in LINKS
    )


def make_referrals(making: Making) -> None:
    """Adds every referral with the criteria that it meets and its scores."""
    rows = making.add(_referral_row(making, referral) for referral in REFERRALS)
    making.referrals = {referral.case: row.id for referral, row in zip(REFERRALS, rows, strict=True)}
    making.add(
        ReferralCriterionRow(referral_id=making.referrals[referral.case], criterion=criterion)
        for referral in REFERRALS
        for criterion in referral.criteria
    )
    making.add(
        RiskScoreRow(
            referral_id=making.referrals[referral.case],
            tool="RAM",
            score=score.score,
            maximum=41,
            band=score.band,
            assessor=referral.referrer,
            assessed_on=making.day(score.assessed_on),
        )
        for referral in REFERRALS
        for score in referral.scores
    )


def _case_row(making: Making, case: DemoCase) -> CaseRow:
    lead_agency, lead_professional = case.lead or (None, "")
    return CaseRow(
        reference=case.reference,
        opened_on=making.day(case.opened_on),
        status=case.status,
        closed_on=making.day(case.closed_on) if case.closed_on else None,
        review_on=making.day(case.review_on) if case.review_on else None,
        lead_agency_id=making.agency(lead_agency),
        lead_professional=lead_professional,
        deputy_lead=case.deputy_lead,
        restricted=bool(case.may_see),
        restriction=case.restriction,
        first_heard_before_on=making.day(case.earlier.first_heard_on) if case.earlier else None,
        closed_before_on=making.day(case.earlier.closed_on) if case.earlier else None,
    )


def _add_people(making: Making) -> None:
    people = list(dict.fromkeys(part.person for case in CASES for part in case.parts))
    rows = making.add(
        PersonRow(
            name=person.name,
            born_on=making.day(person.born_on),
            address=person.address,
            safe_contact=person.safe_contact,
            adjustments=person.adjustments,
        )
        for person in people
    )
    ids = {person: row.id for person, row in zip(people, rows, strict=True)}
    making.add(
        CasePersonRow(
            case_id=making.cases[case.short],
            person_id=ids[part.person],
            role=part.role,
            subject=part.subject,
            letter=part.letter,
            resident=part.resident,
            home_area=part.home_area,
        )
        for case in CASES
        for part in case.parts
    )


def _marks(making: Making, case: DemoCase) -> Iterator[RecordRow]:
    case_id = making.cases[case.short]
    for theme in case.themes:
        yield CaseThemeRow(case_id=case_id, theme=theme)
    for wording, agency in case.flags:
        yield CaseFlagRow(case_id=case_id, wording=wording, agency_id=making.agencies[agency])
    for forum, note in case.forums:
        yield CaseForumRow(case_id=case_id, forum=forum, note=note)
    for asked in case.asked:
        yield AreaRequestRow(
            case_id=case_id,
            area=asked.area,
            asked_of=asked.asked_of,
            asked_on=making.day(asked.asked_on),
            replied_on=making.day(asked.replied_on) if asked.replied_on else None,
            reply=asked.reply,
        )
    for agency in case.may_see:
        yield CaseRestrictionRow(case_id=case_id, agency_id=making.agencies[agency])
    if case.earlier:
        for measure, result, effect in case.earlier.measures:
            yield EarlierMeasureRow(case_id=case_id, measure=measure, result=result, effect=effect)
        for head, likelihood, impact in case.earlier.ratings:
            yield EarlierRatingRow(case_id=case_id, head=head, likelihood=likelihood, impact=impact)


def _referral_row(making: Making, referral: DemoReferral) -> ReferralRow:
    case = next(case for case in CASES if case.short == referral.case)
    subject = case.parts[0]
    return ReferralRow(
        received_on=making.day(referral.received_on),
        referrer_agency_id=making.agencies[referral.agency],
        referrer_name=referral.referrer,
        referrer_role=referral.role,
        referrer_contact=f"ccm@{referral.agency.lower()}.example",
        subject_name=subject.person.name,
        subject_born_on=making.day(subject.person.born_on),
        subject_role=subject.role,
        address=subject.person.address,
        resident=subject.resident,
        home_area=subject.home_area,
        other_parties=referral.other_parties,
        children=referral.children,
        themes="; ".join(case.themes),
        reason=referral.reason,
        tried=referral.tried,
        wanted=referral.wanted,
        consent=referral.consent,
        consent_reason=referral.consent_reason,
        consent_authorised_by=referral.consent_authorised_by,
        subject_aware=referral.subject_aware,
        safe_contact=subject.person.safe_contact,
        adjustments=subject.person.adjustments,
        other_forums="; ".join(forum.words for forum, _ in case.forums),
        screening=referral.screening,
        screened_on=making.day(referral.screened_on),
        screening_reason=referral.screening_reason,
        case_id=making.cases[referral.case],
    )
