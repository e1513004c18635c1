"""From text to search terms: one analysis for every engine and every language.

Fold: NFKC, small letters, Traditional to Simplified, character by character, so that any part of
a text folds as the whole does and each folded character remembers where it came from.

Split: Han, Kana and Hangul into overlapping pairs of characters, which need no dictionary; other
scripts into words, which English stems (Porter2).  Article numbers, however written, give one
further term: 第二百三十七条 = 第237条 = art. 237 = §237.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer
import zhconv_rs

_stemmer = snowballstemmer.stemmer("english")
_one_at_a_time = threading.Lock()  # the stemmer keeps the word it works on in itself

_CJK = "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_TOKEN = re.compile(
    rf"(?P<cjk>[{_CJK}\U00020000-\U0003134f]+)|(?P<word>[^\W_{_CJK}]+(?:['’][^\W_{_CJK}]+)*)"
)
_DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNIT = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = rf"[{''.join(_DIGIT)}{''.join(_UNIT)}]+"

_ARTICLE = re.compile(
    rf"第\s*(?P<han>\d+|{_NUMERAL})\s*(?:条|號|号)(?:之(?P<sub>\d+|{_NUMERAL}))?"
    r"|제\s*(?P<ko>\d+)\s*조(?:의\s*(?P<kosub>\d+))?"
    r"|(?:\bart(?:icle)?s?\.?|\bsections?|\bss?\.?|§§?)\s*(?P<latin>\d+[a-z]{0,3}(?:[-.]\d+)*)"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each of its characters stood in the original."""

    text: str
    origin: tuple[int, ...]
    """For each folded character the place of the original one; one more at the end."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of folded text: a word, or a run of Han, Kana or Hangul."""

    text: str
    start: int
    end: int
    cjk: bool


@lru_cache(maxsize=65536)
def _fold_char(char: str) -> str:
    if char < "\x80":
        return char.lower()
    folded = unicodedata.normalize("NFKC", char).casefold()
    return "".join(zhconv_rs.zhconv(one, "zh-hans") if one > "\u2fff" else one for one in folded)


def fold(text: str) -> str:
    """Fold a text; white space of any kind and length becomes one blank."""
    return re.sub(r"\s+", " ", "".join(map(_fold_char, text)))


def fold_with_origin(text: str) -> Folded:
    """Fold a text as `fold` does, keeping the way back to the original."""
    folded: list[str] = []
    origin: list[int] = []
    for place, char in enumerate(text):
        for one in _fold_char(char):
            if one.isspace():
                if folded and folded[-1] == " ":
                    continue
                one = " "
            folded.append(one)
            origin.append(place)
    return Folded("".join(folded), (*origin, len(text)))


def tokens(folded: str) -> Iterator[Token]:
    """Yield the words and runs of a folded text."""
    for found in _TOKEN.finditer(folded):
        yield Token(found[0], found.start(), found.end(), found.lastgroup == "cjk")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the Porter2 stem of an English word; words with digits stay as they are."""
    if not (word.isascii() and word.isalpha()):
        return word
    with _one_at_a_time:
        return str(_stemmer.stemWord(word))


def pairs(run: str) -> list[str]:
    """Return the overlapping pairs of a run, or the run itself if it is one character."""
    return [run[n : n + 2] for n in range(len(run) - 1)] if len(run) > 1 else [run]


def terms(text: str, *, stemmed: bool = True) -> list[str]:
    """Return the search terms of a text: pairs of characters, and words or their stems."""
    found: list[str] = []
    folded = fold(text)
    for token in tokens(folded):
        if token.cjk:
            found.extend(pairs(token.text))
        else:
            word = token.text.replace("’", "'").removesuffix("'s")
            found.append(stem(word) if stemmed else word)
    return found


def articles(text: str) -> list[str]:
    """Return a term for each article number in a text: §237, §236-1."""
    return [_article(found) for found in _ARTICLE.finditer(fold(text))]


def _article(found: re.Match[str]) -> str:
    number = found["han"] or found["ko"] or found["latin"]
    sub = found["sub"] or found["kosub"]
    written = number if found["latin"] else str(numeral(number))
    return f"§{written}" + (f"-{numeral(sub)}" if sub else "")


def numeral(text: str) -> int:
    """
    Read a whole number in Chinese or Arabic numerals: 二百三十七, 237, 四二.

    Raises:
        ValueError: It is neither.
    """
    if text.isdecimal():
        return int(text)
    if not text or any(c not in _DIGIT and c not in _UNIT for c in text):
        raise ValueError(f"{text!r} is no whole number")
    if not any(c in _UNIT for c in text):
        return int("".join(str(_DIGIT[c]) for c in text))
    total = digit = 0
    for c in text:
        if c in _UNIT:
            total += (digit or 1) * _UNIT[c]
            digit = 0
        else:
            digit = _DIGIT[c]
    return total + digit


def citation_key(text: str) -> str:
    """
    Return the form in which two spellings of one citation are equal.

    Brackets, blanks, points and 第 are left out, and numbers become Arabic: 检例第四十二号 and
    检例42号, 18 U.S.C. § 2422 and 18 usc 2422, have one key.
    """
    folded = fold(text)
    folded = re.sub(
        rf"第?({_NUMERAL})(?=\s*[条号款项章])", lambda found: str(numeral(found[1])), folded
    )
    folded = re.sub(rf"(?<=条之)({_NUMERAL})", lambda found: str(numeral(found[1])), folded)
    return re.sub(r"[^\w]|_|第", "", folded)
