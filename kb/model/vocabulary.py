"""What is said of many records at once: places, concepts, questions, facts, doctrines, desks."""

from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from kb.dates import Day, Period
from kb.ids import ElementId, RecordId
from kb.languages import Text
from kb.model.entry import (
    STRICT,
    FactId,
    Name,
    PlaceId,
    QuestionId,
    Source,
    Url,
    Verified,
    Words,
)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Court:
    """A court, or another body whose decisions are cases here."""

    id: Name
    """Unique among all courts."""
    names: Text
    """Its name."""
    level: Annotated[int, Field(ge=1, le=9)]
    """1 for the highest; courts of one place are ordered by it."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Place:
    """A country, a part of one with its own law, or a treaty body."""

    id: PlaceId
    """ISO 3166 in small letters; coe, eu and int for treaties."""
    names: Text
    """Its name."""
    languages: Annotated[tuple[Words, ...], Field(min_length=1)]
    """Languages of its law."""
    system: Literal["civil", "common", "mixed", "treaty"]
    """The family of its legal system."""
    parent: PlaceId | None = None
    """The place it is a part of: a filter on the parent covers it."""
    note: Text | None = None
    """What a reader of another country must know about its sources of law."""
    courts: tuple[Court, ...] = ()
    """Its courts, as far as cases need them."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Concept:
    """A term of the thesaurus."""

    id: Name
    """Its id."""
    labels: Text
    """The preferred term in each language."""
    variants: Annotated[dict[str, tuple[Words, ...]], Field(default_factory=dict)]
    """Other terms for it, per language, lay words among them."""
    definition: Text
    """What it means here."""
    broader: Name | None = None
    """The wider concept."""
    related: tuple[Name, ...] = ()
    """Concepts beside it."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Question:
    """A row of the gap matrix."""

    id: QuestionId
    """Its id, with underscores."""
    group: Name
    """The group of rows it stands in."""
    question: Text
    """The question, answered by yes, partial, no or unclear."""
    standards: tuple[Words, ...] = ()
    """Treaty articles and indices that ask it."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class AuthorityKind:
    """A kind of law or decision, and whom it binds."""

    id: Name
    """Its id."""
    label: Text
    """Its name."""
    of: Literal["law", "case"]
    """Whether instruments or decisions are of this kind."""
    rank: Annotated[int, Field(ge=1, le=99)]
    """For ordering: 1 weighs most."""
    binds: Text
    """Whom it binds, in one sentence."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class FactValue:
    """One value a fact may have."""

    id: Words
    """What is written in a file of facts."""
    label: Text
    """What a reader sees."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Fact:
    """A fact that the interview may ask and that conditions may name."""

    id: FactId
    """Its name."""
    kind: Literal["one", "many", "flag", "age", "count", "day", "month", "date", "place"]
    """one of `values`; many of them; true or false; and so on."""
    ask: Text
    """The question."""
    values: tuple[FactValue, ...] = ()
    """What may be answered, for one and many; bands, for age."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Channel:
    """A desk where something can be reported or help be had."""

    id: Name
    """Unique in its place."""
    kind: Literal[
        "emergency", "police", "prosecutor", "hotline", "helpline", "legal-aid", "takedown",
        "child-protection",
    ]  # fmt: skip
    """What kind of desk it is."""
    name: Text
    """Its name."""
    phone: Words | None = None
    """Its number, as dialled there."""
    url: Url | None = None
    """Its own address."""
    hours: Text | None = None
    """When it answers, if known."""
    languages: tuple[Words, ...] = ()
    """Languages it speaks, if known."""
    accepts: Text
    """What may be brought there."""
    images: Literal["never", "portal-only"]
    """never: no sexual image of a child may be sent or shown; portal-only: through its portal."""
    next: Text | None = None
    """What happens after a report."""
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    """Where this was read."""
    verified: Verified
    """Whether the desk's own or an official page was read."""
    verified_on: Day
    """The day of that reading."""
    verify_every: Period
    """How long it is good for."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Step:
    """A record that belongs to a doctrine though no element leads to it."""

    id: RecordId
    """The record."""
    on: Day | None = None
    """The day it counts from; the record's own when left out."""
    says: Text
    """What it says to the question."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Doctrine:
    """A question of law that courts and legislators of several places have answered."""

    id: Name
    """Its id."""
    question: Text
    """The question."""
    summary: Text
    """Where the law stands, in two or three sentences."""
    elements: tuple[ElementId, ...] = ()
    """The elements of offences that turn on it; their cases and authorities are its steps."""
    questions: tuple[QuestionId, ...] = ()
    """Rows of the gap matrix that ask it."""
    steps: tuple[Step, ...] = ()
    """Other records that answer it."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Publisher:
    """A host of official texts, and who publishes there."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9.-]+\.[a-z]{2,}$")]
    """The host: www.spp.gov.cn."""
    publishers: Annotated[tuple[Words, ...], Field(min_length=1)]
    """Publishers whose texts are at home there, as sources name them."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Avoided:
    """Words that are not used of children, and what is said instead."""

    id: Name
    """Its id."""
    words: Annotated[tuple[Words, ...], Field(min_length=1)]
    """The words, in any language."""
    instead: Text
    """What is said instead."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Identities:
    """Names that must never stand here, as salted digests."""

    salt: Words
    """Mixed into each digest."""
    digests: tuple[Words, ...] = ()
    """See `kb.check.identity`."""
