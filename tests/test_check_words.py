"""The rules about words: plain, fair, at home, our own; and nobody is identified, anywhere."""

from datetime import date

import pytest

from kb import check, paths
from kb.check import copying, identity
from kb.engines.whoosh import Whoosh
from kb.reading import load
from kb.search import Asked, Search
from kb.web.app import create_app

from .conftest import GOOD, write

TODAY = date(2026, 1, 3)
CASE = "cases/cn/case-1.md"
CHINESE = "cases/cn/case-1.zh-Hans.md"
JUDGMENT = "cases/gb-eng/smith.md"

TERMS = """\
- id: wage-slave
  words: [wage slave, 工奴]
  instead: {en: worker, zh-Hans: 劳动者}
"""
PUBLISHERS = "- {id: www.gazette.example, publishers: [Gazette]}\n"
LINK = "sources: [{publisher: Gazette, title: Wages, accessed: 2026-01-02}]"


def lines(library, **more):
    return [str(one).removeprefix("content/") for one in check.problems(library, TODAY, **more)]


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (
            CASE,
            "Ask for bank records.",
            "Ask " + "again and " * 10 + "again.",
            "A sentence for volunteers has 22 words, at most 20",
        ),
        (
            CASE,
            "The purpose is the same.",
            "The wage slave hid.",
            "'wage slave' is not said here but in official titles; write: worker; 劳动者",
        ),
        (
            CASE,
            LINK,
            LINK.replace("title:", "url: https://mirror.example/1, title:"),
            "sources.1.url: 'mirror.example' is not in publishers.yaml",
        ),
        (
            CASE,
            LINK,
            LINK.replace("Gazette, title:", "Journal, url: https://www.gazette.example/1, title:"),
            "'www.gazette.example' is not the address of 'Journal' but of Gazette",
        ),
    ],
)
def test_a_mistake_is_told(changed, path, old, new, said):
    more = {"terms.yaml": TERMS, "publishers.yaml": PUBLISHERS}
    (found,) = lines(changed(path, old, new, more))
    assert said in found


def test_a_word_may_stand_in_a_title_or_between_quotation_marks(changed):
    more = {"terms.yaml": TERMS}
    quoted = 'The statute still says "wage slave".'
    assert lines(changed(CASE, "The purpose is the same.", quoted, more)) == []
    titled = "[检例第1号, Wage Slave Act 1999, s 1]"
    assert lines(changed(CASE, "[检例第1号, Guiding Case No. 1]", titled, more)) == []


def test_a_long_chinese_sentence_for_volunteers_is_told(good, loaded):
    heading = "## 给志愿者\n"
    good[CHINESE] = good[CHINESE].partition(heading)[0] + heading + "请" * 61 + "。\n"
    (found,) = lines(loaded(good))
    assert "A sentence for volunteers has 62 characters, at most 60" in found


THEIRS = "Whoever keeps back the wages of another shall without delay be sent to prison."


@pytest.mark.parametrize(
    ("ours", "copied"),
    [
        ("We say: whoever keeps back the WAGES of another, shall go.", True),
        ("Whoever keeps back the wages of us.", False),
        ('It says "whoever keeps back the wages of another shall without delay".', False),
        ("雇主转移财产逃匿拒不支付劳动者报酬数额较大。", True),
        ("雇主转移财产，逃匿，拒不支付劳动者的报酬。", False),
        ("《雇主转移财产逃匿拒不支付劳动者报酬数额较大》", False),
    ],
)
def test_a_run_of_words_that_stands_in_a_source_is_told(changed, tmp_path, ours, copied):
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "act.txt").write_text(
        THEIRS + "\n雇主转移财产逃匿拒不支付劳动者报酬数额较大的，处罚。", encoding="utf-8"
    )
    (sources / "FACTS-1.md").write_text("The purpose is the same.", encoding="utf-8")
    library = changed(JUDGMENT, good_sentence(), ours)
    assert bool(list(copying.copied(library, sources))) is copied


def good_sentence():
    """A line of the judgment's reasoning."""
    body = GOOD[JUDGMENT].partition("## Reasoning\n")[2]
    return body.partition("\n")[0]


# --- nobody is identified ----------------------------------------------------------------------

SALT = "a pinch"
CANARY = "Wendeline Quillfeather"
CHINESE_CANARY = "张某测某"
LIST = f"""\
salt: {SALT}
digests: [{identity.digest(CANARY, SALT)}, {identity.digest(CHINESE_CANARY, SALT)}]
"""


@pytest.mark.parametrize("spelt", ["WENDELINE  quillfeather", "Wendeline, Quillfeather"])
def test_a_name_has_one_digest_however_it_is_spelt(spelt):
    assert identity.digest(spelt, SALT) == identity.digest(CANARY, SALT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("en: Zhang (failure to pay)", f"en: The case of {CANARY}"),
        ("docket: (2015)最高法1号", f"docket: {CANARY} 1"),
        ("Guiding Case No. 1]", f"R v {CANARY}]"),
        ("en: Flight is more than going away.", f"en: As {CANARY} said."),
        ("The salaries for a winter", f"{CANARY}'s salaries for a winter"),
        ("The salaries for a winter", f"![{CANARY}](x) The salaries for a winter"),
        ("The salaries for a winter", f"{CHINESE_CANARY}的工资。The salaries for a winter"),
        ("{publisher: Gazette, title: Wages,", f"{{publisher: Gazette, title: {CANARY},"),
    ],
    ids=["title", "docket", "citation", "holding", "body", "alt text", "Han", "source"],
)
def test_a_listed_name_is_found_wherever_a_record_says_it(changed, old, new):
    found = lines(changed(CASE, old, new, {"identity.yaml": LIST}))
    assert any("must never be written here" in one for one in found)


def test_a_listed_name_is_found_in_a_file_name_and_in_a_translation(good, loaded):
    good["identity.yaml"] = LIST
    good["cases/gb-eng/wendeline-quillfeather.md"] = good.pop(JUDGMENT)
    good[CHINESE] = good[CHINESE].replace("## 案情\n", f"## 案情\n{CHINESE_CANARY}。")
    found = [one for one in lines(loaded(good)) if "must never be written" in one]
    assert {one.partition(":")[0] for one in found} == {
        "cases/gb-eng/wendeline-quillfeather.md",
        CHINESE,
    }


def channels(content):
    """Everything that goes out of a library: pages, twins, index, passages, suggestions."""
    library = load(content)
    engine = Whoosh(content.parent / "index")
    search = Search(library, engine)
    search.build(lambda _: None)
    client = create_app(search, paths.site(), lambda: TODAY).test_client()
    for lang in ("en", "zh"):
        for record in library.records.values():
            folder = "cases" if record.kind == "case" else "laws"
            yield f"html {lang}", client.get(f"/{lang}/{folder}/{record.id}").text
            yield f"json {lang}", client.get(f"/{lang}/{folder}/{record.id}.json").text
        yield f"place {lang}", client.get(f"/{lang}/places/cn").text
        yield f"concept {lang}", client.get(f"/{lang}/concepts/arrears").text
    found = search.ask(Asked("salaries winter"))
    yield "passages", " ".join(hit.snippet.text for hit in found.hits)
    yield "suggestions", " ".join(engine.suggest("quillfeathr", 5))
    yield "index", " ".join(" ".join(words) for words in engine.stored(library.records).values())


def test_every_channel_would_show_a_canary_and_shows_none_of_the_good_library(tmp_path):
    digests = frozenset({identity.digest(CANARY, SALT)})
    seeded = dict(GOOD)
    seeded[CASE] = seeded[CASE].replace("en: Zhang (failure to pay)", f"en: The case of {CANARY}")
    seeded[CASE] = seeded[CASE].replace("The salaries for", f"{CANARY}: the salaries for")
    (tmp_path / "bad").mkdir()
    (tmp_path / "good").mkdir()
    leaks = {
        name
        for name, text in channels(write(tmp_path / "bad", seeded))
        if identity.named([text], SALT, digests)
    }
    assert leaks == {
        "html en", "json en", "place en", "concept en", "passages", "index",
    } | (leaks & {"html zh", "json zh", "place zh", "concept zh"})  # fmt: skip
    for name, text in channels(write(tmp_path / "good", GOOD)):
        assert not identity.named([text], SALT, digests), name


def test_the_real_library_names_nobody_on_its_list():
    library = load(paths.content())
    assert library.identities
    assert len(library.identities.digests) > 0
    assert list(identity.nobody_is_identified(library)) == []


@pytest.mark.parametrize(
    "said",
    [
        "Write to anna@example.org.",
        "She was @anna_2009 there.",
        "QQ号：123456789",
        "110101200901011234",
        "She was born on 3 May 2009.",
        "2009年5月3日出生",
    ],
)
def test_what_identifies_anybody_is_told(changed, said):
    found = lines(changed(CASE, "The salaries for a winter", f"{said} The salaries for a winter"))
    assert any("This looks like" in one for one in found)
