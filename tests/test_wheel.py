"""The package finds its content when it is installed far from the checkout."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command, cwd, **more):
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        **more,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-P", "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder with the package, seen by this Python beside the packages it has already."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def kb(installed, *words):
    environment = {**os.environ, "PYTHONPATH": str(installed), "XDG_CACHE_HOME": str(installed)}
    environment.pop("KB_DATA", None)
    return run(sys.executable, "-P", "-m", "kb", *words, cwd=installed, env=environment)


def test_the_wheel_holds_what_git_holds(wheel):
    tracked = run("git", "ls-files", "-z", "content", "site", cwd=ROOT).split("\0")
    with zipfile.ZipFile(wheel) as archive:
        names = {name.removeprefix("kb/_data/") for name in archive.namelist() if "_data/" in name}
    untracked = run("git", "ls-files", "-zo", "--exclude-standard", "content", "site", cwd=ROOT)
    assert names == ({*tracked, *untracked.split("\0")} - {""})


def test_the_installed_package_is_not_the_checkout(installed):
    where = "import kb; print(kb.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    printed = run(sys.executable, "-P", "-c", where, cwd=installed, env=environment)
    assert printed.startswith(str(installed))


def test_the_installed_package_checks_and_searches_its_own_content(installed):
    assert kb(installed, "check") == ""
    found = json.loads(kb(installed, "search", "检例第43号", "--json"))
    assert found["hits"][0]["id"] == "cn/spp-43"
    assert list((installed / "open-precedent").rglob("index-*"))


def test_the_package_installs_into_a_bare_environment(wheel, tmp_path):
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv", cwd=tmp_path)
    python = tmp_path / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    # .venv/ is made without pip; the Python that made it has one, as build.py needs it.
    pip = [getattr(sys, "_base_executable", sys.executable), "-m", "pip"]
    try:
        run(*pip, "--version", cwd=tmp_path)
    except AssertionError:
        pytest.skip("this Python has no pip: `python3 -m ensurepip` gives it one")
    run(*pip, "--python", python, "install", "--quiet", "--no-deps", wheel, cwd=tmp_path)
    said = run(python, "-c", "import kb; print(kb.__version__)", cwd=tmp_path)
    assert said.strip()
