"""Every file under content/ is a test: it can be read, and `kb check` finds nothing in it."""

from datetime import date
from pathlib import Path

import pytest

from kb import check, paths
from kb.errors import Problem
from kb.library import Library
from kb.reading import load

FILES = sorted(
    path.relative_to(paths.content().parent).as_posix()
    for path in paths.content().rglob("*")
    if path.is_file() and not path.name.startswith(".")
)


@pytest.fixture(scope="module")
def real() -> Library:
    return load(paths.content())


@pytest.fixture(scope="module")
def found(real: Library) -> dict[str, list[Problem]]:
    """Every problem by its file, but for reviews that are due: they come with the calendar."""
    by_file: dict[str, list[Problem]] = {}
    for problem in check.problems(real, date.min):
        by_file.setdefault(problem.path, []).append(problem)
    return by_file


@pytest.mark.parametrize("path", FILES)
def test_a_content_file_has_no_problem(path: str, found: dict[str, list[Problem]]) -> None:
    assert not found.get(path), "\n".join(map(str, found[path]))


@pytest.mark.parametrize("path", FILES)
def test_a_content_file_is_read(path: str, real: Library) -> None:
    read = {one.path for record in real.records.values() for one in record.bodies}
    assert path in read | {file.path for file in real.vocabularies.values()}


def test_no_problem_is_without_a_file(found: dict[str, list[Problem]]) -> None:
    assert not set(found) - set(FILES)


def test_no_content_file_names_the_machine_it_was_written_on() -> None:
    for path in FILES:
        text = Path(paths.content().parent, path).read_text(encoding="utf-8")
        assert "/home/" not in text, path
        assert "file://" not in text, path
