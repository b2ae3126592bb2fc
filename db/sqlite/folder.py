"""What kind of folder a record lies in, since SQLite's write-ahead log is only safe on a disk of this machine.

The log needs memory that every program on the record shares, and locks that hold: network folders and folders that
other programs provide have neither for certain (sqlite.org/wal.html, section 1; sqlite.org/howtocorrupt.html,
section 2.1). Folders that are kept in step between machines (OneDrive) may copy a record and its log at different
moments."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath

_NETWORK = re.compile(
    r"9p|acfs|afpfs|afs|beegfs|ceph|cifs|coda|davfs|drvfs|gfs2|glusterfs|gpfs|lustre|ncpfs|nfs4?|ocfs2|prl_fs|remote"
    r"|smb[23]|smbfs|vboxsf|virtiofs|vmhgfs|webdav|(mac|osx)?fuse(\..*)?"
)
"""File systems of other machines and of programs, as the system names them."""

_SYNCED = {
    "OneDrive": re.compile(r"onedrive( ?-.*)?"),
    "Dropbox": re.compile(r"dropbox( ?[-(].*)?"),
    "iCloud": re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs"),
    "Google Drive": re.compile(r"google ?drive( ?[-(].*)?|googledrive-.*"),
    "Box": re.compile(r"box sync|box-box"),
    "Nextcloud": re.compile(r"nextcloud\d*"),
    "ownCloud": re.compile(r"owncloud\d*"),
}
"""How the folders are called that such a program keeps in step, in small letters."""

_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")

_MACOS_MOUNT = re.compile(r".* on (?P<place>/.*) \((?P<kind>\w+)(,.*)?\)")
_LINUX_MOUNT = re.compile(r"\S+ (?P<place>\S+) (?P<kind>\S+)( .*)?")
_ESCAPED = re.compile(r"\\([0-7]{3})")
"""How the table of mounts writes a space."""

_DRIVE_REMOTE = 4
"""What GetDriveTypeW calls a network drive."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of a record: on a network, kept in step by a program, or plainly this machine's own."""

    network: str = ""
    """The kind of network folder or of program behind it, as the system calls it; empty where there is none."""
    synced: str = ""
    """The program that keeps it in step between machines; empty where there is none."""

    @property
    def log_is_safe(self) -> bool:
        """True where the write-ahead log can be trusted."""
        return not (self.network or self.synced)

    @property
    def warning(self) -> str:
        """What a chair has to know of it, in a sentence or two; empty where it is safe."""
        if self.synced:
            return (
                f"This folder is kept in step by {self.synced}: copies of the record leave this machine, and two "
                "machines can spoil it. Keep it in a folder of this machine's own, and a backup here."
            )
        if self.network:
            return (
                f"This is a network or shared folder ({self.network}): the record is written a slower, safer way, "
                "and is gone when the network is. Keep it on this machine's own disk, and a backup here."
            )
        return ""


def folder_of(path: PurePath, mounts: str, environment: Mapping[str, str]) -> Folder:
    """The kind of folder that a record at `path`, which is absolute, lies in.

    `mounts` is what /proc/self/mounts says on Linux and what `mount` prints on macOS.
    """
    return Folder(_network(path, mounts), _synced(path, environment))


def folder_here(path: Path) -> Folder:
    """The kind of folder that a record at `path` lies in on this machine."""
    whole = path.resolve()
    return folder_of(whole, _mounts(whole), os.environ)


def _network(path: PurePath, mounts: str) -> str:
    if path.drive.startswith("\\\\"):
        return "a share"
    # The innermost folder counts, and of two mounted over one another the later.
    around = [found for found in _mounted(path, mounts) if path.is_relative_to(found[0])]
    kind = max(around, key=lambda found: len(found[0].parts), default=(path, ""))[1]
    return kind if _NETWORK.fullmatch(kind) else ""


def _mounted(path: PurePath, mounts: str) -> Iterator[tuple[PurePath, str]]:
    """Every mounted folder and its kind, the latest first."""
    for line in reversed(mounts.splitlines()):
        found = _MACOS_MOUNT.fullmatch(line) or _LINUX_MOUNT.fullmatch(line)
        if found:
            place = _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 8)), found["place"])
            yield type(path)(place), found["kind"]


def _synced(path: PurePath, environment: Mapping[str, str]) -> str:
    for variable in _ONEDRIVE_VARIABLES:
        if environment.get(variable) and path.is_relative_to(environment[variable]):
            return "OneDrive"
    # Only the folders: a record may be called what it likes.
    for part in path.parent.parts:
        for program, name in _SYNCED.items():
            if name.fullmatch(part.casefold()):
                return program
    return ""


def _mounts(path: Path) -> str:
    if sys.platform == "win32":
        return _drive(path)
    if sys.platform == "darwin":
        return subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _drive(path: PurePath) -> str:
    """The drive of a path as one line of such a table, where Windows says that it is one of a network."""
    if sys.platform != "win32":
        return ""
    import ctypes

    root = PureWindowsPath(path).anchor
    return f"drive {root} remote" if ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE else ""
