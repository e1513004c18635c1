"""Every record becomes one document, found by all that it says in every language."""

import pytest

from kb.documents import FACETS, authority, citations, documents, plain

PROVISION = "cn/wages-law/art-12"


@pytest.fixture(scope="module")
def found(library):
    return {one.id: one for one in documents(library)}


def test_every_record_is_one_document_in_the_order_of_the_ids(library, found):
    assert list(found) == list(library.records)
    assert set().union(*(one.facets for one in found.values())) == set(FACETS)


FACETS_OF = {
    PROVISION: {
        "jurisdiction": ("cn",),
        "kind": ("provision", "law"),
        "authority": ("statute",),
        "year": ("1995",),
        "concept": ("arrears",),
        "verification": ("primary",),
    },
    "gb-eng/smith": {
        "jurisdiction": ("gb-eng", "gb"),
        "kind": ("case",),
        "court": ("ewca",),
        "authority": ("judgment",),
        "year": ("2001",),
        "concept": (),
        "verification": ("primary",),
    },
    "cn/wages-law": {
        "jurisdiction": ("cn",),
        "kind": ("law",),
        "authority": ("statute",),
        "year": ("1995",),
        "concept": ("wages",),
        "verification": ("primary",),
    },
}


@pytest.mark.parametrize("record", FACETS_OF)
def test_a_document_has_the_facets_of_its_record(found, record):
    assert found[record].facets == FACETS_OF[record]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (PROVISION, "拒不支付劳动报酬"),
        (PROVISION, "Failure to pay"),
        (PROVISION, "第十二条"),
        (PROVISION, "中华人民共和国工资法"),
        (PROVISION, "Prison of up to three years"),
        (PROVISION, "是否须有逃匿"),
        (PROVISION, "Grave consequences"),
        (PROVISION, "保留工资条"),
        ("cn/case-1", "转移财产也是逃避支付"),
        ("cn/case-1", "Flight is more than going away"),
        ("cn/case-1", "Guiding Case No. 1"),
        ("cn/wages-law", "Made in 1994"),
    ],
)
def test_a_document_is_found_by_what_its_record_says(found, record, said):
    assert said in found[record].text


def test_titles_and_citations_are_searched_but_make_no_passage(found):
    passages = "\n".join(part.words for part in found["cn/case-1"].texts)
    assert "检例第1号" not in passages
    assert "Zhang" not in passages


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            PROVISION,
            [PROVISION, "第十二条", "art. 12", "工资法 第十二条", "Wages Law art. 12",
             "中华人民共和国工资法 第十二条", "Wages Law of China art. 12"],
        ),
        ("cn/case-1", ["cn/case-1", "检例第1号", "Guiding Case No. 1", "(2015)最高法1号"]),
        (
            "cn/wages-law",
            ["cn/wages-law", "工资法", "Wages Law", "中华人民共和国工资法", "Wages Law of China"],
        ),
    ],
)  # fmt: skip
def test_a_record_is_cited_by_its_list_and_by_law_and_number(library, record, expected):
    assert list(citations(library, library.get(record))) == expected


def test_no_passage_shows_the_signs_of_a_link(changed):
    holding = "{en: A late payment is a deduction.}"
    library = changed(
        "cases/gb-eng/smith.md", holding, '{en: "A [[cn/case-1|late]] payment is a deduction."}'
    )
    for one in documents(library):
        assert "[[" not in one.text
    found = {one.id: one.text for one in documents(library)}
    assert "A late payment" in found["gb-eng/smith"]


def test_a_citation_key_is_given_once(found):
    for one in found.values():
        assert len(set(one.keys)) == len(one.keys)
    assert "guidingcaseno1" in found["cn/case-1"].keys
    assert "工资法12条" in found[PROVISION].keys


@pytest.mark.parametrize(
    ("record", "kind", "rank"),
    [(PROVISION, "statute", 1), ("cn/case-1", "guiding-case", 2), ("gb-eng/smith", "judgment", 3)],
)
def test_a_record_has_the_weight_of_its_authority(library, found, record, kind, rank):
    assert authority(library, library.get(record)).id == kind
    assert found[record].rank == rank


def test_a_record_of_no_known_authority_weighs_little(good, loaded):
    good["authorities.yaml"] = "[]"
    del good["laws/gb-eng/wages-act/index.md"]
    for one in documents(loaded(good)):
        assert one.rank == 50
        assert "authority" not in one.facets


@pytest.mark.parametrize(
    ("markdown", "lang", "text"),
    [
        ("**Bold** and `code`", "en", "Bold and code"),
        ("- one\n- two\n\n> three\n# four", "en", "one two three four"),
        ("see [[cn/case-1|the case]] and [[gb-eng/x]].", "en", "see the case and gb-eng/x."),
        ("as [[cn/wages-law/art-12#flight]] says", "en", "as Wages Law art. 12 says"),
        ("见[[cn/wages-law/art-12]]。", "zh-Hans", "见工资法第十二条。"),
        ("", "en", ""),
    ],
)
def test_markdown_becomes_running_text(library, markdown, lang, text):
    assert plain(library, markdown, lang) == text
