"""What a person has chosen for this machine, kept beside the records and outside them: the colours of the screen."""

import tomllib
from enum import StrEnum
from pathlib import Path

from ccm_tui.files import write_own


class Colours(StrEnum):
    """The colours that ccm can be seen in."""

    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "high contrast"


def kept_colours(path: Path) -> Colours:
    """The colours chosen last, from the file of settings at `path`; dark where there is none that can be read."""
    try:
        return Colours(tomllib.loads(path.read_text(encoding="utf-8"))["colours"])
    except (OSError, ValueError, KeyError):
        return Colours.DARK


def keep_colours(path: Path, colours: Colours) -> None:
    """Keeps the choice for the next start. Raises CcmError where the file can't be written."""
    write_own(path, f'colours = "{colours}"\n'.encode())
