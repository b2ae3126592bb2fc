"""What each text column of the record is: words that may name anybody, the name of somebody or something, or neither.

A name that is erased goes out of prose alone. A column that is itself the name of a person, an agency, a place, a
chair, a guest, an observer, a speaker or a deputy says whose it is, and stays as it is whoever else is called so. A
test holds that every text column is named here, once.
"""

from collections.abc import Mapping
from typing import Any

PROSE: Mapping[str, tuple[str, ...]] = {
    "meeting": ("confidentiality_exceptions",),
    "person": ("address", "safe_contact", "adjustments"),
    "agenda_item": ("title", "parked_reason"),
    "case_file": ("restriction",),
    "reopening": ("reason",),
    "amendment": ("text", "reason"),
    "area_request": ("reply",),
    "case_flag": ("wording",),
    "case_forum": ("note",),
    "case_link": ("nature",),
    "case_theme": ("theme",),
    "disclosure": ("recipient", "reason"),
    "earlier_measure": ("measure", "result"),
    "entry": ("text", "withdrawn_reason"),
    "erasure": ("authority", "reason"),
    "referral": (
        *("address", "other_parties", "children", "themes", "reason", "tried", "wanted", "consent_reason"),
        *("safe_contact", "adjustments", "other_forums", "screening_reason"),
    ),
    "retention": ("reason",),
    "referral_retention": ("reason",),
    "referral_erasure": ("authority", "reason"),
    "action": ("status_reason", "evidence"),
    "assessment": ("overall_reason",),
    "hearing": ("reason",),
    "information_share": ("source",),
    "note": ("resolution",),
    "action_report": ("reason",),
    "interest": ("nature",),
    "reissue": ("reason",),
}
"""For each table the columns in which somebody wrote what they wanted to say."""

NAMES: Mapping[str, tuple[str, ...]] = {
    "agency": ("name",),
    "meeting": ("venue", "chair", "co_chair", "minute_taker", "approved_by"),
    "person": ("name", "also_known_as"),
    "person_sitting": ("person", "deputy_for"),
    "case_file": ("lead_professional", "deputy_lead"),
    "chairing": ("name",),
    "observer": ("name", "organisation"),
    "representative": ("name", "role", "email"),
    "seal": ("approved_by",),
    "amendment": ("made_by",),
    "area_request": ("area", "asked_of"),
    "case_person": ("home_area",),
    "guest": ("name", "organisation"),
    "referral": (
        *("referrer_name", "referrer_role", "referrer_contact", "subject_name", "home_area"),
        "consent_authorised_by",
    ),
    "action": ("owner", "accepted_by", "escalated_to"),
    "information_share": ("speaker",),
    "outcome": ("destination",),
    "risk_score": ("tool", "assessor"),
    "interest": ("declared_by",),
}
"""For each table the columns that are the name of somebody or something."""

OTHER: Mapping[str, tuple[str, ...]] = {
    "agency": ("code",),
    "setting": ("name", "value"),
    "case_file": ("reference",),
    "case_person": ("letter",),
    "risk_score": ("band",),
    "disclosure": ("actor", "document", "audience", "format", "digest"),
    "erasure": ("actor", "journal_changes", "journal_entries"),
    "referral_erasure": ("actor", "journal_changes", "journal_entries"),
    "told_figures": ("counts",),
    "seal": ("document", "text", "salt", "content_digest", "journal_digest", "digest"),
    "draft": ("place", "field", "text", "found"),
    "journal_entry": (
        *("actor", "act", "label", "why", "why_salt", "why_digest", "kind", "previous_digest", "digest"),
    ),
    "journal_change": ("table_name", "operation", "before", "after", "salt", "content_digest"),
}
"""Codes, digests, the record's own words; and drafts, seals and the journal, of which erasing takes care itself."""


def prose_in(table: str, row: Mapping[str, Any]) -> list[str]:
    """What a row says in prose."""
    return [value for column in PROSE.get(table, ()) if isinstance(value := row.get(column), str)]
