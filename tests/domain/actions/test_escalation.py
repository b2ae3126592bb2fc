"""How often an action was missed."""

from datetime import date

from ccm_tui.domain.actions.action import Spell, misses

SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER = (date(2026, month, 17) for month in (9, 10, 11, 12))
HELD = (DECEMBER, NOVEMBER, OCTOBER, SEPTEMBER)


def test_each_meeting_after_its_date_is_a_miss() -> None:
    assert misses([Spell(date(2026, 10, 1), None, None)], HELD) == 3
    assert misses([Spell(OCTOBER, None, None)], HELD) == 2
    assert misses([Spell(None, None, None)], HELD) == 0


def test_a_new_date_does_not_make_it_done() -> None:
    first = Spell(date(2026, 10, 1), NOVEMBER, None)
    assert misses([first, Spell(date(2027, 1, 8), None, None)], HELD) == 2
    assert misses([first, Spell(date(2026, 12, 1), None, None)], HELD) == 3


def test_what_was_escalated_is_counted_anew_from_then() -> None:
    assert misses([Spell(date(2026, 10, 1), None, NOVEMBER)], HELD) == 1
    assert misses([Spell(date(2026, 10, 1), NOVEMBER, OCTOBER), Spell(date(2026, 12, 1), None, None)], HELD) == 2
