"""`kb check`: every problem in content/, as path:line: field: what is wrong."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from kb import check, paths, reading
from kb.errors import Misuse, Problem
from kb.jobs import Parser, day


def parser() -> Parser:
    """Return the options of the job."""
    options = Parser("check", "List every problem in content/; exit with 1 if there is an error.")
    options.add_argument(
        "path", nargs="*", type=Path, help="only problems in these files or folders"
    )
    options.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help="say what will be overdue for review on this day, as errors",
    )
    options.add_argument(
        "--sources", type=Path, metavar="DIR", help="find what is copied from texts in this folder"
    )
    options.add_argument("--json", action="store_true", help="machine-readable output")
    return options


def main(words: Sequence[str]) -> int:
    """Print the problems; return 1 if one of them is an error."""
    options = parser().parse_args(words)
    read = reading.load(paths.content())
    if options.sources and not options.sources.is_dir():
        raise Misuse(f"there is no folder {options.sources}.")
    found = check.problems(read, date.today(), as_of=options.as_of, sources=options.sources)
    if options.path:
        found = tuple(_within(found, options.path))
    errors = sum(problem.severity == "error" for problem in found)
    if options.json:
        print(json.dumps([asdict(problem) for problem in found], ensure_ascii=False, indent=1))
    else:
        for problem in found:
            print(problem)
        print(_summary(errors, len(found) - errors, len(read.records)), file=sys.stderr)
    return 1 if errors else 0


def _within(found: Sequence[Problem], chosen: Sequence[Path]) -> list[Problem]:
    for path in chosen:
        if not path.exists():
            raise Misuse(f"there is no file or folder {path}.")
    folders = [path.resolve() for path in chosen]
    top = paths.content().parent
    return [one for one in found if any((top / one.path).is_relative_to(f) for f in folders)]


def _summary(errors: int, warnings: int, records: int) -> str:
    counted = [_count(records, "record")]
    counted += [_count(errors, "error")] if errors else ["no error"]
    counted += [_count(warnings, "warning")] if warnings else []
    return ", ".join(counted) + "."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
