"""The tree of the house: where a module stands, what it is called, and that nothing goes round in a circle."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from tests.contracts.house import (
    House,
    circles_of_files,
    circles_of_folders,
    clauses,
    folders,
    misplaced,
    odd_folders,
    odd_folders_of_tests,
    odd_views,
    repeated_names,
    the_house,
    too_long,
)


class Breach(NamedTuple):
    """A rule, what is planted into the house, and what the rule then says besides."""

    rule: Callable[[House], list[str]]
    planted: dict[str, str]
    said: str


KEPT = (circles_of_files, circles_of_folders, clauses, misplaced, odd_views, repeated_names)
LONG = "\n".join(f"def act_{number}() -> int:\n    return {number}" for number in range(151))
BREACHES = {
    "a public function that two modules define": Breach(
        repeated_names,
        {"db.lamp": "def light_lamp() -> None: ...", "screens.lamp": "class light_lamp: ..."},
        "light_lamp: db.lamp, screens.lamp",
    ),
    "a public constant that two modules define": Breach(
        repeated_names,
        {"db.lamp": "LAMPS: int = 2", "screens.lamp": "if True:\n    LAMPS = 3"},
        "LAMPS: db.lamp, screens.lamp",
    ),
    "a module that lies away from its one importer": Breach(
        misplaced,
        {"screens.lamps.lamp": "", "screens.home.home": "from screens.lamps import lamp"},
        "screens.lamps.lamp is imported by screens.home.home alone",
    ),
    "two files that import each other": Breach(
        circles_of_files,
        {"db.lamp": "import db.wick", "db.wick": "def burn() -> None:\n    from db.lamp import Lamp"},
        "db.lamp, db.wick",
    ),
    "three files that import each other": Breach(
        circles_of_files,
        {"db.lamp": "import db.wick", "db.wick": "import db.oil", "db.oil": "from db import lamp"},
        "db.lamp, db.oil, db.wick",
    ),
    "two folders that import each other": Breach(
        circles_of_folders,
        {
            "screens.lamps.lamp": "import screens.wicks.wick",
            "screens.wicks.wick": "",
            "screens.wicks.end": "import screens.lamps.shade",
            "screens.lamps.shade": "",
        },
        "in screens: lamps, wicks",
    ),
    "a long module": Breach(too_long, {"db.lamp": LONG}, "db.lamp: 302 lines"),
    "a module called by a clause": Breach(clauses, {"db.lamp_for_home": ""}, "db.lamp_for_home"),
    "a module called by a participle": Breach(clauses, {"db.touched": ""}, "db.touched"),
    "a view without its reader": Breach(
        odd_views,
        {"ccm_tui.services.home.hall_lamp_view": "class HallLampView: ...\ndef show_lamp() -> HallLampView: ..."},
        "ccm_tui.services.home.hall_lamp_view: read_hall_lamp() -> HallLampView",
    ),
}


@pytest.mark.parametrize("rule", KEPT)
def test_the_house_keeps_to(rule: Callable[[House], list[str]]) -> None:
    assert rule(the_house()) == []


@pytest.mark.parametrize("name", BREACHES)
def test_the_rules_of_the_tree_fail_on(name: str) -> None:
    breach = BREACHES[name]
    house = the_house()
    for module, source in breach.planted.items():
        house = house.having(module, source)
    assert set(breach.rule(house)) - set(breach.rule(the_house())) == {breach.said}


def test_what_is_long_because_it_is_data_may_be() -> None:
    words = "\n".join(f'WORD_{number} = "{number}"' for number in range(400))
    assert too_long(the_house().having("db.lamp", words)) == too_long(the_house())


def test_a_capability_has_the_same_name_in_every_layer_and_below_the_tests() -> None:
    there = folders()
    assert odd_folders(there) == []
    assert odd_folders_of_tests(there) == []


@pytest.mark.parametrize("folder", ["screens/lamps", "db/queries/composer", "ccm_tui/services/planning"])
def test_a_folder_of_another_name_is_seen(folder: str) -> None:
    assert odd_folders({*folders(), folder}) == [folder]


def test_a_folder_of_tests_that_test_nothing_of_its_name_is_seen() -> None:
    assert odd_folders_of_tests({*folders(), "tests/screens/lamps"}) == ["tests/screens/lamps"]
