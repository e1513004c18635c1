"""What every search engine must do; the engines themselves stand in kb/engines/.

An engine is given terms, never text to analyse, so that all engines agree on what is found.  Sets,
filters and counts are part of the contract; only the order of hits is an engine's own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Protocol

from kb.documents import Document
from kb.errors import Misuse


@dataclass(frozen=True, slots=True)
class Literal:
    """Text that must stand in a document as it is, after folding."""

    text: str
    """Folded."""
    terms: tuple[str, ...]
    """Unstemmed terms that every such document has."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reason for a document to be found, and how much it counts."""

    terms: tuple[str, ...] = ()
    """The more of these a document has, the better."""
    literal: Literal | None = None
    facet: tuple[str, str] | None = None
    """A facet and the value it must have."""
    id: str | None = None
    """The document itself."""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Request:
    """A search, as an engine understands it."""

    wanted: tuple[Wanted, ...] = ()
    """Any of these; when there is none, every document."""
    must: tuple[Literal, ...] = ()
    without: tuple[Wanted, ...] = ()
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For a facet the values of which a document must have one."""
    only: frozenset[str] | None = None
    """Ids outside of which nothing is found: the law as it was on a day."""
    stemmed: bool = True
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine found."""

    total: int
    hits: tuple[tuple[str, float], ...]
    """Ids and scores, best first, from the offset on."""
    facets: Mapping[str, Mapping[str, int]]
    """Facet → value → number of documents, counted without that facet's own filter."""
    complete: bool = True
    """False if a part of the index did not answer."""


@dataclass(frozen=True, slots=True)
class Health:
    """Whether an index can be used, and for what."""

    usable: bool
    digest: str = ""
    """The digest of the library it was built from."""
    documents: int = 0
    why_not: str = ""


Progress = Callable[[int], None]


class Engine(Protocol):
    """A search engine and where its index lies."""

    url: str

    def index(self, documents: Iterable[Document], digest: str, progress: Progress) -> int:
        """Build a new index beside the old one, swap them, and return the number of documents."""

    def search(self, request: Request) -> Found:
        """
        Search.

        Raises:
            EngineError: The index is missing, damaged or out of reach.
        """

    def stored(self, ids: Iterable[str]) -> Mapping[str, tuple[str, str]]:
        """Return title and text of documents by their ids, as they were indexed."""

    def suggest(self, word: str, limit: int) -> tuple[str, ...]:
        """Return words of the index that are spelt nearly like *word*, nearest first."""

    def health(self) -> Health:
        """Say whether the index can be used; never raises."""


ENGINES = {"whoosh": "kb.engines.whoosh:Whoosh"}
"""Scheme of an engine's address → where it is."""


def open_engine(url: str, default: Path) -> Engine:
    """
    Return the engine of an address such as whoosh:.cache/index; empty means Whoosh at *default*.

    Raises:
        Misuse: There is no engine of that name.
    """
    scheme, _, place = (url or "whoosh:").partition(":")
    if scheme not in ENGINES:
        raise Misuse(f"there is no engine {scheme!r}: {', '.join(ENGINES)} can be named.")
    module, _, name = ENGINES[scheme].partition(":")
    engine: Engine = getattr(import_module(module), name)(Path(place) if place else default)
    return engine
