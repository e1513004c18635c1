"""The chain of a doctrine draws itself from elements, cases and what became of them."""

import json

import pytest

from kb import check, paths
from kb.engines.whoosh import Whoosh
from kb.reading import load
from kb.relations import Relations
from kb.search import Search
from kb.timeline import events
from kb.web.app import create_app

from .test_check_words import TODAY

DOCTRINES = """\
- id: flight
  question: {en: "Must there be flight?", zh-Hans: 是否须有逃匿？}
  summary: {en: "Not in China.", zh-Hans: 中国不要求。}
  elements: [cn/wages-law/art-12#flight]
  questions: [late_pay_crime]
  steps: [{id: gb-eng/smith, says: {en: "England asks another question."}}]
"""
CHANNELS = """\
- id: desk
  kind: police
  name: {en: Wages desk, zh-Hans: 工资台}
  phone: "110"
  accepts: {en: Text., zh-Hans: 文字。}
  images: never
  sources: [{publisher: Gazette, title: Wages, accessed: 2026-01-02}]
  verified: primary
  verified_on: 2026-01-02
  verify_every: P180D
"""


@pytest.fixture
def library(good, loaded):
    return loaded({**good, "doctrines.yaml": DOCTRINES, "channels/cn.yaml": CHANNELS})


def test_the_steps_stand_in_order_of_time(library):
    chain = events(Relations(library), library.doctrines["flight"])
    days = [one.when.latest for one in chain if one.when]
    assert days == sorted(days)
    assert ("cn/case-1", "qualified") in [(one.record.id, one.answer) for one in chain]
    assert ("gb-eng/smith", "says") in [(one.record.id, one.answer) for one in chain]


def test_the_page_its_twin_and_the_list_show_the_chain(library, tmp_path):
    search = Search(library, Whoosh(tmp_path / "index"))
    search.build(lambda _: None)
    client = create_app(search, paths.site(), lambda: TODAY).test_client()
    page = client.get("/en/doctrines/flight").text
    assert "Flight is more than going away." in page
    assert "England asks another question." in page
    twin = json.loads(client.get("/zh/doctrines/flight.json").text)
    assert [one["id"] for one in twin["events"]] == [
        one.record.id for one in events(Relations(library), library.doctrines["flight"])
    ]
    assert "Must there be flight?" in client.get("/en/doctrines").text
    assert client.get("/en/doctrines/nothing").status_code == 404
    assert "110" in client.get("/en/where-to-report").text
    assert "Never send or show an image." in client.get("/en/places/cn").text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("art-12#flight]", "art-12#hiding]", "has no element 'hiding'"),
        ("id: gb-eng/smith", "id: gb-eng/smyth", "there is no record 'gb-eng/smyth'"),
        ("[late_pay_crime]", "[early_pay]", "'early_pay' is not in questions.yaml"),
        ('phone: "110"\n', "", "it has neither a phone nor an address"),
    ],
)
def test_a_doctrine_or_a_desk_that_leads_nowhere_is_told(good, loaded, old, new, said):
    files = {"doctrines.yaml": DOCTRINES, "channels/cn.yaml": CHANNELS}
    broken = {
        name: text.replace(f"  {old}" if "phone" in old else old, new)
        for name, text in files.items()
    }
    found = [str(one) for one in check.problems(loaded({**good, **broken}), TODAY)]
    assert any(said in one for one in found), found


def test_every_doctrine_of_the_real_library_has_a_chain():
    library = load(paths.content())
    for doctrine in library.doctrines.values():
        assert len(events(Relations(library), doctrine)) >= 3, doctrine.id
