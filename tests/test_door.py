"""The door and the command line: what a person types, and what she is told."""

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORPUS = Path(__file__).parent / "corpus"


def run(*words, cwd=ROOT, **variables):
    done = subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
    )
    assert "Traceback" not in done.stderr
    return done


def kb(*words, **more):
    return run("-m", "kb", *words, **more)


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ((), 2, "usage: kb JOB"),
        (("--help",), 0, "usage: kb JOB"),
        (("--version",), 0, "kb "),
        (("brew",), 2, "there is no job 'brew'"),
        (("check", "--as-of", "soon"), 2, "must be a date such as 2018-11-18, but is 'soon'"),
        (("check", "nowhere.md"), 2, "there is no file or folder nowhere.md"),
        (("search",), 2, "the following arguments are required: query"),
        (("search", "x", "--kind", "novel"), 2, "invalid choice: 'novel'"),
        (("search", "x", "--limit", "0"), 2, "--limit must be from 1 to 100, but is 0"),
        (("search", "*"), 1, "There is nothing to search for in “*”"),
        (("search", "a" * 1001), 1, "at most 1,000 can be searched"),
        (("search", "x", "--engine", "oracle:x"), 2, "there is no engine 'oracle'"),
        (("show", "cn/nothing"), 1, "The library has no record “cn/nothing”"),
        (("show", "../../etc/passwd"), 1, "The library has no record “../../etc/passwd”"),
        (("new", "case", "cn/a/b"), 2, "the id of a case has 2 parts"),
        (("new", "case", "cn/../x"), 2, "must be an id such as"),
        (("new", "case", "xx/smith"), 2, "there is no place 'xx'"),
        (("new", "case", "cn/case-1"), 1, "is there already: nothing was written"),
        (("serve", "--port", "70000"), 2, "--port must be from 0 to 65535"),
        (("--data", "/nowhere", "check"), 2, "has no folder content/"),
        (("check", "--data"), 2, "--data needs a folder"),
        (
            ("search", "x", "--jurisdiction", "atlantis"),
            2,
            "there is no 'atlantis'",
        ),
        (("serve", "--host", "no such host"), 1, "choose another --port or --host"),
        (("schema", "/proc/nowhere"), 1, "/proc/nowhere: "),
    ],
)
def test_a_mistake_is_told_in_a_sentence(words, status, said, tmp_path):
    done = kb(*words, KB_DATA=str(CORPUS), XDG_CACHE_HOME=str(tmp_path))
    assert (done.returncode, said in done.stdout + done.stderr) == (status, True), done.stderr


def test_json_stands_alone_on_stdout(tmp_path):
    done = kb(
        "search",
        "工资",
        "--json",
        "--lang",
        "zh-Hans",
        KB_DATA=str(CORPUS),
        XDG_CACHE_HOME=str(tmp_path),
    )
    answer = json.loads(done.stdout)
    assert set(answer) >= {"total", "complete", "expanded", "hits", "facets"}
    hit = {"id", "kind", "title", "jurisdiction", "score", "snippet", "url"}
    assert all(set(one) >= hit for one in answer["hits"])
    assert all(one["url"].startswith("/zh/") for one in answer["hits"])
    assert "Building the search index" in done.stderr


def test_a_law_as_a_kind_covers_its_provisions(tmp_path):
    done = kb(
        "search", "", "--kind", "law", "--json", KB_DATA=str(CORPUS), XDG_CACHE_HOME=str(tmp_path)
    )
    assert {one["kind"] for one in json.loads(done.stdout)["hits"]} == {"law", "provision"}


def test_show_gives_the_version_of_the_day():
    shown = json.loads(
        kb("show", "cn/criminal-law/art-237", "--on", "2017-01-15", "--json").stdout
    )
    assert (shown["version"]["from"], shown["version"]["to"]) == ("2015-11-01", "2021-02-28")
    plain = kb("show", "cn/criminal-law/art-237", "--on", "2017-01-15").stdout
    assert "In force on 2017-01-15: the version from 2015-11-01 to 2021-02-28." in plain


@pytest.mark.parametrize(
    "words", [("隔空猥亵",), ("non-contact", "--jurisdiction", "cn"), ("检例第43号",)]
)
def test_the_guiding_case_is_among_the_first_three(words, tmp_path):
    found = json.loads(
        kb("search", *words, "--limit", 3, "--json", XDG_CACHE_HOME=str(tmp_path)).stdout
    )
    assert "cn/spp-43" in [hit["id"] for hit in found["hits"]]


def test_check_says_what_will_be_overdue(tmp_path):
    late = kb("check", "--as-of", "2030-01-01", KB_DATA=str(CORPUS))
    assert late.returncode == 1
    assert "verified_on: The review was due on" in late.stdout
    assert kb("check", KB_DATA=str(CORPUS)).returncode == 0


def test_check_takes_the_paths_of_the_caller():
    done = kb("check", "cases", cwd=CORPUS / "content", KB_DATA=str(CORPUS))
    assert done.returncode == 0
    assert all(row.startswith("content/cases/") for row in done.stdout.splitlines())


def test_serve_answers_and_says_where(tmp_path):
    command = [sys.executable, "-m", "kb", "serve", "--port", "0"]
    environment = {**os.environ, "KB_DATA": str(CORPUS), "XDG_CACHE_HOME": str(tmp_path)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, encoding="utf-8"
    ) as server:
        address = next(row for row in server.stderr if "http://" in row).split(" at ")[1].strip()
        with urllib.request.urlopen(address + "en/", timeout=20) as answer:
            assert answer.status == 200
        taken = kb(
            "serve",
            "--port",
            address.split(":")[2].strip("/"),
            KB_DATA=str(CORPUS),
            XDG_CACHE_HOME=str(tmp_path),
        )
        assert (taken.returncode, "choose another --port" in taken.stderr) == (1, True)
        server.terminate()


def test_two_processes_search_while_a_third_rebuilds(tmp_path):
    environment = {**os.environ, "KB_DATA": str(CORPUS), "XDG_CACHE_HOME": str(tmp_path)}
    kb("index", KB_DATA=str(CORPUS), XDG_CACHE_HOME=str(tmp_path))
    commands = [["index"], ["search", "工资", "--json"], ["index"], ["search", "wages", "--json"]]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "kb", *words],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for words in commands
    ]
    for process, words in zip(running, commands, strict=True):
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        if words[0] == "search":
            assert json.loads(out)["total"] > 0


def test_the_door_explains_itself_and_refuses_nothing_it_does_not_know():
    assert run("build.py").returncode == 2
    assert "python3 build.py serve" in run("build.py", "--help").stdout


def test_importing_the_door_does_nothing(tmp_path):
    done = run("-c", "import build", cwd=ROOT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
