"""The body of a record: its sections under fixed headings, in each language.

EDITORIAL.md of the project fixes the headings and their order; `check` holds every body to them,
and pages find a section by its key, whatever the language.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

Kind = Literal["law", "provision", "case"]

HEADINGS: Mapping[Kind, Mapping[str, Mapping[str, str]]] = {
    "case": {
        "summary": {"en": "Summary", "zh-Hans": "摘要"},
        "facts": {"en": "Facts", "zh-Hans": "案情"},
        "question": {"en": "Question", "zh-Hans": "争点"},
        "held": {"en": "Held", "zh-Hans": "裁判结论"},
        "reasoning": {"en": "Reasoning", "zh-Hans": "理由"},
        "matters": {"en": "Why it matters", "zh-Hans": "意义"},
        "limits": {"en": "Limits", "zh-Hans": "局限"},
        "volunteers": {"en": "For volunteers", "zh-Hans": "给志愿者"},
    },
    "provision": {
        "says": {"en": "What it says", "zh-Hans": "规定内容"},
        "elements": {"en": "Elements", "zh-Hans": "构成要件"},
        "penalty": {"en": "Penalty", "zh-Hans": "处罚"},
        "courts": {"en": "How courts read it", "zh-Hans": "司法适用"},
        "limits": {"en": "Limits", "zh-Hans": "局限"},
        "volunteers": {"en": "For volunteers", "zh-Hans": "给志愿者"},
    },
    "law": {
        "is": {"en": "What it is", "zh-Hans": "简介"},
        "history": {"en": "History", "zh-Hans": "沿革"},
        "stands": {"en": "Where it stands", "zh-Hans": "现状"},
    },
}
"""For each kind of record: key of the section → its heading in each language, in order."""

OPTIONAL = {"elements", "penalty"}
"""Sections of a provision that it has only if there is anything to say."""

_LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a body."""

    heading: str
    """As written; empty for text above the first heading."""
    text: str
    """Markdown."""
    line: int
    """Line of the file on which the heading stands."""
    text_line: int = field(default=0, compare=False)
    """Line on which the text begins."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link between records, written [[id]] or [[id|words]]."""

    target: str
    words: str | None
    line: int


def sections(body: str, first_line: int) -> tuple[Section, ...]:
    """Split a body at its `## ` headings; *first_line* is the line of the file it begins on."""
    rows = body.split("\n")
    starts = [n for n, row in enumerate(rows) if row.startswith("## ")]
    found = [_section(rows, n, end, first_line) for n, end in pairwise([*starts, len(rows)])]
    above = _section(["## ", *rows], 0, (starts or [len(rows)])[0] + 1, first_line - 1)
    above = replace(above, line=above.text_line)  # it has no heading of its own
    return (above, *found) if above.text else tuple(found)


def _section(rows: Sequence[str], start: int, end: int, first_line: int) -> Section:
    said = next((n for n in range(start + 1, end) if rows[n].strip()), start + 1)
    text = "\n".join(rows[said:end]).strip()
    return Section(rows[start][3:].strip(), text, first_line + start, first_line + said)


def links(text: str, first_line: int = 1) -> Iterator[Link]:
    """Yield the links between records in a Markdown text."""
    for found in _LINK.finditer(text):
        line = first_line + text.count("\n", 0, found.start())
        yield Link(found[1].strip(), found[2], line)


def with_links(text: str, write: Callable[[Link], str]) -> str:
    """Return *text* with each link between records replaced by what *write* makes of it."""
    return _LINK.sub(lambda found: write(Link(found[1].strip(), found[2], 0)), text)


def key_of(kind: Kind, lang: str, heading: str) -> str | None:
    """Return the key of the section that has this heading, if there is one."""
    return next((key for key, said in HEADINGS[kind].items() if said.get(lang) == heading), None)
