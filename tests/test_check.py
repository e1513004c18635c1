"""All rules run at once, and reviews fall due."""

from datetime import date

from kb import check

JUDGMENT = "cases/gb-eng/smith.md"
TODAY = date(2026, 1, 3)

DUE = "The review was due on 2026-07-01: read the sources again and set the new day."


def test_a_review_is_a_warning_from_the_day_after_it_is_due(library):
    assert check.problems(library, date(2026, 7, 1)) == ()
    found = [str(one) for one in check.problems(library, date(2026, 7, 2))]
    assert len(found) == len(library.records)
    assert found[1] == f"content/{JUDGMENT}:13: warning: verified_on: {DUE}"


def test_what_will_be_overdue_on_a_day_is_an_error(library):
    found = [str(one) for one in check.problems(library, TODAY, as_of=date(2026, 7, 2))]
    assert found[1] == f"content/{JUDGMENT}:13: verified_on: {DUE}"


def test_an_empty_library_is_told_how_to_begin(loaded):
    found = [str(one) for one in check.problems(loaded({}), TODAY)]
    told = "There is no record yet: make one with `kb new case <place>/<name>`."
    assert found == [f"content:1: {told}"]


def test_problems_come_in_the_order_of_the_files_and_each_once(good, loaded):
    good[JUDGMENT] = "Hello"
    good["cases/gb-eng/a.md"] = "Hello"
    good["laws/gb-eng/wages-act/s-7.md"] = "Hello"
    found = check.problems(loaded(good), TODAY)
    assert list(found) == sorted(set(found))
    names = [one.path.rpartition("/")[2] for one in found]
    assert names == ["a.md", "smith.md", "index.md", "s-7.md"]  # the law names its section
