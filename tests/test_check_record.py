"""One mistake in a good library, one line of `kb check`: the rules of one record."""

from datetime import date

import pytest

from kb import check

ACT = "laws/gb-eng/wages-act/index.md"
PROVISION = "laws/cn/wages-law/art-12.md"
CHINESE = "laws/cn/wages-law/art-12.zh-Hans.md"
SECTION = "laws/gb-eng/wages-act/s-7.md"
CASE = "cases/cn/case-1.md"
JUDGMENT = "cases/gb-eng/smith.md"

TODAY = date(2026, 1, 3)
ORDER = "What it says · Elements · Penalty · How courts read it · Limits · For volunteers"
SAYS = "says: {zh-Hans: 处罚款。, en: A fine only.}"
AGAIN = "{zh-Hans: 又, en: Again}"


def lines(library, path):
    """Problems as `kb check` prints them, less the name of the file that was changed."""
    found = [str(one).removeprefix(f"content/{path}:") for one in check.problems(library, TODAY)]
    assert not any(one.startswith("content/") for one in found), found
    return found


BODY = {
    "text above the first heading": (
        (SECTION, "---\n## What it says", "---\nHello there.\n## What it says"),
        [f"12: Text stands above the first heading. The headings are: {ORDER}."],
    ),
    "a heading that is none": (
        (SECTION, "## Limits", "## Limit"),
        [
            f"16: There is no heading 'Limit' here. They are: {ORDER}.",
            "18: The heading 'Limits' is missing: add it.",
        ],
    ),
    "a heading twice": (
        (SECTION, "Fines are apart.", "Fines are apart.\n## Limits\nAnd so is tax."),
        ["18: The heading 'Limits' is given twice: join the two."],
    ),
    "headings out of order": (
        (
            SECTION,
            "## How courts read it\nAs in [[gb-eng/smith]].\n## Limits\nFines are apart.",
            "## Limits\nFines are apart.\n## How courts read it\nAs in [[gb-eng/smith]].",
        ),
        [f"16: 'How courts read it' must stand earlier. The order is: {ORDER}."],
    ),
    "a heading with nothing under it": (
        (SECTION, "Fines are apart.\n", ""),
        ["16: Nothing stands under 'Limits': write it."],
    ),
    "a heading that is missing": (
        (SECTION, "## Limits\nFines are apart.\n", ""),
        ["16: The heading 'Limits' is missing: add it."],
    ),
    "a translation without a section": (
        (CHINESE, "## 构成要件\n见逃匿要件。\n", ""),
        ["1: The section '构成要件' stands only in the English text."],
    ),
    "a translation with a section more": (
        (CHINESE, "见逃匿要件。\n", "见逃匿要件。\n## 处罚\n罚金。\n"),
        ["1: The section '处罚' stands only here."],
    ),
}

WORDS = {
    "a placeholder in a field": (
        (SECTION, "{en: Deductions from wages}", "{en: ⟨title⟩}"),
        ["2: title.en: is still to be filled in: ⟨title⟩"],
    ),
    "a placeholder in a section": (
        (SECTION, "Fines are apart.", "Fines: ⟨in English⟩."),
        ["16: The text under 'Limits' is still to be written."],
    ),
    "a title without English": (
        (CASE, ", en: Zhang (failure to pay)", ""),
        ["2: title: the wording in 'en' is missing: add it"],
    ),
    "a nested wording without Chinese": (
        (PROVISION, SAYS, "says: {en: A fine only.}"),
        ["9: versions.1.says: the wording in 'zh-Hans' is missing: add it"],
    ),
    "Chinese where English is said to be": (
        (CASE, "en: Moving one's goods away is hiding from payment too.", "en: 转移也是逃避。"),
        ["8: holding.en: this does not look like 'en': 转移也是逃避。"],
    ),
    "a section in another script": (
        (SECTION, "Fines are apart.", "罚款另计。"),
        ["16: The text under 'Limits' does not look like 'en'."],
    ),
    "a section of a translation in another script": (
        (CHINESE, "从宽解释。", "Read widely."),
        ["9: The text under '司法适用' does not look like 'zh-Hans'."],
    ),
}

VERSIONS = {
    "a gap between versions": (
        (PROVISION, "to: 2011-04-30", "to: 2011-04-01"),
        ["10: versions.2.from: there is a gap: the version before ends on 2011-04-01"],
    ),
    "an overlap of versions": (
        (PROVISION, "to: 2011-04-30", "to: 2011-05-01"),
        ["10: versions.2.from: there is an overlap: the version before ends on 2011-05-01"],
    ),
    "a version that never ends though another follows": (
        (PROVISION, "to: 2011-04-30", "to: 9999-12-31"),
        ["10: versions.2.from: there is an overlap: the version before ends on 9999-12-31"],
    ),
    "a version before that is open": (
        (PROVISION, "    to: 2011-04-30\n", ""),
        ["9: versions.2.from: the version before has no end: give it `to: 2011-04-30`"],
    ),
    "a version that ends before it begins": (
        (PROVISION, "to: 2011-04-30", "to: 1994-04-30"),
        [
            "8: versions.1.to: the version ends on 1994-04-30, before it begins",
            "10: versions.2.from: there is a gap: the version before ends on 1994-04-30",
        ],
    ),
    "a later version that begins unknown": (
        (PROVISION, "from: 2011-05-01\n", "from: unknown\n    seen: 2012-01-01\n"),
        ["10: versions.2.from: only the first version may begin unknown"],
    ),
    "an unknown beginning that nobody saw": (
        (PROVISION, "from: 1995-01-01", "from: unknown"),
        [
            "7: versions.1.seen: is missing: "
            "give a day on which this wording is known to be in force"
        ],
    ),
    "a version that says nothing": (
        (PROVISION, f"    {SAYS}\n", ""),
        ["7: versions.1.says: is missing: say in own words what this version says"],
    ),
    "a penalty twice": (
        (PROVISION, "id: heavy", "id: base"),
        ["15: versions.2.penalties.2.id: 'base' is given twice for this limb"],
    ),
    "a least penalty above the greatest": (
        (PROVISION, "min: P3Y", "min: P85M"),
        ["15: versions.2.penalties.2.min: the least (P85M) is more than the greatest (P7Y)"],
    ),
    "a penalty for an aggravation that is none": (
        (PROVISION, "[grave]", "[vile]"),
        ["15: versions.2.penalties.2.when: no offence here has an aggravation 'vile'"],
    ),
    "an element twice": (
        (
            PROVISION,
            "    aggravations:",
            f"      - {{id: young, ask: {AGAIN}, by: [self]}}\n    aggravations:",
        ),
        ["28: offences.1.elements.3.id: the element 'young' is given twice"],
    ),
    "an aggravation twice": (
        (
            PROVISION,
            "- {id: grave",
            f"- {{id: grave, ask: {AGAIN}, by: [self]}}\n      - {{id: grave",
        ),
        ["30: offences.1.aggravations.2.id: the aggravation 'grave' is given twice"],
    ),
}

DATES = {
    "a decision before its act": (
        (CASE, "act_from: 2014-03", "act_from: 2015-03"),
        ["7: dates.decided: it was decided on 2015-02-01, before the act of 2015-03"],
    ),
    "a last act before the first": (
        (JUDGMENT, "act_from: 2000-05-01", "act_from: 2000-05-01, act_to: 2000-04"),
        ["6: dates.act_to: the last act (2000-04) is before the first (2000-05-01)"],
    ),
    "a publication before the decision": (
        (CASE, "published: 2016-06", "published: 2014-06"),
        ["7: dates.published: it was published on 2014-06, before it was decided"],
    ),
    "a law that ends before it begins": (
        (ACT, "from: 1986-07-25", "from: 1986-07-25\nto: 1985-01-01"),
        ["7: to: the law ends on 1985-01-01, before it begins"],
    ),
}

TABLE = BODY | WORDS | VERSIONS | DATES


@pytest.mark.parametrize(("change", "expected"), TABLE.values(), ids=TABLE)
def test_a_mistake_is_told_in_one_line(changed, change, expected):
    assert lines(changed(*change), change[0]) == expected


ALLOWED = {
    "a name in another script": (JUDGMENT, "{en: Smith v Jones}", "{en: 史密斯案}"),
    "a text without letters": (SECTION, "Fines are apart.", "—"),
    "a first version whose beginning is unknown": (
        PROVISION,
        "from: 1995-01-01",
        "from: unknown\n    seen: 2001-01-01",
    ),
    "the same penalty in another limb": (PROVISION, 'heavy, of: "(1)"', 'base, of: "(2)"'),
    "equal periods in other units": (PROVISION, "min: P3Y", "min: P84M"),
    "a decision in the month of the act": (CASE, "act_from: 2014-03", "act_from: 2015-02"),
    "a review due after the end of the calendar": (SECTION, "on: 2026-01-02", "on: 9999-12-31"),
}


@pytest.mark.parametrize("change", ALLOWED.values(), ids=ALLOWED)
def test_what_only_looks_like_a_mistake_is_let_pass(changed, change):
    assert lines(changed(*change), change[0]) == []


def test_a_chinese_record_without_its_translation_is_told(good, loaded):
    del good[CHINESE]
    message = "1: The translation is missing: write art-12.zh-Hans.md beside this file."
    assert lines(loaded(good), PROVISION) == [message]


def test_a_record_with_no_body_lacks_every_heading_that_is_not_optional(good, loaded):
    good[SECTION] = good[SECTION].partition("## ")[0]
    wanted = ("For volunteers", "How courts read it", "Limits", "What it says")
    assert lines(loaded(good), SECTION) == [
        f"1: The heading {heading!r} is missing: add it." for heading in wanted
    ]


def test_a_translation_into_a_language_without_headings_does_not_stop_the_check(good, loaded):
    good["laws/cn/wages-law/art-12.ko.md"] = good[CHINESE]
    found = check.problems(loaded(good), TODAY)
    assert {one.path for one in found} == {"content/laws/cn/wages-law/art-12.ko.md"}
