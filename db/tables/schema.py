"""The whole schema: importing this module makes the metadata complete."""

from sqlalchemy import Connection, MetaData
from sqlmodel import SQLModel

from db.tables import actions, agencies, cases, governance, hearings, meetings, referrals
from db.tables import documents as approval
from db.tables import record as keeping

TABLE_MODULES = (agencies, cases, referrals, meetings, hearings, actions, keeping, approval, governance)
"""Every module that declares tables."""

HEAD = "0009"
"""The revision that these tables are, the last in db/migrations/versions."""

METADATA: MetaData = SQLModel.metadata
"""The tables, their constraints and indexes."""


def make_tables(connection: Connection) -> None:
    """Makes every table and index of a record."""
    METADATA.create_all(connection)
