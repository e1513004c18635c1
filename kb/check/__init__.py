"""Every problem of a library in one run.

Each rule is a generator that yields problems; `problems` runs them all.  `record` has the rules
about one record, `across` those between records, `wording` those about words, `identity` protects
persons, and `copying` holds our words against the sources, where these are at hand.  Nothing is
raised and nothing printed here.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kb.check import across, copying, identity, record, wording
from kb.errors import Problem
from kb.library import Library


def problems(
    library: Library, today: date, *, as_of: date | None = None, sources: Path | None = None
) -> tuple[Problem, ...]:
    """
    Return every problem, in the order of the files.

    A record whose review is overdue on *today* is a warning.  With *as_of* the question is what
    will be overdue on that day, and each is an error.  With *sources*, a folder of texts of law,
    what is copied from them is an error too.
    """
    found = set(library.problems)
    for entry in library.records.values():
        for rule in record.RULES:
            found.update(rule(entry))
    for library_rule in (*across.RULES, *wording.RULES, identity.nobody_is_identified):
        found.update(library_rule(library))
    if sources:
        found.update(copying.copied(library, sources))
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
