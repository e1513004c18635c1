"""The chain of a doctrine: who answered a question of law, when, and with what weight.

Nothing of it is written down twice: the steps are the authorities and the cases of the elements
that turn on the question, and what later became of those cases.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kb import model
from kb.dates import Day, Edtf
from kb.ids import ElementId
from kb.languages import Text
from kb.library import Library, Record
from kb.relations import Relations, begins

Answer = Literal["yes", "no", "qualified", "open", "codified", "followed", "distinguished",
                 "overruled", "says"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One step of a doctrine."""

    when: Edtf | None
    """The day it counts from, as precisely as it is known."""
    record: Record
    answer: Answer
    """yes: it must be shown; no: it need not be; or what was done to an earlier case."""
    says: Text
    asks: Text | None = None
    """The point of the element that it answers."""
    about: Record | None = None
    """The case that was treated."""
    element: ElementId | None = None


def events(relations: Relations, doctrine: model.Doctrine) -> tuple[Event, ...]:
    """Return the steps of a doctrine in order of time; those without a date come last."""
    found: dict[tuple[str, str, str], Event] = {}
    library = relations.library
    for element in doctrine.elements:
        for event in (*_cases(relations, element), *_authorities(library, element)):
            found.setdefault(
                (event.record.id, event.answer, event.about.id if event.about else ""), event
            )
    for step in doctrine.steps:
        record = library.get(step.id)
        when = _edtf(step.on) or _when(record)
        found.setdefault((record.id, "says", ""), Event(when, record, "says", step.says))
    answering = {one.record.id for one in found.values() if one.about is None}
    # What became of a case belongs here only if the later record answers this very question.
    chain = (one for one in found.values() if one.about is None or one.record.id in answering)
    return tuple(sorted(chain, key=_order))


def _order(event: Event) -> tuple[date, str, str]:
    return event.when.latest if event.when else date.max, event.record.id, event.answer


def _when(record: Record) -> Edtf | None:
    """Return when a case was decided, or from when a record is an authority."""
    if isinstance(record.data, model.Case) and record.data.dates.decided:
        return record.data.dates.decided
    day = begins(record)
    return Edtf.parse(day.isoformat()) if day else None


def _edtf(day: Day | None) -> Edtf | None:
    return Edtf.parse(str(day)) if day else None


def _cases(relations: Relations, element: ElementId) -> Iterator[Event]:
    """Yield the cases that decided an element, and what became of each on this point."""
    for record, decided in relations.decided_by(element):
        yield Event(_when(record), record, decided.answer, decided.holding, element=element)
        assert isinstance(record.data, model.Case)  # only cases decide
        for treated in record.data.treatment:
            later = relations.library.get(treated.by)
            says = treated.note or record.data.holding
            when = _edtf(treated.start) or _when(later)
            yield Event(when, later, treated.kind, says, about=record)


def _authorities(library: Library, element: ElementId) -> Iterator[Event]:
    """Yield the provisions that an element rests on, each from the day it counts from."""
    record = library.get(element.provision)
    if not isinstance(record.data, model.Provision):
        return
    for offence in record.data.offences:
        for one in (one for one in offence.elements if one.id == element.name):
            for basis in one.by:
                source = record if basis.id == "self" else library.get(basis.id)
                if source.kind == "case":
                    continue
                when = _edtf(basis.start or one.start) or _when(source)
                says = one.note or one.ask
                yield Event(when, source, one.needed, says, asks=one.ask, element=element)
