"""Text in several languages, and which of them a reader is shown.

A record's title or holding is one `Text` with a wording per language.  A reader asks for her
language and gets the nearest there is, with its tag, so that a page can mark it (`lang=`).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

SITE_LANGUAGES = ("en", "zh-Hans")
"""Languages of the interface, the first being the default."""

SCRIPTS = {
    "en": "Latin", "zh-Hans": "Han", "zh-Hant": "Han", "ko": "Hangul", "ja": "Kana",
    "sv": "Latin", "de": "Latin", "fr": "Latin", "nl": "Latin", "es": "Latin", "tl": "Latin",
    "ga": "Latin",
}  # fmt: skip
"""The languages content may be written in, each with the script it is recognised by."""

_NEAREST = {"zh-Hans": ("zh-Hans", "zh-Hant", "en"), "en": ("en",)}


class Wording(NamedTuple):
    """Words and the tag of the language they are in."""

    lang: str
    words: str

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Text:
    """The same thing said in one or more languages, in the order of the file."""

    wordings: tuple[Wording, ...]

    PATTERN: ClassVar[str] = "^(?:" + "|".join(SCRIPTS) + ")$"

    @classmethod
    def of(cls, **wordings: str) -> "Text":
        """Make a text from keywords, `zh_Hans` standing for zh-Hans."""
        return cls(tuple(Wording(tag.replace("_", "-"), said) for tag, said in wordings.items()))

    def __iter__(self) -> Iterator[Wording]:
        return iter(self.wordings)

    def get(self, lang: str) -> str | None:
        """Return the words in exactly this language."""
        return next((said.words for said in self.wordings if said.lang == lang), None)

    def nearest(self, lang: str) -> Wording:
        """Return the wording to show a reader of *lang*: hers, a neighbour's, or the first."""
        for tag in _NEAREST.get(lang, (lang, "en")):
            if (words := self.get(tag)) is not None:
                return Wording(tag, words)
        return self.wordings[0]

    def others(self, lang: str) -> tuple[Wording, ...]:
        """Return the wordings that `nearest` did not choose: original titles, translations."""
        chosen = self.nearest(lang)
        return tuple(said for said in self.wordings if said != chosen)

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._read,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda text: {said.lang: said.words for said in text}
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        wordings = {tag: {"type": "string", "minLength": 1} for tag in SCRIPTS}
        return {
            "type": "object",
            "properties": wordings,
            "additionalProperties": False,
            "minProperties": 1,
        }

    @classmethod
    def _read(cls, value: object) -> "Text":
        if isinstance(value, cls):
            return value
        if not isinstance(value, dict) or not value:
            raise ValueError("must give words for each language, such as {en: …, zh-Hans: …}")
        for tag, words in value.items():
            if tag not in SCRIPTS:
                if " " in tag:
                    raise ValueError(f"put the words that hold {tag!r} into quotation marks")
                known = ", ".join(SCRIPTS)
                raise ValueError(f"{tag!r} is no language that content may be in: {known}")
            if not isinstance(words, str) or not words.strip():
                raise ValueError(f"the wording in {tag!r} is empty")
        return cls(tuple(Wording(tag, joined(words.strip(), tag)) for tag, words in value.items()))


_UNSPACED = r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef“”‘’…—]"


def joined(text: str, lang: str) -> str:
    """
    Take the line breaks out of Chinese and Japanese text, which has no blanks between words.

    A file may be wrapped anywhere; in other languages a wrapped line goes on with a blank.
    Paragraphs and list items stay apart.
    """
    if SCRIPTS.get(lang) not in ("Han", "Kana"):
        return text
    return re.sub(rf"(?<={_UNSPACED})[ \t]*\n?[ \t]*(?={_UNSPACED})", "", text)


def script_of(char: str) -> str | None:
    """Return Latin, Han, Hangul or Kana for a letter of those scripts, else none."""
    if char.isascii():
        return "Latin" if char.isalpha() else None
    name = unicodedata.name(char, "")
    if name.startswith(("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH")):
        return "Han"
    for start, script in (
        ("LATIN", "Latin"),
        ("HANGUL", "Hangul"),
        ("HIRAGANA", "Kana"),
        ("KATAKANA", "Kana"),
    ):
        if name.startswith(start):
            return script
    return None


def share_of_script(text: str, lang: str) -> float | None:
    """
    Return which share (0 to 1) of the letters in *text* belongs to the script of *lang*.

    Ids, addresses and `code` are left out.  Japanese counts Han as its own.  None when the text
    has no letters at all.
    """
    text = re.sub(r"`[^`]*`|\[\[[^\]]*\]\]|https?://\S+", " ", text)
    found = [script for char in text if (script := script_of(char))]
    if not found:
        return None
    own = {SCRIPTS[lang]} | ({"Han"} if lang in ("ja", "ko") else set())
    return sum(script in own for script in found) / len(found)
