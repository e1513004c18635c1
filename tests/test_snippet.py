"""The passage shown is a part of the document, holds what was found, and is of a fair length."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.languages import Wording
from kb.snippet import HAN_LENGTH, LATIN_LENGTH, Patterns, Snippet
from kb.snippet import snippet as shown


def snippet(texts, wanted, lang):
    return shown(texts, Patterns(wanted), lang)


words = st.lists(
    st.sampled_from(
        ["wages", "Wage,", "late.", "拖欠工资。", "拖欠", "欠", "㍿", "㏠", "ﬁne", "임금체불",
         "the", "of", "a" * 50, "法" * 40, "…", "İ", "x.y"]
    ),
    max_size=80,
).map(" ".join)  # fmt: skip
wanted = st.lists(
    st.sampled_from(["wage", "拖欠工资", "欠工", "late", "株式会社", "fine", "zzz", "임금"])
)
texts = st.lists(
    st.builds(Wording, st.sampled_from(["en", "zh-Hans", "ko", ""]), words), max_size=3
)


def cut(found: Snippet) -> str:
    return found.text.removeprefix("…").removesuffix("…")


@given(texts, wanted, st.sampled_from(["en", "zh-Hans"]))
def test_the_pieces_join_to_a_part_of_a_text(texts, wanted, lang):
    found = snippet(texts, wanted, lang)
    assert any(cut(found) in text.words or found.text in text.words for text in texts) or (
        not texts and found == Snippet(lang, ())
    )


@given(texts, wanted)
def test_the_marks_are_the_pieces_that_were_found(texts, wanted):
    found = snippet(texts, wanted, "en")
    marked = [found.text[begin:end] for begin, end in found.marks]
    assert marked == [piece for piece, is_found in found.pieces if is_found]
    assert all(marked)


@given(texts, wanted)
def test_found_and_not_found_take_turns(texts, wanted):
    flags = [is_found for _, is_found in snippet(texts, wanted, "en").pieces]
    assert all(one != other for one, other in pairwise(flags))


@given(texts, wanted)
def test_a_passage_is_of_a_fair_length(texts, wanted):
    assert len(snippet(texts, wanted, "en").text) <= LATIN_LENGTH + 2


def marked(text, *wanted, lang="en"):
    found = snippet([Wording(lang, text)], wanted, lang)
    return [found.text[begin:end] for begin, end in found.marks]


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("No Wages, no work", ["wage"], ["Wages"]),
        ("ＷＡＧＥＳ are late", ["wage late"], ["ＷＡＧＥＳ", "late"]),
        ("他拖欠工资两年", ["拖欠工资"], ["拖欠工资"]),
        ("他拖欠工資两年", ["拖欠工资"], ["拖欠工資"]),
        ("拖欠了工资", ["拖欠工资"], ["拖欠", "工资"]),
        ("工资法", ["法"], ["法"]),
        ("임금체불죄", ["체불"], ["체불"]),
        ("㍿の給与", ["株式会社"], ["㍿"]),
        ("wagers", ["wage"], []),
        ("nothing", [], []),
        ("", ["wage"], []),
    ],
)
def test_what_was_found_is_marked(text, wanted, expected):
    assert marked(text, *wanted) == expected


def test_the_passage_with_most_of_what_was_wanted_is_shown():
    texts = [
        Wording("en", "wages wages wages"),
        Wording("en", "late wages"),
        Wording("en", "late"),
    ]
    assert snippet(texts, ["late wages"], "en").text == "late wages"


def test_between_equals_the_language_of_the_reader_is_shown():
    texts = [Wording("zh-Hans", "拖欠 wages"), Wording("en", "no wages 拖欠")]
    assert snippet(texts, ["wages", "拖欠"], "en").lang == "en"
    assert snippet(texts, ["wages", "拖欠"], "zh-Hans").lang == "zh-Hans"


def test_without_a_match_the_first_long_text_of_the_reader_begins():
    long = "这是一段足够长的文字" * 20
    texts = [Wording("en", "Title"), Wording("zh-Hans", "短"), Wording("zh-Hans", long)]
    found = snippet(texts, ["zzz"], "zh-Hans")
    assert (found.lang, found.text) == ("zh-Hans", long[:HAN_LENGTH] + "…")
    assert snippet(texts, ["zzz"], "ko").text == "Title"


def test_a_passage_from_the_middle_begins_with_a_sentence_and_says_that_it_is_cut():
    text = "Far away. " * 40 + "Here wages are late. " + "And on it goes. " * 40
    found = snippet([Wording("en", text)], ["wages"], "en").text
    assert found.startswith("…Far away. ")
    assert found.endswith("…")
    assert "Here wages are late." in found
