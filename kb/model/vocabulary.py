"""The vocabularies: places, courts, concepts, questions, kinds of authority, facts."""

from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from kb.languages import Text
from kb.model.entry import STRICT, FactId, Name, PlaceId, QuestionId, Words


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
