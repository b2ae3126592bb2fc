"""From what agencies shared to what the minutes say of it. What is not for the minutes stops here."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from ccm_tui.documents.minutes.case import Information, Party, Shared
from ccm_tui.documents.minutes.from_record.read_back import mark_of
from ccm_tui.domain.composer.line.entries import InfoEntry
from ccm_tui.domain.hearings.hearing import Recorded
from ccm_tui.domain.vocabulary import Known, Sensitivity


def minute_information(
    entries: Iterable[Recorded], parties: Mapping[str, Party], read_back_at: datetime | None
) -> Information:
    """What was shared, and which agencies had nothing to share or did not answer."""
    shared: list[Shared] = []
    # Keyed by agency, so that one that says twice that it knows nothing is named once.
    silent: dict[Known, dict[str, Party]] = {Known.NOT_KNOWN: {}, Known.NO_REPLY: {}}
    for recorded in entries:
        entry = recorded.entry
        if not isinstance(entry, InfoEntry) or entry.sensitivity is Sensitivity.NOT_MINUTED:
            continue
        party = parties.get(entry.agency) if entry.agency else None
        if party and not entry.text and entry.known in silent:
            silent[entry.known][party.code] = party
        else:
            restricted = entry.sensitivity is Sensitivity.RESTRICTED
            mark = mark_of(recorded, read_back_at)
            shared.append(Shared(party, entry.known, entry.share, restricted, entry.text, mark))
    return Information(
        shared=tuple(shared),
        not_known_to=tuple(silent[Known.NOT_KNOWN].values()),
        no_reply_from=tuple(silent[Known.NO_REPLY].values()),
    )
