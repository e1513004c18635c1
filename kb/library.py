"""All records of a content folder, held in memory, with the vocabularies and the desks."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from kb import body, model
from kb.errors import Problem, UnknownRecord, said
from kb.frontmatter import Lines
from kb.ids import RecordId

Data = model.Law | model.Provision | model.Case
NO_RECORD = said("The library has no record “{id}”.")
NO_RECORD_BUT = said("The library has no record “{id}”. Nearest: {near}.")


@dataclass(frozen=True, slots=True)
class Body:
    """A record's body in one language."""

    lang: str
    path: str
    sections: tuple[body.Section, ...]
    head: model.Translation | None
    """The head of a translation's own file; none for the main file."""


@dataclass(frozen=True, slots=True)
class Record:
    """A law, a provision or a case, with all that its files say."""

    id: RecordId
    kind: body.Kind
    data: Data
    bodies: tuple[Body, ...]
    """The main body first."""
    path: str
    lines: Lines = field(repr=False)

    @property
    def place(self) -> str:
        """The id of its place."""
        return self.id.place

    @property
    def review_due(self) -> date:
        """The day by which its facts must have been held against the sources again."""
        return self.data.verify_every.after(self.data.verified_on.date)

    def body(self, lang: str) -> Body:
        """Return the body in *lang*, or the main one."""
        return next((one for one in self.bodies if one.lang == lang), self.bodies[0])


@dataclass(frozen=True, slots=True)
class VocabularyFile:
    """Where the entries of a vocabulary stand."""

    path: str
    lines: Lines = field(repr=False)
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Library:
    """Every record, the vocabularies, and what was wrong with files that could not be read."""

    records: Mapping[RecordId, Record]
    places: Mapping[str, model.Place]
    authorities: Mapping[str, model.AuthorityKind]
    concepts: Mapping[str, model.Concept]
    questions: Mapping[str, model.Question]
    facts: Mapping[str, model.Fact]
    doctrines: Mapping[str, model.Doctrine]
    channels: Mapping[str, Mapping[str, model.Channel]]
    """Place → its desks."""
    publishers: Mapping[str, model.Publisher]
    """Host of official texts → who publishes there."""
    avoided: Mapping[str, model.Avoided]
    identities: model.Identities | None
    vocabularies: Mapping[str, VocabularyFile]
    problems: tuple[Problem, ...]
    digest: str
    """SHA-256 over all files: two libraries with one digest are the same."""

    @cached_property
    def aliases(self) -> Mapping[RecordId, RecordId]:
        """Other ids, each with the record it leads to."""
        return {alias: one.id for one in self.records.values() for alias in one.data.aliases}

    @cached_property
    def courts(self) -> Mapping[str, tuple[model.Place, model.Court]]:
        """Every court with its place."""
        return {
            court.id: (place, court) for place in self.places.values() for court in place.courts
        }

    def get(self, wanted: str) -> Record:
        """
        Return the record of an id or of an alias.

        Raises:
            UnknownRecord: There is none; the message names the nearest ids.
        """
        known = RecordId(wanted)
        known = self.aliases.get(known, known)
        if known in self.records:
            return self.records[known]
        close = difflib.get_close_matches(wanted, list(self.records), n=3, cutoff=0.6)
        if close:
            raise UnknownRecord(NO_RECORD_BUT, id=shortened(wanted), near=", ".join(close))
        raise UnknownRecord(NO_RECORD, id=shortened(wanted))

    def of_kind(self, *kinds: body.Kind) -> Iterator[Record]:
        """Yield the records of these kinds, in the order of their ids."""
        return (one for one in self.records.values() if one.kind in kinds)

    @cached_property
    def by_place(self) -> Mapping[str, tuple[Record, ...]]:
        """Each place with its records, those of its parts included."""
        found: dict[str, list[Record]] = {place: [] for place in self.places}
        for record in self.records.values():
            for place in self.lineage(record.place):
                found.setdefault(place, []).append(record)
        return {place: tuple(records) for place, records in found.items()}

    @cached_property
    def by_concept(self) -> Mapping[str, tuple[Record, ...]]:
        """Each concept with the records that are tagged with it."""
        found: dict[str, list[Record]] = {concept: [] for concept in self.concepts}
        for record in self.records.values():
            for concept in record.data.concepts:
                found.setdefault(concept, []).append(record)
        return {concept: tuple(records) for concept, records in found.items()}

    def provisions_of(self, law: RecordId) -> tuple[Record, ...]:
        """Return the provisions of a law that are on file, in natural order."""
        found = (one for one in self.of_kind("provision") if one.id.law == law)
        return tuple(sorted(found, key=lambda one: natural(one.id)))

    def covered(self, place: str) -> frozenset[str]:
        """Return *place* and all its parts, however deep."""
        found, ahead = {place}, [place]
        while ahead:
            above = ahead.pop()
            parts = {one.id for one in self.places.values() if one.parent == above} - found
            found |= parts
            ahead.extend(parts)
        return frozenset(found)

    def lineage(self, place: str) -> tuple[str, ...]:
        """Return *place*, its parent, and so on up."""
        found = [place]
        while (here := self.places.get(found[-1])) and here.parent and here.parent not in found:
            found.append(here.parent)
        return tuple(found)

    def desks(self, place: str) -> tuple[model.Channel, ...]:
        """Return the desks of a place and of the places it is part of."""
        above = (self.channels.get(one, {}) for one in self.lineage(place))
        return tuple(desk for desks in above for desk in desks.values())


def shortened(text: str, length: int = 60) -> str:
    """Return *text*, or its beginning and an ellipsis."""
    return text if len(text) <= length else text[:length] + "…"


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts art-9 before art-12, and art-236 before art-236-1."""
    parts = "".join(c if c.isdigit() else f" {c} " for c in text).split()
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
