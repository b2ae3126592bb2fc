"""Member organisations and the people who speak for them."""

from sqlmodel import Field

from ccm_tui.domain.vocabulary import AgencyKind
from db.tables.columns import RecordRow, checks, given, refers_to, word_column


class AgencyRow(RecordRow, table=True):
    """A member organisation, or a guest for some cases."""

    __tablename__ = "agency"
    __table_args__ = checks(given("code"), given("name"))

    code: str = Field(unique=True)
    name: str
    kind: AgencyKind = word_column(AgencyKind)
    position: int = Field(default=0)
    """Order in the roll and in the minutes."""
    needed_for_quorum: bool = Field(default=False)
    active: bool = Field(default=True)


class RepresentativeRow(RecordRow, table=True):
    """A person who speaks for an agency."""

    __tablename__ = "representative"
    __table_args__ = checks(given("name"))

    agency_id: int = refers_to("agency.id")
    name: str
    role: str = Field(default="")
    email: str = Field(default="")
    deputy: bool = Field(default=False)
    """True for someone who stands in for the usual representative."""
    position: int = Field(default=0)
    active: bool = Field(default=True)
