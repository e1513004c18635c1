"""From the fields of a file to a record, or to a list of what is wrong with them.

The rules are those of `model`; here they are put into words, and written out as JSON Schema so
that an editor completes and checks while a lawyer types.
"""

import difflib
import json
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from kb import model
from kb.errors import Problem
from kb.frontmatter import Lines, Path, dotted, line_of

R = TypeVar("R")

FILES = {
    "law": model.Law,
    "provision": model.Provision,
    "case": model.Case,
    "translation": model.Translation,
    "jurisdictions": tuple[model.Place, ...],
    "authorities": tuple[model.AuthorityKind, ...],
    "concepts": tuple[model.Concept, ...],
    "questions": tuple[model.Question, ...],
    "facts": tuple[model.Fact, ...],
    "doctrines": tuple[model.Doctrine, ...],
    "channels": tuple[model.Channel, ...],
    "publishers": tuple[model.Publisher, ...],
    "terms": tuple[model.Avoided, ...],
    "identity": model.Identities,
}
"""Each kind of file and what it holds."""

WORDS = {
    "missing": "is missing: add it",
    "dict_type": "must be a mapping of `name: value` lines",
    "dataclass_type": "must be a mapping of `name: value` lines",
    "tuple_type": "must be a list",
    "string_type": "must be plain text",
    "string_too_short": "is empty: write it or leave the field out",
    "too_short": "needs at least one item",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
}
"""What pydantic's findings are called here."""


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def read(kind: type[R], fields: object, lines: Lines, path: str) -> tuple[R | None, list[Problem]]:
    """
    Read *fields* as a record of *kind*.

    Returns the record and no problems, or no record and every problem, each with its line in the
    file *path*.
    """
    try:
        return _adapter(kind).validate_python(fields), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    return None, sorted(set(_problems(kind, details, fields, lines, path)))


def json_schema(kind: str) -> str:
    """Return the JSON Schema of a kind of file in `FILES`, as text that is the same every time."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_adapter(FILES[kind]).json_schema(by_alias=True),
    }
    # pydantic keeps the sentences of a class, but not those it inherits.
    for name, field in vars(model.Entry)["__pydantic_fields__"].items():
        if kind in ("law", "provision", "case") and field.description:
            schema["properties"][name].setdefault("description", field.description)
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _problems(
    kind: Any, details: list[ErrorDetails], fields: object, lines: Lines, path: str
) -> Iterator[Problem]:
    places = [_place(detail["loc"], fields) for detail in details]
    for detail, place in zip(details, places, strict=True):
        beneath = any(len(other) > len(place) and other[: len(place)] == place for other in places)
        if detail["type"] == "too_short" and beneath:
            continue  # the items are there, but none could be read: said where they stand
        if detail["type"] == "literal_error" and places.count(place) > 1:
            continue  # one of several forms the field may have; the other says what is wrong
        yield Problem(path, line_of(lines, place), dotted(place), _words(kind, detail, place))


def _place(loc: tuple[int | str, ...], fields: object) -> Path:
    """Follow pydantic's location through the fields, leaving out the names of its own forms."""
    place: list[int | str] = []
    for step in loc:
        if isinstance(fields, dict) and isinstance(step, str):
            known = step in fields
        else:
            known = isinstance(fields, list) and isinstance(step, int) and step < len(fields)
        if known:
            fields = fields[step]  # type: ignore[index]  # a mapping or a list, as just seen
            place.append(step)
        elif isinstance(step, str) and step.isidentifier():
            place.append(step)
    return tuple(place)


def _words(kind: Any, detail: ErrorDetails, place: Path) -> str:
    context = detail.get("ctx", {})
    given = detail.get("input")
    match detail["type"]:
        case "value_error":
            return str(context["error"])
        case "literal_error":
            return f"must be {context['expected']}, but is {given!r}"
        case "string_pattern_mismatch":
            return f"{given!r} is not of the right form: {_form(context['pattern'])}"
        case "unexpected_keyword_argument" | "extra_forbidden":
            return _unknown(str(place[-1]), _names(kind, place[:-1]))
        case "greater_than_equal" | "less_than_equal":
            return f"is out of range: {detail['msg'].removeprefix('Input should be ')}"
    return WORDS.get(detail["type"], detail["msg"])


def _form(pattern: str) -> str:
    if pattern.startswith("^http"):
        return "a full address that begins with https://"
    if "_" in pattern:
        return "small letters and digits, joined by underscores"
    return "small letters and digits, joined by hyphens"


def _names(kind: Any, place: Path) -> list[str]:
    """Return the names of the fields that may stand at a place of a file."""
    schema = _adapter(kind).json_schema(by_alias=True)
    here = schema
    for step in place:
        here = _resolved(schema, here)
        forms = [_resolved(schema, form) for form in here.get("anyOf", [here])]
        inner = [_within(form, step) for form in forms]
        here = next((form for form in inner if form), {})
    here = _resolved(schema, here)
    forms = [_resolved(schema, form) for form in here.get("anyOf", [here])]
    return sorted({name for form in forms for name in form.get("properties", {})})


def _resolved(schema: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    name = part.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = schema["$defs"][name] if name else part
    return found


def _within(form: dict[str, Any], step: str | int) -> dict[str, Any]:
    more = form.get("items") if isinstance(step, int) else form.get("properties", {}).get(step)
    found = more or form.get("additionalProperties")
    return found if isinstance(found, dict) else {}


def _unknown(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    hint = f"; did you mean {close[0]!r}?" if close else ""
    return f"there is no field of this name here{hint}"
