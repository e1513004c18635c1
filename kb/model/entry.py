"""What laws, provisions and cases have in common: their names, sources and trust."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass

from kb.dates import Day, Period
from kb.ids import NAME, PLACE, RecordId
from kb.languages import Text

STRICT = ConfigDict(extra="forbid", use_attribute_docstrings=True)

Name = Annotated[str, Field(pattern=f"^{NAME}$")]
QuestionId = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:_[a-z0-9]+)*$")]
FactId = Annotated[str, Field(pattern=r"^[a-z]+(?:_[a-z]+)*$")]
PlaceId = Annotated[str, Field(pattern=f"^{PLACE}$")]
Url = Annotated[str, Field(pattern=r"^https?://[^\s/]+\S*$")]
Words = Annotated[str, Field(min_length=1)]
Verified = Literal["primary", "secondary"]
Force = Literal["criminal", "administrative", "civil", "soft"]
State = Literal["yes", "partial", "no", "unclear"]
From = Annotated[Day | None, Field(alias="from")]
To = Annotated[Day | None, Field(alias="to")]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Source:
    """Where the facts of a record were read."""

    publisher: Words
    """The court, parliament, gazette or ministry that publishes it, in its own language."""
    title: Words
    """The document, as its publisher names it."""
    url: Url | None = None
    """The publisher's own address; left out when it is not known for certain."""
    official: bool = False
    """Whether the publisher is the author of the text or its official printer."""
    accessed: Day
    """The day on which it was read."""
    pin: Words | None = None
    """The article, paragraph or page."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Provenance:
    """How the text came to be written."""

    ai_assisted: bool
    """Whether a language model helped to write it and nobody qualified has reviewed it yet."""
    reviewed_by: Words | None = None
    """The qualified person who reviewed it.  Nobody is invented."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Basis:
    """An authority that something rests on: `self`, an id, or an id with dates."""

    id: RecordId | Literal["self"]
    """The record, or `self` for the record in which this stands."""
    start: From = None
    """The first day on which it is an authority for this, if later than its own date."""
    end: To = None
    """The last day."""
    pin: Words | None = None
    """Paragraph or page within it."""


def id_alone(value: object) -> object:
    """Read an id that stands alone as a mapping with nothing but that id."""
    return {"id": value} if isinstance(value, str) else value


Rests = Annotated[Basis, BeforeValidator(id_alone, json_schema_input_type=str | Basis)]
"""A basis may be written as its id alone."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Answer:
    """What this record says to a question of the gap matrix."""

    state: State
    """yes, partial, no, unclear; what nobody has assessed is simply not written."""
    force: Force
    """The kind of law that says so."""
    start: From = None
    """The first day of this answer; the record's own first day when left out."""
    end: To = None
    """The last day."""
    by: tuple[Rests, ...] = ()
    """What it rests on; this record itself when left out."""
    pin: Words | None = None
    """Paragraph of this record."""
    note: Text
    """The scope of the answer; for `no`, what was read to say so."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Entry:
    """What laws, provisions and cases have in common."""

    title: Text
    """The name, in the original language and in English; in both languages for Chinese law."""
    aliases: tuple[RecordId, ...] = ()
    """Other ids that lead here: articles treated in the same record, addresses of the past."""
    citations: tuple[Words, ...] = ()
    """Every usual way to cite it, best first.  Typed into the search box, each leads here."""
    concepts: tuple[Name, ...] = ()
    """Ids from concepts.yaml."""
    answers: Annotated[dict[QuestionId, tuple[Answer, ...]], Field(default_factory=dict)]
    """Questions of questions.yaml that this record decides, each with its answers over time."""
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    """Where its facts were read, the best first."""
    verified: Verified
    """primary if every fact without a mark of its own was read in the primary text."""
    verified_on: Day
    """The day on which the facts were last held against the sources."""
    verify_every: Period
    """How long that reading is good for."""
    review_note: Text | None = None
    """What is still to be checked, and where."""
    provenance: Provenance


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Translation:
    """The head of a file that gives a record's body in another language."""

    verified_on: Day
    """The day on which it was last held against the main file and the sources."""
    provenance: Provenance
