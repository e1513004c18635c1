"""A value with one written form: `parse` reads it, `str` writes it, and they are inverse.

Dates, periods, ids and the like stand in content files as plain text.  Each has a class that
refuses what it cannot read, in words for the person who wrote it, and that pydantic may use as
the type of a field.
"""

from abc import ABC, abstractmethod
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema


class Written(ABC):
    """Base of the values that are written as one word in a content file."""

    __slots__ = ()

    PATTERN: ClassVar[str]
    """The written form as a regular expression, for the JSON Schema that editors use."""

    @classmethod
    @abstractmethod
    def parse(cls, text: str) -> Self:
        """
        Read the written form.

        Raises:
            ValueError: Says what is wrong and what would be right.
        """

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._read, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": cls.PATTERN}

    @classmethod
    def _read(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        if not isinstance(value, str):
            raise ValueError("must be one word or date, not a list or a mapping")
        return cls.parse(value)
