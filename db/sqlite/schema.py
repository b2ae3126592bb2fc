"""The schema of a file: begun in a new one, brought up to date in an older one.

Alembic costs most of a second to import, so it is imported only where there is something to migrate.
"""

from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from ccm_tui.errors import CcmError
from db.sqlite.backups.daily import back_up_before_migration
from db.sqlite.claim import Holder, claim
from db.sqlite.durable import make_owner_only
from db.sqlite.engine import choose_journal, connect, for_writing, keep_to_itself, mark, stored_revision
from db.sqlite.folder import Folder
from db.tables.schema import HEAD, make_tables


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


def bring_up_to_date(engine: Engine, path: Path, folder: Folder, holder: Holder) -> None:
    """Migrates an older record, after a backup of it, while `holder` has it and nobody else.

    Raises CcmError where the file is no CCM record or was written by a newer program, ClaimError where it is to be
    migrated and somebody has it open.
    """
    if not folder.log_is_safe:
        keep_to_itself(engine)
    stored = stored_revision(engine)
    if stored != HEAD:
        from db.migrations.upgrade import check_known, run_steps

        with closing(claim(path, holder, synced=bool(folder.synced))):
            check_known(stored)
            back_up_before_migration(engine, path, stored, HEAD)
            with for_writing(engine).connect() as connection:
                run_steps(connection, stored)
    choose_journal(engine, folder)
