"""Ids are paths in small letters, and say what they belong to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.ids import NAME, PLACE, ElementId, RecordId

places = st.from_regex(PLACE, fullmatch=True)
names = st.from_regex(NAME, fullmatch=True)


@given(st.builds("/".join, st.one_of(st.tuples(places, names), st.tuples(places, names, names))))
def test_a_record_id_is_written_as_it_is_read(text):
    assert str(RecordId.parse(text)) == text


@given(places, names, names, names)
def test_an_element_id_falls_into_its_parts_and_back(place, law, provision, element):
    text = f"{place}/{law}/{provision}#{element}"
    read = ElementId.parse(text)
    assert read == text
    assert (read.provision, read.name) == (f"{place}/{law}/{provision}", element)
    assert read.provision.law == f"{place}/{law}"
    assert isinstance(read.provision, RecordId)


@pytest.mark.parametrize(
    ("text", "place", "law"),
    [
        ("cn/criminal-law", "cn", None),
        ("cn/spp-43", "cn", None),
        ("cn/criminal-law/art-237", "cn", "cn/criminal-law"),
        ("gb-eng/soa-2003/s-15a", "gb-eng", "gb-eng/soa-2003"),
    ],
)
def test_an_id_knows_its_place_and_its_law(text, place, law):
    assert (RecordId.parse(text).place, RecordId.parse(text).law) == (place, law)


BAD = [
    "", "cn", "cn/", "/x", "CN/x", "cn/X", "cn/..", "../x", "cn/a/b/c", "cn//a", "cn/a b",
    "cn/a_b", "cn/a-", "cn/-a", "cn/a--b", "cn/刑法", "cn/a\n", "cn/a#b", "c/a", "chin/a",
    "cn-guan/a", "cn/é", "cn/٣",
]  # fmt: skip


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_record_id_is_refused(text):
    with pytest.raises(ValueError, match="must be an id such as") as caught:
        RecordId.parse(text)
    assert str(caught.value) == (
        "must be an id such as cn/criminal-law/art-237 or cn/spp-43 "
        f"(small letters, digits and hyphens), but is {text!r}"
    )


@pytest.mark.parametrize(
    "text", ["", "cn/a/b", "cn/a#b", "cn/a/b#", "cn/a/b#B", "cn/a/b#c#d", "#c", "cn/a/b#c "]
)
def test_what_is_no_element_id_is_refused(text):
    with pytest.raises(ValueError, match="must be the id of an element") as caught:
        ElementId.parse(text)
    assert str(caught.value) == (
        f"must be the id of an element such as cn/criminal-law/art-237#contact, but is {text!r}"
    )
