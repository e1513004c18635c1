"""A folder becomes a library; what cannot be read is left out and told."""

import pytest

from kb.errors import UnknownRecord
from kb.library import natural, shortened
from kb.reading import load

PROVISION = "laws/cn/wages-law/art-12.md"
SECTION = "laws/gb-eng/wages-act/s-7.md"
JUDGMENT = "cases/gb-eng/smith.md"
CHINESE = "cases/cn/case-1.zh-Hans.md"
LAWS = "laws/<place>/<law>/index.md or laws/<place>/<law>/<provision>.md"
NO_ID = (
    "The path gives no id: it must be an id such as cn/criminal-law/art-237 or cn/spp-43 "
    "(small letters, digits and hyphens), but is {!r}. Use {}."
)


def told(library):
    return [str(one).removeprefix("content/") for one in library.problems]


def test_every_record_is_read_under_its_id(library):
    assert {one.id: one.kind for one in library.records.values()} == {
        "cn/case-1": "case",
        "cn/wages-law": "law",
        "cn/wages-law/art-12": "provision",
        "gb-eng/smith": "case",
        "gb-eng/wages-act": "law",
        "gb-eng/wages-act/s-7": "provision",
    }
    assert list(library.records) == sorted(library.records)
    assert library.problems == ()


def test_a_record_knows_its_place_its_files_and_the_day_of_its_review(library):
    record = library.get("cn/wages-law/art-12")
    assert (record.place, record.path) == ("cn", f"content/{PROVISION}")
    assert [(body.lang, body.head is None) for body in record.bodies] == [
        ("en", True),
        ("zh-Hans", False),
    ]
    assert record.review_due.isoformat() == "2026-07-01"


@pytest.mark.parametrize(
    ("record", "reader", "shown"),
    [
        ("cn/case-1", "zh-Hans", "zh-Hans"),
        ("cn/case-1", "ko", "en"),
        ("gb-eng/smith", "zh-Hans", "en"),
    ],
)
def test_a_body_is_shown_in_the_language_asked_for_or_the_main_one(library, record, reader, shown):
    assert library.get(record).body(reader).lang == shown


def test_an_alias_leads_to_its_record(library):
    assert library.get("cn/wages-law/art-13").id == "cn/wages-law/art-12"


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (
            "cn/wages-law/art-21",
            "The library has no record “cn/wages-law/art-21”. "
            "Nearest: cn/wages-law/art-12, cn/wages-law.",
        ),
        ("../../etc/passwd", "The library has no record “../../etc/passwd”."),
        ("", "The library has no record “”."),
        ("{x}", "The library has no record “{x}”."),
        ("q" * 99, f"The library has no record “{'q' * 60}…”."),
    ],
    ids=["misspelt", "a path", "nothing", "braces", "too long"],
)
def test_an_unknown_id_is_told_with_its_neighbours(library, wanted, message):
    with pytest.raises(UnknownRecord) as caught:
        library.get(wanted)
    assert str(caught.value) == message


WRONG = {
    "a file that is not in UTF-8": (
        {JUDGMENT: b"---\ntitle: x\nholding: \xff\xfe\n---\n"},
        [f"{JUDGMENT}:3: The file is not in UTF-8 here: save it in that encoding."],
    ),
    "a vocabulary that is not in UTF-8": (
        {"questions.yaml": "- {id: 法}".encode("gb18030")},
        ["questions.yaml:1: The file is not in UTF-8 here: save it in that encoding."],
    ),
    "a law that lies too high": (
        {"laws/cn/tax-law.md": "x"},
        [f"laws/cn/tax-law.md:1: The path gives no id: it is not at the right depth. Use {LAWS}."],
    ),
    "a case that lies too deep": (
        {"cases/cn/a/b.md": "x"},
        [
            "cases/cn/a/b.md:1: The path gives no id: it is not at the right depth. "
            "Use cases/<place>/<name>.md."
        ],
    ),
    "capital letters in a name": (
        {"laws/cn/wages-law/Art-14.md": "x"},
        [f"laws/cn/wages-law/Art-14.md:1: {NO_ID.format('cn/wages-law/Art-14', LAWS)}"],
    ),
    "a place that can be none": (
        {"cases/China/a.md": "x"},
        [f"cases/China/a.md:1: {NO_ID.format('China/a', 'cases/<place>/<name>.md')}"],
    ),
    "a file that is no record": (
        {"laws/cn/notes.txt": "x"},
        ["laws/cn/notes.txt:1: Only .md files are records: rename it or move it elsewhere."],
    ),
    "a file without front matter": (
        {JUDGMENT: "Hello"},
        [f"{JUDGMENT}:1: A content file must begin with a line of '---'."],
    ),
    "a vocabulary that is no list": (
        {"concepts.yaml": "id: x"},
        ["concepts.yaml:1: The file must be a list: each entry begins with `- `."],
    ),
    "a vocabulary that is no YAML": (
        {"concepts.yaml": "- a\n- [b"},
        ["concepts.yaml:2: This is not YAML: expected ',' or ']', but got '<stream end>'."],
    ),
    "an entry of a vocabulary that is none": (
        {"questions.yaml": "- x"},
        ["questions.yaml:1: must be a mapping of `name: value` lines"],
    ),
}


@pytest.mark.parametrize(("files", "expected"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_read_is_told_and_all_else_is_read(good, loaded, files, expected):
    library = loaded(good | files)
    assert told(library) == expected
    broken = {JUDGMENT: "gb-eng/smith"}.keys() & files.keys()
    assert len(library.records) == 6 - len(broken)


def test_two_files_of_one_id_are_told_at_the_second(good, loaded):
    library = loaded(good | {"cases/cn/wages-law.md": good[JUDGMENT]})
    other = "content/laws/cn/wages-law/index.md"
    assert told(library) == [
        f"cases/cn/wages-law.md:1: The id cn/wages-law is also that of {other}."
    ]
    assert library.get("cn/wages-law").kind == "law"


@pytest.mark.parametrize("name", ["jones..md", "jones.a.md", "Jones.md", "jones .md", "琼斯.md"])
def test_a_name_that_is_no_id_makes_no_record(good, loaded, name):
    library = loaded(good | {f"cases/gb-eng/{name}": good[JUDGMENT]})
    assert len(library.records) == 6
    assert {one.path for one in library.problems} == {f"content/cases/gb-eng/{name}"}


def test_an_entry_given_twice_in_a_vocabulary_is_told_at_the_second(good, loaded):
    places = good["jurisdictions.yaml"]
    library = loaded({"jurisdictions.yaml": places + places})
    assert told(library) == [
        f"jurisdictions.yaml:{line}: id: {place!r} is given twice: keep one of them."
        for line, place in ((13, "cn"), (18, "gb"), (19, "gb-eng"))
    ]


def test_a_translation_without_its_record_is_told(good, loaded):
    del good["cases/cn/case-1.md"]
    library = loaded(good)
    told_at = [line for line in told(library) if line.startswith(CHINESE)]
    assert told_at == [
        f"{CHINESE}:1: This translates cn/case-1, which has no readable main file beside it."
    ]


@pytest.mark.parametrize("lang", ["en", "ko", "zh-hans", "zh", "fr.old"])
def test_a_translation_is_into_another_language_of_the_site(good, loaded, lang):
    library = loaded(good | {f"cases/gb-eng/smith.{lang}.md": good[CHINESE]})
    message = f"{lang!r} in the file's name is no language for a translation: zh-Hans."
    assert told(library) == [f"cases/gb-eng/smith.{lang}.md:1: {message}"]


@pytest.mark.parametrize("name", ["laws/cn/.DS_Store", "cases/cn/.#case-1.md", "cases/.keep"])
def test_hidden_files_are_passed_over(good, loaded, name):
    assert told(loaded(good | {name: b"\xff"})) == []


@pytest.mark.parametrize("files", [{}, {"laws/cn/.keep": ""}, {"concepts.yaml": "[]"}])
def test_an_empty_folder_is_an_empty_library(loaded, files):
    library = loaded(files)
    assert (dict(library.records), library.problems) == ({}, ())


def test_a_folder_that_is_not_there_is_an_empty_library(tmp_path):
    assert dict(load(tmp_path / "content").records) == {}


def test_the_digest_tells_any_change(good, loaded, library):
    assert loaded(good).digest == library.digest
    assert loaded(good | {JUDGMENT: good[JUDGMENT] + "\n"}).digest != library.digest
    assert loaded(good | {"questions.yaml": "[]"}).digest != library.digest


def test_the_provisions_of_a_law_come_in_natural_order(good, loaded):
    for name in ("art-9", "art-236-1", "art-236", "art-100"):
        good[f"laws/cn/wages-law/{name}.md"] = good[PROVISION].replace("aliases", "# aliases")
    found = loaded(good).provisions_of("cn/wages-law")
    names = [one.id.rpartition("/")[2] for one in found]
    assert names == ["art-9", "art-12", "art-100", "art-236", "art-236-1"]


def test_a_place_covers_its_parts_and_has_a_lineage(library):
    assert library.covered("gb") == {"gb", "gb-eng"}
    assert library.covered("cn") == {"cn"}
    assert library.lineage("gb-eng") == ("gb-eng", "gb")


def test_places_in_a_circle_are_still_covered(changed):
    library = changed("jurisdictions.yaml", "- {id: gb,", "- {id: gb, parent: gb-eng,")
    assert library.lineage("gb-eng") == ("gb-eng", "gb")
    assert library.covered("gb") == {"gb", "gb-eng"}


def test_names_sort_by_their_numbers_and_are_cut_with_an_ellipsis():
    assert sorted(["s-10", "s-9", "s-9a", "s-9-2"], key=natural) == [
        "s-9",
        "s-9-2",
        "s-9a",
        "s-10",
    ]
    assert (shortened("abc", 3), shortened("abcd", 3)) == ("abc", "abc…")
