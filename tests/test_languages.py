"""A reader gets her language or the nearest, and a text is recognised by its script."""

import pytest
from pydantic import TypeAdapter, ValidationError

from kb.languages import SCRIPTS, Text, Wording, script_of, share_of_script

TEXT = TypeAdapter(Text)
ALL = ("en", "zh-Hans", "zh-Hant", "ko")


@pytest.mark.parametrize(
    ("has", "reader", "shown"),
    [
        (ALL, "en", "en"),
        (ALL, "zh-Hans", "zh-Hans"),
        (("ko", "zh-Hant", "en"), "zh-Hans", "zh-Hant"),
        (("ko", "en"), "zh-Hans", "en"),
        (("ko", "sv"), "zh-Hans", "ko"),
        (("zh-Hans", "ko"), "en", "zh-Hans"),
        (("sv", "zh-Hant", "en"), "ko", "en"),
        (ALL, "ko", "ko"),
        (("sv",), "en", "sv"),
    ],
)
def test_a_reader_is_shown_the_nearest_language(has, reader, shown):
    text = Text(tuple(Wording(tag, f"in {tag}") for tag in has))
    assert text.nearest(reader) == Wording(shown, f"in {shown}")
    assert [other.lang for other in text.others(reader)] == [tag for tag in has if tag != shown]


def test_get_takes_no_neighbour():
    assert Text.of(zh_Hant="法", en="law").get("zh-Hans") is None
    assert Text.of(zh_Hant="法", en="law").get("zh-Hant") == "法"


@pytest.mark.parametrize("words", [{"en": "law"}, {"zh-Hans": "法", "en": "law", "ko": "법"}])
def test_a_text_is_written_as_it_is_read(words):
    text = TEXT.validate_python(words)
    assert TEXT.dump_python(text) == words
    assert [said.lang for said in text] == list(words)


def test_blanks_around_a_wording_are_dropped():
    assert TEXT.validate_python({"en": " law\n"}).get("en") == "law"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("law", "must give words for each language, such as {en: …, zh-Hans: …}"),
        ({}, "must give words for each language, such as {en: …, zh-Hans: …}"),
        (["law"], "must give words for each language, such as {en: …, zh-Hans: …}"),
        ({"en": ""}, "the wording in 'en' is empty"),
        ({"en": "law", "ko": " \n"}, "the wording in 'ko' is empty"),
        ({"en": ["law"]}, "the wording in 'en' is empty"),
        ({"zh": "法"}, f"'zh' is no language that content may be in: {', '.join(SCRIPTS)}"),
    ],
)
def test_what_is_no_text_is_refused(value, message):
    with pytest.raises(ValidationError) as caught:
        TEXT.validate_python(value)
    assert str(caught.value.errors()[0]["ctx"]["error"]) == message


@pytest.mark.parametrize(
    ("char", "script"),
    [
        ("a", "Latin"), ("Z", "Latin"), ("é", "Latin"), ("ß", "Latin"), ("法", "Han"),
        ("龍", "Han"), ("\U00020000", "Han"), ("\uf900", "Han"), ("법", "Hangul"),
        ("ᄀ", "Hangul"), ("ひ", "Kana"), ("カ", "Kana"), ("1", None), (" ", None),
        ("，", None), ("Ж", None), ("\x00", None),
    ],
)  # fmt: skip
def test_a_letter_belongs_to_a_script(char, script):
    assert script_of(char) == script


@pytest.mark.parametrize(
    ("text", "lang", "share"),
    [
        ("law", "en", 1.0),
        ("law", "zh-Hans", 0.0),
        ("刑法 ab", "zh-Hans", 0.5),
        ("刑法とは", "ja", 1.0),
        ("刑法과", "ko", 1.0),
        ("1999 — (2)", "en", None),
        ("", "en", None),
        ("刑法 [[cn/spp-43]] `code` https://example.org/x", "zh-Hans", 1.0),
        ("Lag på svenska", "sv", 1.0),
    ],
)
def test_the_share_of_a_script_leaves_out_ids_and_addresses(text, lang, share):
    assert share_of_script(text, lang) == share
