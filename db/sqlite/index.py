"""The index of the search: which text holds which word, so that a key finds a case among thousands.

It is made from the rows and can be made again from them at any time, so it is no part of what the journal tells or
what verifying vouches for: it only points, and what is shown of a case is read from its rows. It follows each act
within the act's own transaction, from the same changes that the journal is told of, undo and erasing included. In the
file's header stands which act it has followed last. Where that is not the latest (an older record, one restored, one
written on a machine without FTS5), it is made anew; until then the rows themselves are searched. Where a case was
erased it is made anew too: a word taken out of FTS5 stays in its pages for a while."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from zlib import crc32

from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from ccm_tui.domain.cases.search import SearchWord
from ccm_tui.domain.names.keys import PLAIN_LETTERS
from db.journal.journal import Change
from db.search.keys import FIRST_OF_TEXT, CaseText, numbers_of
from db.search.sources import SOURCES, all_texts, texts_touched
from db.store import Raw

NAME = "search"

TABLES = (NAME, *(f"{NAME}_{part}" for part in ("data", "idx", "content", "config")))
"""The index and the tables that FTS5 keeps it in."""

_MAKE = (
    f"CREATE VIRTUAL TABLE {NAME} USING fts5("
    "text, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2', columnsize = 0)"
)
_STATE = (
    "SELECT (SELECT user_version FROM pragma_user_version),"
    " EXISTS (SELECT 1 FROM pragma_module_list WHERE name = 'fts5')"
)
_EMPTIED = (
    f"DELETE FROM {NAME}_data",
    f"INSERT INTO {NAME}_data (id, block) VALUES (1, x''), (10, x'00000000000000')",
)
"""An index that holds nothing (sqlite.org/fts5.html, section 9: the averages are row 1, the structure row 10)."""
_LAYOUTS = 127
_SPELLING = 2
"""How a text is written into the index: one more for each change of that."""
_LAYOUT = crc32(repr((_MAKE, _SPELLING, sorted(SOURCES.items()))).encode()) % _LAYOUTS
"""Which sources the index is made from, and how: where another version of ccm reads others, it is made anew."""


def is_current(session: Session, last_act: int) -> bool:
    """True where the index can be asked: it has followed every act up to that number, the latest."""
    followed, there = _state(session)
    return there and followed == last_act and last_act > 0


def texts_with(raw: Raw, word: SearchWord) -> list[int]:
    """The numbers of the texts that hold the word, in order; of a common one those that a case is called by."""
    # Quoted, nothing in a word is an operator of FTS5.
    phrase = f'"{" ".join(word.parts)}" *'
    if len(word.parts) > 1:
        phrase = f'{phrase} OR "{"".join(word.parts)}" *'
    within = f" AND rowid < {FIRST_OF_TEXT}" if word.common else ""
    statement = f"SELECT rowid FROM {NAME} WHERE {NAME} MATCH ?{within} ORDER BY rowid"
    return [number for (number,) in raw.rows(statement, (phrase,))]


def follow_act(session: Session, act: int, changes: Sequence[Change]) -> None:
    """Brings the index up to date with the act of that number, within it.

    A fault of the index alone never keeps an act from being recorded: the index then waits to be made anew.
    """
    followed, there = _state(session)
    if not there:
        return
    connection = session.connection()
    connection.exec_driver_sql("SAVEPOINT search")
    try:
        if not followed or followed != act - 1 or any(change.operation == "erase" for change in changes):
            _make_anew(session)
        else:
            _refresh(session, changes)
        _note_followed(session, act)
    except DatabaseError as fault:
        try:
            connection.exec_driver_sql("ROLLBACK TO search")
        except DatabaseError:
            # The whole act has failed, of a full disk for instance.
            raise fault from None
        _note_followed(session, 0)
        _make_removable(session)
    connection.exec_driver_sql("RELEASE search")


def make_anew(session: Session, last_act: int) -> None:
    """Makes the index from the rows as they are after the act of that number, where this machine can."""
    if _state(session)[1]:
        _make_anew(session)
        _note_followed(session, last_act)


def _state(session: Session) -> tuple[int, bool]:
    """Which act the index has followed last, and whether this machine has FTS5."""
    noted, there = session.connection().exec_driver_sql(_STATE).one()
    followed, layout = divmod(noted, _LAYOUTS)
    return followed if layout == _LAYOUT else 0, bool(there)


def _note_followed(session: Session, act: int) -> None:
    session.connection().exec_driver_sql(f"PRAGMA user_version = {act * _LAYOUTS + _LAYOUT:d}")


def _make_anew(session: Session) -> None:
    connection = session.connection()
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {NAME}")
    connection.exec_driver_sql(_MAKE)
    _put(session, all_texts(session))


def _make_removable(session: Session) -> None:
    """Puts back what FTS5 reads of an index before anything else, which is damaged: so that it can be dropped."""
    with suppress(DatabaseError):
        for statement in _EMPTIED:
            session.connection().exec_driver_sql(statement)


def _refresh(session: Session, changes: Sequence[Change]) -> None:
    for kind, row_id in texts_touched(session, changes):
        source = SOURCES[kind]
        session.connection().exec_driver_sql(
            f"DELETE FROM {NAME} WHERE rowid BETWEEN ? AND ?", numbers_of(kind, row_id)
        )
        _put(session, source.read(session, f"{source.row} = ?", (row_id,)))


def _put(session: Session, texts: Iterable[CaseText]) -> None:
    rows = [(text.key.number, text.searched.translate(PLAIN_LETTERS)) for text in texts]
    if rows:
        session.connection().exec_driver_sql(f"INSERT INTO {NAME} (rowid, text) VALUES (?, ?)", rows)
