"""Split a content file into its YAML fields and its Markdown body.

Plain YAML is too forgiving for legal text: it drops the first of two equal keys, and reads `no`
as false and `1:30` as ninety.  Here a repeated key is an error, every scalar stays the text that
was written, nothing may be borrowed from elsewhere by `&` and `*`, and each field, however deep,
remembers its line, so that `kb check` can point at it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from kb.errors import ContentError

FENCE = "---"
DEEPEST = 50
LONGEST_LINE = 20_000
TOO_DEEP = "The brackets are nested too deeply."
TOO_LONG = "The line is too long: wrap it with `>-`."
Path: TypeAlias = tuple[str | int, ...]
Lines: TypeAlias = Mapping[Path, int]

# libyaml is many times faster, but places one mistake elsewhere than Python's own reader: it reads
# what is right, and Python's reader says what is wrong.
_FAST: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Document:
    """A content file, split but not yet understood."""

    fields: Mapping[str, object]
    body: str
    lines: Lines
    """Line on which each field begins, counted from 1; the path of a field is its keys."""
    body_line: int
    """Line on which the body begins."""


def parse(text: str) -> Document:
    """
    Split *text* at its front matter.

    Raises:
        ContentError: The front matter is missing, unclosed or not a mapping.
    """
    rows = text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
    if rows[0].rstrip() != FENCE:
        raise ContentError(f"A content file must begin with a line of {FENCE!r}.")
    end = next((n for n, row in enumerate(rows[1:], 1) if row.rstrip() == FENCE), None)
    if end is None:
        raise ContentError(f"The front matter is not closed: add a line of {FENCE!r} below it.")
    fields, lines = parse_yaml("\n".join(rows[1:end]), first_line=2)
    if not isinstance(fields, dict):
        raise ContentError("The front matter must be a list of `name: value` lines.", line=2)
    start = next((n for n, row in enumerate(rows[end + 1 :], end + 1) if row.strip()), end + 1)
    return Document(fields, "\n".join(rows[start:]), lines, start + 1)


def parse_yaml(text: str, first_line: int = 1) -> tuple[object, Lines]:
    """
    Read YAML as text, lists and mappings, with the line of each; empty text is an empty mapping.

    Raises:
        ContentError: It is not YAML, or uses a part of YAML that content files do without.
    """
    _refuse_oddities(text, first_line)
    reader = _Reader(first_line)
    try:
        node = _compose(text)
        return ({}, {}) if node is None else (reader.value(node, ()), reader.lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise ContentError(f"This is not YAML: {error.problem}.", line=line) from None
    except yaml.reader.ReaderError as error:
        line = first_line + text.count("\n", 0, error.position)
        raise ContentError(
            f"The character U+{ord(str(text[error.position])):04X} cannot stand here: delete it.",
            line=line,
        ) from None
    except RecursionError:
        raise ContentError(TOO_DEEP, line=first_line) from None


def _refuse_oddities(text: str, first_line: int) -> None:
    """Refuse what would bring libyaml down, or is a line for it and none for an editor."""
    depth = 0
    for number, row in enumerate(text.split("\n"), first_line):
        if odd := re.search("[\r\u0085\u2028\u2029]", row):
            message = f"The character U+{ord(odd[0]):04X} cannot stand here: delete it."
            raise ContentError(message, line=number)
        for bracket in re.findall(r"[\[\]{}]", row):
            depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
            if depth > DEEPEST:
                raise ContentError(TOO_DEEP, line=number)
        if re.match(r"\s*(?:[-?] +){9}", row):
            raise ContentError(TOO_DEEP, line=number)
        if len(row) > LONGEST_LINE:
            raise ContentError(TOO_LONG, line=number)


def _compose(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_FAST)
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.BaseLoader)


class _Reader:
    """Turns nodes into values and notes where they stood."""

    def __init__(self, first_line: int) -> None:
        self.lines: dict[Path, int] = {}
        self._first_line = first_line
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> object:
        self.lines.setdefault(path, self._line(node))
        if id(node) in self._seen:
            message = "An alias (*) is used here: write the text out again instead."
            raise ContentError(message, line=self._line(node), field=dotted(path))
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, n)) for n, item in enumerate(node.value)]
        return node.value

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        fields: dict[str, object] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                message = "A name must be plain text, not a list or a mapping."
                raise ContentError(message, line=self._line(key), field=dotted(path))
            if key.value in fields:
                message = f"The field {key.value!r} is given twice: keep one of them."
                raise ContentError(message, line=self._line(key), field=dotted(path))
            self.lines[(*path, key.value)] = self._line(key)
            fields[key.value] = self.value(value, (*path, key.value))
        return fields

    def _line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self._first_line


def dotted(path: Path) -> str:
    """Write a path as an editor reads it: versions.2.from (counted from 1)."""
    return ".".join(str(key + 1) if isinstance(key, int) else key for key in path)


def line_of(lines: Lines, path: Path) -> int:
    """Return the line of a field, or of the nearest field around it."""
    while path not in lines and path:
        path = path[:-1]
    return lines.get(path, 1)
