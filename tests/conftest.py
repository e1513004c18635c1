"""A library small enough to be known by heart, and the ways to change and load it.

The files of tests/corpus/ say the same of wages in two places: China, in both languages of the
site, and England.  The tests of `check` count their lines: whoever adds one mends the numbers.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from kb import documents
from kb.engines.whoosh import Whoosh
from kb.library import Library
from kb.reading import load
from kb.search import Search

# Neither chance nor the speed of the machine may decide whether a change is good.
settings.register_profile("same-every-time", deadline=None, derandomize=True, database=None)
settings.load_profile("same-every-time")

CORPUS = Path(__file__).parent / "corpus" / "content"
GOOD = {
    path.relative_to(CORPUS).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(CORPUS.rglob("*"))
    if path.is_file()
}


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into content/ under *folder* and return that folder."""
    content = folder / "content"
    content.mkdir(exist_ok=True)
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return content


@pytest.fixture
def good() -> dict[str, str]:
    """The files of the good library by their paths in content/, to be changed at will."""
    return dict(GOOD)


@pytest.fixture
def loaded(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Library]:
    """Write files and load them."""
    return lambda files: load(write(tmp_path, files))


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Library]:
    """Load the good library with one text of one file replaced by another, and files added."""

    def change(path: str, old: str, new: str, more: Mapping[str, str] = {}) -> Library:
        assert GOOD[path].count(old) == 1, f"{old!r} must stand in {path} exactly once"
        files = {**GOOD, path: GOOD[path].replace(old, new), **more}
        return load(write(tmp_path, files))

    return change


@pytest.fixture(scope="session")
def folder() -> Path:
    """The content folder of the good library; not to be written to."""
    return CORPUS


@pytest.fixture(scope="session")
def library(folder: Path) -> Library:
    """The good library."""
    return load(folder)


@pytest.fixture(scope="session")
def search(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Search:
    """The good library, indexed."""
    engine = Whoosh(tmp_path_factory.mktemp("index"))
    engine.index(documents.documents(library), library.digest, lambda _: None)
    return Search(library, engine)
