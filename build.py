#!/usr/bin/env python3
"""Run this project's jobs on a machine that has only Python 3.11+ and pip.

    python3 build.py serve     read and search the library at http://127.0.0.1:8000
    python3 build.py test      run the tests
    python3 build.py check     check every file under content/
    python3 build.py wheel     build the package into dist/
    python3 build.py JOB …     any other job of the command line: search, show, index, new …

The first run makes .venv/ and installs into it; anything after the job's name is
passed on.  This file only prepares and hands over: the work is in kb/.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed-from"
DEVELOPER = {
    "test": ["-m", "pytest", "--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml")],
    # -P: without it `-m build` would find this very file.
    "wheel": ["-P", "-m", "build", str(ROOT)],
}


def main(argv):
    if sys.version_info < (3, 11):
        sys.exit(f"build.py needs Python 3.11 or newer, but this is {sys.version.split()[0]}.")
    if not argv or argv[0] in ("-h", "--help"):
        print(__doc__.strip())
        sys.exit(0 if argv else 2)
    job, *options = argv
    prepare("[dev]" if job in DEVELOPER else "")
    command = DEVELOPER.get(job, ["-m", "kb", job])
    # The tests are named by their place in the project; all other paths are the caller's.
    folder = ROOT if job == "test" else None
    try:
        sys.exit(subprocess.call([PYTHON, *command, *options], cwd=folder))
    except KeyboardInterrupt:
        sys.exit(130)


def prepare(extra):
    """Make .venv/ with the package, or again when Python or pyproject.toml has changed."""
    digest = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    wanted = f"{sys.version}\n{digest}\n"
    found = STAMP.read_text(encoding="utf-8") if PYTHON.exists() and STAMP.exists() else ""
    if found.startswith(wanted) and extra in found[len(wanted) :]:
        return
    extra = "[dev]" if "[dev]" in found else extra  # a developer's .venv/ stays one
    print("Preparing .venv/ (once, a minute or less) ...", file=sys.stderr)
    # `venv --without-pip` with `pip --python` (pip 22.3+) also works where the system
    # has no ensurepip, and where it forbids installing outside a venv (PEP 668).
    fresh = ["--clear"] if not found.startswith(wanted) else []
    steps = (
        ["-m", "venv", *fresh, "--without-pip", VENV],
        ["-m", "pip", "--python", PYTHON, "install", "--quiet", "--editable", f"{ROOT}{extra}"],
    )
    for step in steps:
        if subprocess.call([sys.executable, *step]):
            sys.exit("build.py could not prepare .venv/: the reason is above.")
    STAMP.write_text(wanted + extra, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
