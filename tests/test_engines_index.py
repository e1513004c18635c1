"""The index on disk: built beside the old one, swapped whole, and told when it cannot be read."""

import contextlib
import gc
import json
import shutil
from pathlib import Path

import pytest

from kb.documents import Document
from kb.engine import Literal, Request, Wanted
from kb.engines.whoosh import FORMAT, Whoosh
from kb.errors import EngineError
from kb.languages import Wording

WANTED = Request(
    wanted=(Wanted(terms=("pay",)), Wanted(literal=Literal("late pay", ("late", "pay"))))
)


def documents(*names):
    for name in names:
        text = (Wording("en", f"late pay of {name}"),)
        yield Document(id=name, title=name, texts=text, facets={"kind": ("case",)})


def ids(engine):
    return sorted(name for name, _ in engine.search(WANTED).hits)


@pytest.fixture(autouse=True)
def sleepless(monkeypatch):
    """Whoosh tries again and again to open a file that is not there, and sleeps between."""
    monkeypatch.setattr("whoosh.index.sleep", lambda _: None)


@pytest.fixture
def engine(tmp_path):
    built = Whoosh(tmp_path)
    built.index(documents("a", "b"), "first", lambda _: None)
    return built


def current(engine):
    """The folder of the index in use."""
    folder = Path(engine.url.removeprefix("whoosh:"))
    return folder / (folder / "current").read_text(encoding="utf-8")


def test_an_index_says_what_it_was_built_from(engine):
    health = engine.health()
    assert (health.usable, health.digest, health.documents) == (True, "first", 2)
    assert health.why_not == ""


def test_progress_is_told_document_by_document(tmp_path):
    told = []
    assert Whoosh(tmp_path).index(documents("a", "b", "c"), "x", told.append) == 3
    assert told == [1, 2, 3]


def test_an_index_of_nothing_is_an_index(tmp_path):
    engine = Whoosh(tmp_path)
    assert engine.index((), "none", lambda _: None) == 0
    assert (engine.health().usable, ids(engine)) == (True, [])


def test_a_reader_goes_on_while_another_builds_and_then_sees_the_new_index(engine, tmp_path):
    reader = Whoosh(tmp_path)
    seen = [ids(reader)]

    def slowly():
        for document in documents("c", "d", "e"):
            seen.append(ids(reader))
            yield document

    Whoosh(tmp_path).index(slowly(), "second", lambda _: None)
    assert seen == [["a", "b"]] * 4
    assert ids(reader) == ids(engine) == ["c", "d", "e"]
    assert reader.health().digest == "second"


def test_a_reader_that_has_not_yet_looked_survives_many_builds(engine, tmp_path):
    reader = Whoosh(tmp_path)
    ids(reader)
    for name in ("c", "d", "e"):
        Whoosh(tmp_path).index(documents(name), name, lambda _: None)
    assert ids(reader) == ["e"]


def test_a_build_that_fails_leaves_the_old_index_and_nothing_behind(engine, tmp_path):
    before = sorted(path.name for path in tmp_path.iterdir())

    def breaking():
        yield from documents("c")
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError, match="the disk is full"):
        engine.index(breaking(), "second", lambda _: None)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert (ids(engine), engine.health().digest) == (["a", "b"], "first")
    gc.collect()  # a file that was left open is a warning, and so an error, here


def test_only_the_new_index_and_the_one_before_it_are_kept(engine, tmp_path):
    for name in ("c", "d", "e"):
        before = current(engine).name
        engine.index(documents(name), name, lambda _: None)
    kept = {path.name for path in tmp_path.iterdir()}
    assert kept == {"current", before, current(engine).name}


def test_a_build_that_another_has_begun_is_not_swept_away(engine, tmp_path):
    (tmp_path / "index-begun").mkdir()
    engine.index(documents("c"), "second", lambda _: None)
    engine.index(documents("d"), "third", lambda _: None)
    assert (tmp_path / "index-begun").is_dir()


# Whoosh leaves the file that it could not read to the garbage collector.
leaks = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


def assert_unusable(folder, why):
    engine = Whoosh(folder)
    assert (engine.health().usable, engine.health().why_not) == (False, why)
    engine.index(documents("new"), "again", lambda _: None)
    assert (ids(engine), engine.health().digest) == (["new"], "again")


@pytest.mark.parametrize("name", ["", "../elsewhere", "index-/../..", "other", "index-a\\b"])
def test_a_name_that_is_not_one_of_ours_counts_as_no_index(engine, tmp_path, name):
    (tmp_path / "current").write_text(name, encoding="utf-8")
    with pytest.raises(EngineError) as caught:
        Whoosh(tmp_path).search(Request())
    assert str(caught.value) == "There is no search index yet: build it with `kb index`."
    assert_unusable(tmp_path, "there is no index yet")


def test_a_name_that_is_no_text_counts_as_no_index(engine, tmp_path):
    (tmp_path / "current").write_bytes(b"\xff\xfe")
    assert_unusable(tmp_path, "there is no index yet")


def test_an_index_whose_folder_is_gone_is_damaged(engine, tmp_path):
    shutil.rmtree(current(engine))
    assert_unusable(tmp_path, "the index is damaged or not ours")


def test_an_index_without_our_stamp_is_never_opened(engine, tmp_path):
    (current(engine) / "stamp.json").unlink()
    with pytest.raises(EngineError, match=r"cannot be read \(no stamp of ours\): build it"):
        Whoosh(tmp_path).search(Request())
    assert_unusable(tmp_path, "the index is damaged or not ours")


def test_an_index_of_another_version_is_told_and_not_searched(engine, tmp_path):
    stamp = current(engine) / "stamp.json"
    changed = json.loads(stamp.read_text(encoding="utf-8")) | {"format": FORMAT + 1}
    stamp.write_text(json.dumps(changed), encoding="utf-8")
    with pytest.raises(EngineError, match="build it again with `kb index`"):
        Whoosh(tmp_path).search(Request())
    assert_unusable(tmp_path, "the index was built by another version")


FEW = f'{{"format": {FORMAT}, "digest": "x", "documents": 2, "files": '
STAMPS = ["", "[]", "null", "{}", "{", "\x00", FEW, FEW + "[]}", FEW + "{}}", FEW + '{"x": "y"}}']


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_broken_stamp_is_damage(engine, tmp_path, stamp):
    (current(engine) / "stamp.json").write_text(stamp, encoding="utf-8")
    health = Whoosh(tmp_path).health()
    assert (health.usable, health.why_not) == (False, "the index is damaged or not ours")


def ask_everything(reader):
    for ask in (lambda: ids(reader), lambda: reader.stored("a"), lambda: reader.suggest("lat", 1)):
        with contextlib.suppress(EngineError):  # some damage does no harm
            ask()
    assert reader.health().usable in (True, False)


def cut(data):
    return data[: len(data) // 2]


DAMAGE = {
    "emptied": lambda _: b"",
    "cut in half": cut,
    "cut by a byte": lambda data: data[:-1],
    "zeroed": lambda data: bytes(len(data)),
    "filled with ones": lambda data: b"\xff" * len(data),
    "half zeroed": lambda data: cut(data) + bytes(len(data) - len(cut(data))),
    "replaced by text": lambda _: b"hello, world\n" * 20,
    "turned round": lambda data: data[::-1],
}


@leaks
@pytest.mark.parametrize("harm", DAMAGE.values(), ids=DAMAGE)
@pytest.mark.parametrize("ending", [".toc", ".seg"])
def test_damage_is_an_engine_error_and_never_another(engine, tmp_path, ending, harm):
    (path,) = (one for one in current(engine).iterdir() if one.suffix == ending)
    path.write_bytes(harm(path.read_bytes()))
    ask_everything(Whoosh(tmp_path))


@leaks
@pytest.mark.parametrize("ending", [".toc", ".seg"])
def test_no_byte_that_is_changed_ends_in_another_error(engine, tmp_path, ending):
    (path,) = (one for one in current(engine).iterdir() if one.suffix == ending)
    whole = path.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 100)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        ask_everything(Whoosh(tmp_path))


@leaks
@pytest.mark.parametrize("ending", [".toc", ".seg"])
def test_a_lost_file_is_told_by_health_and_by_search(engine, tmp_path, ending):
    (path,) = (one for one in current(engine).iterdir() if one.suffix == ending)
    path.unlink()
    with pytest.raises(EngineError, match=r"cannot be read \(.+\): build it again with"):
        Whoosh(tmp_path).search(WANTED)
    assert_unusable(tmp_path, "the index is damaged or not ours")


def test_a_reader_that_was_open_tells_when_its_index_is_taken_away(engine):
    ids(engine)
    shutil.rmtree(current(engine))
    for ask in (
        lambda: ids(engine),
        lambda: engine.stored(["a"]),
        lambda: engine.suggest("lat", 1),
    ):
        with pytest.raises(EngineError, match="build it again with `kb index`"):
            ask()
