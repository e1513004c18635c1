"""The words of the interface in each language, and how it writes dates, numbers and money.

English stands in the templates; every other language is a catalogue
site/translations/<locale>/messages.po.  Catalogues are compiled in memory: none is committed.
"""

import gettext
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency

from kb.dates import Edtf, Period
from kb.languages import SITE_LANGUAGES

LOCALES = {"en": "en_GB", "zh-Hans": "zh_Hans_CN"}
"""Babel's names of our languages; British English writes 15 January 2017."""


@dataclass(frozen=True)
class Language:
    """A language of the interface."""

    tag: str
    translations: gettext.NullTranslations
    locale: Locale

    def text(self, message: str, **given: object) -> str:
        """Return *message* in this language, with {names} filled in."""
        said = self.translations.gettext(message)
        return said.format(**given) if given else said

    def plural(self, one: str, many: str, number: int, **given: object) -> str:
        """Return the right form for *number*, which the words may name as {n}."""
        return self.translations.ngettext(one, many, number).format(n=number, **given)

    def day(self, day: date) -> str:
        """Write a day: 15 January 2017, 2017年1月15日."""
        return str(format_date(day, "long", locale=self.locale))

    def language_name(self, tag: str) -> str:
        """Return the name of a language in this one: Korean, 韩语."""
        return Locale.parse(tag, sep="-").get_display_name(self.locale) or tag

    def edtf(self, when: Edtf) -> str:
        """Write a date as precisely as it is known."""
        begin, slash, end = when.text.partition("/")
        if slash:
            return self.text("{begin} to {end}", begin=self._point(begin), end=self._point(end))
        return self._point(begin)

    def _point(self, point: str) -> str:
        if point == "..":
            return self.text("unknown")
        plain = point.rstrip("~?")
        if len(plain) == len("2017-01-20"):
            said = self.day(date.fromisoformat(plain))
        elif len(plain) == len("2017-01"):
            pattern = "y年M月" if self.tag == "zh-Hans" else "MMMM y"
            first = date.fromisoformat(f"{plain}-01")
            said = str(format_date(first, pattern, locale=self.locale))
        else:
            said = f"{plain}年" if self.tag == "zh-Hans" else plain
        return said if plain == point else self.text("about {date}", date=said)

    def period(self, period: Period) -> str:
        """Write a length of time: 5 years, 1 year 6 months."""
        units = (
            (period.years, "{n} year", "{n} years"),
            (period.months, "{n} month", "{n} months"),
            (period.days, "{n} day", "{n} days"),
            (period.hours, "{n} hour", "{n} hours"),
        )
        joint = "" if self.tag == "zh-Hans" else " "
        return joint.join(self.plural(one, many, n) for n, one, many in units if n)

    def money(self, amount: str) -> str:
        """Write an amount such as `KRW 30000000`; anything else as it stands."""
        code, _, number = amount.partition(" ")
        digits = number.replace(",", "").replace("_", "")
        if len(code) != 3 or not digits.isdecimal():
            return amount
        return str(
            format_currency(
                int(digits), code, "¤¤ #,##0", locale=self.locale, currency_digits=False
            )
        )


def load(folder: Path) -> dict[str, Language]:
    """Read the catalogue of each language of the site; English needs none."""
    languages = {}
    for tag in SITE_LANGUAGES:
        locale = Locale.parse(LOCALES[tag])
        path = folder / tag.replace("-", "_") / "messages.po"
        translations = _compiled(path) if path.is_file() else gettext.NullTranslations()
        languages[tag] = Language(tag, translations, locale)
    return languages


def _compiled(path: Path) -> gettext.NullTranslations:
    with path.open("rb") as file:
        catalogue = read_po(file)
    binary = io.BytesIO()
    write_mo(binary, catalogue)
    binary.seek(0)
    return gettext.GNUTranslations(binary)
