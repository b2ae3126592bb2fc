"""Brings an older record to the newest schema: a backup first, then every step in one transaction."""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine

from ccm_tui.errors import CcmError
from db.backups.daily import back_up_before_migration
from db.migrations.versioning import HEAD, MIGRATIONS


def scripts() -> ScriptDirectory:
    """Alembic's view of our revisions."""
    return ScriptDirectory.from_config(_config())


def check_known(stored: str) -> None:
    """Raises CcmError where this program does not know that revision: a newer program wrote it."""
    try:
        scripts().get_revision(stored)
    except CommandError:
        raise CcmError(
            "This record was written by a newer version of ccm.",
            "Install that version or a later one; the record was not changed.",
        ) from None


def upgrade(engine: Engine, path: Path, stored: str) -> None:
    """Migrates the record at `path` from the revision it holds, after a backup of it.

    Raises CcmError where this program does not know that revision, or the backup can't be made.
    """
    check_known(stored)
    back_up_before_migration(engine, path, stored, HEAD)
    run_steps(engine, stored)


def run_steps(engine: Engine, stored: str) -> None:
    """Runs the steps from `stored` to the newest revision in one transaction."""
    config, script = _config(), scripts()
    with EnvironmentContext(config, script, fn=lambda _held, _context: script._upgrade_revs(HEAD, stored)):
        config.attributes["engine"] = engine
        script.run_env()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", MIGRATIONS.as_posix().replace("%", "%%"))
    return config
