"""The command line: `kb JOB …`, one module of kb/jobs per job.

Results go to stdout, everything said on the way to stderr.  The exit status is 0 when all is well,
1 when a problem was found, 2 when the command was typed wrongly.
"""

import importlib
import os
import signal
import sys
from collections.abc import Sequence

from kb import __version__
from kb.errors import KbError, Misuse

JOBS = {
    "serve": "read and search the library in a browser",
    "search": "search the library",
    "show": "show one record, as in force on a day",
    "check": "list every problem in content/",
    "index": "build the search index",
    "new": "write a skeleton of a law, a provision or a case",
    "schema": "write the JSON Schemas that editors use",
    "deny": "list a name that must never stand in the library",
}

USAGE = """\
usage: kb JOB …        (in a checkout: python3 build.py JOB …)

{jobs}

`kb JOB --help` explains a job.  `--data DIR` names the folder that holds content/.
This library gives information, not legal advice."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one job and return the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    _write_utf8()
    try:
        words = _take_data(words)
        if not words or words[0] in ("-h", "--help", "help"):
            print(usage())
            return 0 if words else 2
        if words[0] in ("-V", "--version"):
            print(f"kb {__version__}")
            return 0
        job, *options = words
        if job not in JOBS:
            raise Misuse(f"there is no job {job!r}: the jobs are {', '.join(JOBS)}.")
        status = importlib.import_module(f"kb.jobs.{job}").main(options)
    except KbError as error:
        print(f"kb: {error}", file=sys.stderr)
        return 2 if isinstance(error, Misuse) else 1
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        print(f"kb: {what}{error.strerror or error}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    return int(status)


def usage() -> str:
    """Return the page that `kb --help` prints."""
    return USAGE.format(jobs="\n".join(f"  {job:8} {does}" for job, does in JOBS.items()))


def _take_data(words: list[str]) -> list[str]:
    """Take `--data DIR` out of the words, wherever it stands, and note it for `paths`."""
    for n, word in enumerate(words):
        if word == "--data":
            if n + 1 == len(words):
                raise Misuse("--data needs a folder.")
            os.environ["KB_DATA"] = words[n + 1]
            return words[:n] + words[n + 2 :]
        if word.startswith("--data="):
            os.environ["KB_DATA"] = word.removeprefix("--data=")
            return words[:n] + words[n + 1 :]
    return words


def _write_utf8() -> None:
    """Chinese must come out whole even where the terminal's own encoding has none."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="backslashreplace")
