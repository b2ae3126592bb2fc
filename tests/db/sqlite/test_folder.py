"""The kind of folder that a record lies in, and how it is written there."""

import os
from collections.abc import Mapping
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from ccm_tui.clock import Clock
from db.record import Record
from db.sqlite.folder import Folder, folder_here, folder_of
from db.sqlite.vault import rewrite_under
from tests.db.processes import add_agency, codes, kill, opened, somebody_has

LINUX = r"""/dev/sda2 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
//fileserver/public /mnt/share cifs rw,vers=3.1.1 0 0
server:/export/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
systemd-1 /auto autofs rw 0 0
server:/export /auto nfs rw 0 0
/dev/sdc1 /media/jo/USB\040STICK fuseblk rw 0 0
jo@host: /media/jo/other\040machine fuse.sshfs rw 0 0
C:\134 /mnt/c 9p rw,aname=drvfs 0 0
none /mnt/plain tmpfs rw 0 0
"""
MACOS = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//jo@fileserver/City%20Council on /Volumes/City Council (smbfs, nodev, nosuid, mounted by jo)
"""
OWN = Folder()


@pytest.mark.parametrize(
    ("path", "mounts", "expected"),
    [
        ("/srv/record.db", LINUX, OWN),
        ("/mnt/share/ccm/record.db", LINUX, Folder(network="cifs")),
        ("/mnt/shared/record.db", LINUX, OWN),
        ("/home/jo/record.db", LINUX, Folder(network="nfs4")),
        ("/home/local/jo/record.db", LINUX, OWN),
        ("/auto/jo/record.db", LINUX, Folder(network="nfs")),
        ("/media/jo/USB STICK/record.db", LINUX, OWN),
        ("/media/jo/other machine/record.db", LINUX, Folder(network="fuse.sshfs")),
        ("/mnt/c/Users/jo/record.db", LINUX, Folder(network="9p")),
        ("/mnt/plain/record.db", LINUX, OWN),
        ("/Users/jo/record.db", MACOS, OWN),
        ("/Volumes/City Council/record.db", MACOS, Folder(network="smbfs")),
        ("/srv/record.db", "", OWN),
        ("/srv/record.db", "no table at all", OWN),
    ],
)
def test_a_network_folder_is_known_by_the_innermost_mount(path: str, mounts: str, expected: Folder) -> None:
    assert folder_of(PurePosixPath(path), mounts, {}) == expected


@pytest.mark.parametrize(
    ("path", "environment", "program"),
    [
        (PureWindowsPath(r"C:\Users\jo\OneDrive - City Council\ccm\record.db"), {}, "OneDrive"),
        (PureWindowsPath(r"C:\Users\jo\onedrive\record.db"), {}, "OneDrive"),
        (PureWindowsPath(r"D:\Work\record.db"), {"OneDriveCommercial": r"D:\Work"}, "OneDrive"),
        (PureWindowsPath(r"C:\Users\jo\iCloudDrive\record.db"), {}, "iCloud"),
        (PurePosixPath("/Users/jo/Library/Mobile Documents/com~apple~CloudDocs/record.db"), {}, "iCloud"),
        (PurePosixPath("/Users/jo/Library/CloudStorage/GoogleDrive-jo@city.gov/record.db"), {}, "Google Drive"),
        (PurePosixPath("/home/jo/Dropbox (Council)/record.db"), {}, "Dropbox"),
        (PurePosixPath("/home/jo/Nextcloud/record.db"), {}, "Nextcloud"),
        (PurePosixPath("/home/jo/records/dropbox"), {}, ""),
        (PurePosixPath("/home/jo/dropboxes/record.db"), {}, ""),
        (PureWindowsPath(r"C:\Users\jo\record.db"), {"OneDrive": r"C:\Users\jo\OneDrive"}, ""),
        (PureWindowsPath(r"C:\Users\jo\record.db"), {"OneDrive": ""}, ""),
    ],
)
def test_a_folder_kept_in_step_is_known_by_its_name_or_the_environment(
    path: PurePath, environment: Mapping[str, str], program: str
) -> None:
    assert folder_of(path, "", environment) == Folder(synced=program)


@pytest.mark.parametrize(
    ("path", "mounts"),
    [
        (PureWindowsPath(r"\\fileserver\public\record.db"), ""),
        (PureWindowsPath(r"Z:\record.db"), "drive Z:\\ remote"),
    ],
)
def test_a_network_drive_of_windows_is_known(path: PurePath, mounts: str) -> None:
    assert folder_of(path, mounts, {}).network
    assert not folder_of(PureWindowsPath(r"C:\record.db"), "drive Z:\\ remote", {}).network


def test_each_kind_but_this_machines_own_is_warned_of() -> None:
    assert "OneDrive" in Folder(synced="OneDrive").warning
    assert "nfs4" in Folder(network="nfs4").warning
    assert OWN.warning == ""


def journal_mode(record: Record) -> tuple[str, int]:
    with record.reading() as session:
        connection = session.connection()
        return (
            str(connection.exec_driver_sql("PRAGMA journal_mode").scalar()),
            int(connection.exec_driver_sql("PRAGMA synchronous").scalar() or 0),
        )


@pytest.fixture(params=[None, "four words in a row"], ids=["plain", "encrypted"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    found: str | None = request.param
    return found


def test_a_record_kept_in_step_is_written_without_a_log_and_durably(
    tmp_path: Path, demo_clock: Clock, passphrase: str | None
) -> None:
    path = tmp_path / "OneDrive - City Council" / "record.db"
    record = Record.create(path, demo_clock, "tester", passphrase)
    record.store.begin_session()
    add_agency(record, "ONE")
    assert record.store.folder == Folder(synced="OneDrive")
    assert journal_mode(record) == ("delete", 3)
    assert {it.name for it in path.parent.iterdir()} == {"record.db", ".record.db.claim"}
    reader = opened(path, passphrase)
    assert codes(reader) == {"ONE"}
    add_agency(record, "TWO")
    assert codes(reader) == {"ONE", "TWO"}
    reader.close()
    record.close()


def test_a_record_is_written_as_its_folder_allows_wherever_it_is_moved(
    tmp_path: Path, demo_clock: Clock, passphrase: str | None
) -> None:
    here, there = tmp_path / "here" / "record.db", tmp_path / "Dropbox" / "record.db"
    there.parent.mkdir()
    Record.create(here, demo_clock, "tester").close()
    if passphrase:
        rewrite_under(here, None, passphrase)
    for path, mode in ((here, "wal"), (there, "delete"), (here, "wal")):
        if not path.exists():
            (there if path is here else here).rename(path)
        record = opened(path, passphrase)
        assert journal_mode(record)[0] == mode
        record.close()


def test_a_log_that_was_left_behind_is_taken_up_in_such_a_folder_too(tmp_path: Path, demo_clock: Clock) -> None:
    here = tmp_path / "here" / "record.db"
    Record.create(here, demo_clock, "tester").close()
    with somebody_has(here, acts=("LEFT",)) as process:
        kill(process)
    assert Path(f"{here}-wal").stat().st_size
    (tmp_path / "here").rename(tmp_path / "Dropbox")
    record = opened(tmp_path / "Dropbox" / "record.db")
    assert codes(record) == {"LEFT"}
    assert journal_mode(record)[0] == "delete"
    record.close()


@pytest.mark.skipif(not Path("/dev/shm").is_dir() or os.name == "nt", reason="no second disk to look at")
def test_this_machines_own_folders_are_known_as_such(tmp_path: Path) -> None:
    assert folder_here(Path("/dev/shm/record.db")) == OWN
