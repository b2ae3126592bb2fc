"""The steps that bring an older record to the newest schema, all in one transaction."""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from ccm_tui.errors import CcmError
from db.tables.schema import HEAD

_MIGRATIONS = Path(__file__).parent
"""Alembic's folder: its environment and one file a revision."""


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


def run_steps(connection: Connection, stored: str) -> None:
    """Runs the steps from `stored` to the newest revision in one transaction, on a connection that may write."""
    config, script = _config(), scripts()
    with EnvironmentContext(config, script, fn=lambda _held, _context: script._upgrade_revs(HEAD, stored)):
        config.attributes["connection"] = connection
        script.run_env()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", _MIGRATIONS.as_posix().replace("%", "%%"))
    return config
