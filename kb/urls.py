"""Addresses: the only module that makes them.

    /en/search?q=…                         /zh/search?q=…
    /en/laws/cn/criminal-law/art-237       a law or provision: its id under /laws/
    /en/cases/cn/spp-43                    a case: its id under /cases/
    /en/places/cn   /en/concepts/grooming   /en/doctrines/physical-contact

The address of a search, record, place, concept or doctrine with .json at its end is the same
thing for machines.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from kb.body import Kind

PATH_OF = {"en": "en", "zh-Hans": "zh"}
"""Language of the interface → first part of an address."""
LANG_OF = {path: lang for lang, path in PATH_OF.items()}


def home(lang: str) -> str:
    """Return the address of the first page."""
    return f"/{PATH_OF[lang]}/"


def record(lang: str, kind: Kind, record_id: str, fragment: str = "") -> str:
    """Return the address of a law, provision or case; *fragment* is a place on its page."""
    folder = "cases" if kind == "case" else "laws"
    return f"/{PATH_OF[lang]}/{folder}/{record_id}" + (f"#{fragment}" if fragment else "")


def place(lang: str, place_id: str) -> str:
    """Return the address of a place."""
    return f"/{PATH_OF[lang]}/places/{place_id}"


def concept(lang: str, concept_id: str) -> str:
    """Return the address of a concept."""
    return f"/{PATH_OF[lang]}/concepts/{concept_id}"


def doctrine(lang: str, doctrine_id: str) -> str:
    """Return the address of a question of law with its chain of authorities."""
    return f"/{PATH_OF[lang]}/doctrines/{doctrine_id}"


def page(lang: str, name: str) -> str:
    """Return the address of a page of the site itself: about, places, concepts, laws, cases."""
    return f"/{PATH_OF[lang]}/{name}"


def search(lang: str, parameters: Mapping[str, Iterable[str]], kind: str = "") -> str:
    """Return the address of a search; *kind* is empty or .json."""
    pairs = [(name, value) for name, values in parameters.items() for value in values if value]
    query = urlencode(pairs)
    return f"/{PATH_OF[lang]}/search{kind}" + (f"?{query}" if query else "")
