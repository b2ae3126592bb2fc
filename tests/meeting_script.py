"""One scripted meeting, as the lines that a chair types, and the record that it must give."""

import sqlite3
from pathlib import Path
from typing import Any

LINES = (
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
    "/status 035/4 not-possible no coordinator has been named there",
    "hub closes early on Friday",
    "/n hub closes early on Friday",
    "/next",
    "/i csc: known since 2024, attendance falling #reported",
    "noise: nil",
    "btp no reply",
    "mht: no reply",
    "colp: a name that stays in the room #private",
    "/v vs: he is afraid of the older ones",
    "/r self 4x4 community 3x3 [MARAC] carried a knife [/",
    "/a colp/netherby confirm the referral decision by 8 jan #self",
    "hsg/turnstile interview the neighbour by 4 jan #victim",
    "@mht named worker for a crisis plan >10wd",
    "@xyz look into it by someday",
    "ring the school",
    "/undo",
    "/undo",
    "/redo",
    "turnstile: ring him by 8 jan and tell @csc",
    "hsg to move him within 5wd #self",
    "hsg and asc joint visit by wensday",
    "risk: victim 2x3 and staff 1x2 calmer",
    "/readback except 036/1",
    "/readback",
    "/template 7 by 4 jan #community",
    "/template 0",
    "/o open review 21 jan",
    "/tell csc",
    "/n #protective a grandmother at home",
    "/case 031",
    "/effect 031/6 helped",
    "/reissue 031/5 by 8 jan",
    "/templates",
    "/r self 2x3 steadier overall 12 because the order is new",
    "/n #dissent HSG wanted more => the panel kept the plan",
    "outcome: closed - risk reduced keyworker in place",
    "/previous",
    "/park 035",
    "/urgent Orla Vance",
    "/chair Ines Halloway",
    "/defer 032 the flat is being cleared",
    "/not-reached 037",
    "/nonsense",
    "/case 999",
    "/leave CSC",
    "/case 039",
    "/o defer the practice has not answered",
    "/close",
)
"""Every kind, every order, a refused line of each sort, and text that looks like markup."""


def what_is_recorded(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every table of the record, without the moments at which things were done and without drafts."""
    raw = sqlite3.connect(path)
    tables = [
        name
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if name not in ("draft", "sqlite_sequence", "journal_change", "journal_entry")
    ]
    found = {table: _rows(raw, table) for table in tables}
    found["journal_entry"] = raw.execute("SELECT act, label, why, kind FROM journal_entry ORDER BY id").fetchall()
    raw.close()
    return found


def _rows(raw: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    kept = ", ".join(f'"{name}"' for name in columns if not name.endswith("_at"))
    return raw.execute(f'SELECT {kept} FROM "{table}" ORDER BY 1').fetchall()
