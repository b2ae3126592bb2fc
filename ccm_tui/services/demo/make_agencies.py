"""Makes the demo's agencies and the people who speak for them."""

from ccm_tui.services.demo.agencies import AGENCIES
from ccm_tui.services.demo.draft import Making
from db.tables.agencies import AgencyRow, RepresentativeRow


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
