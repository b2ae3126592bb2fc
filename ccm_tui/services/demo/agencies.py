"""The demo's agencies and the people who speak for them.

All are invented, and the agencies carry general names on purpose: the demo shows some failing to come or to act.
"""

from dataclasses import dataclass

from ccm_tui.domain.vocabulary import AgencyKind


@dataclass(frozen=True, slots=True)
class DemoSpeaker:
    """A person who speaks for an agency."""

    name: str
    role: str
    deputy: bool = False


DEMO_CHAIR = "Ch Insp Ada Larkspur"
DEMO_COORDINATOR = "Lowell Featherstone"


@dataclass(frozen=True, slots=True)
class DemoAgency:
    """A member organisation or guest; its usual speaker comes first."""

    code: str
    name: str
    kind: AgencyKind
    speakers: tuple[DemoSpeaker, ...]
    needed_for_quorum: bool = False

    @property
    def speaker(self) -> str:
        """Who speaks for it when no deputy does; the chair speaks for no agency."""
        return next(speaker.name for speaker in self.speakers if speaker.name != DEMO_CHAIR)

    @property
    def deputy(self) -> str:
        """Who stands in. Raises StopIteration where nobody does."""
        return next(speaker.name for speaker in self.speakers if speaker.deputy)


AGENCIES = (
    DemoAgency(
        "COLP",
        "City Police, Communities",
        AgencyKind.CORE,
        (
            DemoSpeaker(DEMO_CHAIR, "Chief Inspector, Communities"),
            DemoSpeaker("PC Finch Larkspur", "Partnership officer"),
            DemoSpeaker("DS Netherby", "Detective Sergeant"),
            DemoSpeaker("ECO Protect Off Vane", "Economic crime protect officer"),
        ),
        needed_for_quorum=True,
    ),
    DemoAgency(
        "CST",
        "Community Safety Team",
        AgencyKind.CORE,
        (DemoSpeaker(DEMO_COORDINATOR, "Community safety manager, coordinator"),),
        needed_for_quorum=True,
    ),
    DemoAgency(
        "NOISE",
        "Pollution/Noise Team",
        AgencyKind.CORE,
        (
            DemoSpeaker("Greta Drumm", "Principal officer"),
            DemoSpeaker("Moss Tidewell", "Environmental health officer", deputy=True),
        ),
    ),
    DemoAgency(
        "ASC",
        "Adult Social Care & Safeguarding",
        AgencyKind.CORE,
        (
            DemoSpeaker("Rosa Hollyoak", "Safeguarding lead"),
            DemoSpeaker("Quentin Ashlar", "Senior social worker", deputy=True),
        ),
        needed_for_quorum=True,
    ),
    DemoAgency(
        "CSC",
        "Children's Social Care & Early Help",
        AgencyKind.FLEXIBLE,
        (DemoSpeaker("Wynn Tattersby", "Team manager"),),
    ),
    DemoAgency(
        "HRS",
        "Homelessness & Rough Sleeping",
        AgencyKind.CORE,
        (DemoSpeaker("Ike Ladderwell", "Rough sleeping coordinator"),),
    ),
    DemoAgency(
        "HSG",
        "Housing (estates, tenancy)",
        AgencyKind.CORE,
        (DemoSpeaker("Nell Turnstile", "Estates and tenancy manager"),),
        needed_for_quorum=True,
    ),
    DemoAgency(
        "MHT",
        "Mental health trust",
        AgencyKind.CORE,
        (DemoSpeaker("Dr Posy Candlemaker", "Consultant psychiatrist"),),
        needed_for_quorum=True,
    ),
    DemoAgency(
        "DAS",
        "Drug & alcohol service",
        AgencyKind.CORE,
        (
            DemoSpeaker("Dr Hob Inkwell", "Clinical lead"),
            DemoSpeaker("Pia Lindenrow", "Senior practitioner", deputy=True),
        ),
    ),
    DemoAgency("OUTR", "Street outreach", AgencyKind.CORE, (DemoSpeaker("Bea Pipkin", "Team leader"),)),
    DemoAgency(
        "VS",
        "Victim support",
        AgencyKind.CORE,
        (
            DemoSpeaker("Prue Wren", "Senior caseworker"),
            DemoSpeaker("Tilda Marram", "Caseworker", deputy=True),
        ),
    ),
    DemoAgency(
        "LFB",
        "Fire Brigade",
        AgencyKind.FLEXIBLE,
        (DemoSpeaker("Stn Off Bellweather", "Station Officer, fire safety"),),
    ),
    DemoAgency(
        "PROB",
        "Probation (London)",
        AgencyKind.FLEXIBLE,
        (DemoSpeaker("Silas Latchford", "Senior probation officer"),),
    ),
    DemoAgency(
        "BTP",
        "Transport police",
        AgencyKind.FLEXIBLE,
        (DemoSpeaker("Insp Semaphore", "Inspector"),),
    ),
    DemoAgency(
        "GUEST-WICK",
        "Wickmarsh Council",
        AgencyKind.GUEST,
        (DemoSpeaker("Tam Mossop", "Community safety officer"),),
    ),
    DemoAgency(
        "GUEST-SQY",
        "Southquay Council",
        AgencyKind.GUEST,
        (DemoSpeaker("Hana Dray", "Adult social care manager"),),
    ),
    DemoAgency("SOL", "City Solicitor", AgencyKind.GUEST, (DemoSpeaker("Verity Quillfeather", "Solicitor"),)),
    DemoAgency(
        "RP",
        "Registered provider",
        AgencyKind.GUEST,
        (DemoSpeaker("Orla Bramblecote", "Neighbourhood manager"),),
    ),
    DemoAgency("GP", "GP surgery", AgencyKind.GUEST, (DemoSpeaker("Dr Ambrose Fennimore", "GP"),)),
    DemoAgency(
        "SEC",
        "Premises security",
        AgencyKind.GUEST,
        (DemoSpeaker("Gus Portcullis", "Security manager"),),
    ),
    DemoAgency(
        "YJ",
        "Youth justice service",
        AgencyKind.GUEST,
        (DemoSpeaker("Mab Thornquist", "Youth justice worker"),),
    ),
    DemoAgency(
        "CMHT",
        "Eastmere community mental health team",
        AgencyKind.GUEST,
        (DemoSpeaker("Ned Osierbank", "Team manager"),),
    ),
)
"""Members in the order of the roll, then guests."""
