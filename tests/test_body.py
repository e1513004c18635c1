"""A body falls into its sections and its links, and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.body import HEADINGS, OPTIONAL, Link, Section, key_of, links, sections, with_links
from kb.languages import SITE_LANGUAGES

words = st.text("ab 法[]|#\n")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", []),
        ("\n\n", []),
        ("text", [("", "text", 5)]),
        ("## A\ntext\n", [("A", "text", 5)]),
        ("\n## A \n\none\n\ntwo\n## B\n", [("A", "one\n\ntwo", 6), ("B", "", 11)]),
        ("text\n## A\nmore", [("", "text", 5), ("A", "more", 6)]),
        ("## A\n### B\n##C\n # D\n", [("A", "### B\n##C\n # D", 5)]),
    ],
)
def test_a_body_is_split_at_its_headings(body, expected):
    assert list(sections(body, 5)) == [Section(*one) for one in expected]


@given(words)
def test_no_word_of_a_body_is_lost(body):
    parts = [row for one in sections(body, 1) for row in (one.heading, *one.text.split("\n"))]
    kept = [row.removeprefix("## ") if row.startswith("## ") else row for row in body.split("\n")]
    assert "".join("".join(parts).split()) == "".join("".join(kept).split())


@given(words, st.integers(1, 99))
def test_a_section_stands_on_the_line_of_its_heading(body, first):
    rows = body.split("\n")
    for part in sections(body, first):
        if part.heading:
            assert rows[part.line - first].removeprefix("## ").strip() == part.heading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[cn/spp-43]]", [("cn/spp-43", None, 7)]),
        ("[[ cn/spp-43 |the case]]", [("cn/spp-43", "the case", 7)]),
        ("a\n[[x]] b\n\n[[y#z|w]]", [("x", None, 8), ("y#z", "w", 10)]),
        ("[[]] [x] [[a\nb]] [[[c]]]", [("c", None, 8)]),
        ("[[a|]]", []),
        ("none", []),
    ],
)
def test_links_are_found_with_their_lines(text, expected):
    assert list(links(text, 7)) == [Link(*one) for one in expected]


def test_links_are_replaced_and_all_else_is_kept():
    written = with_links("see [[a]] and [[b#c|words]]!", lambda one: f"<{one.target}:{one.words}>")
    assert written == "see <a:None> and <b#c:words>!"


@given(words)
def test_a_text_written_back_with_its_links_is_the_same(text):
    def back(link: Link) -> str:
        return f"[[{link.target}|{link.words}]]" if link.words else f"[[{link.target}]]"

    assert "".join(with_links(text, back).split()) == "".join(text.split())


@pytest.mark.parametrize("kind", HEADINGS)
def test_every_heading_is_given_in_each_language_of_the_site_and_is_found_again(kind):
    for key, said in HEADINGS[kind].items():
        assert set(said) == set(SITE_LANGUAGES)
        for lang, heading in said.items():
            assert key_of(kind, lang, heading) == key


@pytest.mark.parametrize(
    ("kind", "lang", "heading"),
    [("case", "en", "摘要"), ("case", "zh-Hans", "Summary"), ("law", "en", "Held"),
     ("case", "ko", "Summary"), ("case", "en", "summary"), ("case", "en", "")],
)  # fmt: skip
def test_a_heading_of_another_kind_or_language_has_no_key(kind, lang, heading):
    assert key_of(kind, lang, heading) is None


def test_optional_sections_are_those_of_a_provision():
    assert set(HEADINGS["provision"]) >= OPTIONAL
