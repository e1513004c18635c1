"""What a record is called: its id is its path, and its path is its address.

    cn                                  a place
    cn/criminal-law                     a law
    cn/criminal-law/art-237             a provision of it
    cn/spp-43                           a case
    cn/criminal-law/art-237#contact     an element of an offence in that provision

Whether a two-part id is a law or a case is decided by the folder in which its file lies.
"""

import re
from typing import ClassVar, Self

from kb.written import Written

PLACE = r"[a-z]{2,3}(?:-[a-z0-9]{2,3})?"
NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"


class RecordId(Written, str):
    """The id of a law, a provision or a case."""

    __slots__ = ()
    PATTERN: ClassVar[str] = rf"^{PLACE}/{NAME}(?:/{NAME})?$"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an id; raise ValueError if it is none."""
        if not re.fullmatch(cls.PATTERN, text, re.ASCII):
            raise ValueError(
                "must be an id such as cn/criminal-law/art-237 or cn/spp-43 "
                f"(small letters, digits and hyphens), but is {text!r}"
            )
        return cls(text)

    @property
    def place(self) -> str:
        """The id of its place: cn, gb-eng."""
        return self.split("/", 1)[0]

    @property
    def law(self) -> "RecordId | None":
        """The law that a provision belongs to; none for a law or a case."""
        return RecordId(self.rsplit("/", 1)[0]) if self.count("/") == 2 else None


class ElementId(Written, str):
    """The id of an element: a provision's id, `#`, and the element's own name."""

    __slots__ = ()
    PATTERN: ClassVar[str] = rf"^{PLACE}/{NAME}/{NAME}#{NAME}$"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an id; raise ValueError if it is none."""
        if not re.fullmatch(cls.PATTERN, text, re.ASCII):
            raise ValueError(
                "must be the id of an element such as cn/criminal-law/art-237#contact, "
                f"but is {text!r}"
            )
        return cls(text)

    @property
    def provision(self) -> RecordId:
        """The provision that the element belongs to."""
        return RecordId(self.partition("#")[0])

    @property
    def name(self) -> str:
        """The element's own name."""
        return self.partition("#")[2]
