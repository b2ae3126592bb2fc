"""The people of the demo's cases. All are invented."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A person, once, however many cases they are in."""

    name: str
    born_on: date
    address: str
    safe_contact: str = ""
    adjustments: str = ""


THIMBLEWICK = DemoPerson(
    "Jasper Thimblewick",
    date(1982, 5, 3),
    "No fixed abode",
    safe_contact="Through the outreach team, before ten in the morning.",
)
FERNSBY_PLUM = DemoPerson(
    "Ottoline Fernsby-Plum",
    date(1947, 2, 21),
    "Larkspur House, Thimble Estate",
    safe_contact="By telephone in the afternoon, or through the housing officer whom she knows.",
    adjustments="Large print; short visits.",
)
MOONPENNY = DemoPerson(
    "Ferdie Moonpenny",
    date(1999, 7, 30),
    "7 Bobbin Court, Thimble Estate",
    safe_contact="Through his keyworker only; others answer his telephone.",
    adjustments="Learning disability: easy-read, one question at a time, advocate present.",
)
OAKAPPLE = DemoPerson(
    "Clementine Oakapple",
    date(1974, 3, 12),
    "14 Treadle House, Thimble Estate",
    safe_contact="By text in working hours; no visits in uniform.",
)
GRISTLETHORPE = DemoPerson(
    "Barnaby Gristlethorpe",
    date(1979, 9, 8),
    "15 Treadle House, Thimble Estate",
    safe_contact="By letter or at the estate office, never on the shared landing.",
)
SPARROWDUST = DemoPerson(
    "Wilhelmina Sparrowdust",
    date(1990, 1, 17),
    "Withheld; Southquay",
    safe_contact="By telephone from a named worker; not from a withheld number.",
    adjustments="Approach from the front and give a name first.",
)
QUINCE = DemoPerson(
    "Rollo Quince",
    date(2009, 4, 26),
    "Withheld; Marshside",
    safe_contact="Through children's social care; not at college.",
)
HOLLOWPENNY = DemoPerson(
    "Dexter Hollowpenny",
    date(1988, 8, 14),
    "2 Ropewalk Buildings, Northgate",
    safe_contact="At the probation office; two workers together.",
)
DABCHICK = DemoPerson(
    "Percival Dabchick",
    date(1965, 6, 9),
    "3 Larkspur House, Thimble Estate",
    safe_contact="In writing, or in person in the morning.",
    adjustments="Hearing loss: face him, speak clearly, follow up in writing.",
)
TUMBLETON_HYTHE = DemoPerson(
    "Marigold Tumbleton-Hythe",
    date(1958, 10, 2),
    "Flat 21, Quillmaker Court",
    safe_contact="By telephone with the agreed password; nothing on paper to the flat.",
)
PELLWORTH = DemoPerson(
    "Ignatius Pellworth",
    date(1995, 3, 29),
    "Withheld; Eastmere",
    safe_contact="Not to be approached before the home-area team has been spoken to.",
)
