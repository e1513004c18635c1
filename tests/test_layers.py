"""A module uses only what stands before it, and each library is known in one place."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import kb

ROOT = Path(kb.__file__).parent

LAYERS = {
    "text and values": "errors written paths dates ids languages conditions frontmatter analysis",
    "records": "walk model schema body skeleton library reading naming relations check",
    "the index": "documents query engine engines snippet search timeline",
    "pages": "urls answers markdown web",
    "the command line": "jobs cli __main__",
}
ORDER = [name for names in LAYERS.values() for name in names.split()]
"""A module may use those before it; a package stands as one."""

HOME = {
    "yaml": {"frontmatter"},
    "zhconv_rs": {"analysis"},
    "snowballstemmer": {"analysis"},
    "platformdirs": {"paths"},
    "whoosh": {"engines"},
    "flask": {"web"},
    "markdown": {"markdown"},
    "nh3": {"markdown"},
    "babel": {"web"},
}
"""Libraries that only one module or package may know."""

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in ROOT.rglob("*.py")
}


def imports(name: str) -> Iterator[str]:
    """Yield what a module imports by its full name, `from kb import x` as kb.x."""
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"kb.{name}: imports are written out whole, not with dots"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def own(name: str) -> set[str]:
    """Return the modules of kb that a module imports, a package as its __init__."""
    named = {one.removeprefix("kb.") for one in imports(name) if one.startswith("kb.")}
    return {one if one in MODULES else f"{one}.__init__" for one in named} & set(MODULES) - {name}


def layer(name: str) -> str:
    return name.partition(".")[0]


def test_every_module_has_its_place_in_the_order() -> None:
    assert {layer(name) for name in MODULES} - {"__init__"} <= set(ORDER)


@pytest.mark.parametrize("name", sorted(set(MODULES) - {"__init__"}))
def test_a_module_uses_only_those_before_it(name: str) -> None:
    used = {layer(one) for one in own(name)} - {"__init__", layer(name)}
    later = {one for one in used if ORDER.index(one) > ORDER.index(layer(name))}
    assert not later, f"kb.{name} stands before {', '.join(sorted(later))}"


@pytest.mark.parametrize("package", ["check", "engines", "jobs", "web"])
def test_the_modules_of_a_package_never_import_each_other_in_a_circle(package: str) -> None:
    inside = {name: own(name) for name in MODULES if name.startswith(f"{package}.")}
    graph = {name: {one for one in used if one in inside} for name, used in inside.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_the_root_of_the_package_imports_nothing() -> None:
    assert not list(imports("__init__"))


@pytest.mark.parametrize("library", HOME)
def test_a_library_is_known_in_one_place_only(library: str) -> None:
    users = {
        layer(name)
        for name in MODULES
        if any(one == library or one.startswith(f"{library}.") for one in imports(name))
    }
    assert users <= HOME[library]


@pytest.mark.parametrize("name", sorted(MODULES))
def test_no_module_is_a_drawer_for_everything(name: str) -> None:
    assert not {"utils", "helpers", "common", "misc", "manager"} & set(name.split("."))


@pytest.mark.parametrize("folder", ["site", "content"])
def test_the_folders_of_data_hold_no_program(folder: str) -> None:
    assert not list((ROOT.parent / folder).rglob("*.py"))
