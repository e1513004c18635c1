"""`kb search`: search the library from the command line."""

import json
import sys
from collections.abc import Container, Sequence
from datetime import date

from kb import paths, reading
from kb.answers import results_json
from kb.jobs import Parser, day
from kb.jobs.index import ready
from kb.search import MOST_HITS, Asked, Results


def parser() -> Parser:
    """Return the options of the job."""
    options = Parser("search", "Search the library; a citation comes first.")
    options.add_argument("query", help='words, "a phrase", -word, kind:case, on:2018-11-18, …')
    for name, what in (("jurisdiction", "place, its parts included"), ("court", "court")):
        options.add_argument(f"--{name}", action="append", default=[], metavar="ID", help=what)
    options.add_argument(
        "--kind",
        action="append",
        default=[],
        choices=("law", "provision", "case"),
        help="law covers provisions",
    )
    options.add_argument("--on", type=day, metavar="DATE", help="the law as it was on this day")
    options.add_argument(
        "--limit", type=int, default=10, metavar="N", help="at most (default: 10)"
    )
    options.add_argument("--engine", default="", metavar="URL", help="the index to search")
    options.add_argument(
        "--exact", action="store_true", help="only the words typed: no expansion, no stemming"
    )
    options.add_json()
    return options


def main(words: Sequence[str]) -> int:
    """Print what was found; the exit status is 0 whether something was or not."""
    options = parser().parse_args(words)
    if not 1 <= options.limit <= MOST_HITS:
        parser().error(f"--limit must be from 1 to {MOST_HITS}, but is {options.limit}")
    read = reading.load(paths.content())
    chosen = {
        name: tuple(value.lower() for value in getattr(options, name))
        for name in ("jurisdiction", "court", "kind")
    }
    _known("jurisdiction", chosen["jurisdiction"], read.places)
    _known("court", chosen["court"], read.courts)
    asked = Asked(
        text=options.query,
        filters=chosen,
        on=options.on,
        limit=options.limit,
        lang=options.lang,
        exact=options.exact,
    )
    results = ready(options.engine, read).ask(asked)
    if options.json:
        print(
            json.dumps(
                results_json(results, options.lang, date.today()), ensure_ascii=False, indent=1
            )
        )
    else:
        _show(results)
    return 0


def _known(name: str, values: Sequence[str], known: Container[str]) -> None:
    for value in values:
        if value not in known:
            parser().error(f"--{name}: there is no {value!r} in the library")


def _show(results: Results) -> None:
    for number, hit in enumerate(results.hits, results.offset + 1):
        print(f"{number}. {hit.title.words}\n   {hit.id}")
        print(f"   {' '.join(hit.snippet.text.split())}\n")
    found = "record" if results.total == 1 else "records"
    print(f"{results.total} {found}.", file=sys.stderr)
    for one in results.expanded:
        print(f"Searched too: {one.label.words} ({', '.join(one.terms)})", file=sys.stderr)
    if results.suggestion:
        print(f"Did you mean: {results.suggestion}", file=sys.stderr)
