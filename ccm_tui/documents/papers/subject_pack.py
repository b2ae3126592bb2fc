"""One person's copy of what is on record about them, as pages for whoever decides what they are given."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ccm_tui.documents.page.blocks import Block, Facts, Page, Paragraph, Table, TableColumn, Title
from ccm_tui.documents.page.wording import day
from ccm_tui.domain.governance.governance import HeldCase, HeldItem, SubjectFile
from ccm_tui.domain.words.counting import counted

_FOR = "for the decision of"
_DECISIONS = (TableColumn("Whose decision", 50), TableColumn("How many", 22))
_WHAT_IT_IS = (
    "Everything that the record holds about this person, for review before anything is given out. Nothing in it has "
    "been decided. What an agency contributed is marked for that agency's decision; what is restricted, not for the "
    "minutes or withdrawn is marked too, and so are the panel's own words, which are the chair's to decide."
)
_WHAT_IT_LACKS = (
    "Other people's names are replaced by what those people are. A name that the record knows nobody by, a nickname, "
    "or a description that points to somebody can't be found by a program: read every text before it leaves. Of a "
    "case that is about somebody else, only what names this person is here. Documents that left the record, backups "
    "and what agencies hold themselves are not in it."
)

_DOUBTFUL = (
    "Somebody called so is named here, and no date of birth says that it is this person. It is left out: look at it "
    "and give it only where it is theirs."
)


@dataclass(frozen=True, slots=True)
class PackHead:
    """What every page of a pack carries."""

    partnership: str
    marking: str


def pack_pages(head: PackHead, file: SubjectFile) -> tuple[Page, ...]:
    """The pack page by page; the names of others have to be out of the file already."""
    return (
        _page(head, "What is held", _opening(file)),
        *(_page(head, case.reference, _case(case)) for case in file.cases),
        *([_page(head, "Elsewhere", _items("Named elsewhere", file.elsewhere))] if file.elsewhere else []),
        _page(head, "Who was shown it", _items("Who was shown it", file.shown)),
    )


def _page(head: PackHead, subject: str, blocks: Iterator[Block]) -> Page:
    title = f"{head.partnership}, subject-access pack"
    return Page(head.marking, "FOR REVIEW", title, subject, tuple(blocks))


def _opening(file: SubjectFile) -> Iterator[Block]:
    yield Title(1, "Subject-access pack")
    yield Paragraph(_WHAT_IT_IS)
    yield Paragraph(_WHAT_IT_LACKS)
    yield Facts((("Number on record", str(file.person_id)), ("Made", day(file.made_on)), *file.person.lines))
    yield Title(1, "To be decided")
    decisions = _decisions(file)
    if decisions:
        yield Table(_DECISIONS, tuple((whose, counted(count, "item")) for whose, count in decisions))
    else:
        yield Paragraph("Nothing here needs anybody's decision.")
    if file.doubtful:
        yield Title(1, "Possibly another person")
        yield Paragraph(_DOUBTFUL)
        yield from (Paragraph(said) for said in file.doubtful)


def _decisions(file: SubjectFile) -> list[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for item in (*(item for case in file.cases for item in case.items), *file.elsewhere):
        counts.update([item.agency] if item.agency else [])
        counts.update(item.marks)
    return list(counts.items())


def _case(case: HeldCase) -> Iterator[Block]:
    yield Title(1, f"{case.reference}: {', '.join(role.words for role in case.roles)}")
    if not case.subject:
        yield Paragraph("This case is about somebody else; only what names this person is here.")
    yield from _blocks(case.items)


def _items(title: str, items: tuple[HeldItem, ...]) -> Iterator[Block]:
    yield Title(1, title)
    if not items:
        yield Paragraph("Nothing.")
    yield from _blocks(items)


def _blocks(items: tuple[HeldItem, ...]) -> Iterator[Block]:
    for item in items:
        yield Title(2, item.title)
        if marks := _marks(item):
            yield Paragraph(f"[{'; '.join(marks)}]")
        if item.lines:
            yield Facts(item.lines)


def _marks(item: HeldItem) -> list[str]:
    return [*([f"{_FOR} {item.agency}"] if item.agency else []), *item.marks]
