"""Laws, and their provisions in all versions, with the offences they make."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from kb.conditions import Condition
from kb.dates import Day, Edtf, Period
from kb.ids import RecordId
from kb.languages import Text
from kb.model.entry import STRICT, Entry, Force, From, Name, Rests, To, Verified, Words


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
    pending: bool = False
    """Whether it was adopted but was not in force on the day of reading."""
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
