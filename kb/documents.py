"""What a search engine is given: every record as a document of plain text with its facets.

A document is found in every language it has, so both bodies of a Chinese record are one document.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from kb import analysis, body, model
from kb.ids import RecordId
from kb.languages import Text, Wording, joined
from kb.library import Data, Library, Record
from kb.naming import short_name
from kb.relations import begins

FACETS = ("jurisdiction", "kind", "court", "authority", "year", "concept", "verification")
"""The facets, in the order in which a page shows them."""


BETWEEN = "\n␞\n"
"""What stands between two parts of a text: no phrase runs from one into the next."""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found."""

    id: str
    title: str
    texts: tuple[Wording, ...]
    """What is searched and may be shown as a passage, part by part, each with its language."""
    facets: Mapping[str, tuple[str, ...]]
    """For each facet its values; a place is followed by the places it is part of."""
    tags: tuple[Wording, ...] = ()
    """What is searched too, but makes no passage: titles and citations."""
    keys: tuple[str, ...] = ()
    """Citation keys that lead straight here."""
    rank: int = 50
    """Weight of the authority: 1 is the heaviest.  Decides between equal scores."""
    weight: float = 1.0
    """What its scores are multiplied by: a precedent that must be followed comes before one that
    may be, where both answer about as well."""

    @property
    def text(self) -> str:
        """Everything that is searched, as one text."""
        return BETWEEN.join(part.words for part in (*self.texts, *self.tags))


def documents(library: Library) -> Iterator[Document]:
    """Yield the documents of a library, in the order of the ids."""
    for record in library.records.values():
        data = record.data
        kind = authority(library, record)
        yield Document(
            id=record.id,
            title=data.title.nearest("en").words,
            texts=tuple(_texts(library, record)),
            tags=tuple(_tags(library, record)),
            facets=_facets(library, record, kind),
            keys=tuple(dict.fromkeys(map(analysis.citation_key, citations(library, record)))),
            rank=kind.rank if kind else 50,
            weight=_weight(record),
        )


WEIGHTS = {"binding": 1.2, "guiding": 1.2, "persuasive": 1.0, "illustrative": 0.9}


def _weight(record: Record) -> float:
    weight = WEIGHTS[record.data.authority.weight] if isinstance(record.data, model.Case) else 1.0
    return weight if record.data.verified == "primary" else weight * 0.95


def authority(library: Library, record: Record) -> model.AuthorityKind | None:
    """Return the kind of authority of a record; a provision has that of its law."""
    data = record.data
    if isinstance(data, model.Case):
        return library.authorities.get(data.authority.kind)
    if isinstance(data, model.Provision):
        law = library.records.get(record.id.law) if record.id.law else None
        return authority(library, law) if law else None
    return library.authorities.get(data.authority)


def citations(library: Library, record: Record) -> Iterator[str]:
    """Yield every way to cite a record: its own list, and law and number joined."""
    data = record.data
    yield record.id
    yield from data.citations
    if isinstance(data, model.Case) and data.docket:
        yield data.docket
    law = library.records.get(record.id.law) if record.id.law else None
    if isinstance(data, model.Provision) and law and isinstance(law.data, model.Law):
        yield from (number.words for number in data.number)
        for name in (*law.data.short, *law.data.title):
            if number := data.number.get(name.lang):
                yield f"{name.words} {number}"
    if isinstance(data, model.Law):
        yield from (name.words for name in chain(data.short, data.title))


def _texts(library: Library, record: Record) -> Iterator[Wording]:
    data = record.data
    for text in _field_texts(data):
        yield from (Wording(lang, plain(library, words, lang)) for lang, words in text)
    for one in record.bodies:
        for part in one.sections:
            yield Wording(one.lang, plain(library, part.text, one.lang))


def _tags(library: Library, record: Record) -> Iterator[Wording]:
    data = record.data
    yield from data.title
    if isinstance(data, model.Provision):
        yield from data.number
        law = library.records.get(record.id.law) if record.id.law else None
        yield from law.data.title if law else ()
    elif isinstance(data, model.Law):
        yield from data.short
    yield from (Wording("", cited) for cited in data.citations)


def _field_texts(data: Data) -> Iterator[Text]:
    if isinstance(data, model.Case):
        yield data.holding
        yield from (decided.holding for decided in data.decides)
    elif isinstance(data, model.Provision):
        yield from _provision_texts(data)


def _provision_texts(data: model.Provision) -> Iterator[Text]:
    for version in data.versions:
        yield from (text for text in (version.says, version.change, version.note) if text)
    for offence in data.offences:
        yield offence.name
        points: tuple[model.Element | model.Aggravation, ...]
        points = (*offence.elements, *offence.aggravations)
        for point in points:
            yield from (text for text in (point.ask, point.note) if text)


def plain(library: Library, markdown: str, lang: str) -> str:
    """Return Markdown as running text: no marks, and each link as the words a page shows."""

    def words(link: body.Link) -> str:
        record = library.records.get(RecordId(link.target.partition("#")[0]))
        return link.words or (short_name(library, record, lang).words if record else link.target)

    text = body.with_links(markdown, words).replace("**", "").replace("`", "")
    rows = (row.lstrip("-*#> ") for row in joined(text, lang).splitlines() if row.strip())
    return " ".join(rows)


def _facets(
    library: Library, record: Record, kind: model.AuthorityKind | None
) -> Mapping[str, tuple[str, ...]]:
    data = record.data
    facets: dict[str, tuple[str, ...]] = {
        "jurisdiction": library.lineage(record.place),
        "kind": ("provision", "law") if record.kind == "provision" else (record.kind,),
        "concept": data.concepts,
        "verification": (data.verified,),
    }
    if kind:
        facets["authority"] = (kind.id,)
    if isinstance(data, model.Case):
        facets["court"] = (data.court,)
    if day := _year_of(record):
        facets["year"] = (str(day),)
    return facets


def _year_of(record: Record) -> int | None:
    """The year of a decision, or in which a law or provision first came into force."""
    if isinstance(record.data, model.Case) and record.data.dates.decided:
        decided = record.data.dates.decided
        return (decided.earliest if decided.latest == date.max else decided.latest).year
    day = begins(record)
    return day.year if day else None
