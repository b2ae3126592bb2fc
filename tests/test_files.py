"""Files that leave the record."""

import resource
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ccm_tui.errors import CcmError
from ccm_tui.files import put_in_place, write_new, write_own

CONTENT = "Minutes of meeting 4 ‮[MARAC]\r\n".encode() * 200


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "documents"
    place.mkdir()
    return place


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file can grow beyond a few bytes, as on a disk without room."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    heeded = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    signal.signal(signal.SIGXFSZ, heeded)


def test_a_file_holds_every_byte_and_is_its_owner_s_alone(folder: Path) -> None:
    write_new(folder / "minutes.txt", CONTENT)
    assert (folder / "minutes.txt").read_bytes() == CONTENT
    assert (folder / "minutes.txt").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in folder.iterdir()] == ["minutes.txt"]


def test_a_file_that_is_there_is_never_overwritten(folder: Path) -> None:
    (folder / "minutes.txt").write_text("approved")
    with pytest.raises(CcmError, match="a file or folder of that name already"):
        write_new(folder / "minutes.txt", CONTENT)
    assert (folder / "minutes.txt").read_text() == "approved"


def test_a_link_is_not_followed_to_a_file_elsewhere(folder: Path) -> None:
    (folder / "minutes.txt").symlink_to(folder / "elsewhere.txt")
    with pytest.raises(CcmError, match="a file or folder of that name already"):
        write_new(folder / "minutes.txt", CONTENT)
    assert not (folder / "elsewhere.txt").exists()


def test_a_folder_is_not_taken_for_a_file(folder: Path) -> None:
    with pytest.raises(CcmError, match="a file or folder of that name already"):
        write_new(folder, CONTENT)


@pytest.mark.parametrize("place", ["nowhere/minutes.txt", "letter.txt/minutes.txt"])
def test_a_folder_that_is_not_there_is_said_to_be_missing(place: str, folder: Path) -> None:
    (folder / "letter.txt").write_text("a file, not a folder")
    with pytest.raises(CcmError, match="There is no such folder"):
        write_new(folder / place, CONTENT)


@pytest.mark.parametrize("name", ["m" * 300, "minutes\0.txt", "minutes\udcff\ud800.txt"])
def test_a_name_that_no_file_can_have_is_refused_in_words(name: str, folder: Path) -> None:
    with pytest.raises(CcmError, match="can't be written in that place"):
        write_new(folder / name, CONTENT)
    assert list(folder.iterdir()) == []


def test_a_full_disk_leaves_nothing_behind(folder: Path, full_disk: None) -> None:
    with pytest.raises(CcmError, match="can't be written in that place"):
        write_new(folder / "minutes.txt", CONTENT)
    assert list(folder.iterdir()) == []


def test_a_file_of_our_own_is_written_anew_and_its_folder_made(folder: Path) -> None:
    path = folder / "new" / "settings.toml"
    write_own(path, CONTENT)
    write_own(path, b"second")
    assert path.read_bytes() == b"second"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_file_of_our_own_stays_as_it_was_where_it_cannot_be_written(folder: Path, full_disk: None) -> None:
    write_own(folder / "settings.toml", b"first")
    with pytest.raises(CcmError, match="can't be written"):
        write_own(folder / "settings.toml", CONTENT)
    assert (folder / "settings.toml").read_bytes() == b"first"
    assert [file.name for file in folder.iterdir()] == ["settings.toml"]


class HeldByAnother(type(Path())):  # type: ignore[misc]
    """A file that another program has open for a moment, as Windows tells of it."""

    held = 3

    def replace(self, target: Any) -> Any:
        if self.held:
            type(self).held -= 1
            error = PermissionError("another program has it")
            error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
            raise error
        return super().replace(target)


def test_a_file_that_another_program_has_for_a_moment_is_put_in_place_once_it_has_not(tmp_path: Path) -> None:
    made = HeldByAnother(tmp_path / "made")
    made.write_bytes(b"new")
    put_in_place(made, tmp_path / "place")
    assert (tmp_path / "place").read_bytes() == b"new"


def test_what_can_not_be_moved_at_all_is_not_tried_again(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        put_in_place(tmp_path / "none", tmp_path / "place")
