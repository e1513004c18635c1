"""The passage of a document that is shown with a hit, with the words that were found marked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kb import analysis
from kb.languages import Wording

LATIN_LENGTH = 240
"""Characters of a passage in a script of letters."""
WORTH_KEEPING = 4_000
"""Characters of a text beyond which it is not kept apart in memory: an imported judgment."""
HAN_LENGTH = 110
"""Characters of a passage in Han, Kana or Hangul, which say as much in fewer."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage in pieces; every second piece was found."""

    lang: str
    pieces: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The passage without marks."""
        return "".join(piece for piece, _ in self.pieces)

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """Begin and end of each marked piece within `text`."""
        marks, at = [], 0
        for piece, found in self.pieces:
            if found:
                marks.append((at, at + len(piece)))
            at += len(piece)
        return tuple(marks)


def _length(text: Wording) -> int:
    return HAN_LENGTH if text.lang[:2] in ("zh", "ja", "ko") else LATIN_LENGTH


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A text taken apart once, since the same texts are shown again and again."""

    words: Mapping[str, tuple[tuple[int, int], ...]]
    """Stem → begin and end of each word with it, in the original text."""
    folded: analysis.Folded | None
    """The folded text, if it has any Han, Kana or Hangul."""


@lru_cache(maxsize=1 << 15)
def _prepare(text: str) -> _Prepared:
    return _take_apart(text)


def _take_apart(text: str) -> _Prepared:
    folded = analysis.fold_with_origin(text)
    words: dict[str, list[tuple[int, int]]] = {}
    cjk = False
    for token in analysis.tokens(folded.text):
        cjk = cjk or token.cjk
        if not token.cjk:
            place = (folded.origin[token.start], folded.origin[token.end - 1] + 1)
            words.setdefault(analysis.stem(token.text), []).append(place)
    return _Prepared({one: tuple(at) for one, at in words.items()}, folded if cjk else None)


class Patterns:
    """Finds the words of a query in a text, whatever their case, script or ending."""

    def __init__(self, wanted: Iterable[str]) -> None:
        stems: set[str] = set()
        runs: set[str] = set()
        for text in wanted:
            for token in analysis.tokens(analysis.fold(text)):
                if token.cjk:
                    runs.add(token.text)
                else:
                    stems.add(analysis.stem(token.text))
        self._stems = stems
        # A long run that stands nowhere whole is still found by its pairs.
        pairs = {pair for run in runs for pair in analysis.pairs(run)}
        ordered = sorted(runs | pairs, key=lambda run: (-len(run), run))
        self._runs = re.compile("|".join(map(re.escape, ordered))) if ordered else None

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Return begin and end of each match in the original text, in order, not overlapping."""
        if not self._stems and self._runs is None:
            return []
        prepared = _prepare(text) if len(text) < WORTH_KEEPING else _take_apart(text)
        found = [at for stem in self._stems for at in prepared.words.get(stem, ())]
        if self._runs is not None and prepared.folded is not None:
            origin = prepared.folded.origin
            for hit in self._runs.finditer(prepared.folded.text):
                found.append((origin[hit.start()], origin[hit.end() - 1] + 1))
        return sorted(found)


def snippet(texts: Sequence[Wording], wanted: Patterns, lang: str) -> Snippet:
    """
    Return the passage of *texts* that holds most of what was *wanted*.

    Among equals the one in the reader's language is chosen.  Without a match it is the beginning
    of the first text in her language.
    """
    best: tuple[int, int, Wording, list[tuple[int, int]]] | None = None
    for order, text in enumerate(texts):
        marks = wanted.marks(text.words)
        if not marks:
            continue
        window = _window(marks, _length(text))
        found = {text.words[begin:end].casefold() for begin, end in window}
        value = (len(found) * 2 + (text.lang == lang), -order)
        if best is None or value > best[:2]:
            best = (*value, text, window)
    if best is None:
        long = (text for text in texts if text.lang == lang and len(text.words) > 60)
        text = next(long, texts[0] if texts else Wording(lang, ""))
        return Snippet(text.lang, _pieces(text.words, [], 0, _length(text)))
    *_, text, window = best
    length = _length(text)
    begin, end = _bounds(text.words, window, length)
    return Snippet(text.lang, _pieces(text.words, window, begin, end))


def _window(marks: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Return the marks that fit into one passage, choosing the place with the most of them."""
    best: list[tuple[int, int]] = []
    first = 0
    for last, (_, end) in enumerate(marks):
        while first < last and end - marks[first][0] > length:
            first += 1
        if last + 1 - first > len(best):
            best = marks[first : last + 1]
    return best or marks[:1]


def _bounds(text: str, window: list[tuple[int, int]], length: int) -> tuple[int, int]:
    spare = max(0, length - (window[-1][1] - window[0][0]))
    begin = max(0, window[0][0] - spare // 3)
    if begin:
        # Begin with a sentence or a word, if one begins nearby.
        ahead = text[begin : window[0][0]]
        starts = [m.end() for m in re.finditer(r"[.!?]\s+|[。！？；]", ahead)] or [
            m.end() for m in re.finditer(r"[\s，、]", ahead)
        ]
        begin += starts[0] if starts else 0
    end = min(len(text), begin + length)
    if end < len(text):
        cut = max(text.rfind(" ", window[-1][1], end), text.rfind("。", window[-1][1], end) + 1)
        end = cut if cut > window[-1][1] else end
    return begin, max(end, window[-1][1])


def _pieces(
    text: str, marks: list[tuple[int, int]], begin: int, end: int
) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = [("…" if begin else "", False)]
    at = begin
    for mark_begin, mark_end in marks:
        if at < mark_begin and not pieces[-1][1]:
            pieces[-1] = (pieces[-1][0] + text[at:mark_begin], False)
        elif at < mark_begin:
            pieces.append((text[at:mark_begin], False))
        if pieces[-1][1]:  # two that touch become one
            pieces[-1] = (pieces[-1][0] + text[max(at, mark_begin) : mark_end], True)
        else:
            pieces.append((text[max(at, mark_begin) : mark_end], True))
        at = mark_end
    pieces.append((text[at:end] + ("…" if end < len(text) else ""), False))
    return tuple(piece for piece in pieces if piece[0])
