"""Hand-built documents of an invented meeting, as full and as hostile as minutes can get."""

from datetime import UTC, date, datetime, time

from ccm_tui.documents.minutes.case import (
    CaseAction,
    CaseMinutes,
    Grounds,
    HeadRisk,
    Hearing,
    Information,
    LastHearing,
    Note,
    Outcome,
    Party,
    PersonInCase,
    PreviousMeasure,
    PreviousPlan,
    Rating,
    RatingReason,
    ReadBackMark,
    Risk,
    Score,
    Shared,
    Voice,
)
from ccm_tui.documents.minutes.document import (
    ActionFromBefore,
    ActionsFromBefore,
    ActionStanding,
    AgencyActions,
    Apology,
    Attendance,
    Confidentiality,
    Declaration,
    DueAction,
    Guest,
    MeetingBlock,
    MinutesDocument,
    NextMeeting,
    Roll,
)
from ccm_tui.domain.statuses import ActionStatus, AttendanceStatus, Decision, MeetingState
from ccm_tui.domain.vocabulary import (
    AgencyKind,
    Consent,
    Effect,
    Head,
    HearingKind,
    Known,
    PersonRole,
    ShareKind,
    Statement,
)

COLP = Party("COLP", "City Police, Communities")
CST = Party("CST", "Community Safety Team")
ASC = Party("ASC", "Adult Social Care & Safeguarding")
HSG = Party("HSG", "Housing (estates, tenancy)")
NOISE = Party("NOISE", "Pollution/Noise Team")
MHT = Party("MHT", "Mental health trust")
LFB = Party("LFB", "Fire Brigade")
PROB = Party("PROB", "Probation (London)")
CSC = Party("CSC", "Children's Social Care & Early Help")
WICK = Party("GUEST-WICK", "Wickmarsh Council")

LONG_INFORMATION = " ".join(f"Visit {number}: no answer at the door, card left." for number in range(1, 76))[:3000]

NO_GROUNDS = Grounds(
    reason="",
    wanted="",
    referred_by=None,
    received_on=None,
    consent=None,
    consent_reason="",
    scores=(),
)
NO_INFORMATION = Information((), (), ())
NO_RISK = Risk(summary=(), heads=(), reasons=(), protective=(), dissent=())

MEETING = MeetingBlock(
    partnership="City Community MARAC",
    number=4,
    held_on=date(2026, 12, 17),
    starts_at=time(14, 0),
    ends_at=time(16, 0),
    opened_at=datetime(2026, 12, 17, 14, 1, tzinfo=UTC),
    closed_at=datetime(2026, 12, 17, 15, 57, tzinfo=UTC),
    venue="Committee Room 2, and by call",
    chair="Ch Insp Ada Larkspur",
    co_chair="Lowell Featherstone",
    minute_taker="Bryony Quillfeather",
    state=MeetingState.CLOSED,
    approved_at=None,
    approved_by="",
)


def case(
    number: int = 1,
    reference: str = "CCM/26/031",
    name: str = "Jasper Thimblewick",
    *,
    kind: HearingKind = HearingKind.NEW,
    restricted: bool = False,
    restriction: str = "",
    hearing: Hearing = Hearing.HEARD,
    people: tuple[PersonInCase, ...] = (),
    flags: tuple[str, ...] = (),
    linked: tuple[tuple[str, str], ...] = (),
    grounds: Grounds = NO_GROUNDS,
    voices: tuple[Voice, ...] = (),
    information: Information = NO_INFORMATION,
    risk: Risk = NO_RISK,
    previous: PreviousPlan | None = None,
    actions: tuple[CaseAction, ...] = (),
    read_back_at: datetime | None = None,
    outcome: Outcome | None = None,
    present: tuple[Party, ...] = (),
    withdrew: tuple[Party, ...] = (),
    lead: Party | None = None,
    lead_professional: str = "",
    repeat_of: str | None = None,
) -> CaseMinutes:
    """A case of which only what is given is on record."""
    return CaseMinutes(
        number=number,
        reference=reference,
        name=name,
        kind=kind,
        restricted=restricted,
        restriction=restriction,
        hearing=hearing,
        lead_agency=lead,
        lead_professional=lead_professional,
        repeat_of=repeat_of,
        linked=linked,
        people=people,
        flags=flags,
        present=present,
        withdrew=withdrew,
        grounds=grounds,
        voices=voices,
        information=information,
        risk=risk,
        previous=previous,
        actions=actions,
        read_back_at=read_back_at,
        outcome=outcome,
    )


def document(
    meeting: MeetingBlock = MEETING,
    cases: tuple[CaseMinutes, ...] = (),
    read_at: datetime | None = None,
) -> MinutesDocument:
    """A meeting at which nothing is on record but what is given."""
    return MinutesDocument(
        marking="OFFICIAL-SENSITIVE",
        handling="Do not forward or copy. Ask the coordinator for anything more than you were sent.",
        meeting=meeting,
        roll=Roll((), (), (), (), (), ()),
        confidentiality=Confidentiality("What is said here is confidential.", "To reduce harm.", read_at, "", ()),
        declarations=(),
        from_before=ActionsFromBefore((), ()),
        cases=cases,
        other_business=(),
        action_summary=(),
        next_meeting=None,
    )


def attendance(
    agency: Party,
    speaker: str,
    *,
    kind: AgencyKind = AgencyKind.CORE,
    deputy_for: str = "",
    statement: Statement = Statement.SIGNED,
    attended: tuple[str, ...] = ("036", "009R", "034", "035"),
    missed: tuple[str, ...] = (),
    arrived_at: datetime | None = None,
    left_at: datetime | None = None,
) -> Attendance:
    """An agency in the room, for every case unless told otherwise."""
    return Attendance(
        agency=agency,
        kind=kind,
        speaker=speaker,
        deputy_for=deputy_for,
        status=AttendanceStatus.DEPUTY if deputy_for else AttendanceStatus.PRESENT,
        statement=statement,
        attended=attended,
        missed=missed,
        arrived_at=arrived_at,
        left_at=left_at,
    )


def rich_document() -> MinutesDocument:
    """A whole meeting: every section filled, every kind of case, and text that means harm."""
    return MinutesDocument(
        marking="OFFICIAL-SENSITIVE",
        handling="Do not forward or copy. Ask the coordinator for anything more than you were sent.",
        meeting=MEETING,
        roll=_roll(),
        confidentiality=Confidentiality(
            statement="What is said in this meeting is confidential. It is shared to reduce the risk of harm.",
            purpose="Each agency stays responsible for its own decisions and actions.",
            read_at=datetime(2026, 12, 17, 14, 3, tzinfo=UTC),
            exceptions="Southquay's representative joined at 14:30 and was read the statement then.",
            notes=(Note("Mental health not in the room; the chair writes to the trust."),),
        ),
        declarations=(
            Declaration("CCM/26/034", HSG, "Nell Turnstile", "Lives on the same estate.", withdrew=True),
            Declaration(None, None, "Bryony Quillfeather", "Married to a member of the Noise Team.", withdrew=False),
        ),
        from_before=_from_before(),
        cases=(_child(), _repeat(), _neighbours(), _hostile(), _not_reached()),
        other_business=(
            Note("Two neighbouring boroughs have not answered; the board is asked to write to them."),
            Note("The hub is closed from 24 December to 4 January."),
        ),
        action_summary=_summary(),
        next_meeting=NextMeeting(
            5, date(2027, 1, 21), time(14, 0), "Committee Room 2", referral_cut_off=date(2027, 1, 7)
        ),
    )


def _roll() -> Roll:
    every = ("036", "009R", "034", "035")
    return Roll(
        present=(
            attendance(COLP, "Ch Insp Ada Larkspur"),
            attendance(CST, "Lowell Featherstone"),
            attendance(ASC, "Rosa Hollyoak", arrived_at=datetime(2026, 12, 17, 14, 20, tzinfo=UTC)),
            attendance(HSG, "Hob Carpenter", deputy_for="Nell Turnstile", attended=every[:2], missed=every[2:]),
            attendance(NOISE, "Greta Drumm", statement=Statement.VERBAL, missed=("040",)),
            attendance(
                CSC,
                "Wynn Tattersby",
                kind=AgencyKind.FLEXIBLE,
                attended=("036",),
                missed=every[1:],
                left_at=datetime(2026, 12, 17, 14, 25, tzinfo=UTC),
            ),
            attendance(
                WICK,
                "Tam Mossop",
                kind=AgencyKind.GUEST,
                statement=Statement.NOT_CONFIRMED,
                attended=(),
                missed=every,
            ),
        ),
        observers=(Guest("Perdita Inglenook", "City University", Statement.SIGNED),),
        apologies=(
            Apology(LFB, information_sent=True, information_sent_on=date(2026, 12, 15)),
            Apology(PROB, information_sent=False, information_sent_on=None),
        ),
        absent=(MHT,),
        not_called=(),
        quorum_gaps=(MHT,),
    )


def _from_before() -> ActionsFromBefore:
    return ActionsFromBefore(
        actions=(
            ActionFromBefore(
                reference="031/3",
                case_reference="CCM/26/031",
                restricted=False,
                standing=ActionStanding.NOT_POSSIBLE,
                agency=Party("DAS", "Drug & alcohol service"),
                owner="Dr Inkwell",
                text="Street in-reach alcohol assessment",
                due_on=date(2026, 10, 9),
                done_on=None,
                days_late=0,
                reason="He was in custody from 2 to 20 October.",
                reissued_as=None,
                escalated_to="",
            ),
            ActionFromBefore(
                reference="034/3",
                case_reference="CCM/26/034",
                restricted=False,
                standing=ActionStanding.NOT_DONE,
                agency=HSG,
                owner="N. Turnstile",
                text="Interview Mr B under tenancy conditions; test counter-allegation",
                due_on=date(2026, 11, 6),
                done_on=None,
                days_late=0,
                reason="The officer was on leave and nobody stood in.",
                reissued_as="034/4",
                escalated_to="Head of Housing",
            ),
            ActionFromBefore(
                reference="034/5",
                case_reference="CCM/26/034",
                restricted=False,
                standing=ActionStanding.LATE,
                agency=CST,
                owner="L. Featherstone",
                text="Injunction options note with Legal; ASB Case Review letter to Ms A",
                due_on=date(2026, 12, 11),
                done_on=date(2026, 12, 14),
                days_late=3,
                reason="",
                reissued_as=None,
                escalated_to="",
            ),
            ActionFromBefore(
                reference="035/4",
                case_reference="CCM/26/035",
                restricted=True,
                standing=ActionStanding.OVERDUE,
                agency=Party("GUEST-SQY", "Southquay Council"),
                owner="H. Dray",
                text="Confirm named care coordinator and date of joint care review",
                due_on=date(2026, 12, 3),
                done_on=None,
                days_late=14,
                reason="",
                reissued_as=None,
                escalated_to="",
            ),
            ActionFromBefore(
                reference="032/4",
                case_reference="CCM/26/032",
                restricted=False,
                standing=ActionStanding.PROPOSED,
                agency=MHT,
                owner="",
                text="Offer hoarding-specialist psychology screen",
                due_on=None,
                done_on=None,
                days_late=0,
                reason="",
                reissued_as=None,
                escalated_to="",
            ),
        ),
        notes=(Note("Southquay to be asked again in writing."),),
    )


def _child() -> CaseMinutes:
    return case(
        1,
        "CCM/26/036",
        "Rollo Quince",
        people=(PersonInCase("Rollo Quince", "", PersonRole.BOTH, subject=True),),
        present=(COLP, CST, NOISE, CSC),
        lead=CSC,
        lead_professional="Wynn Tattersby",
        grounds=Grounds(
            reason="Suspected exploitation by a phone-snatch group; one arrest with a knife.",
            wanted="One plan across the boroughs, and a named worker.",
            referred_by=COLP,
            received_on=date(2026, 11, 30),
            consent=Consent.NOT_SOUGHT,
            consent_reason="asking would put him at more risk",
            scores=(Score("RAM", 30, 41, ""),),
        ),
        voices=(Voice(CSC, "Says that he wants to be back at college and is afraid of the older boys."),),
        information=Information(
            shared=(
                Shared(COLP, Known.CURRENT, ShareKind.FACT, False, "Stopped three times since October."),
                Shared(
                    CSC,
                    Known.HISTORIC,
                    ShareKind.OPINION,
                    True,
                    "His mother manages well when there is someone to ring.\nThere has been nobody since August.",
                ),
                Shared(HSG, Known.CURRENT, ShareKind.REPORTED, False, "", ReadBackMark.RECORDED),
                Shared(None, Known.CURRENT, ShareKind.FACT, False, LONG_INFORMATION),
            ),
            not_known_to=(NOISE, CST),
            no_reply_from=(WICK,),
        ),
        risk=Risk(
            summary=(Note("To himself first, from the group, at any time."),),
            heads=(
                HeadRisk(Head.SELF, Rating(4, 5, "high"), None),
                HeadRisk(Head.COMMUNITY, Rating(3, 4, "medium"), None),
            ),
            reasons=(
                RatingReason((Head.SELF, Head.COMMUNITY), "Two incidents in November, each worse than the last."),
                RatingReason((), "Weapons are spoken of.", ReadBackMark.CHANGED),
            ),
            protective=(Note("A football coach whom he trusts."),),
            dissent=(),
        ),
        actions=(
            CaseAction(
                "036/1",
                COLP,
                "DS Netherby",
                "Submit the NRM referral and send the reference to Children's Social Care",
                date(2026, 12, 18),
                Head.SELF,
                ActionStatus.OPEN,
            ),
            CaseAction(
                "036/2",
                MHT,
                "",
                "Offer an appointment within two weeks",
                date(2026, 12, 31),
                Head.SELF,
                ActionStatus.PROPOSED,
            ),
            CaseAction(
                "036/3",
                None,
                "",
                "Ask the college for a place in January",
                None,
                None,
                ActionStatus.OPEN,
                mark=ReadBackMark.RECORDED,
            ),
        ),
        read_back_at=datetime(2026, 12, 17, 14, 22, tzinfo=UTC),
        outcome=Outcome(Decision.KEEP_OPEN, "High risk, plan new.", date(2027, 1, 21), "", CSC),
    )


def _repeat() -> CaseMinutes:
    return case(
        2,
        "CCM/26/009R",
        "Percival Dabchick",
        kind=HearingKind.REPEAT,
        repeat_of="CCM/26/009",
        people=(PersonInCase("Percival Dabchick", "", PersonRole.CAUSING_HARM, subject=True),),
        present=(COLP, CST, ASC, HSG, NOISE),
        lead=HSG,
        grounds=Grounds(
            reason="Abusive calls and abuse of estate staff again, seven months after closure.",
            wanted="",
            referred_by=HSG,
            received_on=date(2026, 11, 4),
            consent=Consent.GIVEN,
            consent_reason="",
            scores=(Score("RAM", 32, 41, "high"),),
        ),
        risk=Risk(
            summary=(),
            heads=(
                HeadRisk(Head.STAFF, Rating(3, 3, "medium"), Rating(3, 3, "medium")),
                HeadRisk(Head.SELF, None, Rating(3, 3, "medium")),
            ),
            reasons=(RatingReason((Head.STAFF,), "Same pattern, same hours."),),
            protective=(),
            dissent=(
                Note("Housing asked for a notice; the panel kept to the graded plan as he now hears on the phone."),
            ),
        ),
        previous=PreviousPlan(
            last_hearing=None,
            actions=(),
            first_heard_on=date(2026, 1, 15),
            closed_on=date(2026, 4, 16),
            measures=(
                PreviousMeasure("Acceptable behaviour contract", "signed, broke down in week 3", Effect.NO_CHANGE),
                PreviousMeasure("Grant for an amplified phone", "fitted in March", Effect.HELPED),
                PreviousMeasure("Alcohol service referral", "declined", None),
            ),
        ),
        outcome=Outcome(Decision.TRANSFER, "He moved on 10 December.", None, "Wickmarsh Council", HSG),
    )


def _neighbours() -> CaseMinutes:
    return case(
        3,
        "CCM/26/034",
        "Clementine Oakapple and Barnaby Gristlethorpe",
        kind=HearingKind.REVIEW,
        people=(
            PersonInCase("Clementine Oakapple", "A", PersonRole.VULNERABLE_VICTIM, subject=True),
            PersonInCase("Barnaby Gristlethorpe", "B", PersonRole.CAUSING_HARM, subject=False),
        ),
        flags=("Do not visit Mr B alone.",),
        linked=(("CCM/26/037", "same estate"), ("CCM/26/040", "")),
        present=(COLP, CST, ASC, NOISE),
        withdrew=(HSG,),
        lead=HSG,
        lead_professional="Nell Turnstile",
        risk=Risk(
            summary=(),
            heads=(
                HeadRisk(Head.VICTIM, Rating(3, 3, "medium"), Rating(4, 4, "high")),
                HeadRisk(Head.STAFF, Rating(4, 3, "medium"), Rating(3, 3, "medium")),
            ),
            reasons=(RatingReason((Head.VICTIM, Head.STAFF), "Recordings stopped; threats moved to staff."),),
            protective=(),
            dissent=(),
        ),
        previous=PreviousPlan(
            last_hearing=LastHearing(
                3, date(2026, 11, 19), Decision.KEEP_OPEN, date(2026, 12, 17), "Interview not done."
            ),
            actions=(
                CaseAction(
                    "034/1",
                    NOISE,
                    "G. Drumm",
                    "Install recording equipment for 14 nights; report pattern",
                    date(2026, 11, 6),
                    Head.VICTIM,
                    ActionStatus.COMPLETE,
                    done_on=date(2026, 11, 5),
                    effect=Effect.HELPED,
                ),
                CaseAction(
                    "034/3",
                    HSG,
                    "N. Turnstile",
                    "Interview Mr B under tenancy conditions; test counter-allegation",
                    date(2026, 11, 6),
                    Head.VICTIM,
                    ActionStatus.NOT_DONE,
                    status_reason="nobody stood in",
                    reissued_as="034/4",
                    escalated_to="Head of Housing",
                ),
            ),
            first_heard_on=None,
            closed_on=None,
            measures=(),
        ),
        actions=(
            CaseAction(
                "034/6",
                COLP,
                "PC Larkspur",
                "Serve the community protection warning",
                date(2027, 1, 8),
                Head.VICTIM,
                ActionStatus.OPEN,
                reissue_of="034/2",
            ),
        ),
        outcome=Outcome(Decision.CLOSE_REDUCED, "", None, "", None),
    )


def _hostile() -> CaseMinutes:
    return case(
        4,
        "CCM/26/035",
        "王小明 \u202eWilhelmina\u202c 👩‍👩‍👧 [bold]",
        kind=HearingKind.URGENT,
        restricted=True,
        restriction="Screen not to be shared; Southquay sees only this page.",
        people=(PersonInCase("شهرزاد\u200b \x1b[2J", "", PersonRole.WITNESS, subject=False),),
        grounds=Grounds(
            reason="=" * 200 + "\nOFFICIAL\r\nover\rwritten\x07 \u2028 tab\there",
            wanted="長い単語" * 30,
            referred_by=Party("X\x1b", "Ae\u0301gency\nof two lines"),
            received_on=date(2026, 12, 10),
            consent=None,
            consent_reason="",
            scores=(),
        ),
        information=Information(
            shared=(
                Shared(COLP, Known.CURRENT, ShareKind.FACT, True, "🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇬🇧 ❤️ 1️⃣ " * 12 + "e\u0301" * 100),
                Shared(MHT, Known.CURRENT, ShareKind.OPINION, False, "Donaudampfschifffahrtsgesellschaft" * 4),
            ),
            not_known_to=(),
            no_reply_from=(),
        ),
        outcome=Outcome(None, "Spoken of; no decision was asked for.", None, "", None),
    )


def _not_reached() -> CaseMinutes:
    return case(5, "CCM/26/040", "Marjoram Fennimore", kind=HearingKind.REVIEW, hearing=Hearing.NOT_REACHED)


def _summary() -> tuple[AgencyActions, ...]:
    return (
        AgencyActions(
            COLP,
            (
                DueAction(
                    "036/1",
                    "CCM/26/036",
                    False,
                    "DS Netherby",
                    "Submit the NRM referral and send the reference to Children's Social Care",
                    date(2026, 12, 18),
                    Head.SELF,
                    status=ActionStatus.OPEN,
                ),
                DueAction(
                    "034/6",
                    "CCM/26/034",
                    False,
                    "PC Larkspur",
                    "Serve the community protection warning",
                    date(2027, 1, 8),
                    Head.VICTIM,
                    status=ActionStatus.OPEN,
                ),
            ),
        ),
        AgencyActions(
            MHT,
            (
                DueAction(
                    "036/2",
                    "CCM/26/036",
                    True,
                    "",
                    "Offer an appointment within two weeks",
                    date(2026, 12, 31),
                    Head.SELF,
                    status=ActionStatus.PROPOSED,
                ),
            ),
        ),
        AgencyActions(
            None,
            (
                DueAction(
                    "036/3",
                    "CCM/26/036",
                    False,
                    "",
                    "Ask the college for a place in January",
                    None,
                    None,
                    ActionStatus.OPEN,
                ),
            ),
        ),
    )
