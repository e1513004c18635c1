"""Conditions over facts, as offences and cases state them in content files.

    {child_age: {under: 14}}                        an amount: under, from (both may be given)
    {conduct: [request-images, child-made-images]}  any of these
    {means: {all: [deception, reward]}}             each of these;  none: [...] for none of these
    {relation: family}                              exactly this
    {any: [{...}, {...}]}  {all: [...]}  {not: {...}}

Several facts in one mapping must all hold.  This module only reads and writes conditions and says
which facts they name; the vocabulary is `content/filing/facts.yaml`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

_GROUPS = ("any", "all", "not")


@dataclass(frozen=True, slots=True)
class Test:
    """One fact held against values."""

    __test__ = False  # not a test of pytest's

    fact: str
    op: str
    """any, all, none (of the values), under, from (a number)."""
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """Tests joined by all, any or not (which has one part)."""

    op: str
    parts: "tuple[Condition | Test, ...]"

    def tests(self) -> Iterator[Test]:
        """Yield every test in it, however deep."""
        for part in self.parts:
            if isinstance(part, Test):
                yield part
            else:
                yield from part.tests()

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            read, serialization=core_schema.plain_serializer_function_ser_schema(write)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "object", "minProperties": 1}


def read(value: object) -> Condition:
    """Read a condition from a content file's mapping; raise ValueError if it is none."""
    if isinstance(value, Condition):
        return value
    if not isinstance(value, dict) or not value:
        raise ValueError("must be a condition over facts, such as {child_age: {under: 14}}")
    parts: list[Condition | Test] = []
    for key, given in value.items():
        if key == "not":
            parts.append(Condition("not", (read(given),)))
        elif key in _GROUPS:
            if not isinstance(given, list) or not given:
                raise ValueError(f"'{key}' must hold a list of conditions")
            inner = tuple(read(part) for part in given)
            parts.append(_all(inner) if key == "all" else Condition(key, inner))
        else:
            parts.extend(_tests(key, given))
    return _all(parts)


def _all(parts: Sequence[Condition | Test]) -> Condition:
    """Join parts by all; "all" within "all" says nothing more, and is not kept."""
    flat = [p for part in parts for p in (part.parts if _is_all(part) else (part,))]
    if len(flat) == 1 and isinstance(flat[0], Condition):
        return flat[0]
    return Condition("all", tuple(flat))


def _is_all(part: Condition | Test) -> TypeGuard[Condition]:
    return isinstance(part, Condition) and part.op == "all"


def _tests(fact: str, given: object) -> Iterator[Test]:
    if isinstance(given, str):
        yield Test(fact, "any", (given,))
    elif isinstance(given, list):
        yield Test(fact, "any", _words(fact, given))
    elif isinstance(given, dict) and given:
        for op, wanted in given.items():
            if op in ("under", "from") and isinstance(wanted, str) and wanted.isdecimal():
                yield Test(fact, op, (wanted,))
            elif op in ("any", "all", "none") and isinstance(wanted, list):
                yield Test(fact, op, _words(fact, wanted))
            else:
                raise ValueError(
                    f"{fact}: {op!r} is no test; write under: 14, from: 14, "
                    "any: […], all: […] or none: […]"
                )
    else:
        raise ValueError(f"{fact}: must be a value, a list of values or a test such as under: 14")


def _words(fact: str, given: list[object]) -> tuple[str, ...]:
    words = tuple(word for word in given if isinstance(word, str))
    if not words or len(words) != len(given):
        raise ValueError(f"{fact}: must be a list of plain values")
    return words


def write(condition: Condition) -> dict[str, object]:
    """Return the mapping that `read` reads as *condition*."""
    if condition.op == "not":
        (part,) = condition.parts
        return {"not": write(part if isinstance(part, Condition) else Condition("all", (part,)))}
    parts = [_written(part) for part in condition.parts]
    if condition.op == "any":
        return {"any": parts}
    keys = [key for part in parts for key in part]
    if len(set(keys)) < len(keys) or (
        len(parts) == 1 and isinstance(condition.parts[0], Condition)
    ):
        return {"all": parts}
    return {key: value for part in parts for key, value in part.items()}


def _written(part: Condition | Test) -> dict[str, object]:
    if isinstance(part, Condition):
        return write(part)
    if part.op in ("under", "from"):
        return {part.fact: {part.op: part.values[0]}}
    return {part.fact: list(part.values) if part.op == "any" else {part.op: list(part.values)}}
