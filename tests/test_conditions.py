"""Conditions are read from mappings, written back, and mean the same afterwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.conditions import Condition, Test, read, write

facts = st.sampled_from(["age", "means", "place"])
values = st.lists(st.sampled_from(["1", "2", "3"]), min_size=1, max_size=2, unique=True)
numbers = st.sampled_from(["1", "2", "3"])
tests = st.one_of(
    numbers,
    values,
    st.fixed_dictionaries({}, optional={"under": numbers, "from": numbers}).filter(bool),
    st.fixed_dictionaries({}, optional={"any": values, "all": values, "none": values}).filter(
        bool
    ),
)
mappings = st.recursive(
    st.dictionaries(facts, tests, min_size=1, max_size=2),
    lambda inner: st.one_of(
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=3)}),
        st.builds(lambda one, two: one | two, inner, inner),
    ),
    max_leaves=6,
)
worlds = st.fixed_dictionaries(
    {fact: st.sets(numbers, min_size=1, max_size=3) for fact in ("age", "means", "place")}
)


def holds(part, world):
    """What a condition means, in a world where each fact has its values."""
    if isinstance(part, Condition):
        found = [holds(one, world) for one in part.parts]
        return {"all": all(found), "any": any(found), "not": not found[0]}[part.op]
    had, wanted = world[part.fact], set(part.values)
    lowest = int(min(had))
    return {
        "any": bool(had & wanted),
        "all": wanted <= had,
        "none": not had & wanted,
        "under": lowest < int(part.values[0]),
        "from": lowest >= int(part.values[0]),
    }[part.op]


@given(mappings)
def test_a_condition_is_read_as_it_was_written(mapping):
    condition = read(mapping)
    assert read(write(condition)) == condition


@given(mappings, worlds)
def test_a_condition_means_the_same_when_written_and_read(mapping, world):
    condition = read(mapping)
    assert holds(read(write(condition)), world) == holds(condition, world)


def test_a_condition_is_read_once_only():
    condition = read({"age": "1"})
    assert read(condition) is condition


@pytest.mark.parametrize(
    ("mapping", "expected"),
    [
        ({"age": "x"}, [Test("age", "any", ("x",))]),
        ({"age": ["x", "y"]}, [Test("age", "any", ("x", "y"))]),
        ({"age": {"under": "14"}}, [Test("age", "under", ("14",))]),
        (
            {"age": {"from": "12", "under": "14"}},
            [Test("age", "from", ("12",)), Test("age", "under", ("14",))],
        ),
        ({"age": {"none": ["x"]}}, [Test("age", "none", ("x",))]),
        ({"age": "x", "means": "y"}, [Test("age", "any", ("x",)), Test("means", "any", ("y",))]),
        (
            {"any": [{"age": "x"}, {"not": {"means": "y"}}]},
            [Test("age", "any", ("x",)), Test("means", "any", ("y",))],
        ),
    ],
)
def test_the_tests_of_a_condition_are_found_however_deep(mapping, expected):
    assert list(read(mapping).tests()) == expected


@pytest.mark.parametrize("op", ["any", "all"])
def test_a_group_alone_is_the_condition_itself(op):
    assert read({op: [{"age": "x"}, {"age": "y"}]}).op == op


NO_CONDITION = "must be a condition over facts, such as {child_age: {under: 14}}"
NO_TEST = "; write under: 14, from: 14, any: […], all: […] or none: […]"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({}, NO_CONDITION),
        ("age", NO_CONDITION),
        ([{"age": "x"}], NO_CONDITION),
        ({"not": "x"}, NO_CONDITION),
        ({"any": ["x"]}, NO_CONDITION),
        ({"any": []}, "'any' must hold a list of conditions"),
        ({"all": {"age": "x"}}, "'all' must hold a list of conditions"),
        ({"age": {"over": "14"}}, f"age: 'over' is no test{NO_TEST}"),
        ({"age": {"under": "ten"}}, f"age: 'under' is no test{NO_TEST}"),
        ({"age": {"any": "x"}}, f"age: 'any' is no test{NO_TEST}"),
        ({"age": []}, "age: must be a list of plain values"),
        ({"age": ["x", ["y"]]}, "age: must be a list of plain values"),
        ({"age": {}}, "age: must be a value, a list of values or a test such as under: 14"),
        ({"age": None}, "age: must be a value, a list of values or a test such as under: 14"),
    ],
)
def test_what_is_no_condition_is_refused(value, message):
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the words are what is tested
        read(value)
    assert str(caught.value) == message
