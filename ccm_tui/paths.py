"""Where ccm keeps things on this machine."""

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder for records, as each system has it."""
    from platformdirs import user_data_path

    return user_data_path("ccm", appauthor=False)


def record_path(given: str | None) -> Path:
    """The record to open: the one given, else CCM_DB, else the one in the data folder."""
    told = given or os.environ.get("CCM_DB")
    return Path(told).expanduser() if told else data_folder() / "record.db"


def demo_path(given: str | None) -> Path:
    """The fictional demo record: the one given, else CCM_DB, else its own file, never the real record's."""
    told = given or os.environ.get("CCM_DB")
    return Path(told).expanduser() if told else data_folder() / "demo.db"


def log_folder() -> Path:
    """The folder of reports of ccm's own faults, which hold nothing of a case."""
    from platformdirs import user_log_path

    return user_log_path("ccm", appauthor=False)


def claims_folder() -> Path:
    """The folder of what says which records are open just now; it names no case and no record."""
    from platformdirs import user_state_path

    return user_state_path("ccm", appauthor=False) / "open"


def settings_path() -> Path:
    """The file of what was chosen for this machine."""
    from platformdirs import user_config_path

    return user_config_path("ccm", appauthor=False) / "settings.toml"
