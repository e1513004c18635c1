"""Who points at whom: every id that stands in a record, as edges, and the edges turned round.

A citator is nothing but these edges read backwards.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kb import body, model
from kb.frontmatter import Path
from kb.ids import ElementId, RecordId
from kb.library import Library, Record
from kb.walk import leaves, texts


@dataclass(frozen=True, slots=True)
class Edge:
    """One record names another."""

    source: RecordId
    target: RecordId
    kind: str
    """The field it stands in (versions, decides, treatment, …), or `text` for a link in a body."""
    path: Path
    element: str | None = None
    """The element of the target that is meant, if one is."""


def named_ids(record: Record) -> Iterator[tuple[Path, RecordId | ElementId]]:
    """Yield every id in the fields of a record; its aliases are its own names, not others'."""
    for path, leaf in leaves(record.data):
        if isinstance(leaf, RecordId | ElementId) and path[0] != "aliases":
            yield path, leaf


def links_of(record: Record) -> Iterator[tuple[Path, body.Link]]:
    """Yield the [[links]] in the fields of a record; those of bodies stand in their sections."""
    for path, text in texts(record.data):
        for wording in text:
            yield from ((path, link) for link in body.links(wording.words))


def edges_of(record: Record) -> Iterator[Edge]:
    """Yield the edges that start at *record*; ids in it that are no record's are included."""
    for path, named in named_ids(record):
        kind = str(path[0])
        if isinstance(named, ElementId):
            yield Edge(record.id, named.provision, kind, path, named.name)
        else:
            yield Edge(record.id, named, kind, path)
    in_body = (link for part in record.bodies[0].sections for link in body.links(part.text))
    for link in (*in_body, *(link for _, link in links_of(record))):
        target, _, element = link.target.partition("#")
        yield Edge(record.id, RecordId(target), "text", (), element or None)


@dataclass(frozen=True)
class Relations:
    """The edges of a library, found from either end."""

    library: Library

    @cached_property
    def incoming(self) -> Mapping[RecordId, tuple[Edge, ...]]:
        """Every record that is named, with the edges that end at it."""
        found: dict[RecordId, list[Edge]] = {}
        aliases = self.library.aliases
        for record in self.library.records.values():
            for edge in edges_of(record):
                target = aliases.get(edge.target, edge.target)
                if target != record.id:
                    found.setdefault(target, []).append(edge)
        return {target: tuple(edges) for target, edges in found.items()}

    def citing(self, record: RecordId) -> tuple[Edge, ...]:
        """Return every edge that ends at *record*, in the order of the ids."""
        return self.incoming.get(record, ())

    def decided_by(self, element: ElementId) -> tuple[tuple[Record, model.Decided], ...]:
        """Return the cases that decided an element, oldest first, with what each decided."""
        found = []
        for edge in self.citing(element.provision):
            case = self.library.records[edge.source]
            if edge.kind == "decides" and edge.element == element.name:
                assert isinstance(case.data, model.Case)  # only cases have the field
                found.append((case, case.data.decides[int(edge.path[1])]))
        return tuple(sorted(found, key=lambda pair: decided_on(pair[0]) or date.max))


def decided_on(record: Record) -> date | None:
    """Return the latest day on which a case may have been decided, if known."""
    if isinstance(record.data, model.Case) and record.data.dates.decided:
        return record.data.dates.decided.latest
    return None


def begins(record: Record) -> date | None:
    """Return the day from which a record is an authority: published or decided, or in force."""
    data = record.data
    if isinstance(data, model.Case):
        known = data.dates.published or data.dates.decided
        return known.earliest if known else None
    start = data.start if isinstance(data, model.Law) else data.versions[0].start
    return start.date if start is not None and not isinstance(start, str) else None
