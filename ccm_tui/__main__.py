"""Runs ccm from the command line."""

import sys

from ccm_tui.cli.main import run


def main() -> None:
    """Does what the command line asks and ends with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
