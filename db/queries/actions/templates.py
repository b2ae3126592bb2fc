"""The actions from which templates are learnt."""

from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from ccm_tui.domain.composer.templates import Use
from ccm_tui.domain.vocabulary import ActionStatus
from db.tables.actions import ActionRow
from db.tables.agencies import AgencyRow
from db.tables.cases import CaseRow
from db.tables.hearings import EntryRow

_LATEST = 1000
"""As many as a conference gives in several years: what was said before that is no longer how it speaks."""

_USES: Any = (
    select(EntryRow.text, col(AgencyRow.code), ActionRow.case_id)
    .select_from(ActionRow)
    .join(EntryRow, col(EntryRow.id) == col(ActionRow.entry_id))
    .join(CaseRow, col(CaseRow.id) == col(ActionRow.case_id))
    .outerjoin(AgencyRow, col(AgencyRow.id) == col(ActionRow.agency_id))
    .where(
        col(ActionRow.status) != ActionStatus.WITHDRAWN,
        col(EntryRow.withdrawn_at).is_(None),
        col(CaseRow.restricted).is_(False),
        col(EntryRow.agenda_item_id) != bindparam("item_id"),
    )
    .order_by(col(ActionRow.id).desc())
    .limit(_LATEST)
)


def action_uses(session: Session, but_item_id: int) -> list[Use]:
    """The latest actions that stand, of cases that are not restricted; those of one item are left out."""
    return [Use._make(row) for row in session.execute(_USES, {"item_id": but_item_id})]
