"""The screens and dialogs that matter, each brought about by the keys that a chair would press."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from ccm_tui.app import CcmApp
from db.sqlite.vault import rewrite_under
from tests.conftest import DEMO_NOW, stopped_at
from tests.demo_file import demo_record
from tests.screens.keyboard import ccm, new_record, says
from tests.screens.sitting import sitting

SCENE_NOW = DEMO_NOW + timedelta(minutes=7)
"""When the scenes are looked at: seven minutes into whatever is before the meeting."""

TYPE = "type "


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen, or a dialog over it."""

    name: str
    record: Callable[[Path], Path]
    """Makes the record in a folder."""
    keys: tuple[str, ...]
    """Key by key; what begins with TYPE is put where the focus is, in one go."""
    says: str
    """Words that are on the screen once it is there."""


def _sat(*lines: str) -> Callable[[Path], Path]:
    return lambda folder: sitting(folder, *lines)


def _nothing(folder: Path) -> Path:
    return folder / "none.db"


def _locked(folder: Path) -> Path:
    path = demo_record(folder)
    rewrite_under(path, None, "correct horse battery")
    return path


_OPENED = (
    "/roll COLP present",
    "/roll CST present",
    "/roll ASC present",
    "/roll CSC present",
    "/roll HSG deputy Fern Lockwood",
    "/roll MHT absent",
    "/roll LFB apologies information 15 dec",
    "/roll VS present",
    "/confidentiality two on the telephone",
    "/status 031/5 complete 10 dec",
)
_HEARD = (
    *_OPENED,
    "/case 036",
    "/i csc: known since 2024, attendance falling #reported",
    "noise: nil",
    "mht: no reply",
    "colp: a name that stays in the room #private",
    "/v vs: he is afraid of the older ones",
    "/r self 4x4 community 3x3 carried a knife",
    "/a colp/netherby confirm the referral decision by 8 jan #self",
    "hsg/turnstile interview the neighbour by 4 jan #victim",
    "@mht named worker for a crisis plan >10wd",
    "ring the school",
    "/n #protective a grandmother at home",
)
_DECIDED = (
    *_HEARD,
    "/o open review 21 jan tell @csc",
    "/case 031",
    "/r self 2x3 steadier",
    "/o close reduced keyworker in place",
)
_RETURNING = (*_OPENED, "/case 031")

SCENES = (
    Scene("setup", _nothing, (), "COLP"),
    Scene("setup, an agency", _nothing, ("enter", "enter"), "Change COLP"),
    Scene("home", demo_record, (), "Meeting 4, today at 14:00"),
    Scene("home of a new record", new_record, (), "Plan the first meeting"),
    Scene("home, planning a meeting", demo_record, ("f2",), "Thu 18 Feb 2027, in 63 days"),
    Scene("agencies", demo_record, ("f4",), "Agencies: 22"),
    Scene("people", demo_record, ("f4", "f6"), "Partnership officer"),
    Scene("representation", demo_record, ("f4", "f5"), "33 of 42 (79%)"),
    Scene("agencies, a new one", demo_record, ("f4", "f2"), "Add an agency"),
    Scene("settings", demo_record, ("f8",), "Risk bands"),
    Scene("referrals", demo_record, ("f3",), "accepted as urgent"),
    Scene("referrals, none", new_record, ("f3",), "No referrals yet."),
    Scene("referrals, entering", demo_record, ("f3", "f2", TYPE + "Percy Dabchik", "tab"), "name spelt otherwise"),
    Scene("referrals, declining", demo_record, ("f3", "f8"), "Tell the referrer the reason too."),
    Scene("actions", demo_record, ("f7",), "3 actions: proposed or open"),
    Scene("actions, chasing", demo_record, ("f7", "f4"), "To send to GUEST-WICK"),
    Scene("cases", demo_record, ("f5", TYPE + "turn visit"), "6 cases found"),
    Scene("case file", demo_record, ("f5", TYPE + "031", "enter", "enter"), "Jasper Thimblewick, victim"),
    Scene(
        "actions, replies", demo_record, ("f7", "f3", TYPE + "031/5 | done | 10 dec"), "031/5: complete, Thu 10 Dec"
    ),
    Scene("log", demo_record, ("f5", "f2"), "Who saw what: 0 lines"),
    Scene("retention", demo_record, ("f5", "f8"), "Due to be erased or kept"),
    Scene("case file, a person", demo_record, ("f5", TYPE + "036", "enter", "enter", "f3"), "Also known as"),
    Scene("plan", demo_record, ("enter",), "116 of 120 min"),
    Scene("plan, a case", demo_record, ("enter", "enter"), "for this case only"),
    Scene("plan, opening", demo_record, (*("down",) * 6, "enter", "f5"), "Open meeting 5 now?"),
    Scene("desk", _sat(*_HEARD), (TYPE + "asc/ashlar visit her by next fri",), "it could also mean"),
    Scene("desk, the opening", _sat(), (), "Confidentiality statement"),
    Scene("desk, a review", _sat(*_RETURNING), (), "CCM/26/031"),
    Scene("desk, left", _sat(*_HEARD), ("escape",), "036 · Action"),
    Scene("desk, not saved", _sat(*_HEARD), (TYPE + "/roll XYZ present", "enter"), "NOT SAVED: There is no agency"),
    Scene("desk, changing", _sat(*_HEARD), ("up",), "036 · Note · changing (Esc leaves it as it was)"),
    Scene("palette", _sat(*_HEARD), ("ctrl+p", TYPE + "rat"), "Rate F5"),
    Scene("help", _sat(*_HEARD), ("f1",), "Help · the desk"),
    Scene("roll", _sat(*_OPENED), ("f2",), "6 of 14 here"),
    Scene("outstanding", _sat(*_OPENED), ("f3",), "1 proposed, 1 open, 2 complete"),
    Scene("outstanding, why", _sat(*_OPENED), ("f3", "p", "enter"), "Type why."),
    Scene("effects", _sat(*_RETURNING), ("ctrl+l",), "6 actions from before"),
    Scene("effects, an older plan", _sat(*_OPENED, "/case 009R"), ("ctrl+l",), "The plan from before this record"),
    Scene("effects, issuing again", _sat(*_RETURNING), ("ctrl+l", "r", TYPE + "next fri"), "Fri 25 Dec 2026"),
    Scene("ratings", _sat(*_RETURNING), ("f5", "up", "right", "enter"), "25 high, set"),
    Scene("ratings, overall", _sat(*_RETURNING), ("f5", "f3"), "The whole as one score"),
    Scene("read-back", _sat(*_HEARD), ("f4",), "4 actions to read aloud: 2 accepted"),
    Scene("closing", _sat(*_DECIDED, "/case 032"), ("f10",), "1 case is undecided."),
    Scene("closing, decided", _sat(*_DECIDED), ("f10",), "Everything is decided"),
    Scene("closing, asked", _sat(*_DECIDED), ("f10", "f10"), "Close the meeting?"),
    Scene("minutes", _sat(*_DECIDED), ("f9",), "6.5 CCM/26/031"),
    Scene("documents", demo_record, ("end", "f9"), "documents marked. F10"),
    Scene("what left", demo_record, ("end", "enter", "f3"), "Nothing of this meeting has left"),
    Scene("minutes, amending", demo_record, ("end", "enter", "f6"), "Amend the minutes"),
    Scene("agenda", _sat(*_DECIDED, "/park 035", "/leave CSC"), ("ctrl+g",), "2 of 8 cases decided"),
    Scene("curtain", _sat(*_HEARD), ("f12",), "The curtain is drawn."),
    Scene("projector", _sat(*_HEARD), ("f12", "f2"), "036/1"),
    Scene("passphrase", demo_record, ("f6",), "The same again"),
    Scene("unlock", _locked, (), "Type the passphrase, then Enter."),
    Scene("agenda, an urgent item", _sat(*_DECIDED), ("ctrl+g", "f2"), "CCM/26/040"),
)
"""One or more for each place that has commands."""


PLACES = (
    "setup",
    "home",
    "agencies",
    "representation",
    "people",
    "settings",
    "referrals",
    "actions",
    "actions, chasing",
    "cases",
    "case file",
    "log",
    "retention",
    "plan",
    "plan, a case",
    "desk",
    "roll",
    "outstanding",
    "effects",
    "ratings",
    "read-back",
    "closing",
    "minutes",
    "documents",
    "agenda",
    "outstanding, why",
)
"""A scene of each place that a screen or a dialog belongs to."""

DIALOGS = (
    "setup, an agency",
    "home, planning a meeting",
    "referrals, declining",
    "case file, a person",
    "actions, replies",
    "closing, asked",
    "effects, an older plan",
    "effects, issuing again",
    "agenda, an urgent item",
    "palette",
    "curtain",
    "projector",
    "passphrase",
    "unlock",
)
"""One of each sort of dialog beside that of the places, and what looks otherwise than usual."""


def scene(name: str) -> Scene:
    """The scene of that name."""
    return next(one for one in SCENES if one.name == name)


@asynccontextmanager
async def seen(shows: Scene, folder: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    """The scene in ccm itself, with nothing left to be done and the time standing still."""
    async with ccm(shows.record(folder), size, stopped_at(SCENE_NOW)) as pilot:
        await settle(pilot)
        for key in shows.keys:
            if key.startswith(TYPE):
                pilot.app.post_message(events.Paste(key.removeprefix(TYPE)))
            else:
                await pilot.press(key)
            await settle(pilot)
        await says(pilot, shows.says)
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Waits until what was asked of the record is done and shown."""
    app = pilot.app
    assert isinstance(app, CcmApp)
    for _ in range(2):
        if app.keeper.lane is not None:
            await app.keeper.lane.run(lambda record: None)
        await pilot.pause()
