"""What can go wrong, in words for the person at the keyboard.

KbError
  ContentError    a file under content/ cannot be read as a record
  UnknownRecord   an id, place, concept or language that the library does not have
  QueryError      a search that cannot be understood
  EngineError     the index is out of reach
    IndexDamaged  it is missing or damaged, and can be built again from the content
  Misuse          a command that was typed wrongly (exit status 2)

A `Problem` is not raised: the checks collect problems, so that one run shows them all.
"""

from dataclasses import dataclass
from typing import Literal


class KbError(Exception):
    """
    Base of all errors shown to people without a traceback.

    The message is a template and the words that go into it, so that the site can say it in the
    reader's language.
    """

    def __init__(self, message: str, **given: object) -> None:
        super().__init__(message.format(**given) if given else message)
        self.message = message
        self.given = given


class ContentError(KbError):
    """A file under content/ cannot be read as a record."""

    def __init__(self, message: str, *, line: int = 1, field: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.field = field


class UnknownRecord(KbError):
    """An id, place, concept or language that the library does not have."""


class QueryError(KbError):
    """A search that cannot be understood."""


class EngineError(KbError):
    """The index is out of reach."""


class IndexDamaged(EngineError):
    """The index is missing or damaged, and can be built again from the content."""


class Misuse(KbError):
    """A command that was typed wrongly; the command line exits with 2."""


def said(message: str) -> str:
    """Mark a message of an error that readers see, so that it is found for translation."""
    return message


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in one place of a content file."""

    path: str
    """The file, relative to the folder that holds content/."""
    line: int
    """Counted from 1."""
    field: str
    """The field, as a dotted path; empty for the body or the whole file."""
    message: str
    """What is wrong and what would be right."""
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}: "
        mark = "warning: " if self.severity == "warning" else ""
        return where + mark + (f"{self.field}: " if self.field else "") + self.message
