"""A subject-access pack: everything about one person, other people's names replaced, for review before it leaves.

Data Protection Act 2018, part 3, and the UK GDPR, article 15: what is given out is for the controllers to decide,
each for what it contributed; the pack marks what is whose.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ccm_tui.documents.catalogue import DocumentKind
from ccm_tui.documents.formats.plain import plain_text
from ccm_tui.documents.papers.subject_pack import PackHead, pack_pages
from ccm_tui.domain.governance.governance import HeldCase, HeldItem, SubjectFile
from ccm_tui.domain.names.redaction import Redactor
from ccm_tui.errors import CcmError
from ccm_tui.services.governance.disclosure import Leaving, write_out
from db.queries.cases.people import people_called
from db.queries.governance.subject import subject_file
from db.queries.record.settings import settings_on_record
from db.record import Record

_PART = 3
"""Letters that a word of a name has at the least, to be looked for on its own."""


def find_person(record: Record, named: str) -> int:
    """The person meant by a name, a number on record, or the reference of a case that is about one person.

    Raises CcmError where there is nobody, or several, whose numbers it then gives.
    """
    with record.reading() as session:
        found = people_called(session, named)
    if not found:
        raise CcmError(
            "There is nobody of that name on record.",
            "Give the whole name as it is on record, a person's number, or the reference of their case.",
        )
    if len(found) > 1:
        several = "; ".join(f"{number} in {', '.join(cases) or 'no case'}" for number, cases in found.items())
        raise CcmError(f"That may be one of {len(found)} people.", f"Give the number of one: {several}.")
    return next(iter(found))


def subject_access_text(record: Record, person_id: int) -> str:
    """The pack as plain text."""
    with record.reading() as session:
        terms = settings_on_record(session)
        held = subject_file(session, person_id, record.today)
    head = PackHead(terms.partnership, terms.marking)
    return plain_text(pack_pages(head, _without_others(held)), terms.marking, "End of pack")


def write_subject_access(record: Record, person_id: int, path: Path, recipient: str = "", reason: str = "") -> Path:
    """Writes the pack as a new file for its owner alone, and notes that it left the record. Returns where.

    Raises CcmError where there is something of that name already or the file can't be written.
    """
    content = subject_access_text(record, person_id).encode()
    leaving = Leaving(
        DocumentKind.SUBJECT_PACK.words, f"person {person_id}", "text", recipient, reason, person_id=person_id
    )
    return write_out(record, leaving, path, content)


def _without_others(held: SubjectFile) -> SubjectFile:
    own = (held.name, held.also_known_as)
    redact = Redactor(own, held.others.near, held.others.far)
    return replace(
        held,
        person=_redacted(held.person, redact),
        cases=tuple(
            replace(case, items=tuple(_redacted(item, redact) for item in _theirs(case, own))) for case in held.cases
        ),
        elsewhere=tuple(_redacted(item, redact) for item in held.elsewhere),
        shown=tuple(_redacted(item, redact) for item in held.shown),
    )


def _theirs(case: HeldCase, own: tuple[str, ...]) -> Iterator[HeldItem]:
    """What of a case is about the person: all of their own, of another's what names them."""
    words = {word.casefold() for name in own for word in name.split() if len(word) >= _PART}
    for item in case.items:
        said = " ".join(text for _, text in item.lines).casefold()
        if case.subject or item.title == "Their part in it" or any(word in said for word in words):
            yield item


def _redacted(item: HeldItem, redact: Redactor) -> HeldItem:
    return replace(item, title=redact(item.title), lines=tuple((label, redact(text)) for label, text in item.lines))
