"""Rules that one record must keep by itself: its body, its words, its versions, its offences."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from kb import body, model
from kb.dates import Day, Period
from kb.errors import Problem
from kb.frontmatter import Path, dotted, line_of
from kb.languages import SITE_LANGUAGES, share_of_script
from kb.library import Body, Record
from kb.skeleton import CLOSE, OPEN
from kb.walk import texts, words

OWN_SCRIPT_IN_FIELD = 0.2
"""Least share of its own script in a field: titles quote names and citations of other scripts."""
OWN_SCRIPT_IN_BODY = 0.5
"""Least share in a section of a body."""


def _at(record: Record, path: Path, message: str) -> Problem:
    return Problem(record.path, line_of(record.lines, path), dotted(path), message)


# --- body -------------------------------------------------------------------------------------


def headings(record: Record) -> Iterator[Problem]:
    """Every body has the fixed headings, in their order, and says something under each."""
    for one in record.bodies:
        yield from _headings(record.kind, one)


def _headings(kind: body.Kind, one: Body) -> Iterator[Problem]:
    wanted = {said[one.lang]: key for key, said in body.HEADINGS[kind].items() if one.lang in said}
    order = " · ".join(wanted)
    seen: list[str] = []
    for part in one.sections:
        at = (one.path, part.line, "")
        if not part.heading:
            yield Problem(*at, f"Text stands above the first heading. The headings are: {order}.")
        elif part.heading not in wanted:
            yield Problem(*at, f"There is no heading {part.heading!r} here. They are: {order}.")
        elif part.heading in seen:
            yield Problem(*at, f"The heading {part.heading!r} is given twice: join the two.")
        elif seen and list(wanted).index(part.heading) < list(wanted).index(seen[-1]):
            yield Problem(*at, f"{part.heading!r} must stand earlier. The order is: {order}.")
        elif not part.text:
            yield Problem(*at, f"Nothing stands under {part.heading!r}: write it.")
        if part.heading in wanted and part.heading not in seen:
            seen.append(part.heading)
    for heading, key in wanted.items():
        if heading not in seen and key not in body.OPTIONAL:
            last = one.sections[-1].line if one.sections else 1
            yield Problem(one.path, last, "", f"The heading {heading!r} is missing: add it.")


def same_sections(record: Record) -> Iterator[Problem]:
    """A translation has the sections of the main body, no more and no fewer."""
    main = {body.key_of(record.kind, "en", part.heading) for part in record.bodies[0].sections}
    for one in record.bodies[1:]:
        own = {body.key_of(record.kind, one.lang, part.heading) for part in one.sections}
        for key in main ^ own:
            if key in body.OPTIONAL:
                where = "only in the English text" if key in main else "only here"
                heading = body.HEADINGS[record.kind][key][one.lang]
                yield Problem(one.path, 1, "", f"The section {heading!r} stands {where}.")


def filled_in(record: Record) -> Iterator[Problem]:
    """No placeholder of a skeleton is left."""
    left = f"{OPEN}[^{CLOSE}]*{CLOSE}"
    for path, said in words(record.data):
        if found := re.search(left, said):
            yield _at(record, path, f"is still to be filled in: {found[0]}")
    for one in record.bodies:
        for part in one.sections:
            if found := re.search(left, part.text):
                message = f"The text under {part.heading!r} is still to be written."
                yield Problem(one.path, part.line, "", message)


# --- words ------------------------------------------------------------------------------------


def translated(record: Record) -> Iterator[Problem]:
    """Chinese law is given whole in both languages of the site."""
    if record.place != "cn":
        return
    for lang in SITE_LANGUAGES:
        if not any(one.lang == lang for one in record.bodies):
            name = record.path.removesuffix(".md").rpartition("/")[2]
            message = f"The translation is missing: write {name}.{lang}.md beside this file."
            yield Problem(record.path, 1, "", message)
        for path, text in texts(record.data):
            if text.get(lang) is None:
                yield _at(record, path, f"the wording in {lang!r} is missing: add it")


def script(record: Record) -> Iterator[Problem]:
    """Each wording is written in the script of its language."""
    for path, text in texts(record.data):
        for lang, said in text:
            share = share_of_script(said, lang)
            # A citation or a name alone may look the same in every language.
            if share is not None and share < OWN_SCRIPT_IN_FIELD and path[0] not in _NAMES:
                yield _at(record, (*path, lang), f"this does not look like {lang!r}: {said[:40]}")
    for one in record.bodies:
        for part in one.sections:
            share = share_of_script(part.text, one.lang)
            if share is not None and share < OWN_SCRIPT_IN_BODY:
                message = f"The text under {part.heading!r} does not look like {one.lang!r}."
                yield Problem(one.path, part.line, "", message)


_NAMES = ("title", "short", "number", "issued_by")


# --- versions and offences ----------------------------------------------------------------------


def versions(record: Record) -> Iterator[Problem]:
    """Versions follow each other without gap or overlap, and only the last is open."""
    if not isinstance(record.data, model.Provision):
        return
    before: model.Version | None = None
    for n, version in enumerate(record.data.versions):
        path = ("versions", n)
        start, end = version.start, version.end
        if start == "unknown":
            if n:
                yield _at(record, (*path, "from"), "only the first version may begin unknown")
            if version.seen is None:
                message = "is missing: give a day on which this wording is known to be in force"
                yield _at(record, (*path, "seen"), message)
        elif end and end < start:
            yield _at(record, (*path, "to"), f"the version ends on {end}, before it begins")
        if before is not None and isinstance(start, Day):
            yield from _joint(record, (*path, "from"), before, start)
        if version.says is None and len(record.data.versions) > 1:
            message = "is missing: say in own words what this version says"
            yield _at(record, (*path, "says"), message)
        before = version


def _joint(record: Record, path: Path, before: model.Version, start: Day) -> Iterator[Problem]:
    if before.end is None:
        eve = date.fromordinal(max(start.date.toordinal() - 1, 1))
        yield _at(record, path, f"the version before has no end: give it `to: {eve}`")
        return
    days = start.date.toordinal() - before.end.date.toordinal()
    if days > 1:
        yield _at(record, path, f"there is a gap: the version before ends on {before.end}")
    elif days < 1:
        yield _at(record, path, f"there is an overlap: the version before ends on {before.end}")


def penalties(record: Record) -> Iterator[Problem]:
    """Ranges are whole: least below greatest, ids unique, every `when` an aggravation."""
    if not isinstance(record.data, model.Provision):
        return
    known = {one.id for offence in record.data.offences for one in offence.aggravations}
    for n, version in enumerate(record.data.versions):
        seen: set[tuple[str | None, str]] = set()
        for m, penalty in enumerate(version.penalties):
            path = ("versions", n, "penalties", m)
            if (penalty.limb, penalty.id) in seen:
                yield _at(record, (*path, "id"), f"{penalty.id!r} is given twice for this limb")
            seen.add((penalty.limb, penalty.id))
            if penalty.min and penalty.max and _length(penalty.min) > _length(penalty.max):
                message = f"the least ({penalty.min}) is more than the greatest ({penalty.max})"
                yield _at(record, (*path, "min"), message)
            for when in penalty.when:
                if when not in known:
                    message = f"no offence here has an aggravation {when!r}"
                    yield _at(record, (*path, "when"), message)


def _length(period: Period) -> tuple[int, int]:
    return period.years * 12 + period.months, period.days * 24 + period.hours


def offences(record: Record) -> Iterator[Problem]:
    """Element ids are unique in the provision, aggravation ids in the offence."""
    if not isinstance(record.data, model.Provision):
        return
    elements: set[str] = set()
    for n, offence in enumerate(record.data.offences):
        for m, element in enumerate(offence.elements):
            if element.id in elements:
                path = ("offences", n, "elements", m, "id")
                yield _at(record, path, f"the element {element.id!r} is given twice")
            elements.add(element.id)
        names = [one.id for one in offence.aggravations]
        for m, name in enumerate(names):
            if name in names[:m]:
                path = ("offences", n, "aggravations", m, "id")
                yield _at(record, path, f"the aggravation {name!r} is given twice")


# --- cases --------------------------------------------------------------------------------------


def order_of_dates(record: Record) -> Iterator[Problem]:
    """A decision follows its act, its publication follows it, and a law ends after it begins."""
    data = record.data
    if isinstance(data, model.Case):
        dates = data.dates
        act = dates.act_to or dates.act_from
        if act and dates.decided and dates.decided.latest < act.earliest:
            message = f"it was decided on {dates.decided}, before the act of {act}"
            yield _at(record, ("dates", "decided"), message)
        if dates.act_from and dates.act_to and dates.act_to.latest < dates.act_from.earliest:
            message = f"the last act ({dates.act_to}) is before the first ({dates.act_from})"
            yield _at(record, ("dates", "act_to"), message)
        if dates.published and dates.decided and dates.published.latest < dates.decided.earliest:
            message = f"it was published on {dates.published}, before it was decided"
            yield _at(record, ("dates", "published"), message)
    if isinstance(data, model.Law) and data.start and data.end and data.end < data.start:
        yield _at(record, ("to",), f"the law ends on {data.end}, before it begins")


Rule = Callable[[Record], Iterator[Problem]]
RULES: tuple[Rule, ...] = (
    filled_in,
    headings,
    same_sections,
    translated,
    script,
    versions,
    penalties,
    offences,
    order_of_dates,
)
