"""Every value inside a record, with the path of its field as the file spells it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from kb.frontmatter import Path
from kb.languages import Text
from kb.written import Written


def leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Yield ids, dates, texts and plain words, however deep they stand."""
    if isinstance(value, str | Text | Written):
        yield path, value
    elif is_dataclass(value) and not isinstance(value, type):
        known = getattr(value, "__pydantic_fields__", {})
        for one in fields(value):
            name = (known[one.name].alias or one.name) if one.name in known else one.name
            yield from leaves(getattr(value, one.name), (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, tuple):
        for n, inner in enumerate(value):
            yield from leaves(inner, (*path, n))


def texts(value: object) -> Iterator[tuple[Path, Text]]:
    """Yield every text in several languages."""
    yield from ((path, leaf) for path, leaf in leaves(value) if isinstance(leaf, Text))


def words(value: object) -> Iterator[tuple[Path, str]]:
    """Yield every piece of plain text; of a text in several languages each wording."""
    for path, leaf in leaves(value):
        if isinstance(leaf, Text):
            yield from (((*path, lang), said) for lang, said in leaf)
        elif isinstance(leaf, str):
            yield path, leaf
