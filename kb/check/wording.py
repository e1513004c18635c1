"""Rules about words: plain for volunteers, none that blame a child, links to publishers only."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from kb import body, model
from kb.errors import Problem
from kb.frontmatter import dotted, line_of
from kb.languages import Text
from kb.library import Library, Record
from kb.walk import leaves, words

MOST_WORDS = 20
"""Words of an English sentence for volunteers."""
MOST_CHARACTERS = 60
"""Characters of a Chinese one."""
NAMES = {"title", "short", "citations", "sources", "issued_by", "aliases", "name"}
"""Fields that carry official names, which are not ours to choose."""

_SENTENCE = {"en": r"(?<=[.!?])[\"”’)]*\s+|\n{2,}|\n[-*] ", "zh-Hans": r"(?<=[。！？；])|\n"}
_QUOTED = r"“[^”]*”|\"[^\"]*\"|《[^》]*》|‘[^’]*’|\([^)]*official title[^)]*\)|'[^']{3,60}'"


def plain_for_volunteers(library: Library) -> Iterator[Problem]:
    """Sentences of the part for volunteers are short enough to be read aloud on the telephone."""
    for record in library.records.values():
        for one in record.bodies:
            for part in one.sections:
                if body.key_of(record.kind, one.lang, part.heading) == "volunteers":
                    yield from _sentences(one.path, one.lang, part)


def _sentences(path: str, lang: str, part: body.Section) -> Iterator[Problem]:
    text = body.with_links(part.text, lambda link: link.words or "it")
    for sentence in re.split(_SENTENCE[lang], text):
        said = " ".join(sentence.split())
        count = len(re.findall(r"[\w'’-]+", said)) if lang == "en" else len(said)
        most = MOST_WORDS if lang == "en" else MOST_CHARACTERS
        if count > most:
            unit = "words" if lang == "en" else "characters"
            message = f"A sentence for volunteers has {count} {unit}, at most {most}: {said[:60]}…"
            yield Problem(path, part.text_line, "", message)


def words_to_avoid(library: Library) -> Iterator[Problem]:
    """No word is used of a child that blames or belittles; official titles and quotations may."""
    patterns = [(one, _any_of(one.words)) for one in library.avoided.values()]
    for record in library.records.values():
        official = " ".join(
            said for path, said in words(record.data) if path[0] in NAMES
        ).casefold()
        for path, said in words(record.data):
            if NAMES.isdisjoint(map(str, path)):
                for message in _avoided(said, patterns, official):
                    yield Problem(record.path, line_of(record.lines, path), dotted(path), message)
        for one in record.bodies:
            for part in one.sections:
                for message in _avoided(part.text, patterns, official):
                    yield Problem(one.path, part.text_line, "", message)


def _any_of(several: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(one.casefold()) for one in several))


def _avoided(
    text: str, patterns: list[tuple[model.Avoided, re.Pattern[str]]], official: str
) -> Iterator[str]:
    folded = re.sub(_QUOTED, " ", text).casefold()
    for one, pattern in patterns:
        for found in pattern.finditer(folded):
            around = " ".join(folded[max(0, found.start() - 14) : found.end() + 14].split())
            # The name of an act is written as its makers wrote it.
            if not any(around[n : n + 30] in official for n in range(max(1, len(around) - 30))):
                instead = "; ".join(said.words for said in one.instead)
                yield f"{found[0]!r} is not said here but in official titles; write: {instead}"


def official_addresses(library: Library) -> Iterator[Problem]:
    """A source is linked only where its publisher is at home."""
    if not library.publishers:
        return
    for record in library.records.values():
        for n, source in enumerate(record.data.sources):
            if source.url is None:
                continue
            host = urlsplit(source.url).hostname or ""
            known = library.publishers.get(host)
            if known is None:
                yield _source(record, n, f"{host!r} is not in publishers.yaml: leave the url out, "
                              "or add the host if it is the publisher's own")  # fmt: skip
            elif source.publisher not in known.publishers:
                yield _source(record, n, f"{host!r} is not the address of {source.publisher!r} "
                              f"but of {', '.join(known.publishers)}")  # fmt: skip


def _source(record: Record, n: int, message: str) -> Problem:
    path = ("sources", n, "url")
    return Problem(record.path, line_of(record.lines, path), dotted(path), message)


def plain_text(library: Library) -> Iterator[tuple[str, int, str, str]]:
    """Yield path, line, field and text of everything that is written in our own words."""
    for record in library.records.values():
        for path, said in leaves(record.data):
            if NAMES.isdisjoint(map(str, path)) and isinstance(said, Text):
                for wording in said:
                    yield record.path, line_of(record.lines, path), dotted(path), wording.words
        for one in record.bodies:
            for part in one.sections:
                yield one.path, part.text_line, "", part.text


Rule = Callable[[Library], Iterator[Problem]]
RULES: tuple[Rule, ...] = (plain_for_volunteers, words_to_avoid, official_addresses)
