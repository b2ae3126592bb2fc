"""ccm settings."""

import json

from tests.cli.support import Ccm, as_program


def test_settings_are_listed_shown_changed_and_put_back(ccm: Ccm) -> None:
    listed = json.loads(ccm("settings", "--format", "json").out)
    assert {"name": "new-minutes", "setting": "New case", "value": "18 minutes"}.items() <= {
        **next(one for one in listed if one["name"] == "new-minutes")
    }.items()
    assert ccm("settings", "new-minutes", "12").out == "New case: 12 minutes\n"
    assert "a whole number of minutes, from 0 to 240.\n\n12 minutes\n" in ccm("settings", "new_minutes").out
    assert ccm("settings", "new-minutes", "--start").out == "New case: 18 minutes\n"


def test_a_long_text_comes_from_standard_input(ccm: Ccm) -> None:
    typed = b"First [/ part.\n\nSecond \x1b[31mpart.\n"
    done = as_program("settings", "purpose", "-", "--db", ccm.db, stdin=typed)
    assert (done.code, done.out) == (0, "Purpose is changed.\n")
    shown = ccm("settings", "purpose").out
    assert "First [/ part.\n\nSecond ⟦1B⟧[31mpart.\n" in shown


def test_what_can_not_be_set_is_two_lines(ccm: Ccm) -> None:
    done = ccm("settings", "bands", "low 3")
    assert (done.code, len(done.told)) == (1, 2)
    assert ccm("settings", "--start").code == 2
    assert ccm("settings", "no-such", "1").code == 1
