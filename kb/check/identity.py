"""Nobody is identified: no name that was put on the list, no handle, no number, no day of birth.

The list holds digests only.  A name is folded, salted and hashed; every run of one to four words
that begin with a capital letter, and of two to four Han characters, of everything the library says
is hashed in the same way.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator

from kb import analysis
from kb.errors import Problem
from kb.frontmatter import dotted, line_of
from kb.library import Library, Record
from kb.walk import words

_SERVICE = r"(?:QQ|WeChat|微信|telegram|kakao|line id)"
_DATE = r"(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},?) \d{4}"
_CHINESE_DATE = r"\d{4}年\d{1,2}月\d{1,2}日"
PATTERNS = {
    "an e-mail address": r"[\w.+-]+@[\w-]+\.[\w.]+",
    "a handle": r"(?<![\w/.])@[A-Za-z0-9_]{3,}",
    "an account number": rf"(?i)\b{_SERVICE}\s*(?:号|id|no\.?)?\s*[:：]\s*\w{{5,}}",
    "an identity number": r"(?<!\d)\d{6}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dXx](?!\d)",
    "a day of birth": rf"\bborn on {_DATE}|{_CHINESE_DATE}(?:出生|生于|生)",
}
"""What is never written of anybody."""

_HAN = r"[\u3400-\u9fff]+"
_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"


def digest(name: str, salt: str) -> str:
    """Return the digest of a name, the same for every way of writing it."""
    return _hash(" ".join(re.findall(rf"{_HAN}|{_WORD}", analysis.fold(name))), salt)


def _hash(key: str, salt: str) -> str:
    return hashlib.sha256(f"{salt}\0{key}".encode()).hexdigest()[:32]


def named(texts: Iterable[str], salt: str, digests: frozenset[str]) -> frozenset[str]:
    """Return the runs of *texts* whose digest is on the list, folded."""
    found = {run for text in texts for run in _runs(text)} if digests else set()
    return frozenset(run for run in found if _hash(run, salt) in digests)


def _runs(text: str) -> Iterator[str]:
    for stretch in re.findall(_HAN, text):
        folded = analysis.fold(stretch)
        for length in (2, 3, 4):
            yield from (folded[n : n + length] for n in range(len(folded) - length + 1))
    words = re.findall(_WORD, re.sub(rf"['’]s\b|{_HAN}", " ", text))
    folded_words = analysis.fold(" ".join(words)).split(" ")
    for n, word in enumerate(words):
        if word[0].isupper():
            for length in (1, 2, 3, 4):
                yield " ".join(folded_words[n : n + length])


def nobody_is_identified(library: Library) -> Iterator[Problem]:
    """No record, in no field, body or file name, identifies anybody."""
    listed: frozenset[str] = frozenset()
    if library.identities and library.identities.digests:
        everything = (said for one in library.records.values() for *_, said in _texts(one))
        salt, digests = library.identities.salt, frozenset(library.identities.digests)
        listed = named(everything, salt, digests)
    for record in library.records.values():
        for path, line, field, said in _texts(record):
            for what, pattern in PATTERNS.items():
                if field.split(".")[0] != "sources" and re.search(pattern, said):
                    yield Problem(path, line, field, f"This looks like {what}: take it out.")
            if listed and not listed.isdisjoint(_runs(said)):
                message = "A name that must never be written here stands in it: take it out."
                yield Problem(path, line, field, message)


def _texts(record: Record) -> Iterator[tuple[str, int, str, str]]:
    """Yield path, line, field and text of everything a record says, its file name included."""
    yield record.path, 1, "", record.id.replace("-", " ").replace("/", " ").title()
    for path, said in words(record.data):
        yield record.path, line_of(record.lines, path), dotted(path), said
    for one in record.bodies:
        for part in one.sections:
            yield one.path, part.text_line, "", f"{part.heading}\n{part.text}"
