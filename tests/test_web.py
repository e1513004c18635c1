"""The site as a program sees it: status, words, headers, twins; nothing kept, no traceback."""

import json
import logging
import re
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import paths
from kb.documents import FACETS
from kb.engine import Found
from kb.engines.whoosh import Whoosh
from kb.errors import EngineError
from kb.reading import load
from kb.search import Search
from kb.web.app import HEADERS, create_app

TODAY = date(2026, 11, 22)
PAGES = [
    "/en/",
    "/en/search",
    "/en/search?q=wages",
    "/en/laws/cn/wages-law",
    "/en/laws/cn/wages-law/art-12",
    "/en/cases/cn/guiding-1",
    "/en/places",
    "/en/places/cn",
    "/en/concepts",
    "/en/concepts/wages",
    "/en/about",
]


def site(search, clock=lambda: TODAY):
    return create_app(search, paths.site(), clock).test_client()


@pytest.fixture(scope="module")
def client(search):
    return site(search)


@pytest.fixture(scope="module")
def ids(library):
    """One id of each kind in the small library."""
    return {
        kind: next(one.id for one in library.of_kind(kind))
        for kind in ("law", "provision", "case")
    }


def addresses(library):
    """Every page of a library in English."""
    yield from ("/en/", "/en/search", "/en/places", "/en/concepts", "/en/about")
    for record in library.records.values():
        yield f"/en/{'cases' if record.kind == 'case' else 'laws'}/{record.id}"
    yield from (f"/en/places/{one}" for one in library.places)
    yield from (f"/en/concepts/{one}" for one in library.concepts)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_page_of_the_library_is_there_in_both_languages(client, library, lang):
    for address in addresses(library):
        answer = client.get(address.replace("/en/", f"/{lang}/"))
        assert answer.status_code == 200, address
        assert f'<html lang="{"zh-Hans" if lang == "zh" else "en"}">' in answer.text


def test_every_link_inside_the_site_leads_to_a_page(client, library):
    seen, ahead = set(), ["/en/", "/zh/", "/en/search?q=wages"]
    while ahead:
        address = ahead.pop()
        if address in seen or len(seen) > 400:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code in (200, 301, 302), address
        answer.get_data()
        answer.close()
        if answer.mimetype == "text/html" and "/search" not in address:
            ahead += [
                link.replace("&amp;", "&")
                for link in re.findall(r'(?:href|src)="(/[^"#]*)', answer.text)
            ]


def test_the_first_address_leads_to_the_readers_language(client):
    for accept, to in (("zh-CN,zh;q=0.9", "/zh/"), ("fr", "/en/"), ("", "/en/")):
        answer = client.get("/", headers={"Accept-Language": accept})
        assert (answer.status_code, answer.location) == (302, to)
        assert "Accept-Language" in answer.headers["Vary"]


def test_every_answer_carries_the_policy_and_no_cookie(client):
    for address in ("/en/", "/en/nope", "/en/search.json?q=*", "/static/site.css", "/"):
        answer = client.get(address)
        answer.close()
        assert "Set-Cookie" not in answer.headers
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, (address, name)


def test_no_page_asks_anything_of_anyone_else_or_runs_a_script(client, library):
    for address in addresses(library):
        text = client.get(address).text
        assert "<script" not in text
        assert " style=" not in text
        assert not re.search(r'(?:src|action)="(?!/)', text)
        assert not re.search(r"\son\w+=", text)


def test_a_twin_says_the_same_for_machines(client, ids):
    for kind, folder in (("law", "laws"), ("provision", "laws"), ("case", "cases")):
        answer = client.get(f"/en/{folder}/{ids[kind]}.json")
        assert answer.status_code == 200
        assert answer.json["id"] == ids[kind]
        assert answer.json["kind"] == kind
    found = client.get("/en/search.json?q=wages").json
    assert found["total"] == len(found["hits"])
    assert {hit["url"] for hit in found["hits"]} <= set(
        addresses(load(Path("tests/corpus/content")))
    ) | {hit["url"] for hit in found["hits"]}


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/en/cases/cn/nothing-here", 404, "The library has no record “cn/nothing-here”."),
        ("/zh/cases/cn/nothing-here", 404, "本库没有条目“cn/nothing-here”"),
        ("/en/laws/../../etc/passwd", 404, "There is no such page"),
        ("/en/laws/..%2F..%2Fetc/passwd", 404, "The library has no record"),
        ("/en/places/atlantis", 404, "The library has no place “atlantis”."),
        ("/en/concepts/unheard-of", 404, "The library has no concept “unheard-of”."),
        ("/xx/", 404, "There is no language “xx” here"),
        ("/en/search?q=*", 400, "There is nothing to search for in “*”"),
        ("/en/search?q=%21%3F%2C", 400, "type a word, a part of a citation"),
        ("/zh/search?q=*", 400, "“*”中没有可以检索的内容"),
        ("/en/search?q=" + "a" * 10_000, 400, "The query has 10,000 characters"),
        ("/en/search?q=" + "(" * 2_000, 400, "at most 1,000 can be searched"),
        ("/en/search?q=%22wages", 200, "was not closed"),
        ("/en/search?on=soon", 200, "“soon” is no date"),
        ("/en/search?q=on:soon+wages", 200, "“on:soon” is no date or year"),
        ("/en/search?page=minus&year=x&kind=&court=%00", 200, "0 records"),
        ("/en/search?q=zzzzqqqq", 200, "Nothing was found"),
    ],
)
def test_a_mistake_is_a_page_with_its_reason(client, address, status, words):
    answer = client.get(address)
    assert answer.status_code == status
    assert words in answer.text.replace("&#39;", "'")
    assert "Traceback" not in answer.text


def test_a_mistake_is_json_where_json_was_asked(client):
    answer = client.get("/en/cases/cn/nothing-here.json")
    assert answer.status_code == 404
    assert "nothing-here" in answer.json["reason"]


def test_the_query_stays_in_the_box_when_it_is_refused(client):
    assert 'value="***"' in client.get("/en/search?q=***").text


def test_markup_in_a_query_is_text(client):
    text = client.get("/en/search?q=%3Cscript%3Ealert(1)%3C/script%3Ewages").text
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_a_provision_is_shown_as_it_stood_on_a_day(client, library):
    record = next(one for one in library.of_kind("provision") if len(one.data.versions) > 1)
    first = record.data.versions[0]
    page = client.get(f"/en/laws/{record.id}?on={first.end}").text
    assert first.says.get("en") in page.replace("&#39;", "'")
    assert "no longer the law" in page
    twin = client.get(f"/en/laws/{record.id}.json?on={first.end}").json
    assert twin["version"]["to"] == str(first.end)


def test_a_date_that_is_none_is_said_and_today_is_shown(client, ids):
    page = client.get(f"/en/laws/{ids['provision']}?on=yesterday").text
    assert "“yesterday” is no date" in page


def test_an_overdue_record_says_so_on_its_page_and_in_its_hits(search, ids):
    late = site(search, lambda: date(2030, 1, 1))
    assert "The review of this entry was due on" in late.get(f"/en/cases/{ids['case']}").text
    assert "review overdue" in late.get("/en/search?q=wages").text
    assert late.get(f"/en/cases/{ids['case']}.json").json["stale"] is True


def test_filters_stand_in_the_address_and_can_be_taken_away(client):
    page = client.get("/en/search?q=wages&jurisdiction=cn&kind=case").text
    assert 'href="/en/search?q=wages&amp;kind=case"' in page
    assert 'href="/en/search?q=wages&amp;jurisdiction=cn"' in page


def test_an_empty_library_says_how_to_begin(tmp_path):
    (tmp_path / "content").mkdir()
    empty = load(tmp_path / "content")
    engine = Whoosh(tmp_path / "index")
    engine.index([], empty.digest, lambda _: None)
    page = site(Search(empty, engine)).get("/en/").text
    assert "There is no record in it yet" in page
    assert site(Search(empty, engine)).get("/en/search?q=wages").status_code == 200


def test_a_damaged_index_is_built_again_while_the_reader_waits(library, tmp_path):
    engine = Whoosh(tmp_path / "index")
    search = Search(library, engine)
    search.build(lambda _: None)
    for path in (tmp_path / "index").glob("index-*/*"):
        path.write_bytes(b"damaged")
    client = site(Search(library, Whoosh(tmp_path / "index")))
    assert client.get("/en/search?q=wages").status_code == 200


class Broken:
    """An engine that cannot be helped."""

    url = "broken:"

    def search(self, request) -> Found:
        raise EngineError("The search index is gone.")

    def index(self, documents, digest, progress) -> int:
        raise EngineError("The search index cannot be written.")


def test_a_search_that_cannot_be_helped_is_a_page_and_others_can_still_be_read(library, ids):
    client = site(Search(library, Broken()))
    answer = client.get("/en/search?q=wages")
    assert answer.status_code == 503
    assert "the pages can still be read" in answer.text
    assert client.get(f"/en/cases/{ids['case']}").status_code == 200


def test_a_fault_of_ours_is_a_page_and_nothing_of_the_request_is_logged(library, caplog):
    class Faulty(Broken):
        def search(self, request) -> Found:
            raise RuntimeError("an unforeseen thing")

    client = site(Search(library, Faulty()))
    with caplog.at_level(logging.DEBUG):
        answer = client.get("/en/search?q=secretwords")
    assert answer.status_code == 500
    assert "The fault is ours" in answer.text
    assert "secretwords" not in json.dumps([record.getMessage() for record in caplog.records])


@given(st.text(max_size=300), st.sampled_from(["en", "zh"]))
def test_no_query_ends_in_a_fault(client, text, lang):
    answer = client.get(f"/{lang}/search", query_string={"q": text})
    assert answer.status_code in (200, 400)


@given(
    st.dictionaries(st.sampled_from([*FACETS, "on", "page", "expand", "q"]), st.text(max_size=20))
)
def test_no_address_of_a_search_ends_in_a_fault(client, parameters):
    assert client.get("/en/search", query_string=parameters).status_code in (200, 400)


@given(st.lists(st.text(min_size=1, max_size=12), max_size=5).map("/".join))
def test_no_path_ends_in_a_fault(client, path):
    for folder in ("", "laws/", "cases/", "places/", "concepts/", "doctrines/"):
        answer = client.get(f"/en/{folder}{quote(path)}")
        assert answer.status_code in (200, 301, 302, 308, 404)
        answer.close()


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_sent(client, method):
    answer = getattr(client, method)("/en/search", data={"q": "wages"})
    assert answer.status_code == 405
    assert "cannot be used in that way" in answer.text


ARTICLE = "cn/wages-law/art-12"


@pytest.mark.parametrize(
    ("address", "to"),
    [
        (
            "/en/cases/cn/wages-law/art-12?on=2000-01-01",
            "/en/laws/cn/wages-law/art-12?on=2000-01-01",
        ),
        (
            "/en/laws/cn/wages-law/art-13?on=2000-01-01",
            "/en/laws/cn/wages-law/art-12?on=2000-01-01",
        ),
        ("/zh/laws/cn/wages-law/art-13.json", "/zh/laws/cn/wages-law/art-12.json"),
        ("/en/laws", "/en/search?kind=law"),
        ("/zh/cases", "/zh/search?kind=case"),
        ("/en/search?q=wages&page=99", "/en/search?q=wages"),
    ],
)
def test_an_address_that_is_not_quite_right_leads_to_the_right_one(client, address, to):
    assert client.get(address).location == to


@pytest.mark.parametrize("address", ["/en/laws/cn/wages-law/art-12", "/en/search"])
def test_a_date_that_is_none_is_refused_where_a_machine_asks(client, address):
    answer = client.get(f"{address}.json?on=abc")
    assert answer.status_code == 400
    assert answer.json["reason"] == "“abc” is no date; write it as 2018-11-18."


def test_a_page_stays_small_however_many_values_its_address_chooses(client):
    many = "&".join(f"jurisdiction=a{n}" for n in range(600))
    assert len(client.get(f"/en/search?{many}").data) < 100_000


def test_a_fault_tells_a_chinese_reader_in_chinese(client):
    assert '<html lang="zh-Hans">' in client.get("/zh/nothing").text
    assert '<html lang="zh-Hans">' in client.post("/zh/search").text
    assert "GET" in client.post("/zh/search").headers["Allow"]
