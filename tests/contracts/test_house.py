"""The house: what may stand where, and what no file may hold."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("ccm_tui", "db", "screens")

BREAKERS = {
    "a rule that reaches up to a service": ("ccm_tui/domain/agenda/walk.py", "import ccm_tui.services.meetings.walk"),
    "a service that reaches up to a screen": ("ccm_tui/services/meetings/walk.py", "import screens.hearings.desk"),
    "SQL in a screen": ("screens/frame/base.py", "import sqlmodel"),
    "Textual in the record": ("db/record.py", "import textual"),
    "a screen that reaches past the services": ("screens/frame/base.py", "import db.tables.cases"),
    "minutes that know the record": ("ccm_tui/documents/formats/plain.py", "import db.record"),
}


def ours() -> list[Path]:
    return [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]


def contracts_hold(house: Path) -> bool:
    program = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run([program, "--no-cache"], cwd=house, capture_output=True, check=False)
    return run.returncode == 0


def test_the_import_contracts_hold() -> None:
    assert contracts_hold(ROOT)


@pytest.mark.parametrize("breaker", BREAKERS)
def test_the_import_contracts_fail_on(breaker: str, tmp_path: Path) -> None:
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    name, line = BREAKERS[breaker]
    broken = tmp_path / name
    broken.write_text(f"{broken.read_text()}\n{line}\n")
    assert not contracts_hold(tmp_path)


def test_the_top_level_is_as_agreed() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout")
    found = {name.split("/")[0] for name in listed.stdout.split()}
    plain = {name for name in found if not name.startswith(".")}
    assert plain <= {
        *PACKAGES, "tests", "docs", "pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md"
    }  # fmt: skip


def test_package_files_define_nothing() -> None:
    assert [path for path in ours() if path.name == "__init__.py" and path.read_text().strip()] == []


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        (r"recompose\s*=\s*True", "loses what is being typed"),
        (r"markup\.escape|rich\.markup", "does not neutralise people's text"),
        (r"except Exception:\s*(pass)?$", "hides what went wrong"),
        (r"\bTODO\b|\bFIXME\b|\bXXX\b", "belongs in an issue"),
        (r"print\(", "goes past the command line's own output"),
    ],
)
def test_no_file_holds_what_has_hurt_others(pattern: str, reason: str) -> None:
    found = [path.name for path in ours() if re.search(pattern, path.read_text(), re.MULTILINE)]
    assert found == [], reason


def test_no_test_asserts_a_time() -> None:
    """How long a thing takes is for a benchmark to print; what must not grow is counted or compared."""
    assert timed_asserts("assert time.process_time() - begun < 10", "assert monotonic() < until") == 2
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path.name != Path(__file__).name]
    assert [path.name for path in tests if timed_asserts(*path.read_text().splitlines())] == []


def timed_asserts(*lines: str) -> int:
    clock = re.compile(r"\bassert\b.*\b(process_time|perf_counter|monotonic|time\.time)\(")
    return sum(bool(clock.search(line)) for line in lines)


def test_nothing_that_a_screen_could_wait_for_sleeps() -> None:
    """The command line may: it has no loop, and a wrong passphrase is to cost time."""
    found = [path.name for path in ours() if path.parent.name != "cli" and "time.sleep" in path.read_text()]
    assert found == []


def test_no_colour_is_written_into_a_style_sheet() -> None:
    sheets = [path for package in PACKAGES for path in (ROOT / package).rglob("*.tcss")]
    assert [path.name for path in sheets if re.search(r"#[0-9a-fA-F]{3,8};", path.read_text())] == []


def test_a_style_sheet_styles_its_own_screen_alone() -> None:
    leaky = [
        (sheet.name, rule)
        for sheet in (ROOT / "screens").rglob("*.tcss")
        for rule in re.findall(r"^([^\s}][^{]*)\{", sheet.read_text(), re.MULTILINE)
        if not re.fullmatch(r"[A-Z]\w+ ", rule)
    ]
    assert leaky == []


def test_the_tables_never_postpone_their_annotations() -> None:
    postponed = re.compile("^from __future__ import annotations", re.MULTILINE)
    tables = (ROOT / "db" / "tables").glob("*.py")
    assert [path.name for path in tables if postponed.search(path.read_text())] == []


def test_every_dependency_says_why_it_is_there() -> None:
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    for dependency in asked:
        place = next(index for index, line in enumerate(lines) if f'"{dependency}"' in line)
        assert lines[place - 1].strip().startswith("# "), dependency
