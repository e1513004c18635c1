"""Every problem of a library in one run.

Each rule is a generator that yields problems; `problems` runs them all.  Rules about one record
stand in `record`, rules across records in `across`.  Nothing is raised and nothing printed here.
"""

from collections.abc import Iterator
from datetime import date

from kb.check import across, record
from kb.errors import Problem
from kb.library import Library


def problems(library: Library, today: date, *, as_of: date | None = None) -> tuple[Problem, ...]:
    """
    Return every problem, in the order of the files.

    A record whose review is overdue on *today* is a warning.  With *as_of* the question is what
    will be overdue on that day, and each is an error.
    """
    found = set(library.problems)
    for entry in library.records.values():
        for rule in record.RULES:
            found.update(rule(entry))
    for across_rule in across.RULES:
        found.update(across_rule(library))
    found.update(_overdue(library, as_of or today, is_error=as_of is not None))
    if not library.records and not found:
        message = "There is no record yet: make one with `kb new case <place>/<name>`."
        found.add(Problem("content", 1, "", message))
    return tuple(sorted(found))


def _overdue(library: Library, day: date, *, is_error: bool) -> Iterator[Problem]:
    for entry in library.records.values():
        if entry.review_due < day:
            yield Problem(
                entry.path,
                entry.lines.get(("verified_on",), 1),
                "verified_on",
                f"The review was due on {entry.review_due}: "
                "read the sources again and set the new day.",
                "error" if is_error else "warning",
            )
