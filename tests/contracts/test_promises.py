"""The page of promises names tests that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_promise_names_tests_that_are_there() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text().partition("## What we promise")[2]
    tests = "\n".join(path.read_text() for path in (ROOT / "tests").rglob("*.py"))
    named = re.findall(r"`(test_\w+)`", page)
    assert len(named) > 20
    assert [name for name in named if f"def {name}(" not in tests] == []
    assert [place for place in re.findall(r"`(tests/[\w/.]+)`", page) if not (ROOT / place).exists()] == []


def test_every_promise_has_a_test() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text().partition("## What we promise")[2]
    promises = [line for line in page.splitlines() if line.startswith("| ")][1:]
    assert [line for line in promises if "`test" not in line.split("|")[2]] == []


def test_every_path_that_the_page_names_is_there() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text()
    named = set(re.findall(r"`((?:[a-z_]+/)+[a-z_]+(?:\.py)?)`", page))
    assert len(named) > 40
    homes = [ROOT, ROOT / "ccm_tui"]
    assert sorted(name for name in named if not any((home / name).exists() for home in homes)) == []
