"""Records that many tests begin from: made once in a run, however many processes it has, and copied."""

import hashlib
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir
from uuid import uuid4

RUN = os.environ.setdefault("CCM_TEST_RUN", uuid4().hex)
"""What the processes of one run have in common: those that the first one starts have its environment."""


def shared_bytes(name: str, make: Callable[[], bytes]) -> bytes:
    """The content of that name: made by whichever process asks first, while the others wait for it."""
    place = _folder() / hashlib.sha256(name.encode()).hexdigest()
    being_made = place.with_suffix(".making")
    while not place.exists():
        try:
            being_made.mkdir()
        except FileExistsError:
            time.sleep(0.05)
            continue
        try:
            if not place.exists():
                half = place.with_suffix(".half")
                half.write_bytes(make())
                half.replace(place)
        finally:
            being_made.rmdir()
    return place.read_bytes()


def forget_shared() -> None:
    """Removes what was made for this run."""
    shutil.rmtree(_folder(), ignore_errors=True)


def _folder() -> Path:
    folder = Path(gettempdir()) / f"ccm-tests-{RUN}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
