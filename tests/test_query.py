"""What a reader types is understood; what cannot be is told, and the rest still runs."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import QueryError
from kb.query import LONGEST, MOST_TERMS, Note, Query, parse

signs = st.text("ab法 \"“”-:()*'.年,!kindyear2018on", max_size=60)


def texts(parts):
    return [part.text for part in parts]


def refused(text):
    with pytest.raises(QueryError) as caught:
        parse(text)
    return str(caught.value)


@given(st.one_of(st.text(), signs))
def test_any_text_is_understood_or_refused_as_a_query(text):
    try:
        query = parse(text)
    except QueryError as error:
        assert text[:10].strip()[:5] in str(error)  # noqa: PT017  # only some texts are refused
    else:
        assert isinstance(query, Query)


@given(
    st.lists(
        st.sampled_from(["wages", "欠薪", '"late pay"', "-cash", "kind:case", "on:2018-01-01"])
    )
)
def test_the_parts_of_a_query_may_stand_in_any_order(parts):
    one, other = parse(" ".join(parts)), parse(" ".join(reversed(parts)))
    assert (one.words, one.phrases, one.filters) == (
        other.words[::-1],
        other.phrases[::-1],
        other.filters[::-1],
    )
    assert one.on == other.on


def test_words_phrases_and_what_is_not_wanted_are_told_apart():
    query = parse('wages "late pay" -cash -"by cheque" 欠薪 “全角”')
    assert texts(query.words) == ["wages", "欠薪"]
    assert texts(query.phrases) == ["late pay", "全角"]
    assert texts(query.without_words) == ["cash"]
    assert texts(query.without_phrases) == ["by cheque"]
    assert query.searched
    assert query.notes == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wages", ("wage",)),
        ("non-contact", ("non", "contact")),
        ("拖欠工资", ("拖欠", "欠工", "工资")),
        ("勞動", ("劳动",)),
        ("法", ("法",)),
        ("rock-'n'-roll", ("rock", "n", "roll")),
    ],
)
def test_a_word_has_its_terms(text, words):
    assert parse(text).words[0].terms == words


def test_words_are_stemmed_unless_asked_not_to_be():
    assert parse("wages", stemmed=False).words[0].terms == ("wages",)


@pytest.mark.parametrize("text", ["Södertörn", "임금체불", "が"])
def test_a_word_is_the_same_however_its_letters_are_composed(text):
    composed, taken_apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert parse(taken_apart).words[0].terms == parse(composed).words[0].terms


FILTERS = {
    "kind:case": ("kind", ("case",)),
    "jurisdiction:CN": ("jurisdiction", ("cn",)),
    'court:"cn-supreme"': ("court", ("cn-supreme",)),
    "year:2018": ("year", ("2018",)),
    "year:2018..2020": ("year", ("2018", "2019", "2020")),
    "concept:unpaid-wages": ("concept", ("unpaid-wages",)),
    "verification:primary": ("verification", ("primary",)),
}


@pytest.mark.parametrize(("text", "expected"), FILTERS.items(), ids=FILTERS)
def test_a_filter_is_no_word(text, expected):
    query = parse(f"{text} wages")
    assert (query.filters, texts(query.words)) == ((expected,), ["wages"])


def test_a_day_is_understood():
    assert parse("on:2018-11-01").on == date(2018, 11, 1)


@pytest.mark.parametrize("text", ["-kind:case", "-year:2018", "-on:2018-11-01"])
def test_a_filter_with_a_minus_is_never_taken_for_its_opposite(text):
    query = parse(f"{text} wages")
    assert (query.filters, query.on) == ((), None)
    assert query.without_filters or [note.kind for note in query.notes] == ["bad-value"]


NOTES = {
    'wages "late pay': ("unclosed", "late pay"),
    "wages on:soon": ("bad-value", "on:soon"),
    "wages on:2018-02-30": ("bad-value", "on:2018-02-30"),
    "wages year:x": ("bad-value", "year:x"),
    "wages year:2018..": ("bad-value", "year:2018.."),
    "wages year:2020..2018": ("bad-value", "year:2020..2018"),
    "wages year:1..9999": ("bad-value", "year:1..9999"),
    "wages tribunal:x": ("unknown-field", "tribunal"),
}


@pytest.mark.parametrize(("text", "note"), NOTES.items(), ids=NOTES)
def test_a_mistake_is_told_and_the_rest_still_runs(text, note):
    query = parse(text)
    assert query.notes == (Note(*note),)
    assert query.words[0].text == "wages"
    assert query.filters == ()


def test_a_field_that_is_none_is_searched_as_words():
    assert parse("tribunal:high").words[0].terms == ("tribun", "high")


@pytest.mark.parametrize(
    ("text", "words", "phrases"),
    [
        ('"', [], []),
        ('a "b c', ["a"], ["b c"]),
        ('a" b', ["a"], ["b"]),
        ('"a" "b', [], ["a", "b"]),
        ('a "" b', ["a", "b"], []),
        ('"a""b"', [], ["a", "b"]),
        ("“a” b”", ["b"], ["a"]),
        ("--a", ["--a"], []),
        ("a - b", ["a", "b"], []),
        ("a -", ["a"], []),
    ],
)
def test_quotation_marks_and_hyphens_may_stand_anywhere(text, words, phrases):
    if words or phrases:
        query = parse(text)
        assert (texts(query.words), texts(query.phrases)) == (words, phrases)
    else:
        assert "There is nothing to search for in" in refused(text)


@pytest.mark.parametrize(
    "text", ["*", "?!", "()", "(" * 1000, "- - -", '"..."', "、。", "§", "“”"]
)
def test_a_query_of_signs_alone_is_refused(text):
    assert refused(text) == (
        f"There is nothing to search for in “{text[:40]}”: type a word, a part of a citation, "
        "or a phrase in quotation marks."
    )


@pytest.mark.parametrize("text", ["x" * 10_000, "(" * 2000, "法" * 1001, " " * 1001])
def test_a_query_that_is_too_long_is_refused_with_its_length(text):
    assert refused(text) == (
        f"The query has {len(text):,} characters; at most 1,000 can be searched. "
        "Shorten it to the words that matter."
    )


@pytest.mark.parametrize(
    "text", ["x" * LONGEST, "a " * 500, "(a)" * 333, '"a"' * 333, "-a " * 333]
)
def test_the_longest_query_is_still_understood(text):
    assert isinstance(parse(text), Query)


HAN = "".join(chr(0x4E00 + n) for n in range(MOST_TERMS + 10))


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"w{n}" for n in range(MOST_TERMS + 1)),
        " ".join(f'"p{n}"' for n in range(MOST_TERMS + 1)),
        HAN,
    ],
    ids=["words", "phrases", "one run of Han"],
)
def test_what_is_left_out_of_a_long_query_is_told(text):
    query = parse(text)
    assert sum(len(word.terms) for word in query.words) + len(query.phrases) <= MOST_TERMS
    assert [note.kind for note in query.notes] == ["too-many"]


@pytest.mark.parametrize("text", ["", "  ", "\n\t", "　"])
def test_an_empty_query_lists_everything(text):
    query = parse(text)
    assert (query.text, query.searched, query.notes) == ("", False, ())


def test_a_filter_alone_lists_what_it_leaves():
    query = parse("kind:case")
    assert (query.searched, query.filters) == (False, (("kind", ("case",)),))


@pytest.mark.parametrize(
    "typed", ["「欠薪」", "『欠薪』", "„欠薪“", "«欠薪»", "＂欠薪＂", "“欠薪”"]
)
def test_quotation_marks_of_any_language_quote(typed):
    assert [phrase.text for phrase in parse(typed).phrases] == ["欠薪"]


def test_full_width_signs_are_those_of_the_language():
    query = parse("欠薪 kind：case －工资")
    assert query.filters == (("kind", ("case",)),)
    assert [word.text for word in query.without_words] == ["工资"]
