"""The Chinese catalogue is whole, and the interface writes dates and numbers as its readers do."""

import re
from datetime import date

import pytest
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from kb import paths
from kb.dates import Edtf, Period
from kb.web import i18n, phrases, results

SITE = paths.site()
LANGUAGES = i18n.load(SITE / "translations")
EN, ZH = LANGUAGES["en"], LANGUAGES["zh-Hans"]
CALLS = ("_", "said", "text", "plural")


def first(message):
    return next((one for one in message if one), None) if isinstance(message, tuple) else message


def messages():
    """Every message of templates and program; of a plural its first form."""
    for path in sorted((SITE / "templates").glob("*.html")):
        with path.open("rb") as file:
            for _, _, message, _ in babel_extract(file, CALLS, (), {}):
                yield first(message)
        yield from re.findall(r'say\.plural\("([^"]+)"', path.read_text(encoding="utf-8"))
    for path in sorted((paths.root() / "kb").rglob("*.py")):
        with path.open("rb") as file:
            yield from (first(found[2]) for found in extract_python(file, CALLS, (), {}))
    yield from ("{n} year", "{n} month", "{n} day", "{n} hour")


MESSAGES = sorted({message for message in messages() if message})


def catalogue():
    with (SITE / "translations" / "zh_Hans" / "messages.po").open("rb") as file:
        entries = [entry for entry in read_po(file) if entry.id]
    return {first(entry.id): first(entry.string) for entry in entries}


CATALOGUE = catalogue()


@pytest.mark.parametrize("message", MESSAGES)
def test_every_message_is_said_in_chinese_with_the_same_names(message):
    said = CATALOGUE.get(message)
    assert said, f"site/translations/zh_Hans/messages.po has no {message!r}"
    names = re.compile(r"\{(\w+)\}")
    assert set(names.findall(said)) == set(names.findall(message))


def test_the_catalogue_holds_nothing_that_is_no_longer_said():
    assert set(CATALOGUE) <= set(MESSAGES)


@pytest.mark.parametrize(
    ("written", "english", "chinese"),
    [
        ("2017-01-15", "15 January 2017", "2017年1月15日"),
        ("2017-01", "January 2017", "2017年1月"),
        ("2017", "2017", "2017年"),
        ("2017~", "about 2017", "约2017年"),
        ("2013/2018", "2013 to 2018", "2013年至2018年"),
        ("../2018", "unknown to 2018", "不详至2018年"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(written, english, chinese):
    assert EN.edtf(Edtf.parse(written)) == english
    assert ZH.edtf(Edtf.parse(written)) == chinese


@pytest.mark.parametrize(
    ("written", "english", "chinese"),
    [
        ("P1Y", "1 year", "1年"),
        ("P5Y", "5 years", "5年"),
        ("P1Y6M", "1 year 6 months", "1年6个月"),
        ("P7D", "7 days", "7日"),
        ("PT48H", "48 hours", "48小时"),
    ],
)
def test_periods(written, english, chinese):
    assert EN.period(Period.parse(written)) == english
    assert ZH.period(Period.parse(written)) == chinese


def test_days_and_languages_and_money():
    assert EN.day(date(2018, 11, 18)) == "18 November 2018"
    assert ZH.language_name("ko") == "韩语"
    assert EN.money("KRW 30000000") == "KRW 30,000,000"
    assert EN.money("100 penalty units") == "100 penalty units"


def test_every_table_of_words_is_marked_for_translation():
    tables = [
        value
        for module in (phrases, results)
        for name, value in vars(module).items()
        if name.isupper()
    ]
    for table in (one for one in tables if isinstance(one, dict)):
        for words in table.values():
            if isinstance(words, str) and " " in words:
                assert words in MESSAGES
