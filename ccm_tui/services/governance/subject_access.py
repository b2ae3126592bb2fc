"""A subject-access pack: everything about one person, other people's names replaced, for review before it leaves.

Data Protection Act 2018, part 3, and the UK GDPR, article 15: what is given out is for the controllers to decide,
each for what it contributed; the pack marks what is whose.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ccm_tui.documents.catalogue import DocumentKind
from ccm_tui.documents.formats.plain import plain_text
from ccm_tui.documents.papers.subject_pack import PackHead, pack_pages
from ccm_tui.documents.withheld import has_left_out, without_protected
from ccm_tui.domain.governance.governance import HeldCase, HeldItem, SubjectFile
from ccm_tui.domain.names.keys import name_words
from ccm_tui.domain.names.protection import LEFT_OUT
from ccm_tui.domain.names.redaction import Redactor
from ccm_tui.domain.names.sightings import NameFinder, text_words
from ccm_tui.domain.referrals.radar import MOST_OFFERED, Described, Radar, best
from ccm_tui.errors import CcmError
from ccm_tui.services.governance.disclosure import Leaving, write_out
from db.queries.cases.people import people_called
from db.queries.governance.subject import subject_file
from db.queries.record.settings import settings_on_record
from db.queries.referrals.repeats import everybody_on_record
from db.record import Record
from db.store import Snapshot


def find_person(record: Record, named: str) -> int:
    """The person meant by a name, a number on record, or the reference of a case that is about one person.

    Raises CcmError where there is nobody, or several, whose numbers it then gives.
    """
    with record.reading() as session:
        found = people_called(session, named)
        like = () if found else _of_like_names(session, named)
    if like:
        several = "; ".join(like)
        raise CcmError("Nobody has exactly that name on record.", f"Give the number of whom you mean: {several}.")
    if not found:
        raise CcmError(
            "There is nobody of that name on record.",
            "Give the whole name as it is on record, a person's number, or the reference of their case.",
        )
    if len(found) > 1:
        several = "; ".join(f"{number} in {', '.join(cases) or 'no case'}" for number, cases in found.items())
        raise CcmError(f"That may be one of {len(found)} people.", f"Give the number of one: {several}.")
    return next(iter(found))


def _of_like_names(session: Snapshot, named: str) -> tuple[str, ...]:
    """Those on record whom the repeat radar would offer for that name, the likeliest first, by number."""
    if len(name_words(named)) < _WHOLE:
        return ()
    known = [one for one in everybody_on_record(session) if one.person_id is not None]
    near = best(Radar([one.described for one in known]).near(Described(named)))[:MOST_OFFERED]
    return tuple(f"{known[one.place].person_id} ({one.why})" for one in near)


_WHOLE = 2
"""Words of a whole name: by one word alone the radar offers nobody."""


def subject_access_text(record: Record, person_id: int) -> str:
    """The pack as plain text."""
    with record.reading() as session:
        terms = settings_on_record(session)
        held = subject_file(session, person_id, record.today)
    head = PackHead(terms.partnership, terms.marking)
    pages = without_protected(pack_pages(head, _without_others(held)), held.protected)
    return plain_text(pages, terms.marking, f"{LEFT_OUT}\nEnd of pack" if has_left_out(pages) else "End of pack")


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
    own = tuple(filter(None, (held.name, held.also_known_as)))
    finder = NameFinder((name, True) for name in own)
    redact = _Taking(held, own)
    return replace(
        held,
        person=redact(held.person),
        cases=tuple(
            replace(case, items=tuple(redact(item) for item in _theirs(case, finder))) for case in held.cases
        ),
        elsewhere=tuple(map(redact, held.elsewhere)),
        shown=tuple(map(redact, held.shown)),
    )


class _Taking:
    """Takes other people's names and particulars out of what is held."""

    def __init__(self, held: SubjectFile, own: tuple[str, ...]) -> None:
        said = _words_of(held)
        # Of ten thousand people on record few are named in one pack: the others need not be looked for.
        far = {name: label for name, label in held.others.far.items() if not said.isdisjoint(_pieces(name))}
        self._redact = Redactor(own, held.others.near, far)
        self._particulars, self._protected = _as_written(held.others.particulars), held.protected

    def __call__(self, item: HeldItem) -> HeldItem:
        return replace(
            item,
            title=self._redact(item.title),
            lines=tuple((label, self._text(text)) for label, text in item.lines),
        )

    def _text(self, text: str) -> str:
        bare = self._protected.left_out_of(text)
        return self._redact(self._particulars.sub(_PARTICULAR, bare) if self._particulars else bare)


def _as_written(texts: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of these texts, however it is spaced or capitalised, the longest first; None where there is none."""
    written = sorted({" ".join(text.split()) for text in texts}, key=len, reverse=True)
    forms = [r"\s+".join(map(re.escape, text.split())) for text in written]
    return re.compile("|".join(forms), re.IGNORECASE) if forms else None


_PARTICULAR = "[withheld: how another person is reached]"


def _words_of(held: SubjectFile) -> frozenset[str]:
    """Every word that the pack could hold."""
    items = (held.person, *(item for case in held.cases for item in case.items), *held.elsewhere, *held.shown)
    return frozenset(part for item in items for _, text in item.lines for part in _pieces(text))


def _pieces(text: str) -> set[str]:
    return {part for word in text_words(text) for part in (word.key, *word.pieces)}


def _theirs(case: HeldCase, finder: NameFinder[bool]) -> Iterator[HeldItem]:
    """What of a case is about the person: all of it where it is about them, of another's the lines that name them."""
    for item in case.items:
        if case.subject or item.title == "Their part in it":
            yield item
            continue
        named = tuple((label, text) for label, text in item.lines if next(finder.found_in(text), None))
        if named:
            yield replace(item, lines=named)
