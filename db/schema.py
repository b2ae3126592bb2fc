"""The whole schema: importing this module makes the metadata complete."""

from sqlalchemy import MetaData
from sqlmodel import SQLModel

from db.tables import actions, agencies, cases, hearings, keeping, meetings, referrals

TABLE_MODULES = (agencies, cases, referrals, meetings, hearings, actions, keeping)
"""Every module that declares tables."""

METADATA: MetaData = SQLModel.metadata
"""The tables, their constraints and indexes."""
