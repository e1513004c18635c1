"""The engine for the curated library: pure Python, nothing to install or to run.

Whoosh unpickles what it opens: `builds` lets it open only what this program has written.

Each request has a searcher of its own: Whoosh's searchers may not be shared between threads.
"""

import json
import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from whoosh import query as q
from whoosh.analysis import RegexTokenizer
from whoosh.fields import ID, KEYWORD, TEXT, Schema
from whoosh.index import FileIndex, open_dir
from whoosh.index import IndexError as NoIndex
from whoosh.index import create_in as create_index
from whoosh.matching import ListMatcher, NullMatcher
from whoosh.searching import Searcher
from whoosh.support.levenshtein import distance

from kb import analysis
from kb.documents import Document
from kb.engine import Found, Health, Literal, Progress, Request, Wanted
from kb.engines.builds import DAMAGED, Builds
from kb.errors import IndexDamaged

_KEPT = "documents.jsonl"
"""What is kept of each document, beside Whoosh's own files: they stay small and quick to open."""
FORMAT = 4
"""Raised whenever the schema or the analysis changes: older indexes are then built again."""

_DAMAGE = (
    OSError, NoIndex, UnpicklingError, EOFError, struct.error, zlib.error, ValueError, LookupError,
    AttributeError, ImportError, TypeError, AssertionError,
)  # fmt: skip
"""What Whoosh was seen to raise on files that are cut, missing or of another making."""

_SPACED = RegexTokenizer(r"\S+")
_SCHEMA = Schema(
    id=ID(stored=True, unique=True),
    terms=TEXT(analyzer=_SPACED, phrase=False),
    words=TEXT(analyzer=_SPACED, phrase=True),
    chars=KEYWORD,
    facets=KEYWORD,
)


@dataclass(frozen=True)
class _Opened:
    """An index that is open, with the facets of its documents by their numbers."""

    folder: Path
    index: FileIndex
    ids: tuple[str, ...]
    facets: tuple[Mapping[str, tuple[str, ...]], ...]
    ranks: tuple[int, ...]
    weights: tuple[float, ...]
    folded: tuple[str, ...]
    stored: Mapping[str, tuple[str, str]]


class Whoosh:
    """See `kb.engine.Engine`."""

    def __init__(self, folder: Path) -> None:
        self.url = f"whoosh:{folder}"
        self._builds = Builds(folder, FORMAT)
        self._opened: _Opened | None = None

    # --- building and opening -----------------------------------------------------------

    def index(self, documents: Iterable[Document], digest: str, progress: Progress) -> int:
        """Build a new index beside the old one, swap them, and return the number of documents."""

        def fill(folder: Path) -> int:
            writer = create_index(folder, _SCHEMA).writer(limitmb=256)
            count = 0
            try:
                with (folder / _KEPT).open("w", encoding="utf-8") as kept:
                    for count, document in enumerate(documents, 1):
                        writer.add_document(**_row(document))
                        kept.write(json.dumps(_kept(document), ensure_ascii=False) + "\n")
                        progress(count)
            except BaseException:
                writer.cancel()
                raise
            writer.commit(optimize=True)
            return count

        return self._builds.make(fill, digest)

    def health(self) -> Health:
        """Say whether the index can be used; never raises."""
        return self._builds.health(self._open)

    def _open(self) -> _Opened:
        opened = self._opened
        if opened is not None and opened.folder.name == self._builds.name():
            return opened
        folder = self._builds.folder()
        try:
            index = open_dir(folder)
            with index.searcher() as searcher:
                ids = [row["id"] for row in searcher.documents()]
            with (folder / _KEPT).open(encoding="utf-8") as file:
                kept = {row["id"]: row for row in map(json.loads, file)}
            rows = [kept[one] for one in ids]
        except _DAMAGE as error:
            raise IndexDamaged(DAMAGED, folder=folder, why=type(error).__name__) from error
        opened = _Opened(
            folder,
            index,
            tuple(ids),
            tuple({name: tuple(vs) for name, vs in row["facets"].items()} for row in rows),
            tuple(row["rank"] for row in rows),
            tuple(row["weight"] for row in rows),
            tuple(row["folded"] for row in rows),
            {row["id"]: (row["title"], row["text"]) for row in rows},
        )
        self._opened = opened
        return opened

    # --- searching ----------------------------------------------------------------------

    def search(self, request: Request) -> Found:
        """Search; raise IndexDamaged if the index is missing or damaged."""
        opened = self._open()
        try:
            with opened.index.searcher() as searcher:
                scored = _scored(searcher, request, opened.folded)
        except _DAMAGE:
            self._opened = None
            self._builds.folder()  # says so if the files have changed; if not, the fault is ours
            raise
        scored = {n: score * opened.weights[n] for n, score in scored.items()}
        if request.only is not None:
            scored = {n: score for n, score in scored.items() if opened.ids[n] in request.only}
        kept, facets = _count(scored, opened.facets, request.filters)
        kept.sort(key=lambda n: (-scored[n], opened.ranks[n], opened.ids[n]))
        page = kept[request.offset : request.offset + request.limit]
        return Found(len(kept), tuple((opened.ids[n], scored[n]) for n in page), facets)

    def stored(self, ids: Iterable[str]) -> Mapping[str, tuple[str, str]]:
        """Return title and text of documents by their ids, as they were indexed."""
        stored = self._open().stored
        return {one: stored[one] for one in ids if one in stored}

    def suggest(self, word: str, limit: int) -> tuple[str, ...]:
        """Return words of the index that are spelt nearly like *word*, nearest first."""
        (term, *more) = analysis.terms(word, stemmed=False) or [""]
        if more or len(term) < 3:
            return ()
        with self._open().index.searcher() as searcher:
            reader = searcher.reader()
            if ("words", term) in reader:
                return ()
            near = list(reader.terms_within("words", term, maxdist=2 if len(term) > 5 else 1))
            near.sort(key=lambda one: (distance(one, term), -reader.doc_frequency("words", one)))
        return tuple(one for one in near if one != term)[:limit]


def _scored(searcher: Searcher, request: Request, folded: tuple[str, ...]) -> dict[int, float]:
    """Return the numbers and scores of all documents that match, filters apart."""
    field = "terms" if request.stemmed else "words"
    literals = [*request.must, *(one.literal for one in request.wanted if one.literal)]
    literals += [one.literal for one in request.without if one.literal]
    exact = {literal: _standing(searcher, literal, folded) for literal in literals}
    asked = q.Or([_wanted(one, field, exact) for one in request.wanted])
    tree = asked if request.wanted else q.Every()
    if request.must:
        tree = q.And([tree, *(_numbers(exact[literal], 0.0) for literal in request.must)])
    if request.without:
        tree = q.AndNot(tree, q.Or([_wanted(one, field, exact) for one in request.without]))
    results = searcher.search(tree, limit=None)
    return dict(results.items())


def _row(document: Document) -> dict[str, Any]:
    text = document.text
    articles = analysis.articles(text)
    return {
        "id": document.id,
        "terms": " ".join([*analysis.terms(text), *articles]),
        "words": " ".join([*analysis.terms(text, stemmed=False), *articles]),
        "chars": " ".join(sorted({c for c in analysis.fold(text) if c > "\u2fff"})),
        "facets": " ".join(f"{name}:{v}" for name, vs in document.facets.items() for v in vs),
    }


def _kept(document: Document) -> dict[str, Any]:
    text = document.text
    return {
        "id": document.id,
        "title": document.title,
        "text": text,
        "folded": analysis.fold(text),
        "facets": {name: list(values) for name, values in document.facets.items()},
        "rank": document.rank,
        "weight": document.weight,
    }


def _wanted(one: Wanted, field: str, exact: Mapping[Literal, frozenset[int]]) -> q.Query:
    if one.id is not None:
        return q.ConstantScoreQuery(q.Term("id", one.id), score=one.weight)
    if one.facet is not None:
        return q.ConstantScoreQuery(q.Term("facets", ":".join(one.facet)), score=one.weight)
    if one.literal is not None:
        return _numbers(exact[one.literal], one.weight)
    return q.Or([q.Term(*_field(term, field), boost=one.weight) for term in one.terms])


def _field(term: str, field: str) -> tuple[str, str]:
    """Return the field in which a term is found: single Han characters have one of their own."""
    return ("chars" if len(term) == 1 and term > "\u2fff" else field), term


def _standing(searcher: Searcher, literal: Literal, folded: tuple[str, ...]) -> frozenset[int]:
    """Return the numbers of the documents in which the text stands as it is."""
    fields = [_field(term, "words") for term in literal.terms]
    reader = searcher.reader()
    if not all(term in reader for term in fields):
        return frozenset()
    numbers = q.And([q.Term(*term) for term in fields]).docs(searcher)
    return frozenset(n for n in numbers if stands_in(literal.text, folded[n]))


def stands_in(literal: str, folded: str) -> bool:
    """Whether one folded text stands in another: Latin words whole, other scripts anywhere."""
    at = folded.find(literal)
    while at >= 0:
        end = at + len(literal)
        if not (_joined(folded, at) or _joined(folded, end)):
            return True
        at = folded.find(literal, at + 1)
    return False


def _joined(text: str, at: int) -> bool:
    """Whether a Latin word or number goes on across a place of the text."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    return before.isalnum() and after.isalnum() and before < "\u2fff" and after < "\u2fff"


def _count(
    scored: Mapping[int, float],
    facets: tuple[Mapping[str, tuple[str, ...]], ...],
    filters: Mapping[str, frozenset[str]],
) -> tuple[list[int], dict[str, dict[str, int]]]:
    """Apply the filters, and count each facet over what all other filters leave."""
    counts: dict[str, Counter[str]] = {}
    kept: list[int] = []
    for n in scored:
        own = facets[n]
        failed = [f for f, values in filters.items() if values.isdisjoint(own.get(f, ()))]
        if not failed:
            kept.append(n)
        for name in own if not failed else failed if len(failed) == 1 else ():
            counts.setdefault(name, Counter()).update(own.get(name, ()))
    return kept, {name: dict(counter) for name, counter in counts.items()}


def _numbers(numbers: frozenset[int], score: float) -> q.Query:
    return _Numbers(numbers, score)


class _Numbers(q.Query):  # type: ignore[misc]  # Whoosh has no types
    """A query for documents that are already known by their numbers."""

    def __init__(self, numbers: frozenset[int], score: float) -> None:
        self.numbers = numbers
        self.score = score
        self.boost = 1.0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Numbers) and other.numbers == self.numbers

    def __hash__(self) -> int:
        return hash(self.numbers)

    def matcher(self, searcher: Searcher, context: Any = None) -> Any:
        """Return Whoosh's list of documents, each with the same weight."""
        ids = sorted(self.numbers)
        return ListMatcher(ids, [self.score] * len(ids)) if ids else NullMatcher()

    def estimate_size(self, _: Any) -> int:
        """Tell Whoosh how many documents there are."""
        return len(self.numbers)

    estimate_min_size = estimate_size
