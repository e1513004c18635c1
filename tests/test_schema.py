"""Fields become records, or sentences that say what is wrong, where, and what would be right."""

import json
from dataclasses import FrozenInstanceError

import pytest

from kb import cli, model, schema
from kb.dates import Day
from kb.frontmatter import parse, parse_yaml
from kb.reading import CLASSES

KINDS = {
    "laws/cn/wages-law/index.md": "law",
    "laws/cn/wages-law/art-12.md": "provision",
    "cases/cn/case-1.md": "case",
    "cases/cn/case-1.zh-Hans.md": "translation",
    "jurisdictions.yaml": "jurisdictions",
    "authorities.yaml": "authorities",
    "concepts.yaml": "concepts",
    "questions.yaml": "questions",
    "filing/facts.yaml": "facts",
}


def told(kind, text):
    fields, lines = parse_yaml(text)
    record, problems = schema.read(kind, fields, lines, "x.md")
    assert (record is None) == bool(problems)
    return [str(one).removeprefix("x.md:") for one in problems]


@pytest.mark.parametrize(("path", "kind"), KINDS.items(), ids=KINDS.values())
def test_every_kind_of_file_is_read(good, path, kind):
    if path.endswith(".md"):
        document = parse(good[path])
        fields, lines = document.fields, document.lines
    else:
        fields, lines = parse_yaml(good[path])
    record, problems = schema.read(schema.FILES[kind], fields, lines, path)
    assert problems == []
    assert record


def test_the_table_names_every_kind():
    assert set(KINDS.values()) <= set(schema.FILES)
    assert {schema.FILES[kind] for kind in CLASSES} == set(CLASSES.values())


def test_a_record_cannot_be_changed(library):
    record = library.get("gb-eng/smith").data
    with pytest.raises(FrozenInstanceError):
        record.court = "other"


def test_values_are_those_of_their_kinds(library):
    version = library.get("cn/wages-law/art-12").data.versions[0]
    assert version.start == Day.parse("1995-01-01")
    assert version.says.get("en") == "A fine only."
    assert library.courts["ewca"][1].level == 2


COURT = "id: ewca\nnames: {en: Court}\nlevel: 2\n"
SOURCE = "publisher: P\ntitle: T\naccessed: 2026-01-02\n"
EDITOR = "verified_on: 2026-01-02\nprovenance: {ai_assisted: true}\n"
QUESTION = "id: a_b\ngroup: g\nquestion: {en: What?}\n"
VERSION = "from: 1995-01-01\n"
BASIS = "id: cn/a\n"
ELEMENT = "id: a\nask: {en: What?}\nby: [self]\n"

MISTAKES = {
    "a field that is missing": (model.Court, COURT.replace("level: 2\n", ""),
        ["1: level: is missing: add it"]),
    "a nested field that is missing": (model.Translation, EDITOR.replace("ai_assisted: true", ""),
        ["2: provenance.ai_assisted: is missing: add it"]),
    "a field that is misspelt": (model.Court, COURT.replace("level", "levle"),
        ["1: level: is missing: add it",
         "3: levle: there is no field of this name here; did you mean 'level'?"]),
    "a field that is nothing like any": (model.Court, COURT + "zzzzzz: 1\n",
        ["4: zzzzzz: there is no field of this name here"]),
    "a field by its name in the program": (model.Version, VERSION.replace("from", "start"),
        ["1: from: is missing: add it", "1: start: there is no field of this name here"]),
    "a number that is none": (model.Court, COURT.replace("2", "two"),
        ["3: level: must be a whole number"]),
    "a number that is too great": (model.Court, COURT.replace("2", "12"),
        ["3: level: is out of range: less than or equal to 9"]),
    "a number that is too small": (model.Court, COURT.replace("2", "0"),
        ["3: level: is out of range: greater than or equal to 1"]),
    "true or false": (model.Source, SOURCE + "official: perhaps\n",
        ["4: official: must be true or false"]),
    "an address": (model.Source, SOURCE + "url: example.org\n",
        ["4: url: 'example.org' is not of the right form: "
         "a full address that begins with https://"]),
    "a name with capitals": (model.Court, COURT.replace("ewca", "EWCA"),
        ["1: id: 'EWCA' is not of the right form: small letters and digits, joined by hyphens"]),
    "a name with hyphens for underscores": (model.Question, QUESTION.replace("a_b", "a-b"),
        ["1: id: 'a-b' is not of the right form: "
         "small letters and digits, joined by underscores"]),
    "an empty text": (model.Source, SOURCE.replace("P\n", "''\n"),
        ["1: publisher: is empty: write it or leave the field out"]),
    "a list for a text": (model.Source, SOURCE.replace("P\n", "[P]\n"),
        ["1: publisher: must be plain text"]),
    "a text for a list": (model.Provision, "concepts: arrears",
        ["1: concepts: must be a list"]),
    "an empty list": (model.Element, ELEMENT.replace("[self]", "[]"),
        ["3: by: needs at least one item"]),
    "a word for a mapping": (model.Translation, EDITOR.replace("{ai_assisted: true}", "me"),
        ["2: provenance: must be a mapping of `name: value` lines"]),
    "one of a few words": (model.Element, ELEMENT + "needed: maybe\n",
        ["4: needed: must be 'yes', 'no' or 'open', but is 'maybe'"]),
    "a day": (model.Source, SOURCE.replace("2026-01-02", "soon"),
        ["3: accessed: must be a date such as 2018-11-18, but is 'soon'"]),
    "a day or a word": (model.Version, VERSION.replace("1995-01-01", "1995"),
        ["1: from: must be a date such as 2018-11-18, but is '1995'"]),
    "a list for a day": (model.Source, SOURCE.replace("2026-01-02", "[2026]"),
        ["3: accessed: must be one word or date, not a list or a mapping"]),
    "a period": (model.Version, VERSION + "penalties:\n  - id: a\n  - {id: b,\n     max: 5Y}\n",
        ["5: penalties.2.max: must be a period such as P5Y, P6M, P30D or PT24H, but is '5Y'"]),
    "an id or a word": (model.Element, ELEMENT.replace("[self]", "\n- self\n- me"),
        ["5: by.2.id: must be an id such as cn/criminal-law/art-237 or cn/spp-43 "
         "(small letters, digits and hyphens), but is 'me'"]),
    "a text in a language that is none": (model.Court, COURT.replace("en:", "english:"),
        ["2: names: 'english' is no language that content may be in: en, zh-Hans, zh-Hant, ko, "
         "ja, sv, de, fr, nl, es, tl, ga"]),
    "a condition": (model.Element, ELEMENT + "when:\n  age: {over: 3}\n",
        ["4: when: age: 'over' is no test; write under: 14, from: 14, any: […], all: […] "
         "or none: […]"]),
    "a name in a mapping": (model.Concept, "id: a\nlabels: {en: A}\ndefinition: {en: A}\n"
        "variants:\n  en: word\n", ["5: variants.en: must be a list"]),
    "a list for a record": (model.Court, "- a", ["1: must be a mapping of `name: value` lines"]),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_in_words_with_its_line(kind, text, expected):
    found = told(kind, text)
    if kind is model.Provision:  # of which far more is missing
        found = [line for line in found if not line.endswith("is missing: add it")]
    assert found == expected


def test_every_mistake_of_a_file_is_told_at_once():
    assert len(told(model.Court, "id: X\nnames: {}\nlevel: x\nmore: 1")) == 4


def test_a_basis_or_an_application_may_be_its_id_alone(library):
    case, provision = library.get("cn/case-1").data, library.get("cn/wages-law/art-12").data
    assert case.applies[0].id == "cn/wages-law/art-12"
    assert provision.offences[0].elements[0].by[0].id == "self"
    assert provision.offences[0].elements[1].by[0].start == Day.parse("2016-06-01")


def test_the_schema_job_writes_what_is_generated(tmp_path, capsys):
    assert cli.main(["schema", str(tmp_path / "made")]) == 0
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "made").iterdir()}
    assert written == {f"{kind}.json": schema.json_schema(kind) for kind in schema.FILES}
    assert capsys.readouterr().out == ""


def described(node):
    """Yield the fields of a schema with their descriptions."""
    for name, one in node.get("properties", {}).items():
        yield name, one.get("description") or one.get("$ref")  # a record has a sentence of its own
    for one in node.get("$defs", {}).values():
        if "additionalProperties" in one and one.get("properties"):
            yield from described(one)


@pytest.mark.parametrize("kind", schema.FILES)
def test_a_schema_is_the_same_every_time_and_refuses_unknown_fields(kind):
    text = schema.json_schema(kind)
    read = json.loads(text)
    assert text == schema.json_schema(kind)
    assert text.endswith("}\n")
    top = read if read["type"] == "object" else read["$defs"][read["items"]["$ref"][8:]]
    assert top["additionalProperties"] is False
    assert "start" not in top["properties"]


@pytest.mark.parametrize("kind", schema.FILES)
def test_every_field_tells_an_editor_what_it_is(kind):
    read = json.loads(schema.json_schema(kind))
    bare = {name for name, said in described(read) if not said}
    assert not bare
