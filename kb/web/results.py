"""A page of search results: what was asked in the address, and the addresses that change it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from kb import urls
from kb.dates import Day
from kb.documents import FACETS
from kb.errors import said
from kb.languages import Wording
from kb.search import Asked, FacetValue, Results, Search
from kb.web.i18n import Language

PER_PAGE = 20
LAST_PAGE = 500
MOST_VALUES = 20
"""Values of one facet that an address may choose; each link of the page carries them all."""
SHOWN = 8
"""Values of a facet that are shown at once; the rest unfolds."""

FACET_NAMES = {
    "jurisdiction": said("Place"),
    "kind": said("Kind"),
    "court": said("Court"),
    "authority": said("Authority"),
    "year": said("Year"),
    "concept": said("Concept"),
    "verification": said("Verification"),
}
VALUE_NAMES = {
    "law": said("Laws, with their provisions"),
    "provision": said("Provisions"),
    "case": said("Cases"),
    "primary": said("Primary text read"),
    "secondary": said("Secondary sources"),
}
NOTES = {
    "unclosed": said(
        "The quotation mark before “{text}” was not closed; it was taken to the end."
    ),
    "unknown-field": said("“{text}:” is no filter; the word was searched instead."),
    "bad-value": said("“{text}” is no date or year; it was left out. Write 2018-11-18 or 2018."),
    "too-many": said("Only the first words were searched; from “{text}” on they were left out."),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search as it stands in the address."""

    asked: Asked
    parameters: Mapping[str, tuple[str, ...]]
    """What the address says, page apart."""
    page: int
    mistake: str
    """A date in the address that is none."""


def asked(arguments: MultiDict[str, str], lang: str) -> Wanted:
    """Read the address of a search; what makes no sense in it is left out, never an error."""
    chosen = {
        name: tuple(dict.fromkeys(v[:80] for v in arguments.getlist(name)[:MOST_VALUES] if v))
        for name in FACETS
    }
    typed = arguments.get("on", "").strip()
    on: date | None = None
    mistake = ""
    try:
        on = Day.parse(typed).date if typed else None
    except ValueError:
        mistake = typed[:40]
    digits = arguments.get("page", "")
    page = min(int(digits), LAST_PAGE) if digits.isdecimal() and len(digits) < 6 else 1
    expand = arguments.get("expand") != "0"
    text = arguments.get("q", "")
    parameters = {
        "q": (text,),
        **{name: values for name, values in chosen.items() if values},
        "on": (str(on),) if on else (),
        "expand": () if expand else ("0",),
    }
    wanted = Asked(
        text=text,
        filters=chosen,
        on=on,
        limit=PER_PAGE,
        offset=(max(page, 1) - 1) * PER_PAGE,
        lang=lang,
        expand=expand,
    )
    return Wanted(wanted, parameters, max(page, 1), mistake)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet as a link that adds it to the search, or takes it away."""

    words: Wording
    address: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Listing:
    """Everything the template of the results asks."""

    wanted: Wanted
    results: Results
    search: Search
    say: Language

    @property
    def lang(self) -> str:
        """The language of the page."""
        return self.wanted.asked.lang

    def address(self, **changes: tuple[str, ...]) -> str:
        """Return the address of this search with some parameters changed; page 1 unless named."""
        return urls.search(self.lang, {**self.wanted.parameters, **changes})

    @cached_property
    def _address(self) -> str:
        return self.address()

    def toggled(self, facet: str, value: str) -> str:
        """Return the address with a value of a facet added, or taken away."""
        now = self.wanted.parameters.get(facet, ())
        if value in now:
            return self.address(**{facet: tuple(v for v in now if v != value)})
        address = self._address
        return f"{address}{'&' if '?' in address else '?'}{urlencode({facet: value})}"

    def facets(self) -> Iterator[tuple[str, str, list[Choice], list[Choice]]]:
        """Yield each facet that can narrow: its id, name, values shown at once, and the rest."""
        for name in FACETS:
            if values := self.results.facets.get(name, ()):
                first = [v for n, v in enumerate(values) if n < SHOWN or v.chosen]
                rest = [v for v in values if v not in first]
                yield (
                    name,
                    FACET_NAMES[name],
                    [self._choice(name, value) for value in first],
                    [self._choice(name, value) for value in rest],
                )

    def _choice(self, facet: str, value: FacetValue) -> Choice:
        words = self._words(value.value, value.label)
        return Choice(words, self.toggled(facet, value.value), value.count, value.chosen)

    def _words(self, value: str, label: Wording) -> Wording:
        if value in VALUE_NAMES:
            return Wording(self.lang, self.say.text(VALUE_NAMES[value]))
        return label

    def chips(self) -> Iterator[Choice]:
        """Yield each filter in force, with the address without it."""
        for facet in FACETS:
            for value in self.wanted.parameters.get(facet, ()):
                words = self._words(value, self.search.label(facet, value, self.lang))
                yield Choice(words, self.toggled(facet, value), 0, True)

    @property
    def pages(self) -> int:
        """The number of pages."""
        return -(-self.results.total // PER_PAGE)

    def page_address(self, number: int) -> str:
        """Return the address of another page of the same results."""
        return self.address(page=(str(number),) if number > 1 else ())

    @property
    def json_address(self) -> str:
        """Return the address of the same search for machines."""
        return urls.search(self.lang, self.wanted.parameters, ".json")
