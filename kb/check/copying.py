"""Whether a run of words of ours also stands in the sources: what is copied is not ours to give.

Eight words in a row, or sixteen Han characters, are taken for copied.  Titles, citations, terms
between quotation marks and numbers are no sentences and do not count.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from kb import analysis, body
from kb.check.wording import plain_text
from kb.errors import Problem
from kb.library import Library, Record

WORDS = 8
CHARACTERS = 16
SUFFIXES = {".txt", ".md", ".xml", ".html"}
_QUOTED = r"“[^”]*”|\"[^\"]*\"|《[^》]*》|〈[^〉]*〉|「[^」]*」|『[^』]*』|https?://\S+"
_SMALL = "of|the|on|and|for|to|in|against|by|from|with|de|la|du|des|et|concerning"
_NAME = rf"[A-Z][\w'’-]+(?:\s+(?:{_SMALL}|[A-Z][\w'’-]+))*\s+[A-Z][\w'’-]+"
"""Capital letters mark the name of a body or an act, which is nobody's sentence."""
_NUMBER = r"第[一二三四五六七八九十百千零〇\d]+[条款项章](?:之[一二三四五六七八九十\d]+)?"
_FACT_TABLE = "FACTS-"
"""The fact tables are notes of facts, not texts of others."""


def copied(library: Library, sources: Path) -> Iterator[Problem]:
    """Yield a problem for each text that shares a run with a file under *sources*."""
    theirs: set[str] = set()
    for path in sorted(sources.rglob("*")):
        if path.suffix in SUFFIXES and not path.name.startswith(_FACT_TABLE):
            theirs |= runs(path.read_text(encoding="utf-8", errors="replace"))
    names: set[str] = set()
    for record in library.records.values():
        for name in _names(record):
            names |= runs(name)
    theirs -= names
    for path_, line, field, text in plain_text(library):
        without = re.sub(
            f"{_QUOTED}|{_NAME}|{_NUMBER}", " | ", body.with_links(text, lambda _: " | ")
        )
        if shared := sorted(runs(without) & theirs):
            message = f"These words also stand in a source; say it in our own: {shared[0]!r}"
            yield Problem(path_, line, field, message)


def _names(record: Record) -> Iterator[str]:
    data = record.data
    yield from (said.words for said in data.title)
    yield from data.citations
    for source in data.sources:
        yield f"{source.publisher} {source.title} {source.pin or ''}"


def runs(text: str) -> set[str]:
    """Return every run of eight words, and of sixteen Han characters, in a folded text."""
    folded = re.sub(r"[*_`#>|]+", " | ", analysis.fold(text))
    found: set[str] = set()
    for piece in folded.split("|"):
        words = re.findall(r"[a-zà-ÿ][a-zà-ÿ'’-]*", piece)
        for n in range(len(words) - WORDS + 1):
            found.add(" ".join(words[n : n + WORDS]))
        for stretch in re.split(r"[^\u3400-\u9fff，、：；“”（）]+", piece):
            han = re.sub(r"[^\u3400-\u9fff]", "", stretch)
            for n in range(len(han) - CHARACTERS + 1):
                found.add(han[n : n + CHARACTERS])
    return found
