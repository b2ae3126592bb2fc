import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ccm_tui.cli.main import run_ccm
from tests.cli.support import NOW, Ccm, as_program

COMMANDS = (
    "meetings", "agenda", "cases", "actions", "minutes", "sheets", "amend", "record", "import", "backup", "restore",
    "passphrase", "doctor", "demo", "verify", "log", "retention", "erase", "subject-access", "settings",
    "agencies", "areas", "attendance", "chase", "figures", "referrals", "requests",
)  # fmt: skip
HEAVY = ("sqlmodel", "sqlalchemy", "textual", "rich", "alembic", "platformdirs", "pydantic", "holidays")


def modules_after(*words: str) -> set[str]:
    program = (
        "import sys; from ccm_tui.cli.main import run_ccm; run_ccm(sys.argv[1:]); "
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "words",
    [
        ("--version",),
        ("--help",),
        ("-h",),
        ("actions", "--help"),
        ("import", "referrals", "-h"),
        ("passphrase", "set", "-h"),
        ("nonsense",),
    ],
)
def test_help_and_version_import_nothing_heavy(words: tuple[str, ...]) -> None:
    assert not {name for name in modules_after(*words) if name.partition(".")[0] in HEAVY}


def test_the_version_is_told() -> None:
    assert as_program("--version") == (0, "ccm 0.1.0\n", "")


def test_help_lists_every_command_with_a_whole_sentence() -> None:
    done = as_program("--help")
    listed = done.out.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert sorted(line.split()[0] for line in listed) == sorted(COMMANDS)
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_each_command_explains_itself(command: str, asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_ccm([command, asked]) == 0
    assert "--db PATH" in capsys.readouterr().out


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_text_is_utf_8_whatever_the_locale(environment: dict[str, str], ccm: Ccm, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("received on,subject name,screening\n3/12/2026,Zoë 李雷,accepted\n", encoding="utf-8")
    assert ccm("import", "referrals", sheet).code == 0
    done = as_program("cases", "李雷", "--db", ccm.db, env=environment)
    assert (done.code, done.err) == (0, "")
    assert "Zoë 李雷" in done.out


def test_without_a_terminal_the_screen_is_not_opened(demo: Path, tmp_path: Path) -> None:
    for words in ((), ("demo",)):
        done = as_program("--db", tmp_path / "none.db", *words)
        assert done.code == 1
        assert len(done.told) == 2
        assert "ccm --help" in done.told[1]
    assert not (tmp_path / "none.db").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and signals of POSIX")
def test_a_reader_that_stops_early_is_no_accident(ccm: Ccm, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    rows = "".join(f"3/12/2026,Person {number},accepted\n" for number in range(3000))
    sheet.write_text(f"received on,subject name,screening\n{rows}")
    assert ccm("import", "referrals", sheet).code == 0
    command = f"{sys.executable} -m ccm_tui cases --db {ccm.db} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("Cases: 3010\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [("meetings",), ("minutes", "3"), ("--help",)])
def test_output_that_cannot_be_written_is_told(words: tuple[str, ...], demo: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ccm_tui", *words, *(["--db", str(demo)] if len(words[0]) > 6 else [])],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "CCM_NOW": NOW, "CCM_DB": str(demo)},
        )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_ends_quietly(demo: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "ccm_tui", "record", "next", "--db", demo],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "CCM_NOW": NOW},
        # Whoever runs the tests in the background has it ignored, and so would the program.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert program.stdout is not None
    assert program.stdout.readline().startswith("Meeting 4")
    program.send_signal(signal.SIGINT)
    # While it could still be typed to: the end of its input would end it as well.
    assert program.wait(timeout=180) == 130
    assert program.communicate()[1].strip() == ""
