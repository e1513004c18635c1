"""The papers cannot rot: jobs, options, packages and samples are those of the program."""

import importlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kb import paths, schema
from kb.cli import JOBS, usage

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def run(*words):
    command = [sys.executable, "-m", "kb", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def test_the_sample_of_the_readme_is_what_the_program_prints():
    sample = README.partition("<!-- sample")[2].partition("<!-- end of sample -->")[0]
    command, _, printed = sample.partition("```console\n$ ")[2].partition("\n")
    words = command.removeprefix("python3 build.py ").split()
    assert run(*words).strip() == printed.removesuffix("```\n").strip()


def test_the_first_screen_says_what_it_is_and_is_not():
    first = "\n".join(README.splitlines()[:40])
    for part in ("build.py serve", "build.py test", "not legal advice", "lawyers", "volunteers"):
        assert part in first


@pytest.mark.parametrize("job", JOBS)
def test_every_job_is_in_the_readme_and_explains_itself(job):
    assert re.search(rf"^\| `{job}\b", README, re.MULTILINE)
    assert run(job, "--help").startswith(f"usage: kb {job}")


@pytest.mark.parametrize("job", [job for job in JOBS if job != "schema"])
def test_every_option_has_a_word_of_help(job):
    parser = importlib.import_module(f"kb.jobs.{job}").parser()
    for action in parser._actions:
        assert action.help or action.choices, action


def test_the_usage_names_every_job():
    assert all(f"  {job}" in usage() for job in JOBS)


@pytest.mark.parametrize(
    "package", [re.split(r"[>=<]", one)[0] for one in PROJECT["dependencies"]]
)
def test_every_package_has_its_reason_in_the_readme(package):
    rows = [row for row in README.splitlines() if row.startswith("| ")]
    assert any(package in row.split("|")[1] for row in rows), package


@pytest.mark.parametrize("kind", schema.FILES)
def test_the_schemas_are_those_of_the_program(kind):
    written = (ROOT / "schema" / f"{kind}.json").read_text(encoding="utf-8")
    assert written == schema.json_schema(kind), "run `kb schema` and commit schema/"


@pytest.mark.parametrize(
    "paper", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/method.md"]
)
def test_links_between_the_papers_lead_somewhere(paper):
    text = (ROOT / paper).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!http)([^)#]+)", text):
        assert ((ROOT / paper).parent / target).exists(), target


@pytest.mark.parametrize(
    "named",
    re.findall(r"content/[\w./-]+\w", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")),
)
def test_files_that_contributing_names_exist(named):
    assert (paths.root() / named).exists()


def test_content_and_site_hold_data_only():
    for folder in ("content", "site"):
        assert not list((ROOT / folder).rglob("*.py"))
