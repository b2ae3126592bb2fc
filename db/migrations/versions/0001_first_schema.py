"""The first schema of the record, as it was then: later changes of the tables are later revisions."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """
CREATE TABLE agency (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    needed_for_quorum BOOLEAN NOT NULL,
    active BOOLEAN NOT NULL,
    CONSTRAINT ck_agency_code_given CHECK (trim(code) <> ''),
    CONSTRAINT ck_agency_name_given CHECK (trim(name) <> ''),
    CONSTRAINT uq_agency_code UNIQUE (code),
    CONSTRAINT ck_agency_agencykind CHECK (kind IN ('core', 'flexible', 'guest'))
)
""",
    """
CREATE TABLE journal_entry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at DATETIME NOT NULL,
    actor VARCHAR NOT NULL,
    act VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    why_salt VARCHAR NOT NULL,
    why_digest VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    reverses_id INTEGER,
    below_id INTEGER,
    undo_top_id INTEGER,
    redo_top_id INTEGER,
    previous_digest VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    CONSTRAINT ck_journal_entry_kind CHECK (kind IN ('do', 'undo', 'redo', 'aside', 'seal')),
    CONSTRAINT ck_journal_entry_act_given CHECK (trim(act) <> ''),
    CONSTRAINT fk_journal_entry_reverses_id FOREIGN KEY(reverses_id) REFERENCES journal_entry (id),
    CONSTRAINT fk_journal_entry_below_id FOREIGN KEY(below_id) REFERENCES journal_entry (id),
    CONSTRAINT fk_journal_entry_undo_top_id FOREIGN KEY(undo_top_id) REFERENCES journal_entry (id),
    CONSTRAINT fk_journal_entry_redo_top_id FOREIGN KEY(redo_top_id) REFERENCES journal_entry (id)
)
""",
    "CREATE INDEX ix_journal_entry_below_id ON journal_entry (below_id)",
    "CREATE INDEX ix_journal_entry_redo_top_id ON journal_entry (redo_top_id)",
    "CREATE INDEX ix_journal_entry_reverses_id ON journal_entry (reverses_id)",
    "CREATE INDEX ix_journal_entry_undo_top_id ON journal_entry (undo_top_id)",
    """
CREATE TABLE meeting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL,
    held_on DATE NOT NULL,
    starts_at TIME NOT NULL,
    ends_at TIME NOT NULL,
    venue VARCHAR NOT NULL,
    chair VARCHAR NOT NULL,
    co_chair VARCHAR NOT NULL,
    minute_taker VARCHAR NOT NULL,
    referral_cut_off DATE,
    state VARCHAR(32) NOT NULL,
    opened_at DATETIME,
    closed_at DATETIME,
    approved_at DATETIME,
    approved_by VARCHAR NOT NULL,
    confidentiality_read_at DATETIME,
    confidentiality_exceptions VARCHAR NOT NULL,
    CONSTRAINT ck_meeting_ends_after_start CHECK (ends_at > starts_at),
    CONSTRAINT uq_meeting_number UNIQUE (number),
    CONSTRAINT uq_meeting_held_on UNIQUE (held_on),
    CONSTRAINT ck_meeting_meetingstate CHECK (state IN ('planned', 'in_session', 'closed', 'approved'))
)
""",
    """
CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name VARCHAR NOT NULL,
    also_known_as VARCHAR NOT NULL,
    born_on DATE,
    address VARCHAR NOT NULL,
    safe_contact VARCHAR NOT NULL,
    adjustments VARCHAR NOT NULL,
    CONSTRAINT ck_person_name_given CHECK (trim(name) <> '')
)
""",
    """
CREATE TABLE setting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    CONSTRAINT ck_setting_name_given CHECK (trim(name) <> ''),
    CONSTRAINT uq_setting_name UNIQUE (name)
)
""",
    """
CREATE TABLE agenda_item (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    budget_minutes INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    parked BOOLEAN NOT NULL,
    parked_reason VARCHAR NOT NULL,
    CONSTRAINT ck_agenda_item_budget_minutes_range CHECK (budget_minutes BETWEEN 0 AND 600),
    CONSTRAINT fk_agenda_item_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    CONSTRAINT ck_agenda_item_itemkind CHECK (kind IN ('opening', 'actions_review', 'hearing', 'other_business', 'close'))
)
""",
    "CREATE INDEX ix_agenda_item_meeting_id ON agenda_item (meeting_id)",
    """
CREATE TABLE attendance (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL,
    agency_id INTEGER NOT NULL,
    status VARCHAR(32) NOT NULL,
    speaker VARCHAR NOT NULL,
    deputy_for VARCHAR NOT NULL,
    information_sent_on DATE,
    statement VARCHAR(32) NOT NULL,
    arrived_at DATETIME,
    left_at DATETIME,
    CONSTRAINT uq_attendance_meeting_id_agency_id UNIQUE (meeting_id, agency_id),
    CONSTRAINT fk_attendance_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    CONSTRAINT fk_attendance_agency_id FOREIGN KEY(agency_id) REFERENCES agency (id),
    CONSTRAINT ck_attendance_attendancestatus CHECK (status IN ('present', 'deputy', 'apologies_information', 'apologies', 'absent', 'not_invited')),
    CONSTRAINT ck_attendance_statement CHECK (statement IN ('signed', 'verbal', 'not_confirmed'))
)
""",
    "CREATE INDEX ix_attendance_agency_id ON attendance (agency_id)",
    "CREATE INDEX ix_attendance_meeting_id ON attendance (meeting_id)",
    """
CREATE TABLE case_file (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    reference VARCHAR NOT NULL,
    opened_on DATE NOT NULL,
    status VARCHAR(32) NOT NULL,
    closed_on DATE,
    review_on DATE,
    lead_agency_id INTEGER,
    lead_professional VARCHAR NOT NULL,
    deputy_lead VARCHAR NOT NULL,
    restricted BOOLEAN NOT NULL,
    restriction VARCHAR NOT NULL,
    repeat_of_id INTEGER,
    first_heard_before_on DATE,
    closed_before_on DATE,
    CONSTRAINT ck_case_file_reference_given CHECK (trim(reference) <> ''),
    CONSTRAINT uq_case_file_reference UNIQUE (reference),
    CONSTRAINT ck_case_file_casestatus CHECK (status IN ('screened', 'listed', 'open', 'monitoring', 'closed', 'transferred', 'declined')),
    CONSTRAINT fk_case_file_lead_agency_id FOREIGN KEY(lead_agency_id) REFERENCES agency (id),
    CONSTRAINT fk_case_file_repeat_of_id FOREIGN KEY(repeat_of_id) REFERENCES case_file (id)
)
""",
    "CREATE INDEX ix_case_file_lead_agency_id ON case_file (lead_agency_id)",
    "CREATE INDEX ix_case_file_repeat_of_id ON case_file (repeat_of_id)",
    "CREATE INDEX ix_case_file_review_on ON case_file (review_on)",
    """
CREATE TABLE chairing (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    from_at DATETIME NOT NULL,
    CONSTRAINT ck_chairing_name_given CHECK (trim(name) <> ''),
    CONSTRAINT fk_chairing_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id)
)
""",
    "CREATE INDEX ix_chairing_meeting_id ON chairing (meeting_id)",
    """
CREATE TABLE journal_change (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    table_name VARCHAR NOT NULL,
    row_id INTEGER NOT NULL,
    operation VARCHAR NOT NULL,
    "before" VARCHAR,
    "after" VARCHAR,
    salt VARCHAR NOT NULL,
    content_digest VARCHAR NOT NULL,
    CONSTRAINT uq_journal_change_entry_id_ordinal UNIQUE (entry_id, ordinal),
    CONSTRAINT ck_journal_change_operation CHECK (operation IN ('add', 'change', 'remove', 'erase')),
    CONSTRAINT fk_journal_change_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id)
)
""",
    "CREATE INDEX ix_journal_change_entry_id ON journal_change (entry_id)",
    """
CREATE TABLE observer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    organisation VARCHAR NOT NULL,
    statement VARCHAR(32) NOT NULL,
    CONSTRAINT ck_observer_name_given CHECK (trim(name) <> ''),
    CONSTRAINT fk_observer_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    CONSTRAINT ck_observer_statement CHECK (statement IN ('signed', 'verbal', 'not_confirmed'))
)
""",
    "CREATE INDEX ix_observer_meeting_id ON observer (meeting_id)",
    """
CREATE TABLE reopening (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL,
    reopened_at DATETIME NOT NULL,
    reason VARCHAR NOT NULL,
    CONSTRAINT ck_reopening_reason_given CHECK (trim(reason) <> ''),
    CONSTRAINT fk_reopening_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id)
)
""",
    "CREATE INDEX ix_reopening_meeting_id ON reopening (meeting_id)",
    """
CREATE TABLE representative (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    deputy BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    active BOOLEAN NOT NULL,
    CONSTRAINT ck_representative_name_given CHECK (trim(name) <> ''),
    CONSTRAINT fk_representative_agency_id FOREIGN KEY(agency_id) REFERENCES agency (id)
)
""",
    "CREATE INDEX ix_representative_agency_id ON representative (agency_id)",
    """
CREATE TABLE seal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    sealed_at DATETIME NOT NULL,
    approved_by VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    salt VARCHAR NOT NULL,
    content_digest VARCHAR NOT NULL,
    journal_entry_id INTEGER,
    journal_digest VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    CONSTRAINT uq_seal_meeting_id_number UNIQUE (meeting_id, number),
    CONSTRAINT fk_seal_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    CONSTRAINT fk_seal_journal_entry_id FOREIGN KEY(journal_entry_id) REFERENCES journal_entry (id)
)
""",
    "CREATE INDEX ix_seal_journal_entry_id ON seal (journal_entry_id)",
    "CREATE INDEX ix_seal_meeting_id ON seal (meeting_id)",
    """
CREATE TABLE amendment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    made_at DATETIME NOT NULL,
    made_by VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    case_id INTEGER,
    CONSTRAINT uq_amendment_meeting_id_number UNIQUE (meeting_id, number),
    CONSTRAINT ck_amendment_text_given CHECK (trim(text) <> ''),
    CONSTRAINT ck_amendment_reason_given CHECK (trim(reason) <> ''),
    CONSTRAINT ck_amendment_made_by_given CHECK (trim(made_by) <> ''),
    CONSTRAINT fk_amendment_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    CONSTRAINT fk_amendment_case_id FOREIGN KEY(case_id) REFERENCES case_file (id)
)
""",
    "CREATE INDEX ix_amendment_case_id ON amendment (case_id)",
    "CREATE INDEX ix_amendment_meeting_id ON amendment (meeting_id)",
    """
CREATE TABLE case_flag (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL,
    wording VARCHAR NOT NULL,
    agency_id INTEGER,
    CONSTRAINT ck_case_flag_wording_given CHECK (trim(wording) <> ''),
    CONSTRAINT fk_case_flag_case_id FOREIGN KEY(case_id) REFERENCES case_file (id),
    CONSTRAINT fk_case_flag_agency_id FOREIGN KEY(agency_id) REFERENCES agency (id)
)
""",
    "CREATE INDEX ix_case_flag_agency_id ON case_flag (agency_id)",
    "CREATE INDEX ix_case_flag_case_id ON case_flag (case_id)",
    """
CREATE TABLE case_forum (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL,
    forum VARCHAR(32) NOT NULL,
    note VARCHAR NOT NULL,
    CONSTRAINT fk_case_forum_case_id FOREIGN KEY(case_id) REFERENCES case_file (id),
    CONSTRAINT ck_case_forum_forum CHECK (forum IN ('mappa', 'da_marac', 'iom', 'channel', 'section_42', 'child_protection', 'chain', 'asb_case_review', 'other'))
)
""",
    "CREATE INDEX ix_case_forum_case_id ON case_forum (case_id)",
    """
CREATE TABLE case_link (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    nature VARCHAR NOT NULL,
    CONSTRAINT uq_case_link_case_id_other_id UNIQUE (case_id, other_id),
    CONSTRAINT ck_case_link_two_cases CHECK (case_id <> other_id),
    CONSTRAINT fk_case_link_case_id FOREIGN KEY(case_id) REFERENCES case_file (id),
    CONSTRAINT fk_case_link_other_id FOREIGN KEY(other_id) REFERENCES case_file (id)
)
""",
    "CREATE INDEX ix_case_link_case_id ON case_link (case_id)",
    "CREATE INDEX ix_case_link_other_id ON case_link (other_id)",
    """
CREATE TABLE case_person (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    role VARCHAR(32) NOT NULL,
    subject BOOLEAN NOT NULL,
    letter VARCHAR NOT NULL,
    resident VARCHAR(32) NOT NULL,
    home_area VARCHAR NOT NULL,
    CONSTRAINT uq_case_person_case_id_person_id_role UNIQUE (case_id, person_id, role),
    CONSTRAINT fk_case_person_case_id FOREIGN KEY(case_id) REFERENCES case_file (id),
    CONSTRAINT fk_case_person_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT ck_case_person_personrole CHECK (role IN ('vulnerable_victim', 'causing_harm', 'both', 'witness', 'affected_household', 'child_in_household', 'associate')),
    CONSTRAINT ck_case_person_residentstatus CHECK (resident IN ('city_resident', 'city_worker', 'non_resident', 'rough_sleeper_city', 'rough_sleeper_elsewhere', 'unknown'))
)
""",
    "CREATE INDEX ix_case_person_case_id ON case_person (case_id)",
    "CREATE INDEX ix_case_person_person_id ON case_person (person_id)",
    """
CREATE TABLE case_restriction (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL,
    agency_id INTEGER NOT NULL,
    CONSTRAINT uq_case_restriction_case_id_agency_id UNIQUE (case_id, agency_id),
    CONSTRAINT fk_case_restriction_case_id FOREIGN KEY(case_id) REFERENCES case_file (id),
    CONSTRAINT fk_case_restriction_agency_id FOREIGN KEY(agency_id) REFERENCES agency (id)
)
""",
    "CREATE INDEX ix_case_restriction_agency_id ON case_restriction (agency_id)",
    "CREATE INDEX ix_case_restriction_case_id ON case_restriction (case_id)",
    """
CREATE TABLE case_theme (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL,
    theme VARCHAR NOT NULL,
    CONSTRAINT uq_case_theme_case_id_theme UNIQUE (case_id, theme),
    CONSTRAINT ck_case_theme_theme_given CHECK (trim(theme) <> ''),
    CONSTRAINT fk_case_theme_case_id FOREIGN KEY(case_id) REFERENCES case_file (id)
)
""",
    "CREATE INDEX ix_case_theme_case_id ON case_theme (case_id)",
    "CREATE INDEX ix_case_theme_theme ON case_theme (theme)",
    """
CREATE TABLE disclosure (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind VARCHAR(32) NOT NULL,
    state VARCHAR(32) NOT NULL,
    left_at DATETIME NOT NULL,
    actor VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    audience VARCHAR NOT NULL,
    format VARCHAR NOT NULL,
    recipient VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    meeting_id INTEGER,
    case_id INTEGER,
    person_id INTEGER,
    digest VARCHAR NOT NULL,
    CONSTRAINT ck_disclosure_document_given CHECK (trim(document) <> ''),
    CONSTRAINT ck_disclosure_disclosurekind CHECK (kind IN ('opened', 'exported')),
    CONSTRAINT ck_disclosure_disclosurestate CHECK (state IN ('begun', 'done', 'failed')),
    CONSTRAINT fk_disclosure_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    CONSTRAINT fk_disclosure_case_id FOREIGN KEY(case_id) REFERENCES case_file (id),
    CONSTRAINT fk_disclosure_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
""",
    "CREATE INDEX ix_disclosure_case_id ON disclosure (case_id)",
    "CREATE INDEX ix_disclosure_meeting_id ON disclosure (meeting_id)",
    "CREATE INDEX ix_disclosure_person_id ON disclosure (person_id)",
    """
CREATE TABLE draft (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    place VARCHAR NOT NULL,
    agenda_item_id INTEGER,
    kind VARCHAR(32),
    text VARCHAR NOT NULL,
    cursor INTEGER NOT NULL,
    saved_at DATETIME NOT NULL,
    CONSTRAINT ck_draft_place_given CHECK (trim(place) <> ''),
    CONSTRAINT ck_draft_cursor_positive CHECK (cursor >= 0),
    CONSTRAINT uq_draft_place UNIQUE (place),
    CONSTRAINT fk_draft_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id),
    CONSTRAINT ck_draft_entrykind CHECK (kind IN ('action', 'info', 'risk', 'outcome', 'voice', 'note'))
)
""",
    "CREATE INDEX ix_draft_agenda_item_id ON draft (agenda_item_id)",
    """
CREATE TABLE earlier_measure (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL,
    measure VARCHAR NOT NULL,
    result VARCHAR NOT NULL,
    effect VARCHAR(32),
    CONSTRAINT ck_earlier_measure_measure_given CHECK (trim(measure) <> ''),
    CONSTRAINT fk_earlier_measure_case_id FOREIGN KEY(case_id) REFERENCES case_file (id),
    CONSTRAINT ck_earlier_measure_effect CHECK (effect IN ('helped', 'no_change', 'worse', 'too_early'))
)
""",
    "CREATE INDEX ix_earlier_measure_case_id ON earlier_measure (case_id)",
    """
CREATE TABLE earlier_rating (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL,
    head VARCHAR(32) NOT NULL,
    likelihood INTEGER NOT NULL,
    impact INTEGER NOT NULL,
    CONSTRAINT uq_earlier_rating_case_id_head UNIQUE (case_id, head),
    CONSTRAINT ck_earlier_rating_likelihood_range CHECK (likelihood BETWEEN 1 AND 5),
    CONSTRAINT ck_earlier_rating_impact_range CHECK (impact BETWEEN 1 AND 5),
    CONSTRAINT fk_earlier_rating_case_id FOREIGN KEY(case_id) REFERENCES case_file (id),
    CONSTRAINT ck_earlier_rating_head CHECK (head IN ('self', 'victim', 'community', 'property', 'staff', 'children'))
)
""",
    "CREATE INDEX ix_earlier_rating_case_id ON earlier_rating (case_id)",
    """
CREATE TABLE entry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    agenda_item_id INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    text VARCHAR NOT NULL,
    made_at DATETIME NOT NULL,
    changed_at DATETIME,
    withdrawn_at DATETIME,
    withdrawn_reason VARCHAR NOT NULL,
    CONSTRAINT fk_entry_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id),
    CONSTRAINT ck_entry_entrykind CHECK (kind IN ('action', 'info', 'risk', 'outcome', 'voice', 'note'))
)
""",
    "CREATE INDEX ix_entry_agenda_item_id ON entry (agenda_item_id)",
    """
CREATE TABLE erasure (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL,
    erased_at DATETIME NOT NULL,
    actor VARCHAR NOT NULL,
    authority VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    journal_changes VARCHAR NOT NULL,
    journal_entries VARCHAR NOT NULL,
    finished_at DATETIME,
    CONSTRAINT ck_erasure_reason_given CHECK (trim(reason) <> ''),
    CONSTRAINT ck_erasure_authority_given CHECK (trim(authority) <> ''),
    CONSTRAINT uq_erasure_case_id UNIQUE (case_id),
    CONSTRAINT fk_erasure_case_id FOREIGN KEY(case_id) REFERENCES case_file (id)
)
""",
    """
CREATE TABLE invitation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    agenda_item_id INTEGER NOT NULL,
    agency_id INTEGER NOT NULL,
    leaves_after BOOLEAN NOT NULL,
    CONSTRAINT uq_invitation_agenda_item_id_agency_id UNIQUE (agenda_item_id, agency_id),
    CONSTRAINT fk_invitation_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id),
    CONSTRAINT fk_invitation_agency_id FOREIGN KEY(agency_id) REFERENCES agency (id)
)
""",
    "CREATE INDEX ix_invitation_agency_id ON invitation (agency_id)",
    "CREATE INDEX ix_invitation_agenda_item_id ON invitation (agenda_item_id)",
    """
CREATE TABLE referral (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    received_on DATE NOT NULL,
    referrer_agency_id INTEGER,
    referrer_name VARCHAR NOT NULL,
    referrer_role VARCHAR NOT NULL,
    referrer_contact VARCHAR NOT NULL,
    subject_name VARCHAR NOT NULL,
    subject_born_on DATE,
    subject_role VARCHAR(32),
    address VARCHAR NOT NULL,
    resident VARCHAR(32) NOT NULL,
    home_area VARCHAR NOT NULL,
    other_parties VARCHAR NOT NULL,
    children VARCHAR NOT NULL,
    themes VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    tried VARCHAR NOT NULL,
    wanted VARCHAR NOT NULL,
    consent VARCHAR(32),
    consent_reason VARCHAR NOT NULL,
    consent_authorised_by VARCHAR NOT NULL,
    subject_aware BOOLEAN,
    safe_contact VARCHAR NOT NULL,
    adjustments VARCHAR NOT NULL,
    other_forums VARCHAR NOT NULL,
    screening VARCHAR(32) NOT NULL,
    screened_on DATE,
    screening_reason VARCHAR NOT NULL,
    case_id INTEGER,
    CONSTRAINT ck_referral_subject_name_given CHECK (trim(subject_name) <> ''),
    CONSTRAINT fk_referral_referrer_agency_id FOREIGN KEY(referrer_agency_id) REFERENCES agency (id),
    CONSTRAINT ck_referral_personrole CHECK (subject_role IN ('vulnerable_victim', 'causing_harm', 'both', 'witness', 'affected_household', 'child_in_household', 'associate')),
    CONSTRAINT ck_referral_residentstatus CHECK (resident IN ('city_resident', 'city_worker', 'non_resident', 'rough_sleeper_city', 'rough_sleeper_elsewhere', 'unknown')),
    CONSTRAINT ck_referral_consent CHECK (consent IN ('given', 'not_given', 'not_sought')),
    CONSTRAINT ck_referral_screening CHECK (screening IN ('waiting', 'accepted', 'accepted_urgent', 'returned', 'declined_forum', 'declined_threshold', 'withdrawn')),
    CONSTRAINT fk_referral_case_id FOREIGN KEY(case_id) REFERENCES case_file (id)
)
""",
    "CREATE INDEX ix_referral_case_id ON referral (case_id)",
    "CREATE INDEX ix_referral_referrer_agency_id ON referral (referrer_agency_id)",
    """
CREATE TABLE retention (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL,
    keep_until DATE NOT NULL,
    reason VARCHAR NOT NULL,
    decided_at DATETIME NOT NULL,
    CONSTRAINT ck_retention_reason_given CHECK (trim(reason) <> ''),
    CONSTRAINT fk_retention_case_id FOREIGN KEY(case_id) REFERENCES case_file (id)
)
""",
    "CREATE INDEX ix_retention_case_id ON retention (case_id)",
    """
CREATE TABLE sitting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    agenda_item_id INTEGER NOT NULL,
    started_at DATETIME NOT NULL,
    ended_at DATETIME,
    CONSTRAINT ck_sitting_ends_after_start CHECK (ended_at >= started_at),
    CONSTRAINT fk_sitting_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id)
)
""",
    "CREATE INDEX ix_sitting_agenda_item_id ON sitting (agenda_item_id)",
    """
CREATE TABLE action (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    agency_id INTEGER,
    owner VARCHAR NOT NULL,
    due_on DATE,
    head VARCHAR(32),
    type VARCHAR(32),
    status VARCHAR(32) NOT NULL,
    status_reason VARCHAR NOT NULL,
    done_on DATE,
    effect VARCHAR(32),
    accepted_at DATETIME,
    accepted_by VARCHAR NOT NULL,
    reissue_of_id INTEGER,
    escalated_to VARCHAR NOT NULL,
    escalated_on DATE,
    depends_on_id INTEGER,
    evidence VARCHAR NOT NULL,
    CONSTRAINT uq_action_case_id_number UNIQUE (case_id, number),
    CONSTRAINT ck_action_number_positive CHECK (number > 0),
    CONSTRAINT ck_action_complete_has_day CHECK (status <> 'complete' OR done_on IS NOT NULL),
    CONSTRAINT ck_action_incomplete_has_reason CHECK (status NOT IN ('not_possible', 'not_done') OR trim(status_reason) <> ''),
    CONSTRAINT ck_action_not_its_own_reissue CHECK (reissue_of_id IS NULL OR reissue_of_id <> id),
    CONSTRAINT uq_action_entry_id UNIQUE (entry_id),
    CONSTRAINT fk_action_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id),
    CONSTRAINT fk_action_case_id FOREIGN KEY(case_id) REFERENCES case_file (id),
    CONSTRAINT fk_action_agency_id FOREIGN KEY(agency_id) REFERENCES agency (id),
    CONSTRAINT ck_action_head CHECK (head IN ('self', 'victim', 'community', 'property', 'staff', 'children')),
    CONSTRAINT ck_action_actiontype CHECK (type IN ('information', 'assessment', 'support', 'safeguarding', 'health', 'substance', 'housing', 'fire', 'enforcement_informal', 'enforcement_formal', 'legal', 'policing', 'cross_border', 'communication', 'governance')),
    CONSTRAINT ck_action_actionstatus CHECK (status IN ('proposed', 'open', 'complete', 'not_possible', 'not_done', 'withdrawn', 'superseded')),
    CONSTRAINT ck_action_effect CHECK (effect IN ('helped', 'no_change', 'worse', 'too_early')),
    CONSTRAINT fk_action_reissue_of_id FOREIGN KEY(reissue_of_id) REFERENCES action (id),
    CONSTRAINT fk_action_depends_on_id FOREIGN KEY(depends_on_id) REFERENCES action (id)
)
""",
    "CREATE INDEX ix_action_agency_id ON action (agency_id)",
    "CREATE INDEX ix_action_case_id ON action (case_id)",
    "CREATE INDEX ix_action_depends_on_id ON action (depends_on_id)",
    "CREATE INDEX ix_action_due_on ON action (due_on)",
    "CREATE INDEX ix_action_reissue_of_id ON action (reissue_of_id)",
    """
CREATE TABLE assessment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL,
    overall INTEGER,
    overall_reason VARCHAR NOT NULL,
    CONSTRAINT ck_assessment_overall_range CHECK (overall BETWEEN 1 AND 25),
    CONSTRAINT ck_assessment_overall_has_reason CHECK (overall IS NULL OR trim(overall_reason) <> ''),
    CONSTRAINT uq_assessment_entry_id UNIQUE (entry_id),
    CONSTRAINT fk_assessment_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id)
)
""",
    """
CREATE TABLE hearing (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    agenda_item_id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    referral_id INTEGER,
    reason VARCHAR NOT NULL,
    not_reached BOOLEAN NOT NULL,
    CONSTRAINT uq_hearing_agenda_item_id UNIQUE (agenda_item_id),
    CONSTRAINT fk_hearing_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id),
    CONSTRAINT fk_hearing_case_id FOREIGN KEY(case_id) REFERENCES case_file (id),
    CONSTRAINT ck_hearing_hearingkind CHECK (kind IN ('new', 'review', 'repeat', 'urgent')),
    CONSTRAINT fk_hearing_referral_id FOREIGN KEY(referral_id) REFERENCES referral (id)
)
""",
    "CREATE INDEX ix_hearing_case_id ON hearing (case_id)",
    "CREATE INDEX ix_hearing_referral_id ON hearing (referral_id)",
    """
CREATE TABLE information_share (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL,
    agency_id INTEGER,
    speaker VARCHAR NOT NULL,
    known VARCHAR(32) NOT NULL,
    received VARCHAR(32) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    sensitivity VARCHAR(32) NOT NULL,
    source VARCHAR NOT NULL,
    information_on DATE,
    held_back BOOLEAN NOT NULL,
    CONSTRAINT uq_information_share_entry_id UNIQUE (entry_id),
    CONSTRAINT fk_information_share_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id),
    CONSTRAINT fk_information_share_agency_id FOREIGN KEY(agency_id) REFERENCES agency (id),
    CONSTRAINT ck_information_share_known CHECK (known IN ('current', 'historic', 'not_known', 'no_reply')),
    CONSTRAINT ck_information_share_received CHECK (received IN ('verbal', 'written', 'none')),
    CONSTRAINT ck_information_share_sharekind CHECK (kind IN ('fact', 'reported', 'opinion')),
    CONSTRAINT ck_information_share_sensitivity CHECK (sensitivity IN ('normal', 'restricted', 'not_minuted'))
)
""",
    "CREATE INDEX ix_information_share_agency_id ON information_share (agency_id)",
    """
CREATE TABLE note (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    resolution VARCHAR NOT NULL,
    CONSTRAINT uq_note_entry_id UNIQUE (entry_id),
    CONSTRAINT fk_note_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id),
    CONSTRAINT ck_note_notekind CHECK (kind IN ('summary', 'protective', 'dissent'))
)
""",
    """
CREATE TABLE outcome (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL,
    decision VARCHAR(32),
    review_on DATE,
    destination VARCHAR NOT NULL,
    destination_agency_id INTEGER,
    tell_agency_id INTEGER,
    told_on DATE,
    CONSTRAINT uq_outcome_entry_id UNIQUE (entry_id),
    CONSTRAINT fk_outcome_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id),
    CONSTRAINT ck_outcome_decision CHECK (decision IN ('keep_open', 'close_removed', 'close_reduced', 'close_no_need', 'close_not_engaging', 'transfer', 'escalate', 'defer')),
    CONSTRAINT fk_outcome_destination_agency_id FOREIGN KEY(destination_agency_id) REFERENCES agency (id),
    CONSTRAINT fk_outcome_tell_agency_id FOREIGN KEY(tell_agency_id) REFERENCES agency (id)
)
""",
    "CREATE INDEX ix_outcome_destination_agency_id ON outcome (destination_agency_id)",
    "CREATE INDEX ix_outcome_tell_agency_id ON outcome (tell_agency_id)",
    """
CREATE TABLE referral_criterion (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER NOT NULL,
    criterion VARCHAR(32) NOT NULL,
    CONSTRAINT uq_referral_criterion_referral_id_criterion UNIQUE (referral_id, criterion),
    CONSTRAINT fk_referral_criterion_referral_id FOREIGN KEY(referral_id) REFERENCES referral (id),
    CONSTRAINT ck_referral_criterion_criterion CHECK (criterion IN ('high_score', 'escalation', 'professional_judgement', 'multi_agency', 'repeat', 'prolific'))
)
""",
    "CREATE INDEX ix_referral_criterion_referral_id ON referral_criterion (referral_id)",
    """
CREATE TABLE risk_score (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER NOT NULL,
    tool VARCHAR NOT NULL,
    score INTEGER NOT NULL,
    maximum INTEGER NOT NULL,
    band VARCHAR NOT NULL,
    assessor VARCHAR NOT NULL,
    assessed_on DATE,
    CONSTRAINT ck_risk_score_tool_given CHECK (trim(tool) <> ''),
    CONSTRAINT ck_risk_score_score_within_maximum CHECK (score BETWEEN 0 AND maximum),
    CONSTRAINT fk_risk_score_referral_id FOREIGN KEY(referral_id) REFERENCES referral (id)
)
""",
    "CREATE INDEX ix_risk_score_referral_id ON risk_score (referral_id)",
    """
CREATE TABLE voice (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL,
    agency_id INTEGER,
    person_id INTEGER,
    CONSTRAINT uq_voice_entry_id UNIQUE (entry_id),
    CONSTRAINT fk_voice_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id),
    CONSTRAINT fk_voice_agency_id FOREIGN KEY(agency_id) REFERENCES agency (id),
    CONSTRAINT fk_voice_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
""",
    "CREATE INDEX ix_voice_agency_id ON voice (agency_id)",
    "CREATE INDEX ix_voice_person_id ON voice (person_id)",
    """
CREATE TABLE action_report (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    action_id INTEGER NOT NULL,
    meeting_id INTEGER,
    reported_at DATETIME NOT NULL,
    status VARCHAR(32) NOT NULL,
    reason VARCHAR NOT NULL,
    done_on DATE,
    effect VARCHAR(32),
    CONSTRAINT fk_action_report_action_id FOREIGN KEY(action_id) REFERENCES action (id),
    CONSTRAINT fk_action_report_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    CONSTRAINT ck_action_report_actionstatus CHECK (status IN ('proposed', 'open', 'complete', 'not_possible', 'not_done', 'withdrawn', 'superseded')),
    CONSTRAINT ck_action_report_effect CHECK (effect IN ('helped', 'no_change', 'worse', 'too_early'))
)
""",
    "CREATE INDEX ix_action_report_action_id ON action_report (action_id)",
    "CREATE INDEX ix_action_report_meeting_id ON action_report (meeting_id)",
    """
CREATE TABLE case_attendance (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    hearing_id INTEGER NOT NULL,
    agency_id INTEGER NOT NULL,
    status VARCHAR(32) NOT NULL,
    CONSTRAINT uq_case_attendance_hearing_id_agency_id UNIQUE (hearing_id, agency_id),
    CONSTRAINT fk_case_attendance_hearing_id FOREIGN KEY(hearing_id) REFERENCES hearing (id),
    CONSTRAINT fk_case_attendance_agency_id FOREIGN KEY(agency_id) REFERENCES agency (id),
    CONSTRAINT ck_case_attendance_caseattendance CHECK (status IN ('in', 'out', 'withdrew'))
)
""",
    "CREATE INDEX ix_case_attendance_agency_id ON case_attendance (agency_id)",
    "CREATE INDEX ix_case_attendance_hearing_id ON case_attendance (hearing_id)",
    """
CREATE TABLE interest (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL,
    hearing_id INTEGER,
    agency_id INTEGER,
    declared_by VARCHAR NOT NULL,
    nature VARCHAR NOT NULL,
    withdrew BOOLEAN NOT NULL,
    CONSTRAINT fk_interest_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id),
    CONSTRAINT fk_interest_hearing_id FOREIGN KEY(hearing_id) REFERENCES hearing (id),
    CONSTRAINT fk_interest_agency_id FOREIGN KEY(agency_id) REFERENCES agency (id)
)
""",
    "CREATE INDEX ix_interest_agency_id ON interest (agency_id)",
    "CREATE INDEX ix_interest_hearing_id ON interest (hearing_id)",
    "CREATE INDEX ix_interest_meeting_id ON interest (meeting_id)",
    """
CREATE TABLE rating (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    assessment_id INTEGER NOT NULL,
    head VARCHAR(32) NOT NULL,
    likelihood INTEGER NOT NULL,
    impact INTEGER NOT NULL,
    CONSTRAINT uq_rating_assessment_id_head UNIQUE (assessment_id, head),
    CONSTRAINT ck_rating_likelihood_range CHECK (likelihood BETWEEN 1 AND 5),
    CONSTRAINT ck_rating_impact_range CHECK (impact BETWEEN 1 AND 5),
    CONSTRAINT fk_rating_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id),
    CONSTRAINT ck_rating_head CHECK (head IN ('self', 'victim', 'community', 'property', 'staff', 'children'))
)
""",
    "CREATE INDEX ix_rating_assessment_id ON rating (assessment_id)",
    """
CREATE TABLE read_back (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    hearing_id INTEGER NOT NULL,
    read_at DATETIME NOT NULL,
    CONSTRAINT fk_read_back_hearing_id FOREIGN KEY(hearing_id) REFERENCES hearing (id)
)
""",
    "CREATE INDEX ix_read_back_hearing_id ON read_back (hearing_id)",
    """
CREATE TABLE read_back_line (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    read_back_id INTEGER NOT NULL,
    action_id INTEGER NOT NULL,
    accepted BOOLEAN NOT NULL,
    CONSTRAINT uq_read_back_line_read_back_id_action_id UNIQUE (read_back_id, action_id),
    CONSTRAINT fk_read_back_line_read_back_id FOREIGN KEY(read_back_id) REFERENCES read_back (id),
    CONSTRAINT fk_read_back_line_action_id FOREIGN KEY(action_id) REFERENCES action (id)
)
""",
    "CREATE INDEX ix_read_back_line_action_id ON read_back_line (action_id)",
    "CREATE INDEX ix_read_back_line_read_back_id ON read_back_line (read_back_id)",
)
"""One table or index each, a table after those that it refers to."""


def upgrade() -> None:
    """Makes the tables."""
    for statement in STATEMENTS:
        op.execute(statement)
