"""`kb deny`: put a name on the list of those that must never stand in the library."""

import sys
from collections.abc import Sequence

from kb import paths, reading
from kb.check.identity import digest
from kb.errors import KbError
from kb.jobs import Parser


def parser() -> Parser:
    """Return the options of the job."""
    return Parser(
        "deny",
        "Print the digest of a name for content/identity.yaml.  The name is read from standard "
        "input, so that it stands in no file and in no history of the shell.",
    )


def main(words: Sequence[str]) -> int:
    """Print one line to be added to the list."""
    parser().parse_args(words)
    read = reading.load(paths.content())
    if read.identities is None:
        raise KbError("content/identity.yaml cannot be read: run `kb check`.")
    if sys.stdin.isatty():
        print("The name, then Enter:", file=sys.stderr)
    name = sys.stdin.readline().strip()
    if not name:
        raise KbError("no name was given on standard input.")
    print(digest(name, read.identities.salt))
    print("Add this line to `digests` in content/identity.yaml.", file=sys.stderr)
    return 0
