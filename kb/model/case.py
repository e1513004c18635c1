"""Cases: what was decided, on which facts, and what became of it."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from kb.dates import Day, Edtf
from kb.ids import ElementId, RecordId
from kb.languages import Text
from kb.model.entry import STRICT, Entry, FactId, From, Name, Words, id_alone


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
    Application, BeforeValidator(id_alone, json_schema_input_type=str | Application)
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
