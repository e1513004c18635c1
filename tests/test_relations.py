"""Every id in a record is an edge, and the edges can be read from either end."""

from datetime import date

import pytest

from kb.ids import ElementId, RecordId
from kb.relations import Relations, begins, decided_on, edges_of, links_of, named_ids

JUDGMENT = "cases/gb-eng/smith.md"


def arrows(record):
    return [(one.target, one.kind, one.element) for one in edges_of(record)]


def test_every_id_of_a_record_is_named_with_the_path_of_its_field_but_for_its_own_names(library):
    named = {path: str(one) for path, one in named_ids(library.get("cn/wages-law/art-12"))}
    assert named == {
        ("versions", 1, "by"): "cn/wages-law",
        ("offences", 0, "elements", 1, "by", 0, "id"): "cn/case-1",
    }


def test_a_link_in_a_field_is_an_edge_too(changed):
    link = '{en: "A late [[cn/wages-law/art-12#flight|payment]]"}'
    record = changed(JUDGMENT, "{en: A late payment is a deduction.}", link).get("gb-eng/smith")
    assert [(path, one.target) for path, one in links_of(record)] == [
        (("holding",), "cn/wages-law/art-12#flight")
    ]
    assert ("cn/wages-law/art-12", "text", "flight") in arrows(record)


def test_edges_are_the_ids_of_the_fields_and_the_links_of_the_body(library):
    provision = "cn/wages-law/art-12"
    assert arrows(library.get("cn/case-1")) == [
        (provision, "charges", None),
        (provision, "decides", "flight"),
        (provision, "applies", None),
    ]
    assert arrows(library.get(provision)) == [
        ("cn/wages-law", "versions", None),
        ("cn/case-1", "offences", None),
        (provision, "text", "flight"),
        ("cn/case-1", "text", None),
    ]


def test_an_edge_is_found_from_its_other_end(library):
    found = Relations(library).citing(RecordId("cn/case-1"))
    assert [(one.source, one.kind) for one in found] == [
        ("cn/wages-law/art-12", "offences"),
        ("cn/wages-law/art-12", "text"),
        ("gb-eng/smith", "cites"),
    ]


def test_no_record_cites_itself(library):
    found = Relations(library).citing(RecordId("cn/wages-law/art-12"))
    assert {one.source for one in found} == {"cn/case-1", "cn/wages-law"}


def test_what_nobody_cites_has_no_edges(library):
    assert Relations(library).citing(RecordId("gb-eng/nobody")) == ()


def test_an_edge_to_an_alias_ends_at_the_record(changed):
    library = changed(JUDGMENT, "cites: [cn/case-1]", "cites: [cn/wages-law/art-13]")
    found = Relations(library).citing(RecordId("cn/wages-law/art-12"))
    assert ("gb-eng/smith", "cites") in [(one.source, one.kind) for one in found]


DECIDES = """\
decides:
  - {element: cn/wages-law/art-12#young, answer: "no", holding: {en: First}}
  - {element: cn/wages-law/art-12#flight, answer: "yes", holding: {en: Second}}
direction: """


def test_the_cases_that_decided_an_element_come_oldest_first(changed):
    library = changed(JUDGMENT, "direction: ", DECIDES)
    found = Relations(library).decided_by(ElementId("cn/wages-law/art-12#flight"))
    assert [(case.id, decided.answer) for case, decided in found] == [
        ("gb-eng/smith", "yes"),
        ("cn/case-1", "qualified"),
    ]


def test_an_element_that_nobody_decided_has_no_cases(library):
    assert Relations(library).decided_by(ElementId("cn/wages-law/art-12#young")) == ()


@pytest.mark.parametrize(
    ("record", "begun", "decided"),
    [
        ("cn/case-1", date(2016, 6, 1), date(2015, 2, 1)),
        ("gb-eng/smith", date(2001, 1, 15), date(2001, 1, 15)),
        ("cn/wages-law", date(1995, 1, 1), None),
        ("cn/wages-law/art-12", date(1995, 1, 1), None),
    ],
)
def test_a_record_is_an_authority_from_a_day(library, record, begun, decided):
    assert (begins(library.get(record)), decided_on(library.get(record))) == (begun, decided)


@pytest.mark.parametrize(
    ("path", "old", "new", "record"),
    [
        ("laws/gb-eng/wages-act/index.md", "from: 1986-07-25\n", "", "gb-eng/wages-act"),
        ("laws/gb-eng/wages-act/s-7.md", "1986-07-25", "unknown", "gb-eng/wages-act/s-7"),
        (JUDGMENT, ", decided: 2001-01-15", "", "gb-eng/smith"),
    ],
)
def test_a_day_that_is_not_known_is_none(changed, path, old, new, record):
    found = changed(path, old, new).get(record)
    assert (begins(found), decided_on(found)) == (None, None)
