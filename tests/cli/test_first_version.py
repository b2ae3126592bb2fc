"""Records that the first version wrote: whatever becomes of the tables, they open, are sound, give their minutes."""

import gzip
from pathlib import Path
from typing import NamedTuple

import pytest

from db.tables.schema import HEAD
from tests.cli.support import NOW, Ccm

DATA = Path(__file__).parents[1] / "data"
FIRST_HEAD = "0004"
"""The revision that the first version wrote."""


class FirstRecord(NamedTuple):
    """A record of the first version, and what that version said of it."""

    file: str
    passphrase: str
    meeting: str
    seal: str
    """How the digest of the minutes begins under which they were approved."""
    minutes: tuple[str, ...]
    """Words of its approved minutes, the names of people and the amendment among them."""


RECORDS = {
    "the demo with a life behind it": FirstRecord(
        "first-version.db.gz",
        "",
        "4",
        "4ad0 dd50 251a f691",
        ("Rollo Quince", "interview the neighbour", "031 is heard again in March.", "Approved by Ada Larkspur"),
    ),
    "an encrypted record": FirstRecord(
        "first-version-encrypted.db.gz",
        "four words apart here",
        "1",
        "4853 39ca f4f3 e289",
        ("Perdita Inglenook", "she wants to stay at home", "The locks are changed by the council."),
    ),
}


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_of_the_first_version_opens_is_sound_and_gives_its_approved_and_amended_minutes(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = RECORDS[name]
    monkeypatch.setenv("CCM_NOW", NOW)
    if first.passphrase:
        file = tmp_path / "passphrase"
        file.write_text(first.passphrase)
        monkeypatch.setenv("CCM_PASSPHRASE_FILE", str(file))
    path = tmp_path / "first.db"
    path.touch(mode=0o600)
    path.write_bytes(gzip.decompress((DATA / first.file).read_bytes()))
    ccm = Ccm(capsys, path)
    sound = ccm("verify")
    assert (sound.code, sound.err) == (0, "")
    assert f"Minutes of meeting {first.meeting}, version 1: as they were sealed" in sound.out
    assert first.seal in sound.out
    printed = ccm("minutes", first.meeting)
    assert printed.code == 0
    assert [words for words in first.minutes if words not in " ".join(printed.out.split())] == []
    backups = [backup.name for backup in tmp_path.rglob("*before*.db")]
    assert backups == ([] if HEAD == FIRST_HEAD else [f"first-before-{FIRST_HEAD}-to-{HEAD}.db"])
