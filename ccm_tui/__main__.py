"""Runs ccm from the command line."""

import sys

from ccm_tui.cli.main import run_ccm
from ccm_tui.reports import leave_no_trace


def main() -> None:
    """Does what the command line asks and ends with its exit code."""
    leave_no_trace()
    sys.exit(run_ccm(sys.argv[1:]))


if __name__ == "__main__":
    main()
