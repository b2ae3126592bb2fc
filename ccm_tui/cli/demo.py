"""ccm demo: the made-up record to try ccm on."""

import os

import click

from ccm_tui.cli.output import say
from ccm_tui.cli.start import check_terminal, chosen_path, db_option


@click.command("demo")
@click.option("--no-open", is_flag=True, help="Only make it, at --db PATH, where nothing may be yet.")
@click.option("--fresh", is_flag=True, help="Make it anew even where it was left in mid-meeting.")
@db_option
def demo_command(no_open: bool, fresh: bool) -> int:
    """Open the made-up demonstration.

    It begins fifteen minutes before its meeting. Left in mid-meeting, it goes on from there; otherwise it is made
    anew each time.
    """
    if not no_open:
        check_terminal()
    from ccm_tui.actor import actor_name
    from ccm_tui.clock import clock_from, london_day, machine_clock
    from ccm_tui.paths import demo_path
    from ccm_tui.services.demo.demo import live_day_of, make_demo
    from ccm_tui.services.demo.opening import before_the_meeting, make_fresh, resume_or_make

    path = chosen_path(demo_path)
    clock = machine_clock()
    told = bool(os.environ.get("CCM_NOW"))
    if not told:
        clock = before_the_meeting(london_day(clock()))
    resumed = None
    if fresh:
        make_fresh(path, clock, actor_name())
    elif no_open:
        make_demo(path, live_day_of(clock()), clock, actor_name())
    else:
        resumed = resume_or_make(path, clock, actor_name())
    if no_open:
        say(f"The demo is made: {path}")
        return 0
    from ccm_tui.app import run_app

    return run_app(path, clock_from(resumed) if resumed and not told else clock)
