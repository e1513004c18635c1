"""The records of the library, as frozen dataclasses.

These classes are also the grammar of the content files: pydantic reads a file's fields into them
and refuses what they do not name, and `schema` writes the JSON Schema for editors from them.  The
sentence beneath a field is what the schema tells an editor about it.

    Law         an act, a convention, an interpretation: the instrument
    Provision   one article or section, in all its versions, with the offences it makes
    Case        one decision: what it decided, on which facts, and what became of it
    Place, Court, Concept, Question, AuthorityKind, Fact    the vocabularies
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass

from kb.conditions import Condition
from kb.dates import Day, Edtf, Period
from kb.ids import NAME, PLACE, ElementId, RecordId
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


# --- what every record has ------------------------------------------------------------------


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


def _id_alone(value: object) -> object:
    return {"id": value} if isinstance(value, str) else value


Rests = Annotated[Basis, BeforeValidator(_id_alone, json_schema_input_type=str | Basis)]
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


# --- laws and provisions --------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Law(Entry):
    """An instrument: act, code, convention, interpretation, opinion."""

    short: Text
    """The name used in citations: Criminal Law, 刑法, SOA 2003."""
    authority: Name
    """The kind of instrument, from authorities.yaml."""
    issued_by: Text
    """Who made it."""
    adopted: Edtf | None = None
    """The date of adoption, assent or publication."""
    start: From = None
    """The first day in force; left out when not known."""
    end: To = None
    """The last day in force, for a law that has been repealed."""
    repealed_by: RecordId | None = None
    """What repealed it."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class StruckDown:
    """A court took this away, though the statute may still print it."""

    what: Literal["min", "max", "all"]
    """Which part of it."""
    by: RecordId
    """The case."""
    start: Annotated[Day, Field(alias="from")]
    """The day of the decision."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Fine:
    """A fine beside or in place of imprisonment."""

    role: Literal["and", "or", "either", "only"]
    """and: besides prison; or: in place of it; either: alone or besides; only: no prison."""
    min: Words | None = None
    """Least amount with its currency code: KRW 10000000."""
    max: Words | None = None
    """Greatest amount with its currency code."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Penalty:
    """One range of punishment of one version.  A figure not in the source is left out."""

    id: Name
    """base, aggravated, …: unique within the version and limb."""
    limb: Annotated[Words | None, Field(alias="of")] = None
    """The paragraph it belongs to: (3)."""
    mode: Text | None = None
    """On indictment, on summary conviction; a class of case in words."""
    min: Period | None = None
    """Least imprisonment."""
    max: Period | None = None
    """Greatest imprisonment."""
    max_included: bool = True
    """Whether the maximum itself may be imposed (以下 includes it, 不满 does not)."""
    life: bool = False
    """Whether imprisonment for life may be imposed."""
    death: bool = False
    """Whether the death penalty may be imposed."""
    detention: bool = False
    """Whether short-term detention (拘役, 拘留) may be imposed."""
    control: bool = False
    """Whether public surveillance (管制) may be imposed."""
    fine: Fine | None = None
    """The fine that goes with it or stands in for it."""
    when: tuple[Name, ...] = ()
    """Ids of the aggravations that lead to this range; the base range has none."""
    struck_down: StruckDown | None = None
    """If a court struck down part of it."""
    note: Text | None = None
    """What the figures do not say."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Version:
    """A provision as it stood from one day to another, both included."""

    start: Annotated[Day | Literal["unknown"], Field(alias="from")]
    """The first day in force, or `unknown` with `seen`."""
    end: To = None
    """The last day in force; left out for the present version."""
    seen: Day | None = None
    """A day on which this wording is known to have been in force, where `from` is unknown."""
    by: RecordId | None = None
    """The provision or law that made this version."""
    verified: Verified | None = None
    """If this version was verified otherwise than the record."""
    says: Text | None = None
    """What it said, in our own words.  Needed where there is more than one version."""
    change: Text | None = None
    """What differs from the version before."""
    note: Text | None = None
    """Anything a reader of this version must know."""
    penalties: tuple[Penalty, ...] = ()
    """Its ranges of punishment."""

    def covers(self, day: date) -> bool:
        """Whether it was in force on *day*; a start that is unknown is taken as long ago."""
        started = not isinstance(self.start, Day) or self.start.date <= day
        return started and (self.end is None or day <= self.end.date)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Element:
    """One thing that must be shown for an offence, or that need not be."""

    id: Name
    """Unique within the provision, across limbs.  Cited as <provision>#<id>."""
    ask: Text
    """The point as a statement or question a lawyer would put."""
    needed: Literal["yes", "no", "open"] = "yes"
    """yes: it must be shown; no: courts have said that it need not be; open: undecided."""
    when: Condition | None = None
    """The facts that meet it."""
    by: Annotated[tuple[Rests, ...], Field(min_length=1)]
    """What says so: `self` for the provision's own words."""
    start: From = None
    """The first day, if it is not in every version."""
    end: To = None
    """The last day."""
    note: Text | None = None
    """What is settled and what is not."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Aggravation:
    """A circumstance that leads to a heavier range."""

    id: Name
    """Unique within the provision; named in a penalty's `when`."""
    ask: Text
    """The circumstance."""
    when: Condition | None = None
    """The facts that meet it; left out for an open clause that facts cannot decide."""
    by: Annotated[tuple[Rests, ...], Field(min_length=1)]
    """What says so."""
    start: From = None
    """The first day, if it is not in every version."""
    end: To = None
    """The last day."""
    note: Text | None = None
    """What is settled and what is not."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Offence:
    """An offence, or a prohibition without penalty, that a provision makes."""

    id: Name
    """Unique within the provision."""
    name: Text
    """Its name."""
    limb: Words | None = None
    """The paragraph that makes it: (3)."""
    force: Force = "criminal"
    """The kind of law."""
    start: From = None
    """The first day, if it is not in every version."""
    end: To = None
    """The last day."""
    elements: Annotated[tuple[Element, ...], Field(min_length=1)]
    """What must be shown."""
    aggravations: tuple[Aggravation, ...] = ()
    """What makes it worse."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Provision(Entry):
    """One article, section or rule, in all its versions."""

    number: Text
    """Its number as each language writes it: 第二百三十七条, art. 237."""
    versions: Annotated[tuple[Version, ...], Field(min_length=1)]
    """Every version on file, oldest first, without gap or overlap."""
    offences: tuple[Offence, ...] = ()
    """The offences it makes, if any."""

    def on(self, day: date) -> Version | None:
        """Return the version in force on *day*, if there was one."""
        return next((version for version in self.versions if version.covers(day)), None)


# --- cases ----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, config=STRICT)
class CaseAuthority:
    """How much a decision weighs."""

    kind: Name
    """The kind of decision, from authorities.yaml."""
    weight: Literal["binding", "guiding", "persuasive", "illustrative"]
    """binding on courts below; guiding: to be followed or reasons given; persuasive; or none."""
    batch: Words | None = None
    """The batch or series in which it was published."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class CaseDates:
    """When it happened and when it was decided."""

    act_from: Edtf | None = None
    """The first act, as precisely as the report says."""
    act_to: Edtf | None = None
    """The last act; the first one when left out."""
    decided: Edtf | None = None
    """The final decision."""
    published: Edtf | None = None
    """When it was published as a precedent; it is an authority from then on."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Instance:
    """One step of the proceedings."""

    instance: Literal["first", "appeal", "final", "retrial", "remand", "prosecution"]
    """Which step."""
    court: Text
    """The court as the official text names it."""
    docket: Words | None = None
    """Its number there."""
    date: Edtf | None = None
    """The day of the decision."""
    outcome: Text
    """What it decided."""
    sentence: Text | None = None
    """The sentence, if any."""
    stands: bool = True
    """Whether it is still the decision, or was set aside or replaced."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Decided:
    """What a case says about an element of an offence."""

    element: ElementId
    """The element."""
    answer: Literal["yes", "no", "qualified", "open"]
    """Whether it must be shown (yes) or need not be (no)."""
    holding: Text
    """The point in one sentence."""
    pin: Words | None = None
    """Paragraph or heading in the decision."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Application:
    """A provision that the decision applied."""

    id: RecordId
    """The provision."""
    limb: Words | None = None
    """The paragraph."""
    version_from: Day | None = None
    """The version the court applied, where it was not the one of the day of the act."""


Applied = Annotated[
    Application, BeforeValidator(_id_alone, json_schema_input_type=str | Application)
]
"""An application may be written as its id alone."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Treatment:
    """What a later decision or law did to this case."""

    by: RecordId
    """The later record."""
    kind: Literal["codified", "followed", "qualified", "distinguished", "overruled"]
    """What it did."""
    start: From = None
    """The day from which it did so."""
    note: Text | None = None
    """How far."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Case(Entry):
    """One decision."""

    court: Name
    """The court of the final decision, from jurisdictions.yaml."""
    docket: Words | None = None
    """Its number."""
    authority: CaseAuthority
    """What kind of decision it is and how much it weighs."""
    dates: CaseDates
    """When."""
    holding: Text
    """What it stands for, in one or two sentences: the largest text of its page."""
    history: tuple[Instance, ...] = ()
    """The proceedings, in order."""
    charges: tuple[RecordId, ...] = ()
    """The provisions charged."""
    decides: tuple[Decided, ...] = ()
    """The elements it decided."""
    applies: tuple[Applied, ...] = ()
    """The provisions it applied or read."""
    cites: tuple[RecordId, ...] = ()
    """Other records it cites."""
    treatment: tuple[Treatment, ...] = ()
    """What became of it."""
    direction: Literal["expands", "contracts", "mixed"]
    """Whether it widened or narrowed the protection of the child."""
    facts: Annotated[dict[FactId, str | tuple[str, ...]], Field(default_factory=dict)]
    """The facts in the vocabulary of filing/facts.yaml, ages in bands."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Translation:
    """The head of a file that gives a record's body in another language."""

    verified_on: Day
    """The day on which it was last held against the main file and the sources."""
    provenance: Provenance


# --- vocabularies ---------------------------------------------------------------------------


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
