"""People who are plainly made up, and repeats of them as they come back: misspelt, abbreviated, turned round."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from ccm_tui.domain.referrals.radar import Described


def _all(names: str) -> list[str]:
    return names.split()


_FORENAMES = _all(
    "Robert Margaret William Catherine James Elizabeth Thomas Susan Michael Patricia Anthony Barbara Stephen Rebecca "
    "Daniel Jennifer Andrew Victoria Edward Samantha Charles Deborah Benjamin Alexandra Christopher Jacqueline "
    "Frederick Josephine Gerald Rosemary Leonard Wilhelmina Ignatius Ottoline Percival Clementine Barnaby Marigold "
    "Ferdinand Perpetua Rollo Tabitha Dexter Evangeline Jasper Philippa Mohammed Aisha Yusuf Fatima Tomasz Agnieszka "
    "Piotr Katarzyna Siobhan Niamh Rhys Angharad Hamish Morag Kwame Abena Chidi Ngozi Minh Linh Ravi Priya Arjun "
    "Lakshmi José Zoë Chloë René Søren Łukasz Mateo Lucía Jürgen Björn Anastasia Dmitri Olena Taras Basil Cuthbert "
    "Dorothea Ethelred Fenella Gideon Hortensia Isolde Jocasta Kester Lavinia Mungo Nerys Orlando"
)
_BEGINNINGS = _all(
    "Thimble Fern Moon Oak Gristle Sparrow Quin Hollow Dab Tumble Pell Lark Drum Inkle Latch Sema Candle Turn Wren "
    "Pip Feather Mossop Brindle Cobble Dapple Elder Fiddle Gander Hazel Ivory Juniper Kettle Lantern Marl Nettle "
    "Otter Pebble Quill Rush Saffron Teasel Umber Velvet Whistle Yarrow"
)
_ENDINGS = _all("wick by penny apple thorpe dust ce worth chick ton stone field brook well ridge ham croft mere")
_WHOLE = ("O'Thistle", "MacBramble", "McFennel", "D'Arblay", "St Hedge", "Van der Reed", "Ó Rushe", "Al-Sedge")
_STREETS = _all("Pump Thimble Candle Marsh Ferry Cloister Garlick Bread Milk Wood Silver Love Seething Crutched")
_KINDS = _all("Street Lane Court Road Gardens House Buildings Square")
_HAPPENED = (
    "loud music nightly threats hallway neighbour frightened",
    "begging aggressive commuters station entrance tickets breached",
    "hoarding smoking fire alarm blocked exits isolated",
    "suppliers using flat cuckooing visitors drugs debts learning disability",
    "bridge crisis ambulance calls suicidal section",
    "abusive calls estate staff alcohol hearing shouting",
    "courier fraud bank withdrawals lonely telephone scam",
    "shoplifting repeated retail bottles violence guards",
)

FIRST_DAY, LAST_DAY = date(1938, 1, 1), date(2008, 12, 31)


@dataclass(frozen=True, slots=True)
class Planted:
    """Somebody on record come back, otherwise than they are there."""

    how: str
    place: int
    """Of the one on record who it is."""
    person: Described


def people(count: int, random: Random) -> list[Described]:
    """So many people, some of one household, some without a date of birth or an address."""
    found: list[Described] = []
    for _ in range(count):
        person = _person(random)
        if found and random.random() < 0.05:
            # A household: another forename, the same surname and address.
            other = random.choice(found)
            person = replace(person, name=f"{person.name.split()[0]} {_surname_of(other)}", address=other.address)
        found.append(person)
    return found


def happened(random: Random) -> str:
    """An account of what happened, in words that many share."""
    words = random.choice(_HAPPENED).split()
    random.shuffle(words)
    return f"Reported by staff: {' '.join(words[:6])} since {random.choice(('May', 'June', 'July'))}."


def repeats(known: list[Described], count: int, random: Random) -> list[Planted]:
    """So many of them come back, each changed in one of the ways that people are changed in."""
    ways = list(_WAYS.items())
    found: list[Planted] = []
    while len(found) < count:
        place = random.randrange(len(known))
        how, change = ways[len(found) % len(ways)]
        person = change(known[place], random)
        if person != known[place]:
            found.append(Planted(how, place, person))
    return found


def _person(random: Random) -> Described:
    forename = random.choice(_FORENAMES)
    middle = f" {random.choice(_FORENAMES)}" if random.random() < 0.15 else ""
    surname = random.choice(_WHOLE) if random.random() < 0.04 else _surname(random)
    if random.random() < 0.06:
        surname = f"{surname}-{_surname(random)}"
    born = FIRST_DAY + timedelta(days=random.randrange((LAST_DAY - FIRST_DAY).days))
    address = f"{random.randrange(1, 120)} {random.choice(_STREETS)} {random.choice(_KINDS)}"
    if random.random() < 0.5:
        address = f"Flat {random.randrange(1, 40)}, {address}"
    if random.random() < 0.6:
        letters = random.choice("ABDEFG") + random.choice("HJLNP")
        address = f"{address}, EC{random.randrange(1, 5)}Z {random.randrange(1, 10)}{letters}"
    return Described(
        f"{forename}{middle} {surname}",
        born if random.random() < 0.75 else None,
        address if random.random() < 0.7 else random.choice(("", "", "NFA", "no fixed abode")),
    )


def _surname(random: Random) -> str:
    # Some names are many people's.
    beginnings = _BEGINNINGS[: random.choice((6, 15, len(_BEGINNINGS)))]
    return random.choice(beginnings) + random.choice(_ENDINGS)


def _surname_of(person: Described) -> str:
    return person.name.split(maxsplit=1)[1]


def _letter(random: Random) -> str:
    return random.choice("aeioulnrst")


def _misspelt(word: str, random: Random) -> str:
    if len(word) < 5:
        return word
    at = random.randrange(1, len(word) - 1)
    match random.randrange(4):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + _letter(random) + word[at:]
        case 2:
            return word[:at] + _letter(random) + word[at + 1 :]
        case _:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


_NICKNAMES = {
    "Robert": "Bob",
    "Margaret": "Peggy",
    "William": "Bill",
    "Catherine": "Kate",
    "James": "Jim",
    "Elizabeth": "Liz",
    "Thomas": "Tommy",
    "Susan": "Sue",
    "Michael": "Mick",
    "Patricia": "Trish",
    "Anthony": "Tony",
    "Stephen": "Steve",
    "Rebecca": "Becky",
    "Andrew": "Andy",
    "Edward": "Ted",
    "Samantha": "Sam",
    "Benjamin": "Ben",
    "Christopher": "Chris",
    "Frederick": "Fred",
    "Ferdinand": "Ferdie",
    "Mohammed": "Muhammad",
    "Yusuf": "Youssef",
    "Philippa": "Pippa",
}


def _turned(person: Described, random: Random) -> Described:
    forename, surname = person.name.split(maxsplit=1)
    return replace(person, name=f"{surname.upper()}, {random.choice(('Mr', 'Ms', 'Dr'))} {forename}")


def _misspelt_surname(person: Described, random: Random) -> Described:
    forename, surname = person.name.rsplit(maxsplit=1)
    return replace(person, name=f"{forename} {_misspelt(surname, random)}")


def _misspelt_both(person: Described, random: Random) -> Described:
    return replace(person, name=" ".join(_misspelt(word, random) for word in person.name.split()))


def _initial(person: Described, random: Random) -> Described:
    if not (person.born_on or person.address):
        return person
    forename, surname = person.name.split(maxsplit=1)
    return replace(person, name=f"{forename[0]}. {surname}")


def _nickname(person: Described, random: Random) -> Described:
    forename, surname = person.name.split(maxsplit=1)
    return replace(person, name=f"{_NICKNAMES.get(forename, forename)} {surname}")


def _also_known_as(person: Described, random: Random) -> Described:
    forename, surname = person.name.split(maxsplit=1)
    return replace(person, name=f"{random.choice(('Spike', 'Duke', 'Red'))} {surname} (aka {forename})")


def _without_accents(person: Described, random: Random) -> Described:
    plain = person.name.translate(str.maketrans("éëøŁüöíÓ", "eeoLuoiO"))
    return replace(person, name=plain.replace("'", "").replace("Mac", "Mc").replace("-", " "))


def _half_of_a_double_name(person: Described, random: Random) -> Described:
    before, hyphen, _ = person.name.partition("-")
    return replace(person, name=before if hyphen else person.name)


def _birth_slip(person: Described, random: Random) -> Described:
    born = person.born_on
    if born is None:
        return person
    if born.day <= 12 and born.day != born.month:
        return replace(person, born_on=date(born.year, born.day, born.month))
    return replace(person, born_on=born.replace(year=born.year + random.choice((-1, 1)), day=min(born.day, 28)))


def _another_birth(person: Described, random: Random) -> Described:
    return replace(person, born_on=date(1999, 9, 9)) if person.born_on else person


def _no_birth(person: Described, random: Random) -> Described:
    return replace(person, born_on=None) if person.born_on else person


def _misspelt_with_another_birth(person: Described, random: Random) -> Described:
    return replace(_misspelt_surname(person, random), born_on=date(1999, 9, 9)) if person.born_on else person


def _married(person: Described, random: Random) -> Described:
    if person.born_on is None:
        return person
    return replace(person, name=f"{person.name.split()[0]} {_surname(random)}")


def _moved(person: Described, random: Random) -> Described:
    forename, surname = person.name.rsplit(maxsplit=1)
    return replace(person, name=f"{forename} {_misspelt(surname, random)}", address="44 Elsewhere Road")


def _address_otherwise(person: Described, random: Random) -> Described:
    if not person.address or person.address.lower().startswith(("nfa", "no fixed")):
        return person
    said = person.address.replace("Street", "St").replace("Road", "Rd").replace("Flat ", "flat no. ")
    return replace(person, name=_misspelt_surname(person, random).name, address=said.upper(), born_on=None)


def _middle_name(person: Described, random: Random) -> Described:
    forename, surname = person.name.split(maxsplit=1)
    return replace(person, name=f"{forename} {random.choice(_FORENAMES)} {surname}")


_WAYS: dict[str, Callable[[Described, Random], Described]] = {
    "turned round": _turned,
    "surname misspelt": _misspelt_surname,
    "both misspelt": _misspelt_both,
    "initial": _initial,
    "nickname": _nickname,
    "also known as": _also_known_as,
    "without accents": _without_accents,
    "half of a double name": _half_of_a_double_name,
    "slip in the date of birth": _birth_slip,
    "another date of birth": _another_birth,
    "no date of birth": _no_birth,
    "misspelt with another date of birth": _misspelt_with_another_birth,
    "married": _married,
    "moved and misspelt": _moved,
    "address otherwise": _address_otherwise,
    "middle name": _middle_name,
}
