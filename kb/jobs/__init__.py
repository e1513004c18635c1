"""One module per job of the command line; each has `main(words) -> exit status`."""

import argparse
from collections.abc import Callable
from datetime import date
from typing import Any, NoReturn, TypeVar

from kb.dates import Day
from kb.errors import Misuse
from kb.languages import SITE_LANGUAGES

T = TypeVar("T")


class Parser(argparse.ArgumentParser):
    """A parser whose mistakes are `Misuse`, told like all other errors."""

    def __init__(self, job: str, does: str, **more: Any) -> None:
        super().__init__(f"kb {job}", description=does, allow_abbrev=False, **more)

    def error(self, message: str) -> NoReturn:
        """Turn argparse's own ending into ours."""
        raise Misuse(f"{message}.  `{self.prog} --help` explains the job.")

    def add_json(self) -> None:
        """Add `--json` and `--lang`."""
        self.add_argument("--json", action="store_true", help="machine-readable output")
        self.add_argument(
            "--lang",
            choices=SITE_LANGUAGES,
            default=SITE_LANGUAGES[0],
            help="language of the texts (default: %(default)s)",
        )


def day(text: str) -> date:
    """Read a day typed as an option."""
    return _readable(Day.parse, text).date


def _readable(parse: Callable[[str], T], text: str) -> T:
    try:
        return parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
