"""What every engine must do: one table of requests over all of them, on documents of our own."""

import threading
from collections import Counter

import pytest

from kb import analysis
from kb.documents import Document
from kb.engine import Found, Literal, Request, Wanted, open_engine
from kb.engines.whoosh import Whoosh
from kb.errors import EngineError, Misuse
from kb.languages import Wording

ENGINES = {"whoosh": Whoosh}


def document(name, text, place="cn", kind="case", rank=5, **facets):
    return Document(
        id=name,
        title=f"Title of {name}",
        texts=tuple(Wording("", part) for part in text.split(" | ")),
        facets={"jurisdiction": tuple(place.split()), "kind": (kind,)}
        | {facet: (value,) for facet, value in facets.items()},
        rank=rank,
    )


DOCUMENTS = (
    document("cn/a", "工资法第二百三十七条规定拖欠工资的处罚", kind="law"),
    document("cn/b", "法官认为拖欠劳动报酬 | wages were late", year="2018"),
    document(
        "gb-eng/a", "The employer's wages were late | paid in cash", "gb-eng gb", year="2019"
    ),
    document("gb-eng/b", "No wage was ever deducted; see art. 237", "gb-eng gb", rank=1),
    document("gb-sct/a", "Working late hours", "gb-sct gb", kind="law", year="2019"),
    document("kr/a", "임금체불을 처벌한다", "kr"),
)
IDS = {one.id for one in DOCUMENTS}


@pytest.fixture(params=ENGINES)
def empty(request, tmp_path):
    """An engine that has no index yet."""
    return ENGINES[request.param](tmp_path / "index")


@pytest.fixture(scope="module", params=ENGINES)
def engine(request, tmp_path_factory):
    built = ENGINES[request.param](tmp_path_factory.mktemp("index"))
    built.index(DOCUMENTS, "first", lambda _: None)
    return built


def literal(text):
    return Literal(analysis.fold(text).strip(), tuple(analysis.terms(text, stemmed=False)))


def words(text, stemmed=True):
    return Wanted(terms=tuple(analysis.terms(text, stemmed=stemmed)))


def found(engine, **request):
    return {name for name, _ in engine.search(Request(**request)).hits}


WORDS = {
    "any word": ("late cash", {"cn/b", "gb-eng/a", "gb-sct/a"}),
    "another ending": ("wages", {"cn/b", "gb-eng/a", "gb-eng/b"}),
    "capitals and full width": ("ＷＡＧＥ", {"cn/b", "gb-eng/a", "gb-eng/b"}),
    "Han": ("拖欠", {"cn/a", "cn/b"}),
    "Traditional for Simplified": ("勞動報酬", {"cn/b"}),
    "Hangul within a word": ("체불", {"kr/a"}),
    "one Han character within a word": ("法", {"cn/a", "cn/b"}),
    "nothing that is there": ("zzz", set()),
}


@pytest.mark.parametrize(("text", "expected"), WORDS.values(), ids=WORDS)
def test_words_find_any_document_that_has_one(engine, text, expected):
    assert found(engine, wanted=(words(text),)) == expected


LITERALS = {
    "a word as it is": ("wages", {"cn/b", "gb-eng/a"}),
    "a part of a word is none": ("wag", set()),
    "words in their order": ("late wages", set()),
    "words side by side": ("wages were late", {"cn/b", "gb-eng/a"}),
    "a possessive": ("employer's wages", {"gb-eng/a"}),
    "the word before a possessive": ("the employer", {"gb-eng/a"}),
    "Han in the middle of a run": ("欠劳动报", {"cn/b"}),
    "Traditional for Simplified": ("勞動", {"cn/b"}),
    "one Han character": ("法", {"cn/a", "cn/b"}),
    "pairs that are there, but not so": ("拖欠处罚", set()),
    "Hangul in the middle of a run": ("금체불을", {"kr/a"}),
    "a number as it is written": ("第二百三十七条", {"cn/a"}),
    "what runs from one part into the next": ("late paid", set()),
}


@pytest.mark.parametrize(("text", "expected"), LITERALS.values(), ids=LITERALS)
def test_a_literal_must_stand_there_as_it_is(engine, text, expected):
    assert found(engine, must=(literal(text),)) == expected
    assert found(engine, wanted=(Wanted(literal=literal(text)),)) == expected
    assert found(engine, without=(Wanted(literal=literal(text)),)) == IDS - expected


@pytest.mark.parametrize("text", ["wages", "拖欠", "法", "임금"])
def test_what_is_not_wanted_is_left_out(engine, text):
    having = found(engine, wanted=(words(text),))
    assert having
    assert found(engine, without=(words(text),)) == IDS - having


REQUESTS = {
    "no wish lists everything": ({}, IDS),
    "an article however it is written": (
        {"wanted": (Wanted(terms=("§237",)),)},
        {"cn/a", "gb-eng/b"},
    ),
    "an unstemmed word": (
        {"wanted": (words("wages", stemmed=False),), "stemmed": False},
        {"cn/b", "gb-eng/a"},
    ),
    "a facet": ({"wanted": (Wanted(facet=("year", "2019")),)}, {"gb-eng/a", "gb-sct/a"}),
    "an id": ({"wanted": (Wanted(id="kr/a"),)}, {"kr/a"}),
    "a wish for nothing": ({"wanted": (Wanted(),)}, set()),
    "a filter": ({"filters": {"kind": {"law"}}}, {"cn/a", "gb-sct/a"}),
    "a filter on a place and its parts": (
        {"filters": {"jurisdiction": {"gb"}}},
        {"gb-eng/a", "gb-eng/b", "gb-sct/a"},
    ),
    "one of the values of a filter": (
        {"filters": {"year": {"2018", "2019"}}},
        {"cn/b", "gb-eng/a", "gb-sct/a"},
    ),
    "two filters": ({"filters": {"kind": {"law"}, "year": {"2019"}}}, {"gb-sct/a"}),
    "a filter that nothing meets": ({"filters": {"kind": {"novel"}}}, set()),
    "only some ids": ({"wanted": (words("late"),), "only": {"cn/b", "kr/a"}}, {"cn/b"}),
    "only ids that are none": ({"only": frozenset()}, set()),
}


@pytest.mark.parametrize(("request_", "expected"), REQUESTS.values(), ids=REQUESTS)
def test_a_request_finds_exactly_what_it_asks_for(engine, request_, expected):
    answer = engine.search(Request(**request_))
    assert {name for name, _ in answer.hits} == expected
    assert answer.total == len(expected)
    assert answer.complete


def test_a_facet_is_counted_without_its_own_filter(engine):
    answer = engine.search(Request(wanted=(words("late"),), filters={"kind": {"case"}}))
    assert answer.facets["kind"] == {"case": 2, "law": 1}
    assert answer.facets["jurisdiction"] == {"cn": 1, "gb-eng": 1, "gb": 1}
    assert answer.facets["year"] == {"2018": 1, "2019": 1}


def test_two_filters_leave_each_other_to_be_counted(engine):
    filters = {"kind": {"case"}, "jurisdiction": {"gb"}}
    facets = engine.search(Request(filters=filters)).facets
    assert facets["kind"] == {"case": 2, "law": 1}
    assert facets["jurisdiction"] == {"cn": 1, "gb-eng": 2, "gb": 2, "kr": 1}
    assert facets["year"] == {"2019": 1}


def test_facets_are_counted_only_over_the_ids_allowed(engine):
    facets = engine.search(Request(only=frozenset({"cn/a", "kr/a"}))).facets
    assert facets["jurisdiction"] == {"cn": 1, "kr": 1}


@pytest.mark.parametrize("size", [1, 2, 4, 100])
@pytest.mark.parametrize("wanted", [(), (words("late"),)], ids=["everything", "a word"])
def test_pages_together_are_the_whole_in_one_order(engine, wanted, size):
    whole = engine.search(Request(wanted=wanted, limit=100)).hits
    pages = [
        engine.search(Request(wanted=wanted, limit=size, offset=at)).hits
        for at in range(0, len(whole) + size, size)
    ]
    assert tuple(hit for page in pages for hit in page) == whole
    assert Counter(name for name, _ in whole).most_common(1)[0][1] == 1


def test_between_equals_the_heavier_authority_comes_first_then_the_id(engine):
    assert [name for name, _ in engine.search(Request()).hits] == [
        "gb-eng/b", "cn/a", "cn/b", "gb-eng/a", "gb-sct/a", "kr/a",
    ]  # fmt: skip


@pytest.mark.parametrize(("limit", "offset"), [(0, 0), (5, 99)])
def test_a_page_beyond_the_end_is_empty_but_the_total_is_told(engine, limit, offset):
    assert engine.search(Request(limit=limit, offset=offset)).hits == ()
    assert engine.search(Request(limit=limit, offset=offset)).total == len(IDS)


def test_weights_decide_the_order(engine):
    wanted = (Wanted(id="kr/a", weight=1000.0), words("late"))
    assert engine.search(Request(wanted=wanted)).hits[0][0] == "kr/a"


def test_what_was_indexed_is_given_back(engine):
    stored = engine.stored(["cn/b", "nobody"])
    title, text = stored["cn/b"]
    assert list(stored) == ["cn/b"]
    assert title == "Title of cn/b"
    assert "法官认为拖欠劳动报酬" in text


@pytest.mark.parametrize(
    ("word", "expected"),
    [("hourss", "hours"), ("employr", "employer"), ("LATTE", "late"), ("zzzzz", None),
     ("wa", None), ("拖欠", None), ("", None), ("?!", None), ("wages", None), ("late", None)],
)  # fmt: skip
def test_a_misspelt_word_is_mended_and_a_known_one_left_alone(engine, word, expected):
    assert next(iter(engine.suggest(word, 1)), None) == expected


def test_threads_may_share_an_engine(engine):
    answers: list[Found] = []
    threads = [
        threading.Thread(
            target=lambda: answers.extend(
                engine.search(Request(wanted=(words("late wages"),))) for _ in range(10)
            )
        )
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 40
    assert len({answer.hits for answer in answers}) == 1


def test_an_engine_without_an_index_says_so(empty):
    assert (empty.health().usable, empty.health().why_not) == (False, "there is no index yet")
    for ask in (lambda: empty.search(Request()), lambda: empty.stored(["x"])):
        with pytest.raises(EngineError, match="There is no search index yet: build it with"):
            ask()


def test_an_address_names_an_engine(tmp_path):
    assert open_engine("", tmp_path / "a").url == f"whoosh:{tmp_path / 'a'}"
    assert open_engine("whoosh:", tmp_path / "a").url == f"whoosh:{tmp_path / 'a'}"
    assert open_engine(f"whoosh:{tmp_path / 'b'}", tmp_path / "a").url.endswith("b")
    with pytest.raises(Misuse) as caught:
        open_engine("solr:x", tmp_path)
    assert str(caught.value) == "there is no engine 'solr': whoosh can be named."
