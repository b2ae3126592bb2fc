"""Which version of the schema a file holds, and bringing an older one up to date.

Alembic costs most of a second to import, so it is imported only where there is something to migrate.
"""

from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, NoResultFound

from ccm_tui.errors import CcmError
from db.file.claim import Holder, claim
from db.file.durable import make_owner_only
from db.file.engine import APPLICATION_ID, choose_journal, connect, for_writing, keep_to_itself
from db.file.folder import Folder
from db.tables.schema import make_tables

HEAD = "0004"
"""The revision that this program's tables are."""

MIGRATIONS = Path(__file__).parent
"""Alembic's folder: its environment and one file a revision."""


def begin_schema(path: Path, passphrase: str | None, folder: Folder) -> None:
    """Makes an empty record of the newest schema at `path`, owner-only, encrypted where there is a passphrase.

    Raises CcmError where a file stands there already or the folder can't be written.
    """
    try:
        make_owner_only(path)
    except FileExistsError:
        raise CcmError("There is a file in that place already.", "Choose another place with --db.") from None
    except OSError:
        raise CcmError(
            "A record can't be made in that folder.",
            "Choose a folder that you may write to with --db.",
        ) from None
    engine = connect(path, passphrase)
    try:
        choose_journal(engine, folder)
        with for_writing(engine).begin() as connection:
            make_tables(connection)
            mark(connection, HEAD)
    finally:
        engine.dispose()


def mark(connection: Connection, revision: str) -> None:
    """Writes that the file is a CCM record of this revision, as Alembic would."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(
        "CREATE TABLE IF NOT EXISTS alembic_version "
        "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("DELETE FROM alembic_version")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision,))


def bring_up_to_date(engine: Engine, path: Path, folder: Folder, holder: Holder) -> None:
    """Migrates an older record, after a backup of it, while `holder` has it and nobody else.

    Raises CcmError where the file is no CCM record or was written by a newer program, ClaimError where it is to be
    migrated and somebody has it open.
    """
    if not folder.log_is_safe:
        keep_to_itself(engine)
    stored = stored_revision(engine)
    if stored != HEAD:
        from db.migrations.upgrade import upgrade

        with closing(claim(path, holder, synced=bool(folder.synced))):
            upgrade(engine, path, stored)
    choose_journal(engine, folder)


def stored_revision(engine: Engine) -> str:
    """The revision that a record holds. Raises CcmError where the file is no CCM record, or has none."""
    with engine.connect() as connection:
        if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
            raise CcmError("This file is not a CCM record.", "Name another file with --db; this one was not changed.")
        try:
            return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
        except (DatabaseError, NoResultFound):
            raise CcmError("This record has no version.", "Restore the last backup of it.") from None
