"""From what a reader types to what she is shown, on the library known by heart."""

from datetime import date

import pytest

from kb.engines.whoosh import Whoosh
from kb.errors import QueryError
from kb.search import Asked, Search, in_force

PROVISION = "cn/wages-law/art-12"
ALL = {"cn/case-1", "cn/wages-law", PROVISION, "gb-eng/smith", "gb-eng/wages-act",
       "gb-eng/wages-act/s-7"}  # fmt: skip


def ids(results):
    return [hit.id for hit in results.hits]


def ask(search, text, **more):
    return search.ask(Asked(text, **more))


FIRST = {
    PROVISION: [
        "工资法第十二条", "工资法第12条", "工資法第 12 條", "《工资法》第十二条",
        "Wages Law art. 12", "wages law, art 12", "中华人民共和国工资法第十二条",
        "cn/wages-law/art-12",
    ],
    "cn/case-1": [
        "检例第1号", "检例第一号", "检例1号", "檢例第1號", "“检例第1号”", "guiding case no 1",
        "(2015)最高法1号", "（2015）最高法1号",
    ],
    "gb-eng/smith": ["[2001] EWCA Civ 12", "2001 ewca civ 12", "［2001］EWCA Civ 12"],
    "gb-eng/wages-act/s-7": ["Wages Act 1986 s 7", "Wages Act 1986 s. 7", "Wages Act s 7"],
    "cn/wages-law": ["工资法", "Wages Law", "Wages Law of China"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("record", "text"), [(record, text) for record, texts in FIRST.items() for text in texts]
)
def test_a_citation_leads_to_its_record_however_it_is_written(search, record, text):
    assert search.cited(text) == (record,)
    assert ids(ask(search, text))[0] == record


@pytest.mark.parametrize("text", ["检例第1号 kind:case", "检例第1号 on:2020-01-01"])
def test_a_citation_is_known_beside_a_filter(search, text):
    top = ask(search, text).hits[0]
    assert top.id == "cn/case-1"
    assert top.score > 1000


@pytest.mark.parametrize("text", ["检例第2号", "wages", "", "?", "12"])
def test_what_is_no_citation_leads_nowhere(search, text):
    assert search.cited(text) == ()


FINDS = {
    "a word": ("employer", {PROVISION, "gb-eng/wages-act/s-7"}),
    "another ending": ("consents", {"gb-eng/wages-act/s-7"}),
    "a phrase": ('"late payment"', {"gb-eng/smith"}),
    "a phrase of Han in the middle of a run": ('"工人的工"', {"cn/case-1"}),
    "a phrase in Traditional characters": ('"轉移財產"', {"cn/case-1"}),
    "one Han character": ("冬", {"cn/case-1"}),
    "a phrase of one Han character": ('"冬"', {"cn/case-1"}),
    "a word and a filter": ("employer jurisdiction:gb", {"gb-eng/wages-act/s-7"}),
    "a filter alone": ("kind:provision", {PROVISION, "gb-eng/wages-act/s-7"}),
    "a provision is law too": ("kind:law jurisdiction:cn", {"cn/wages-law", PROVISION}),
    "a span of years": ("year:2000..2015", {"cn/case-1", "gb-eng/smith"}),
    "an excluded word": ("employer -consent", {PROVISION}),
    "an excluded phrase": ('kind:case -"late payment"', {"cn/case-1"}),
    "an excluded phrase alone": ('-"late payment"', ALL - {"gb-eng/smith"}),
    "an excluded word of Han": ("kind:case -工资", {"gb-eng/smith"}),
    "an excluded character": ("kind:case -冬", {"gb-eng/smith"}),
    # The law's own text names the article too, by a link.
    "an excluded article": ('-"art. 12"', ALL - {PROVISION, "cn/wages-law"}),
    "an excluded kind": ("-kind:law", {"cn/case-1", "gb-eng/smith"}),
    "nothing typed": ("", ALL),
    "a filter that nothing meets": ("kind:novel", set()),
}


@pytest.mark.parametrize(("text", "expected"), FINDS.values(), ids=FINDS)
def test_a_query_finds_exactly(search, text, expected):
    results = ask(search, text, expand=False)
    assert set(ids(results)) == expected
    assert results.total == len(expected)


def test_a_concept_is_found_across_languages_and_the_expansion_is_shown(search):
    results = ask(search, "임금체불")
    assert {"cn/case-1", PROVISION} <= set(ids(results))
    (expansion,) = results.expanded
    assert (expansion.concept, expansion.label.words) == ("arrears", "unpaid wages")
    assert expansion.terms == ("unpaid wages", "欠薪")


def test_the_expansion_can_be_taken_away(search):
    for taken in ({"expand": False}, {"exact": True}):
        results = ask(search, "임금체불", **taken)
        assert (results.expanded, results.total) == ((), 0)


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("wage arrears", ["wages", "arrears"]),
        ("DISMISSALS", ["dismissal"]),
        ("老板拖欠工资怎么办", ["wages", "arrears"]),
        ('"unpaid wages"', ["wages", "arrears"]),
        ("拖欠 工资", ["wages"]),
        ("arrears", []),
        ("-欠薪 kind:case", []),
        ("", []),
    ],
)
def test_a_concept_is_recognised_by_its_whole_name(search, text, concepts):
    assert [one.concept for one in ask(search, text).expanded] == concepts


def test_an_expansion_is_named_in_the_language_of_the_reader(search):
    assert ask(search, "unpaid wages", lang="zh-Hans").expanded[1].label.words == "欠薪"


def test_an_exact_search_neither_stems_nor_expands(search):
    assert set(ids(ask(search, "deduct", exact=True))) == {"gb-eng/wages-act/s-7"}
    assert ids(ask(search, "deducts", exact=True)) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1980, 1, 1), set()),
        (date(1990, 1, 1), {"gb-eng/wages-act", "gb-eng/wages-act/s-7"}),
        (date(2001, 1, 14), ALL - {"cn/case-1", "gb-eng/smith"}),
        (date(2001, 1, 15), ALL - {"cn/case-1"}),
        (date(2016, 5, 31), ALL - {"cn/case-1"}),
        (date(2016, 6, 1), ALL),
    ],
)
def test_on_a_day_only_what_was_law_or_known_is_found(search, day, expected):
    assert set(ids(ask(search, "", on=day))) == expected
    assert set(ids(ask(search, f"on:{day}"))) == expected


def test_the_day_chosen_on_the_page_goes_before_the_one_typed(search):
    assert ids(ask(search, "on:2020-01-01", on=date(1980, 1, 1))) == []


def test_a_law_that_was_repealed_is_no_longer_in_force(changed):
    library = changed(
        "laws/gb-eng/wages-act/index.md", "from: 1986-07-25", "from: 1986-07-25\nto: 1999-12-31"
    )
    act = library.get("gb-eng/wages-act")
    assert in_force(act, date(1999, 12, 31))
    assert not in_force(act, date(2000, 1, 1))


def test_facets_are_counted_named_and_ordered(search):
    facets = ask(search, "", filters={"kind": ("case",)}).facets
    assert [(one.value, one.count, one.chosen) for one in facets["kind"]] == [
        ("law", 4, False), ("case", 2, True), ("provision", 2, False),
    ]  # fmt: skip
    places = [(one.value, one.label.words, one.count) for one in facets["jurisdiction"]]
    assert places == [
        ("cn", "China", 1), ("gb", "United Kingdom", 1), ("gb-eng", "England and Wales", 1),
    ]  # fmt: skip
    assert [one.value for one in facets["year"]] == ["2015", "2001"]
    assert [one.label.words for one in facets["concept"]] == ["unpaid wages"]


def test_a_chosen_value_is_shown_even_with_no_hits(search):
    (novel, *_) = [one for one in ask(search, "kind:novel").facets["kind"] if one.chosen]
    assert (novel.value, novel.count) == ("novel", 0)


def test_filters_typed_and_chosen_are_one(search):
    both = ask(search, "year:2015", filters={"year": ("2001",), "kind": ("case",)})
    assert set(ids(both)) == {"cn/case-1", "gb-eng/smith"}


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("emploier", "employer"),
        ("emploier zzzzz", "employer zzzzz"),
        ("zzzzz", None),
        ("employer kind:novel", None),
        ("wages kind:novel", None),
        ("emploier kind:case", "employer kind:case"),
        ('"emploier"', None),
    ],
)
def test_a_query_that_finds_nothing_is_mended(search, text, suggestion):
    results = ask(search, text)
    assert (results.total, results.suggestion) == (0, suggestion)


def test_a_query_that_finds_something_is_left_alone(search):
    assert ask(search, "emploier consent").suggestion is None


@pytest.mark.parametrize(
    ("limit", "offset", "shown"), [(2, 0, 2), (4, 4, 2), (-1, -5, 0), (999, 0, 6)]
)
def test_a_page_is_cut_from_the_whole(search, limit, offset, shown):
    results = ask(search, "", limit=limit, offset=offset)
    assert (len(results.hits), results.total) == (shown, 6)
    assert results.limit <= 100
    assert results.offset >= 0


def test_a_hit_is_titled_and_quoted_in_the_language_of_the_reader(search):
    (hit,) = ask(search, "forty workers", lang="en").hits[:1]
    assert (hit.title.words, hit.snippet.lang) == ("Zhang (failure to pay)", "en")
    assert "forty workers" in hit.snippet.text
    assert ask(search, "检例第1号", lang="zh-Hans").hits[0].title.lang == "zh-Hans"


def test_a_query_that_cannot_be_understood_is_refused(search):
    with pytest.raises(QueryError):
        ask(search, "???")


@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_an_index_that_cannot_be_read_is_built_again(library, tmp_path, harm):
    own = Search(library, Whoosh(tmp_path))
    if harm == "damaged":
        own.build(lambda _: None)
        (next(tmp_path.glob("index-*")) / "stamp.json").unlink()
        own = Search(library, Whoosh(tmp_path))
    assert ask(own, "").total == len(ALL)
    assert own.engine.health().digest == library.digest
