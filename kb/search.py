"""Search, from what a reader types to what she is shown.

The engine finds and counts; everything that needs the library is done here: the concepts that
widen a query across languages, citations that lead straight to a record, the law on a day, the
passage that is shown.
"""

import logging
import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from kb import analysis, model
from kb.documents import FACETS, Document, documents
from kb.engine import Engine, Found, Literal, Progress, Request, Wanted
from kb.errors import IndexDamaged
from kb.languages import Wording
from kb.library import Library, Record
from kb.query import Query, parse
from kb.relations import Relations, begins
from kb.snippet import Patterns, Snippet, snippet

_log = logging.getLogger("kb")

MOST_HITS = 100
"""Most hits of one page."""
MOST_MENDED, LONGEST_MENDED = 3, 25
"""Words for which a spelling is looked for, and their characters: it is the dearest of all."""
FIRST = 1000.0
"""The score that puts a cited record above everything that is merely found."""
CONCEPT = 1.5
"""What it adds to a score when a record is tagged with a concept of the query."""
LABEL = 0.75
"""What a label of the concept in another language adds, where it stands in the text."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """A concept that was added to the query."""

    concept: str
    label: Wording
    terms: tuple[str, ...]
    """Its names in other languages, which were searched too."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that was found."""

    id: str
    score: float
    title: Wording
    snippet: Snippet
    record: Record | None
    """None for a document of an imported corpus."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet and how many hits have it."""

    value: str
    label: Wording
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a search."""

    query: Query
    total: int
    complete: bool
    expanded: tuple[Expansion, ...]
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    suggestion: str | None = None
    """The query with words of the index in place of words that it does not have."""
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as the command line or a page asks it."""

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    on: date | None = None
    limit: int = 20
    offset: int = 0
    lang: str = "en"
    exact: bool = False
    """No expansion and no stemming."""
    expand: bool = True


@dataclass(frozen=True)
class Search:
    """A library and the engine that has indexed it."""

    library: Library
    engine: Engine
    _healing: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    @cached_property
    def relations(self) -> Relations:
        """Who points at whom in the library."""
        return Relations(self.library)

    def warm(self) -> None:
        """Work out beforehand what every request needs, so that no reader waits for it."""
        _ = self._documents, self._keys, self._names, self.relations.incoming

    def ask(self, asked: Asked) -> Results:
        """
        Search.

        Raises:
            QueryError: The query cannot be understood.
            EngineError: The index is out of reach, or cannot be built again.
        """
        query = parse(asked.text, stemmed=not asked.exact)
        expanded = () if asked.exact or not asked.expand else self._expand(query, asked.lang)
        filters = _filters(query, asked.filters)
        request = Request(
            wanted=tuple(self._wanted(query, expanded)),
            must=tuple(_literal(phrase.text) for phrase in query.phrases),
            without=tuple(_without(query)),
            filters=filters,
            only=self._on(asked.on or query.on),
            stemmed=not asked.exact,
            limit=max(0, min(asked.limit, MOST_HITS)),
            offset=max(0, asked.offset),
        )
        found = self._found(request)
        return Results(
            query=query,
            total=found.total,
            complete=found.complete,
            expanded=expanded,
            hits=tuple(self._hits(found, query, expanded, asked.lang)),
            facets=self._facets(found, filters, asked.lang),
            suggestion=self._suggestion(query) if not found.total else None,
            offset=request.offset,
            limit=request.limit,
        )

    def _found(self, request: Request) -> Found:
        """Search; an index that turns out to be damaged is built again, once."""
        try:
            return self.engine.search(request)
        except IndexDamaged as error:
            with self._healing:  # others wait for the first, and then find it well
                try:
                    return self.engine.search(request)
                except IndexDamaged:
                    _log.warning("%s Building it again.", error)
                    self.build(lambda _: None)
            return self.engine.search(request)

    def build(self, progress: Progress) -> int:
        """Index the library, and return the number of documents."""
        return self.engine.index(self._documents.values(), self.library.digest, progress)

    # --- what to look for -----------------------------------------------------------------

    def _wanted(self, query: Query, expanded: Sequence[Expansion]) -> Iterable[Wanted]:
        if query.words:
            yield Wanted(terms=tuple(term for word in query.words for term in word.terms))
        for article in analysis.articles(query.sought):
            yield Wanted(terms=(article,), weight=2.0)
        for phrase in query.phrases:
            yield Wanted(literal=_literal(phrase.text), weight=2.0)
        for record_id in self.cited(query.sought):
            yield Wanted(id=record_id, weight=FIRST)
        for one in expanded:
            yield Wanted(facet=("concept", one.concept), weight=CONCEPT)
            for term in one.terms:
                yield Wanted(literal=_literal(term), weight=LABEL)

    def cited(self, text: str) -> tuple[str, ...]:
        """Return the records that *text*, as a whole, is a citation of."""
        key = analysis.citation_key(text)
        return self._keys.get(key, ()) if key else ()

    @cached_property
    def _keys(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for document in self._documents.values():
            for key in document.keys:
                found[key] = (*found.get(key, ()), document.id)
        return found

    def _expand(self, query: Query, lang: str) -> tuple[Expansion, ...]:
        typed = _spaced(term for word in query.words for term in word.terms)
        typed += "".join(_spaced(analysis.terms(phrase.text)) for phrase in query.phrases)
        if not typed.strip():
            return ()
        return tuple(
            Expansion(concept.id, concept.labels.nearest(lang), others)
            for concept, names in self._names
            if (named := [name for name, key in names if key in typed])
            and (others := _other_labels(concept, named)) is not None
        )

    @cached_property
    def _names(self) -> tuple[tuple[model.Concept, tuple[tuple[str, str], ...]], ...]:
        """Each concept with its names, each with its terms as they stand in a query."""
        found = []
        for concept in self.library.concepts.values():
            names = [label.words for label in concept.labels]
            names += [name for variants in concept.variants.values() for name in variants]
            keyed = ((name, _spaced(analysis.terms(name))) for name in dict.fromkeys(names))
            found.append((concept, tuple((name, key) for name, key in keyed if key.strip())))
        return tuple(found)

    def _on(self, day: date | None) -> frozenset[str] | None:
        if day is None:
            return None
        return frozenset(one.id for one in self.library.records.values() if in_force(one, day))

    # --- what is shown ----------------------------------------------------------------------

    def _hits(
        self, found: Found, query: Query, expanded: Sequence[Expansion], lang: str
    ) -> Iterable[Hit]:
        marked = [word.text for word in query.words] + [phrase.text for phrase in query.phrases]
        typed = Patterns(marked)
        added = Patterns([*marked, *(term for one in expanded for term in one.terms)])

        def passage(texts: Sequence[Wording]) -> Snippet:
            """Show what was typed, or else what was added to it."""
            shown = snippet(texts, typed, lang)
            return shown if shown.marks or not expanded else snippet(texts, added, lang)

        imported = [hit for hit, _ in found.hits if hit not in self.library.records]
        stored = self.engine.stored(imported) if imported else {}
        for hit, score in found.hits:
            record = self.library.records.get(hit)  # type: ignore[call-overload]  # ids are text
            if record is None:
                title, text = stored.get(hit, (hit, ""))
                texts: tuple[Wording, ...] = (Wording("", text),)
                yield Hit(hit, score, Wording("", title), passage(texts), None)
            else:
                texts = self._documents[hit].texts
                title_words = record.data.title.nearest(lang)
                yield Hit(hit, score, title_words, passage(texts), record)

    @cached_property
    def _documents(self) -> Mapping[str, Document]:
        return {document.id: document for document in documents(self.library)}

    def _facets(
        self, found: Found, filters: Mapping[str, frozenset[str]], lang: str
    ) -> Mapping[str, tuple[FacetValue, ...]]:
        shown = {}
        for name in FACETS:
            counts = dict(found.facets.get(name, {}))
            chosen = filters.get(name, frozenset())
            for value in chosen:
                counts.setdefault(value, 0)
            values = [
                FacetValue(value, self.label(name, value, lang), count, value in chosen)
                for value, count in counts.items()
            ]
            values.sort(key=lambda one: self._order(name, one))
            shown[name] = tuple(values)
        return shown

    def _order(self, facet: str, one: FacetValue) -> tuple[float, str]:
        if facet == "jurisdiction" and one.value in self.library.places:
            return self._rank_of_place[one.value], one.value
        if facet == "year" and one.value.isdecimal():
            return -int(one.value), one.value
        return -one.count, one.value

    @cached_property
    def _rank_of_place(self) -> Mapping[str, int]:
        return {place: n for n, place in enumerate(self.library.places)}

    def label(self, facet: str, value: str, lang: str) -> Wording:
        """Return what a facet's value is called; the value itself where the page has the words."""
        library = self.library
        if facet == "jurisdiction" and value in library.places:
            return library.places[value].names.nearest(lang)
        if facet == "court" and value in library.courts:
            return library.courts[value][1].names.nearest(lang)
        if facet == "authority" and value in library.authorities:
            return library.authorities[value].label.nearest(lang)
        if facet == "concept" and value in library.concepts:
            return library.concepts[value].labels.nearest(lang)
        return Wording("", value)

    def _suggestion(self, query: Query) -> str | None:
        mended = query.text
        mendable = [word for word in query.words if len(word.text) <= LONGEST_MENDED]
        for word in mendable[:MOST_MENDED]:
            for better in self.engine.suggest(word.text, 1):
                mended = re.sub(rf"(?<!\w){re.escape(word.text)}(?!\w)", better, mended, count=1)
        return mended if mended != query.text else None


def in_force(record: Record, day: date) -> bool:
    """Whether a record was law, or a decision already made known, on *day*."""
    data = record.data
    if isinstance(data, model.Provision):
        return data.on(day) is not None
    if isinstance(data, model.Law) and (data.pending or (data.end and data.end.date < day)):
        return False
    start = begins(record)
    return start is None or start <= day


def _filters(query: Query, chosen: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Join the filters of the query with those chosen."""
    filters: dict[str, frozenset[str]] = {}
    for name, values in (*query.filters, *chosen.items()):
        if values:
            filters[name] = filters.get(name, frozenset()) | set(values)
    return filters


def _literal(text: str) -> Literal:
    return Literal(analysis.fold(text).strip(), tuple(analysis.terms(text, stemmed=False)))


def _without(query: Query) -> Iterable[Wanted]:
    yield from (Wanted(terms=word.terms[:1]) if len(word.terms) == 1 else
                Wanted(literal=_literal(word.text)) for word in query.without_words)  # fmt: skip
    yield from (Wanted(literal=_literal(phrase.text)) for phrase in query.without_phrases)
    yield from (Wanted(facet=(name, v)) for name, vs in query.without_filters for v in vs)


def _spaced(terms: Iterable[str]) -> str:
    return f" {' '.join(terms)} "


def _other_labels(concept: model.Concept, named: Sequence[str]) -> tuple[str, ...]:
    return tuple(label.words for label in concept.labels if label.words not in named)
