"""A day on the command line."""

from collections.abc import Callable
from datetime import date
from typing import Any

import click


def day_option(name: str, says: str) -> Callable[[Any], Any]:
    """An option that takes an ISO date."""
    return click.option(name, metavar="DATE", callback=_read, help=says)


def _read(_context: click.Context, parameter: click.Parameter, given: str | None) -> date | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise click.BadParameter("write it like 2026-12-17", param=parameter) from None
