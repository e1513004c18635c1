"""What a reader types, understood.

    words                 all are preferred, any is accepted
    "a phrase"            literally that
    -word  -"a phrase"    not that; -kind:case likewise
    kind:case             a filter; jurisdiction, court, authority, year, concept, verification too
    year:2018..2023       a span of years
    on:2018-11-01         the law and the precedents as they were on that day

A mistake is told and the rest still runs; only a query with nothing in it that can be searched,
or one that is too long, is refused.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from kb import analysis
from kb.dates import Day
from kb.documents import FACETS
from kb.errors import QueryError, said

MOST_FILTERS = 20
LONGEST = 1000
"""Most characters of a query: more than any sentence has, and few enough to be cheap."""
MOST_TERMS = 64
"""Most words or phrases that are searched; what comes after is left out, and said."""

TOO_LONG = said(
    "The query has {length} characters; at most {most} can be searched. "
    "Shorten it to the words that matter."
)
NOTHING = said(
    "There is nothing to search for in “{text}”: type a word, a part of a citation, "
    "or a phrase in quotation marks."
)

FIELDS = (*FACETS, "on")

_QUOTES = '"“”„«»「」『』〝〞＂'
"""Quotation marks of the languages that are searched; they come in pairs of any kind."""
_TYPED_WIDE = str.maketrans("：－", ":-")

_PART = re.compile(
    rf"(?P<minus>-(?=[{_QUOTES}\w]))?"
    r'(?:(?P<field>[a-z]+):(?P<value>"[^"]*"|\S+)'
    rf"|[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)(?P<closed>[{_QUOTES}]?)"
    rf"|(?P<word>[^\s{_QUOTES}]+))"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters between blanks, with its terms."""

    text: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something to be found literally."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the query that the reader should know."""

    kind: str
    """unclosed, unknown-field, bad-value, too-many: a page puts it into words."""
    text: str
    """The part of the query it is about."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query, parsed."""

    text: str
    words: tuple[Word, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    without_words: tuple[Word, ...] = ()
    without_phrases: tuple[Phrase, ...] = ()
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Facet and the values of which one must hold."""
    without_filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Facet and the values of which none may hold."""
    on: date | None = None
    sought: str = ""
    """What is searched for, as typed, without filters and without what is excluded."""
    notes: tuple[Note, ...] = field(default=())

    @property
    def searched(self) -> bool:
        """Whether anything is searched for, or all is to be listed."""
        return bool(self.words or self.phrases)


def parse(text: str, *, stemmed: bool = True) -> Query:
    """
    Understand what a reader typed; empty text lists everything.

    Raises:
        QueryError: It is too long, or holds nothing that can be searched.
    """
    if len(text) > LONGEST:
        raise QueryError(TOO_LONG, length=f"{len(text):,}", most=f"{LONGEST:,}")
    # A keyboard or a copied text may write ö as two signs; the library writes it as one.
    text = unicodedata.normalize("NFC", text).translate(_TYPED_WIDE)
    parts = _Parts(stemmed)
    for found in _PART.finditer(text):
        parts.take(found)
    query = parts.query(" ".join(text.split()))
    something = query.searched or query.without_words or query.without_phrases
    narrowed = query.filters or query.without_filters or query.on
    if text.strip() and not (something or narrowed or query.notes):
        raise QueryError(NOTHING, text=text.strip()[:40])
    return query


class _Parts:
    """Gathers the parts of a query while they are read."""

    def __init__(self, stemmed: bool) -> None:
        self._stemmed = stemmed
        self._words: list[Word] = []
        self._phrases: list[Phrase] = []
        self._without_words: list[Word] = []
        self._without_phrases: list[Phrase] = []
        self._filters: list[tuple[str, tuple[str, ...]]] = []
        self._without_filters: list[tuple[str, tuple[str, ...]]] = []
        self._on: date | None = None
        self._sought: list[str] = []
        self._notes: list[Note] = []

    def take(self, found: re.Match[str]) -> None:
        if found["field"] in FIELDS:
            self._filter(found["field"], found["value"].strip('"'), bool(found["minus"]))
        elif found["quoted"] is not None:
            self._phrase(found["quoted"].strip(), bool(found["minus"]))
            if not found["closed"] and found["quoted"].strip():
                self._notes.append(Note("unclosed", found["quoted"].strip()))
        else:
            if found["field"] and found["value"].strip('"/'):
                self._notes.append(Note("unknown-field", found["field"]))
            self._word(found["word"] or f"{found['field']} {found['value']}", bool(found["minus"]))

    def _word(self, text: str, minus: bool) -> None:
        terms = tuple(analysis.terms(text, stemmed=self._stemmed))
        full = len(self._words) + len(self._without_words) >= MOST_TERMS
        if terms and (full or len(terms) > MOST_TERMS):
            self._too_many(text)
        if terms and not full:
            (self._without_words if minus else self._words).append(Word(text, terms[:MOST_TERMS]))
            self._sought.extend([] if minus else [text])

    def _phrase(self, text: str, minus: bool) -> None:
        if not analysis.terms(text):
            return
        if len(self._phrases) + len(self._without_phrases) >= MOST_TERMS:
            self._too_many(text)
        else:
            (self._without_phrases if minus else self._phrases).append(Phrase(text))
            self._sought.extend([] if minus else [text])

    def _too_many(self, text: str) -> None:
        if not any(note.kind == "too-many" for note in self._notes):
            self._notes.append(Note("too-many", text[:40]))

    def _filter(self, name: str, value: str, minus: bool) -> None:
        values = _years(value) if name == "year" else (value.lower(),)
        if len(self._filters) + len(self._without_filters) >= MOST_FILTERS:
            self._too_many(f"{name}:{value}")
            return
        if name == "on" and not minus:
            try:
                self._on = Day.parse(value).date
            except ValueError:
                self._notes.append(Note("bad-value", f"on:{value}"))
        elif name == "on" or not values:
            self._notes.append(Note("bad-value", f"{'-' if minus else ''}{name}:{value}"))
        else:
            (self._without_filters if minus else self._filters).append((name, values))

    def query(self, text: str) -> Query:
        return Query(
            text=text,
            words=tuple(self._words),
            phrases=tuple(self._phrases),
            without_words=tuple(self._without_words),
            without_phrases=tuple(self._without_phrases),
            filters=tuple(self._filters),
            without_filters=tuple(self._without_filters),
            on=self._on,
            sought=" ".join(self._sought),
            notes=tuple(self._notes),
        )


def _years(value: str) -> tuple[str, ...]:
    first, dots, last = value.partition("..")
    if not (first.isdecimal() and (last.isdecimal() if dots else True)):
        return ()
    begin, end = int(first), int(last or first)
    return tuple(str(year) for year in range(begin, end + 1)) if end - begin < 300 else ()
