"""`kb index`: build the search index, and the way all other jobs find one that is ready."""

import sys
from collections.abc import Sequence
from pathlib import Path

from kb import paths, reading
from kb.engine import open_engine
from kb.jobs import Parser
from kb.jobs.progress import Progress
from kb.library import Library
from kb.search import Search


def parser() -> Parser:
    """Return the options of the job."""
    options = Parser("index", "Build the search index beside the old one and swap them.")
    options.add_argument("--engine", default="", metavar="URL", help="whoosh:FOLDER (the default)")
    return options


def main(words: Sequence[str]) -> int:
    """Build the index, whether stale or not."""
    options = parser().parse_args(words)
    read = reading.load(paths.content())
    build(Search(read, open_engine(options.engine, default_folder())))
    return 0


def default_folder() -> Path:
    """Return where the index of the curated library lies."""
    return paths.cache() / "index"


def build(search: Search) -> None:
    """Index a library, telling how far it has come."""
    with Progress("Indexing", len(search.library.records), sys.stderr) as progress:
        count = search.build(progress)
    print(f"Indexed {count} records in {search.engine.url}.", file=sys.stderr)


def ready(url: str, read: Library) -> Search:
    """Return a search whose index is that of *read*, building it first if it is not."""
    search = Search(read, open_engine(url, default_folder()))
    health = search.engine.health()
    if not health.usable:
        print(f"Building the search index: {health.why_not}.", file=sys.stderr)
    elif health.digest != read.digest:
        print("Building the search index again: the content has changed.", file=sys.stderr)
    else:
        return search
    build(search)
    return search
