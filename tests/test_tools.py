"""Types and style are tests like all others."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "tool",
    [
        ("mypy", "--no-error-summary"),
        ("ruff", "check", "--quiet", "."),
        ("ruff", "format", "--check", "--quiet", "."),
    ],
    ids=" ".join,
)
def test_tool_is_content(tool):
    command = [sys.executable, "-m", *tool]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", sorted((ROOT / "kb").rglob("*.py")), ids=lambda p: p.name)
def test_no_room_is_too_long(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert path.stem not in {"utils", "helpers", "common", "manager", "base"}


def test_the_door_stays_small_and_stands_alone():
    text = (ROOT / "build.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 100
    modules = {row.split()[1] for row in text.splitlines() if row.startswith(("import ", "from "))}
    assert modules <= set(sys.stdlib_module_names)
