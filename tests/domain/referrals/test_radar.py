"""Repeats planted among thousands: found however they are written, and without crying wolf."""

from datetime import date
from functools import partial
from random import Random

import pytest

from ccm_tui.domain.names.likeness import NameLikeness, likeness
from ccm_tui.domain.referrals.addresses import read_address
from ccm_tui.domain.referrals.radar import MOST_OFFERED, Birth, Described, Radar, best, births
from tests.effort import calls_of
from tests.planted import people, repeats

SEED = 2017
OTHERS, PLANTED = 2_000, 192


def offered(radar: Radar, person: Described) -> list[int]:
    return [one.place for one in best(radar.near(person))[:MOST_OFFERED]]


def test_planted_repeats_are_recalled_without_false_alarms_drowning_them() -> None:
    random = Random(SEED)
    known = people(OTHERS, random)
    radar = Radar(known)
    planted = repeats(known, PLANTED, random)
    found = [offered(radar, one.person) for one in planted]
    recalled = [one.place in places for one, places in zip(planted, found, strict=True)]
    first = [places[:1] == [one.place] for one, places in zip(planted, found, strict=True)]
    wrong = sum(len(places) - (one.place in places) for one, places in zip(planted, found, strict=True))
    strangers = people(PLANTED, random)
    alarms = sum(len(offered(radar, one)) for one in strangers)
    missed = [one.how for one, right in zip(planted, recalled, strict=True) if not right]
    assert sum(recalled) >= 0.97 * PLANTED, missed
    assert sum(first) >= 0.95 * PLANTED
    assert wrong <= 0.25 * PLANTED
    assert alarms <= 0.25 * PLANTED


def test_whoever_is_asked_about_each_person_known_costs_a_few_steps() -> None:
    random = Random(SEED)
    known = people(4_000, random)
    planted = repeats(known, 10, random)

    def ask(radar: Radar) -> None:
        for one in planted:
            radar.near(one.person)

    for some in (known[:1_000], known):
        radar = Radar(some)
        ask(radar)
        assert calls_of(partial(ask, radar)) < 10 * len(some) * len(planted)


@pytest.mark.parametrize(
    ("name", "other", "how"),
    [
        ("Rollo Quince", "QUINCE, Mr Rollo", NameLikeness.SAME),
        ("Zoë Ó Rushe", "Zoe O'Rushe", NameLikeness.SPELT_OTHERWISE),
        ("Ailsa MacBramble", "Ailsa McBramble", NameLikeness.SAME),
        ("Ottoline Fernsby-Plum", "Ottoline Fernsby", NameLikeness.SPELT_OTHERWISE),
        ("Robert Thimblewick", "Bob Thimblewick", NameLikeness.SPELT_OTHERWISE),
        ("Robert Thimblewick (aka Spike)", "Spike Thimblewick", NameLikeness.SAME),
        ("Mohammed Al-Sedge", "Muhammad Alsedge", NameLikeness.SPELT_OTHERWISE),
        ("Abdul Rahman Sedge", "Abdurrahman Sedge", NameLikeness.SPELT_OTHERWISE),
        ("Joan Fernsby (nee Oakapple)", "Joan Oakapple", NameLikeness.SAME),
        ("Joan Fernsby (born Oakapple, Leeds)", "Joan Leeds", NameLikeness.ONE_WORD),
        ("Katarzyna Kowalska", "Kasia Kowalski", NameLikeness.SPELT_OTHERWISE),
        ("Jasper Thimblewick", "J Thimblewick", NameLikeness.INITIALS),
        ("Jasper Thimblewick", "Jasper Oakapple", NameLikeness.ONE_WORD),
        ("Jasper Thimblewick", "Ferdie Moonpenny", NameLikeness.NONE),
        ("李雷", "李雷", NameLikeness.ONE_WORD),
        ("", "Rollo Quince", NameLikeness.NONE),
    ],
)
def test_names_are_compared_as_people_write_them(name: str, other: str, how: NameLikeness) -> None:
    assert likeness(name, other) is how
    assert likeness(other, name) is how


@pytest.mark.parametrize(
    ("born", "other", "says"),
    [
        (date(1982, 3, 4), date(1982, 3, 4), Birth.SAME),
        (date(1982, 3, 4), date(1982, 4, 3), Birth.NEAR),
        (date(1982, 3, 4), date(1928, 3, 4), Birth.NEAR),
        (date(1982, 3, 4), date(1999, 9, 9), Birth.OTHER),
        (date(1982, 3, 4), None, Birth.UNKNOWN),
    ],
)
def test_a_slip_in_a_date_of_birth_is_told_from_another_one(born: date, other: date | None, says: Birth) -> None:
    assert births(born, other) is says


@pytest.mark.parametrize(
    ("address", "other", "same"),
    [
        ("Flat 3, 12 Pump Court, EC9Z 1AA", "12 pump ct flat 3", True),
        ("1 Milk St, London EC1Z 1AA", "1 Milk Street EC1Z1AA", True),
        ("1 Milk Street", "11 Milk Street", False),
        ("1 Milk Street, EC1Z 1AA", "1 Milk Street, EC2Z 1AA", False),
        ("NFA", "no fixed abode", False),
        ("", "", False),
    ],
)
def test_addresses_are_compared_as_places(address: str, other: str, same: bool) -> None:
    one, two = read_address(address), read_address(other)
    assert bool(one and two and one.same_as(two)) is same
