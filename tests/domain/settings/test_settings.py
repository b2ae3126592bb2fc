"""What each setting takes, and what is said where it can't take what was typed."""

from dataclasses import fields

import pytest

from ccm_tui.domain.settings.kinds import SettingError
from ccm_tui.domain.settings.settings import SETTINGS, Setting, Settings, budget_setting
from ccm_tui.domain.vocabulary import HearingKind, ItemKind

BY_NAME = {one.name: one for one in SETTINGS}


@pytest.mark.parametrize("one", SETTINGS, ids=lambda one: one.name)
def test_each_setting_takes_what_it_starts_with_and_is_explained(one: Setting) -> None:
    kind = one.about.kind
    assert kind.read(str(one.start)) == one.start
    if not kind.long:
        assert kind.read(kind.words(one.start)) == one.start
    assert one.about.meaning.endswith(".")
    assert 0 < len(one.about.words) <= 18
    assert kind.takes


def test_users_change_every_setting_but_whether_the_record_is_the_demo() -> None:
    assert {one.name for one in fields(Settings)} - set(BY_NAME) == {"demo"}


def test_every_kind_of_hearing_has_a_budget_that_is_a_setting() -> None:
    budgets = {budget_setting(kind) for kind in (*HearingKind, *ItemKind)}
    assert budgets == {name for name in BY_NAME if name.endswith("_minutes")} - {"lock_minutes"}


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("new_minutes", " 20 ", 20),
        ("new_minutes", "20 minutes", 20),
        ("lock_minutes", "never", 0),
        ("retention_years", "not decided", 0),
        ("marking", "OFFICIAL \n", "OFFICIAL"),
        ("marking", "[MARAC] [/", "[MARAC] [/"),
        ("bands", "low 0,high 10", "low 0, high 10"),
        ("sign_off", " ", ""),
        ("purpose", "One.\r\n\r\nTwo.\n", "One.\n\nTwo."),
        ("templates", "asc: visit\n\n  hsg: write \n", "asc: visit\nhsg: write\n"),
        ("templates", "", ""),
    ],
)
def test_what_is_typed_is_read(name: str, typed: str, value: str | int) -> None:
    assert BY_NAME[name].about.kind.read(typed) == value


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("new_minutes", ""),
        ("new_minutes", "-1"),
        ("new_minutes", "241"),
        ("new_minutes", "9" * 5000),
        ("new_minutes", "1.5"),
        ("new_minutes", "²"),
        ("new_minutes", "20 years"),
        ("daily_backups", "0"),
        ("repeat_months", "never"),
        ("marking", " "),
        ("marking", "x" * 33),
        ("purpose", "\n \n"),
        ("bands", ""),
        ("bands", "low 5, high 10"),
        ("bands", "low 0, low 5"),
        ("templates", "ring\n" * 10),
    ],
)
def test_what_can_not_be_used_is_refused_in_words(name: str, typed: str) -> None:
    with pytest.raises(SettingError, match=r"^[A-Z].*\.$"):
        BY_NAME[name].about.kind.read(typed)
