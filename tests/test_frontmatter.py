"""A file is split into fields and body, whatever wrote it, and every mistake has its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import ContentError
from kb.frontmatter import dotted, line_of, parse, parse_yaml

PAGE = "---\na: 1\nb: [x, y]\n---\n\n## Title\ntext\n"


def refused(text, read=parse):
    with pytest.raises(ContentError) as caught:
        read(text)
    return caught.value.line, caught.value.field, str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        PAGE.replace("\n", "\r\n"),
        PAGE.removesuffix("\n"),
        "\ufeff" + PAGE,
        "\ufeff" + PAGE.replace("\n", "\r\n"),
        PAGE.replace("---\n", "--- \t\n"),
    ],
    ids=["plain", "CRLF", "no last newline", "BOM", "BOM and CRLF", "blanks after the fence"],
)
def test_one_page_reads_the_same_from_every_editor(text):
    document = parse(text)
    assert document.fields == {"a": "1", "b": ["x", "y"]}
    assert document.body.rstrip("\n") == "## Title\ntext"
    assert document.body_line == 6
    assert document.lines[("b",)] == 3


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\na: 1\n---", "", 4),
        ("---\na: 1\n---\n", "", 4),
        ("---\na: 1\n---\nx", "x", 4),
        ("---\na: 1\n---\n\n\nx\n---\ny", "x\n---\ny", 6),
        ("---\n---\nx", "x", 3),
    ],
)
def test_the_body_is_what_follows_and_knows_its_first_line(text, body, line):
    document = parse(text)
    assert (document.body, document.body_line) == (body, line)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")))
def test_the_body_survives_but_for_blank_lines_above_it(body):
    assert parse(f"---\na: 1\n---\n{body}").body.strip() == body.strip()


@pytest.mark.parametrize(
    "written", ["no", "yes", "012", "1:30", "2018-11-18", "1e3", "null", "~", "0x1F", "1_000", "="]
)
def test_a_value_stays_the_text_that_was_written(written):
    assert parse_yaml(f"a: {written}")[0] == {"a": written}


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text("abc 一二'\"")))
def test_quoted_text_is_read_as_it_was_meant(fields):
    written = "\n".join(f"{k}: '{v.replace(chr(39), chr(39) * 2)}'" for k, v in fields.items())
    assert parse_yaml(written)[0] == fields


DEEP = "[" * 5000
MISTAKES = {
    "no front matter": ("Hello", (1, "", "A content file must begin with a line of '---'.")),
    "an empty file": ("", (1, "", "A content file must begin with a line of '---'.")),
    "a front matter that never ends": (
        "---\na: 1\n",
        (1, "", "The front matter is not closed: add a line of '---' below it."),
    ),
    "a list for front matter": (
        "---\n- a\n---\n",
        (2, "", "The front matter must be a list of `name: value` lines."),
    ),
    "a word for front matter": (
        "---\nhello\n---\n",
        (2, "", "The front matter must be a list of `name: value` lines."),
    ),
    "a field twice": (
        "---\na: 1\nb: 2\na: 3\n---\n",
        (4, "", "The field 'a' is given twice: keep one of them."),
    ),
    "a field twice, deep within": (
        "---\na:\n  - x: 1\n    y: 2\n    x: 3\n---\n",
        (5, "a.1", "The field 'x' is given twice: keep one of them."),
    ),
    "a field twice, in braces": (
        "---\na: {b: {c: 1, c: 2}}\n---\n",
        (2, "a.b", "The field 'c' is given twice: keep one of them."),
    ),
    "an alias": (
        "---\na: &x 1\nb: [*x]\n---\n",
        (2, "b.1", "An alias (*) is used here: write the text out again instead."),
    ),
    "an alias of itself": (
        "---\na: &x\n  - *x\n---\n",
        (2, "a.1", "An alias (*) is used here: write the text out again instead."),
    ),
    "a list for a name": (
        "---\na: 1\n? [b, c]\n: 2\n---\n",
        (3, "", "A name must be plain text, not a list or a mapping."),
    ),
    "a mapping for a name, deep within": (
        "---\na:\n  {b: 1}: 2\n---\n",
        (3, "a", "A name must be plain text, not a list or a mapping."),
    ),
    "a control character": (
        "---\na: 1\nb: x\x07y\n---\n",
        (3, "", "The character U+0007 cannot stand here: delete it."),
    ),
    "an unclosed quotation": (
        '---\na: 1\nb: "x\n---\n',
        (3, "", "This is not YAML: found unexpected end of stream."),
    ),
    "a colon within a value": (
        "---\na: 1\ntitle: Wages: a law\n---\n",
        (3, "", "This is not YAML: mapping values are not allowed here."),
    ),
    "a tab for indentation": (
        "---\na:\n\t- b\n---\n",
        (3, "", "This is not YAML: found character '\\t' that cannot start any token."),
    ),
    "brackets that never close": (
        f"---\na: {DEEP}\n---\n",
        (2, "", "The brackets are nested too deeply."),
    ),
    "brackets too deep": (
        f"---\na: {DEEP}{DEEP.replace('[', ']')}\n---\n",
        (2, "", "The brackets are nested too deeply."),
    ),
    "two documents": (
        "---\na: 1\n...\nb: 2\n---\n",
        (
            4,
            "",
            "This is not YAML: expected '<document start>', but found '<block mapping start>'.",
        ),
    ),
}


@pytest.mark.parametrize(("text", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_line(text, expected):
    assert refused(text) == expected


def refusal(text, read):
    """What is said of a text, if it is refused."""
    try:
        read(text)
    except ContentError as error:
        return error
    return None


@pytest.mark.parametrize("depth", [50, 400, 900, 1000, 2000, 20000])
def test_no_depth_of_nesting_ends_in_a_traceback(depth):
    error = refusal("[" * depth + "]" * depth, parse_yaml)
    assert error is None or str(error) == "The brackets are nested too deeply."


@given(st.text())
def test_any_text_is_split_or_refused(text):
    for whole in (text, f"---\n{text}\n---\n"):
        error = refusal(whole, parse)
        assert error is None or 1 <= error.line <= len(whole.splitlines()) + 1


@given(st.text("ab:-[]{}&*?'\"#|> \n\t,!%@`"))
def test_any_punctuation_is_read_or_refused(text):
    error = refusal(text, parse_yaml)
    assert error is None or 1 <= error.line <= text.count("\n") + 1


def test_every_field_however_deep_knows_its_line():
    _, lines = parse_yaml(
        "a:\n  - from: x\n    to: {b: 1,\n      c: 2}\n  - q\nd: |\n  long\n  text\ne: 1", 2
    )
    assert lines == {
        (): 2,
        ("a",): 2,
        ("a", 0): 3,
        ("a", 0, "from"): 3,
        ("a", 0, "to"): 4,
        ("a", 0, "to", "b"): 4,
        ("a", 0, "to", "c"): 5,
        ("a", 1): 6,
        ("d",): 7,
        ("e",): 10,
    }


def test_a_field_that_is_missing_has_the_line_of_what_it_is_missing_from():
    _, lines = parse_yaml("x: 1\na:\n  - b: 1\n  - c: 1")
    assert line_of(lines, ("a", 1, "d", "e")) == 4
    assert line_of(lines, ("z",)) == 1
    assert line_of({}, ("z",)) == 1


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\r"])
def test_a_line_break_that_an_editor_does_not_count_is_refused(mark):
    with pytest.raises(ContentError, match=f"U\\+{ord(mark):04X} cannot stand here") as caught:
        parse(f'---\na: "x{mark}y"\nb: 1\n---\n')
    assert caught.value.line == 2


def test_a_path_is_written_as_an_editor_counts():
    assert dotted(("versions", 1, "penalties", 0, "from")) == "versions.2.penalties.1.from"
    assert dotted(()) == ""


def test_empty_yaml_has_no_fields():
    assert parse_yaml("") == ({}, {})
    assert parse_yaml("# only a comment\n") == ({}, {})
