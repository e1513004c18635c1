"""Rules between records: what is named exists, and no two records contradict each other."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from kb import body, model
from kb.conditions import Condition
from kb.dates import Day, Edtf
from kb.errors import Problem
from kb.frontmatter import Path, dotted, line_of
from kb.ids import ElementId, RecordId
from kb.library import Library, Record, VocabularyFile
from kb.relations import begins, links_of, named_ids


def _at(record: Record, path: Path, message: str) -> Problem:
    return Problem(record.path, line_of(record.lines, path), dotted(path), message)


def _in(file: VocabularyFile, entry: str, name: str, message: str) -> Problem:
    n = file.ids.index(entry)
    return Problem(file.path, line_of(file.lines, (n, name)), f"{entry}.{name}", message)


# --- ids ----------------------------------------------------------------------------------------


def dangling_ids(library: Library) -> Iterator[Problem]:
    """Every id that a record names is that of a record, and every element exists."""
    for record in library.records.values():
        for path, named in named_ids(record):
            if message := _dangling(library, named):
                yield _at(record, path, message)


def dangling_links(library: Library) -> Iterator[Problem]:
    """Every [[link]] leads to a record or to an element of a provision."""
    for record in library.records.values():
        for path, link in links_of(record):
            if message := _dangling(library, link.target):
                yield _at(record, path, message)
        for one in record.bodies:
            for part in one.sections:
                for link in body.links(part.text, part.text_line):
                    if message := _dangling(library, link.target):
                        yield Problem(one.path, link.line, "", message)


def _dangling(library: Library, named: str) -> str | None:
    if "#" in named:
        try:
            element = ElementId.parse(named)
        except ValueError as error:
            return str(error)
        record = library.records.get(element.provision)
        if record is None:
            return f"there is no record {element.provision!r}"
        if element.name not in _elements(record):
            return f"{element.provision} has no element {element.name!r}"
        return None
    if RecordId(named) in library.records or RecordId(named) in library.aliases:
        return None
    return f"there is no record {named!r}"


def _elements(record: Record) -> set[str]:
    if not isinstance(record.data, model.Provision):
        return set()
    return {element.id for offence in record.data.offences for element in offence.elements}


def ids_used_twice(library: Library) -> Iterator[Problem]:
    """An alias is not also the id or the alias of another record."""
    owners: dict[RecordId, RecordId] = {}
    for record in library.records.values():
        for n, alias in enumerate(record.data.aliases):
            if alias in library.records:
                yield _at(record, ("aliases", n), f"{alias!r} is the id of a record of its own")
            elif alias in owners:
                yield _at(record, ("aliases", n), f"{alias!r} already leads to {owners[alias]}")
            owners.setdefault(alias, record.id)


def provisions_have_laws(library: Library) -> Iterator[Problem]:
    """Every provision's instrument has a record, and every record's place is known."""
    for record in library.records.values():
        if record.id.law and record.id.law not in library.records:
            message = f"its law has no record: write {record.id.law}/index.md under content/laws/"
            yield _at(record, (), message)
        if library.places and record.place not in library.places:
            message = f"the place {record.place!r} is not in jurisdictions.yaml: add it there"
            yield _at(record, (), message)


# --- vocabularies ------------------------------------------------------------------------------


def vocabulary(library: Library) -> Iterator[Problem]:
    """Concepts, questions, courts, kinds of authority and facts are those of the vocabularies."""
    for record in library.records.values():
        data = record.data
        for n, concept in enumerate(data.concepts):
            if concept not in library.concepts:
                yield _at(record, ("concepts", n), f"{concept!r} is not in concepts.yaml")
        for question in data.answers:
            if question not in library.questions:
                yield _at(record, ("answers", question), f"{question!r} is not in questions.yaml")
        if isinstance(data, model.Case):
            yield from _case_vocabulary(library, record, data)
        elif isinstance(data, model.Law):
            yield from _authority(library, record, ("authority",), data.authority, "law")
        else:
            yield from _conditions(library, record, data)


def _case_vocabulary(library: Library, record: Record, case: model.Case) -> Iterator[Problem]:
    yield from _authority(library, record, ("authority", "kind"), case.authority.kind, "case")
    if case.court not in library.courts:
        message = f"the court {case.court!r} is not in jurisdictions.yaml: add it to its place"
        yield _at(record, ("court",), message)
    elif library.courts[case.court][0].id not in library.lineage(record.place):
        message = f"{case.court!r} is a court of {library.courts[case.court][0].id!r}"
        yield _at(record, ("court",), message)
    for name, given in case.facts.items():
        values = (given,) if isinstance(given, str) else given
        for value in values:
            if wrong := _fact(library, name, value):
                yield _at(record, ("facts", name), wrong)


def _authority(
    library: Library, record: Record, path: Path, kind: str, of: str
) -> Iterator[Problem]:
    known = [one.id for one in library.authorities.values() if one.of == of]
    if kind not in known:
        yield _at(
            record, path, f"{kind!r} is not in authorities.yaml; there are {', '.join(known)}"
        )


def _conditions(library: Library, record: Record, data: model.Provision) -> Iterator[Problem]:
    for n, offence in enumerate(data.offences):
        for group in ("elements", "aggravations"):
            for m, one in enumerate(getattr(offence, group)):
                if one.when is None:
                    continue
                for message in _condition(library, one.when):
                    yield _at(record, ("offences", n, group, m, "when"), message)


def _condition(library: Library, condition: Condition) -> Iterator[str]:
    for test in condition.tests():
        fact = library.facts.get(test.fact)
        if fact and test.op in ("under", "from") and fact.kind not in ("age", "count"):
            yield f"{test.fact!r} is no number: {test.op} cannot be asked of it"
        elif test.op not in ("under", "from") or not fact:
            for value in test.values:
                if message := _fact(library, test.fact, value):
                    yield message


def _fact(library: Library, name: str, value: str) -> str | None:
    fact = library.facts.get(name)
    if fact is None:
        return f"{name!r} is not in filing/facts.yaml"
    known = [one.id for one in fact.values]
    if fact.kind in ("one", "many") or (fact.kind == "age" and not value.isdecimal()):
        if value not in known:
            return f"{value!r} is no value of {name!r}; there are {', '.join(known)}"
    elif fact.kind == "count" and not (value.isdecimal() or value in known):
        return f"{name!r} must be a whole number, but is {value!r}"
    elif fact.kind in ("day", "month", "date"):
        try:
            Edtf.parse(value)
        except ValueError as error:
            return f"{name!r} {error}"
    elif fact.kind == "flag" and value not in ("true", "false"):
        return f"{name!r} must be true or false, but is {value!r}"
    elif fact.kind == "place" and value not in library.places:
        return f"{value!r} is not in jurisdictions.yaml"
    return None


def doctrines(library: Library) -> Iterator[Problem]:
    """A doctrine names elements, questions and records that exist."""
    file = library.vocabularies.get("doctrines.yaml")
    for one in library.doctrines.values():
        assert file is not None  # they were read from it
        for named in (*one.elements, *(step.id for step in one.steps)):
            if message := _dangling(library, named):
                field = "elements" if "#" in named else "steps"
                yield _in(file, one.id, field, message)
        for question in one.questions:
            if question not in library.questions:
                yield _in(file, one.id, "questions", f"{question!r} is not in questions.yaml")


def channels(library: Library) -> Iterator[Problem]:
    """A file of desks is named after a place, and each desk can be reached."""
    for place, desks in library.channels.items():
        file = library.vocabularies.get(f"channels/{place}.yaml")
        if file and library.places and place not in library.places:
            message = f"{place!r} is not in jurisdictions.yaml: name the file after a place"
            yield Problem(file.path, 1, "", message)
        for one in desks.values():
            if file and one.phone is None and one.url is None:
                yield _in(file, one.id, "id", "it has neither a phone nor an address: give one")


def trees(library: Library) -> Iterator[Problem]:
    """Places and concepts point up to entries that exist, and never round in a circle."""
    above: tuple[tuple[str, str, Mapping[str, str | None]], ...] = (
        ("jurisdictions.yaml", "parent", {k: one.parent for k, one in library.places.items()}),
        ("concepts.yaml", "broader", {k: one.broader for k, one in library.concepts.items()}),
    )
    for name, field, parents in above:
        for entry, parent in parents.items():
            if parent is None:
                continue
            file = library.vocabularies[name]
            if parent not in parents:
                yield _in(file, entry, field, f"{parent!r} is not in this file")
            elif entry in _chain(parents, parent):
                yield _in(file, entry, field, f"{entry!r} stands above itself: break the circle")
    for concept in library.concepts.values():
        for other in concept.related:
            if other not in library.concepts:
                file = library.vocabularies["concepts.yaml"]
                yield _in(file, concept.id, "related", f"{other!r} is not in this file")


def _chain(parents: Mapping[str, str | None], start: str) -> list[str]:
    chain = [start]
    while (above := parents.get(chain[-1])) and above not in chain:
        chain.append(above)
    return chain


# --- law in time -------------------------------------------------------------------------------


def version_of_the_act(library: Library) -> Iterator[Problem]:
    """A case applies a version that was in force on a day of its act."""
    for record in library.of_kind("case"):
        case = record.data
        assert isinstance(case, model.Case)  # of_kind("case")
        first, last = case.dates.act_from, case.dates.act_to or case.dates.act_from
        if first is None or last is None:
            continue
        for n, applied in enumerate(case.applies):
            provision = library.records.get(applied.id)
            if provision is None or not isinstance(provision.data, model.Provision):
                continue
            path: Path = ("applies", n, "version_from") if applied.version_from else ("applies", n)
            if wrong := _misapplied(provision.data, applied, first.earliest, last.latest):
                yield _at(record, path, wrong.format(id=applied.id, act=first))


def _misapplied(
    provision: model.Provision, applied: model.Application, first: date, last: date
) -> str | None:
    chosen = [
        one
        for one in provision.versions
        if applied.version_from is None or one.start == applied.version_from
    ]
    if not chosen:
        return f"{{id}} has no version from {applied.version_from}"
    if any(one.covers(first) or one.covers(last) for one in chosen):
        return None
    if any(first <= one.start.date <= last for one in chosen if not isinstance(one.start, str)):
        return None
    return "no such version of {id} was in force at the time of the act ({act})"


def dates_agree(library: Library) -> Iterator[Problem]:
    """What two records say of one day is the same: a version begins when its amendment does."""
    for record in library.of_kind("provision"):
        assert isinstance(record.data, model.Provision)  # of_kind("provision")
        for n, version in enumerate(record.data.versions):
            by = library.records.get(version.by) if version.by else None
            day = begins(by) if by and by.id != record.id.law else None
            if day and isinstance(version.start, Day) and version.start.date != day:
                message = f"the version begins on {version.start}, but {version.by} on {day}"
                yield _at(record, ("versions", n, "from"), message)
    for record in library.of_kind("case"):
        assert isinstance(record.data, model.Case)  # of_kind("case")
        for n, treated in enumerate(record.data.treatment):
            by = library.records.get(treated.by)
            day = begins(by) if by and by.kind != "case" else None
            if day and treated.start and treated.start.date < day:
                message = f"{treated.by} cannot treat it from {treated.start}: it begins on {day}"
                yield _at(record, ("treatment", n, "from"), message)


def treatment_cycles(library: Library) -> Iterator[Problem]:
    """No case is, through others, treated by itself."""
    treated: dict[RecordId, list[RecordId]] = {
        record.id: [one.by for one in record.data.treatment]
        for record in library.of_kind("case")
        if isinstance(record.data, model.Case)
    }
    for start in treated:
        seen: set[RecordId] = set()
        ahead = list(treated[start])
        while ahead:
            here = ahead.pop()
            if here == start:
                message = (
                    f"the treatment comes back to {start}: a case cannot treat an earlier self"
                )
                yield _at(library.records[start], ("treatment",), message)
                break
            if here not in seen:
                seen.add(here)
                ahead.extend(treated.get(here, ()))


def answers_agree(library: Library) -> Iterator[Problem]:
    """Two records of one place give one state to a question, for one force and one day."""
    cells: dict[tuple[str, str, str], list[tuple[Record, int, model.Answer]]] = {}
    for record in library.records.values():
        for question, answers in record.data.answers.items():
            for n, answer in enumerate(answers):
                cell = (record.place, question, answer.force)
                for other, _, earlier in cells.get(cell, ()):
                    if earlier.state != answer.state and _overlap(
                        _days(other, earlier), _days(record, answer)
                    ):
                        yield _at(
                            record,
                            ("answers", question, n),
                            f"says {answer.state!r}, but {other.path} says {earlier.state!r} "
                            "for the same days: give each its dates, or mend one",
                        )
                cells.setdefault(cell, []).append((record, n, answer))


def _days(record: Record, answer: model.Answer) -> tuple[date, date]:
    """Return the first and last day of an answer; its record's own where it gives none."""
    first = answer.start.date if answer.start else begins(record) or date.min
    return first, answer.end.date if answer.end else date.max


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return max(one[0], other[0]) <= min(one[1], other[1])


Rule = Callable[[Library], Iterator[Problem]]
RULES: tuple[Rule, ...] = (
    dangling_ids,
    dangling_links,
    ids_used_twice,
    provisions_have_laws,
    vocabulary,
    trees,
    doctrines,
    channels,
    version_of_the_act,
    dates_agree,
    treatment_cycles,
    answers_agree,
)
