"""One analysis for all: folding, splitting, article numbers and citation keys."""

import re
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from kb import analysis

mixed = st.text(
    st.one_of(st.sampled_from("aB ﬁ㍿é´\u0301İ\u3000\n\t法龍國カｶﾞ금½①"), st.characters())
)


@given(mixed, mixed, mixed)
def test_the_fold_of_a_part_is_part_of_the_fold_of_the_whole(before, part, after):
    assert analysis.fold(part) in analysis.fold(before + part + after)


@given(mixed)
def test_each_folded_character_knows_where_it_came_from(text):
    folded = analysis.fold_with_origin(text)
    assert folded.text == analysis.fold(text)
    assert len(folded.origin) == len(folded.text) + 1
    assert list(folded.origin) == sorted(folded.origin)
    assert folded.origin[-1] == len(text)
    for char, place in zip(folded.text, folded.origin, strict=False):
        assert char in analysis.fold(text[place])


@given(mixed)
def test_tokens_are_the_places_they_say(text):
    folded = analysis.fold(text)
    end = 0
    for token in analysis.tokens(folded):
        assert folded[token.start : token.end] == token.text
        assert token.start >= end
        end = token.end


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ABC", "abc"),
        ("ＡＢＣ１２", "abc12"),
        ("刑法第２３７條", "刑法第237条"),
        ("猥褻 龍", "猥亵 龙"),
        ("a \n\t\u3000 b", "a b"),
        ("Straße", "strasse"),
        ("ﬁne", "fine"),
        ("㈱", "(株)"),
        ("É", "é"),
        ("", ""),
    ],
)
def test_a_text_is_folded(text, folded):
    assert analysis.fold(text) == folded


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Unpaid wages", ["unpaid", "wage"]),
        ("拖欠工资", ["拖欠", "欠工", "工资"]),
        ("法", ["法"]),
        ("임금체불", ["임금", "금체", "체불"]),
        ("ひらカナ", ["ひら", "らカ", "カナ"]),
        ("刑法237条", ["刑法", "237", "条"]),
        ("employer's employers’ employer’s", ["employ", "employ", "employ"]),
        ("2872/02 s_15a", ["2872", "02", "s", "15a"]),
        ("《工资法》，第一", ["工资", "资法", "第一"]),
        ("", []),
        ("?!*", []),
    ],
)
def test_a_text_has_its_terms(text, terms):
    assert analysis.terms(text) == terms


def test_terms_may_be_left_unstemmed():
    assert analysis.terms("Unpaid wages", stemmed=False) == ["unpaid", "wages"]


@pytest.mark.parametrize(
    ("word", "stem"), [("wages", "wage"), ("s15a", "s15a"), ("südens", "südens"), ("237", "237")]
)
def test_only_plain_english_words_are_stemmed(word, stem):
    assert analysis.stem(word) == stem


ENDINGS = ("ing", "ed", "ional", "fulness", "ization", "ities", "ously")


def test_a_word_has_the_same_stem_whichever_thread_asks():
    words = [f"{a}{b}{root}{end}" for a in "bcdfgklmnp" for b in "aeiou"
             for root in ("nect", "lat", "gener", "hop") for end in ENDINGS]  # fmt: skip
    expected = snowballstemmer.stemmer("english").stemWords(words)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(analysis.stem, words)) == expected
    finally:
        sys.setswitchinterval(interval)


@pytest.mark.parametrize(
    "text", ["第二百三十七条", "第237条", "第２３７條", "art. 237", "Article 237", "Articles 237",
             "§237", "§ 237", "§§ 237", "s 237", "s. 237", "ss. 237", "section 237",
             "제237조", "제 237 조", "第二三七条", "刑法第二百三十七条第三款", "art. 237(3)"],
)  # fmt: skip
def test_an_article_number_gives_one_term_however_it_is_written(text):
    assert analysis.articles(text) == ["§237"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第二百三十六条之一", ["§236-1"]),
        ("第236条之1", ["§236-1"]),
        ("제11조의2", ["§11-2"]),
        ("s. 15A", ["§15a"]),
        ("s 163.1", ["§163.1"]),
        ("第十条和第十二条", ["§10", "§12"]),
        ("检例第43号", ["§43"]),
        ("art. of war, parts 5, was 7", []),
        ("第三款", []),
        ("", []),
    ],
)
def test_article_numbers_are_found(text, expected):
    assert analysis.articles(text) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [("237", 237), ("二百三十七", 237), ("十", 10), ("十二", 12), ("二十", 20), ("一百零五", 105),
     ("两千", 2000), ("一千零一", 1001), ("四二", 42), ("二〇二三", 2023), ("〇", 0), ("百", 100)],
)  # fmt: skip
def test_a_numeral_is_read(text, number):
    assert analysis.numeral(text) == number


@pytest.mark.parametrize("text", ["", "abc", "十x", "1.5", "-3", "万"])
def test_what_is_no_numeral_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(f"{text!r} is no whole number")):
        analysis.numeral(text)


def in_han(number):
    """Write 1 to 9999 as Chinese law does."""
    written, pending = "", False
    for unit, power in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // power % 10
        if digit:
            written += ("零" if pending and written else "") + "零一二三四五六七八九"[digit] + unit
            pending = False
        else:
            pending = True
    return written


@given(st.integers(1, 9999))
def test_every_number_is_read_as_it_is_written_in_chinese(number):
    assert analysis.numeral(in_han(number)) == number
    assert analysis.articles(f"第{in_han(number)}条") == [f"§{number}"]


SAME = [
    ("检例第四十二号", "检例42号", "检例 第42号", "檢例第42號", "“检例第42号”"),
    ("18 U.S.C. § 2422(b)", "18 USC 2422(b)", "18 usc §2422 (B)"),
    ("[2020] EWCA Crim 557", "2020 ewca crim 557", "(2020) E.W.C.A. Crim. 557"),
    ("刑法第二百三十七条第三款", "刑法237条3款", "刑法第237条第3款"),
    ("刑法第二百三十六条之一", "刑法第236条之1"),
    ("2016도17733", "2016 도 17733"),
    ("2872/02", "2872/02."),
]


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_spellings_of_one_citation_have_one_key(spellings):
    assert len({analysis.citation_key(one) for one in spellings}) == 1


def test_citations_that_differ_have_different_keys():
    assert len({analysis.citation_key(spellings[0]) for spellings in SAME}) == len(SAME)
    assert analysis.citation_key("检例第42号") != analysis.citation_key("检例第43号")


@given(st.one_of(mixed, st.text("第一二十百零两0123条之号款art.§s ")))
def test_any_text_can_be_analysed(text):
    assert all(term.strip() for term in analysis.terms(text))
    assert all(term.startswith("§") for term in analysis.articles(text))
    assert not re.search(r"\s", analysis.citation_key(text))
