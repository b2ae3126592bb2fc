import shutil
from pathlib import Path

import pytest

from tests.cli.support import NOW, Ccm
from tests.demo_file import demo_record


@pytest.fixture(scope="session")
def pristine_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo record that no test may write to."""
    return demo_record(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def demo(pristine_demo: Path, tmp_path: Path) -> Path:
    """A demo record of the test's own."""
    return Path(shutil.copy(pristine_demo, tmp_path / "demo.db"))


@pytest.fixture
def ccm(demo: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ccm:
    """Runs command lines on the demo record, at the demo's time."""
    monkeypatch.setenv("CCM_NOW", NOW)
    return Ccm(capsys, demo)
