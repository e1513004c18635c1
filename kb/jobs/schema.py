"""`kb schema`: write the JSON Schemas that editors use, from the same definitions that read."""

import sys
from collections.abc import Sequence
from pathlib import Path

from kb import schema
from kb.jobs import Parser


def parser() -> Parser:
    """Return the options of the job."""
    options = Parser("schema", "Write one JSON Schema for each kind of content file.")
    options.add_argument("folder", nargs="?", type=Path, default=Path("schema"))
    return options


def main(words: Sequence[str]) -> int:
    """Write the files, in a folder that is made if need be."""
    options = parser().parse_args(words)
    options.folder.mkdir(parents=True, exist_ok=True)
    for kind in schema.FILES:
        (options.folder / f"{kind}.json").write_text(schema.json_schema(kind), encoding="utf-8")
    print(f"Wrote {len(schema.FILES)} schemas to {options.folder}/.", file=sys.stderr)
    return 0
