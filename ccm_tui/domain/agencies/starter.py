"""The agencies that a new record starts from, under general names that each partnership replaces with its own."""

from ccm_tui.domain.agencies.membership import NewAgency
from ccm_tui.domain.vocabulary import AgencyKind

STARTER_AGENCIES = (
    NewAgency("COLP", "City Police, Communities", AgencyKind.CORE, needed_for_quorum=True),
    NewAgency("CST", "Community Safety Team", AgencyKind.CORE, needed_for_quorum=True),
    NewAgency("NOISE", "Pollution/Noise Team", AgencyKind.CORE),
    NewAgency("ASC", "Adult Social Care & Safeguarding", AgencyKind.CORE, needed_for_quorum=True),
    NewAgency("CSC", "Children's Social Care & Early Help", AgencyKind.FLEXIBLE),
    NewAgency("HRS", "Homelessness & Rough Sleeping", AgencyKind.CORE),
    NewAgency("HSG", "Housing (estates, tenancy)", AgencyKind.CORE, needed_for_quorum=True),
    NewAgency("MHT", "Mental health trust", AgencyKind.CORE, needed_for_quorum=True),
    NewAgency("DAS", "Drug & alcohol service", AgencyKind.CORE),
    NewAgency("OUTR", "Street outreach", AgencyKind.CORE),
    NewAgency("VS", "Victim support", AgencyKind.CORE),
    NewAgency("LFB", "Fire Brigade", AgencyKind.FLEXIBLE),
    NewAgency("PROB", "Probation", AgencyKind.FLEXIBLE),
    NewAgency("BTP", "Transport police", AgencyKind.FLEXIBLE),
)
"""Core and flexible members as City and neighbouring conferences have them, in the order of the roll."""
