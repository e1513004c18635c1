"""One mistake in a good library, one line of `kb check`: the rules that hold between records."""

from datetime import date

import pytest

from kb import check

LAW = "laws/cn/wages-law/index.md"
ACT = "laws/gb-eng/wages-act/index.md"
PROVISION = "laws/cn/wages-law/art-12.md"
CHINESE = "laws/cn/wages-law/art-12.zh-Hans.md"
SECTION = "laws/gb-eng/wages-act/s-7.md"
CASE = "cases/cn/case-1.md"
JUDGMENT = "cases/gb-eng/smith.md"
CONCEPTS = "concepts.yaml"
PLACES = "jurisdictions.yaml"

TODAY = date(2026, 1, 3)


def lines(library):
    """Problems as `kb check` prints them, without the name of the folder."""
    return [str(one).removeprefix("content/") for one in check.problems(library, TODAY)]


IDS = {
    "an id that is no record's": (
        (JUDGMENT, "cites: [cn/case-1]", "cites: [cn/case-9]"),
        "9: cites.1: there is no record 'cn/case-9'",
    ),
    "the id of a basis, deep within": (
        (PROVISION, "{id: cn/case-1,", "{id: cn/case-9,"),
        "27: offences.1.elements.2.by.1.id: there is no record 'cn/case-9'",
    ),
    "an element that the provision has not": (
        (CASE, "art-12#flight", "art-12#hiding"),
        "11: decides.1.element: cn/wages-law/art-12 has no element 'hiding'",
    ),
    "an element of no provision": (
        (CASE, "art-12#flight", "art-99#flight"),
        "11: decides.1.element: there is no record 'cn/wages-law/art-99'",
    ),
    "an element that is spelt wrongly": (
        (PROVISION, "art-12#flight|flight]]", "art-12#Flight|flight]]"),
        "41: must be the id of an element such as cn/criminal-law/art-237#contact, "
        "but is 'cn/wages-law/art-12#Flight'",
    ),
    "a link to no record": (
        (SECTION, "[[gb-eng/smith]]", "[[gb-eng/smyth]]"),
        "15: there is no record 'gb-eng/smyth'",
    ),
    "a link below a blank line": (
        (PROVISION, "see [[cn/case-1]]", "see [[cn/case-9]]"),
        "44: there is no record 'cn/case-9'",
    ),
    "a link in a field": (
        (SECTION, "{en: Deductions from wages}", '{en: "Deductions: [[cn/case-9]]"}'),
        "2: title: there is no record 'cn/case-9'",
    ),
    "a link in a translation": (
        (CHINESE, "见逃匿要件", "见[[cn/case-9]]的逃匿要件"),
        "8: there is no record 'cn/case-9'",
    ),
    "an alias that is a record of its own": (
        (PROVISION, "aliases: [cn/wages-law/art-13]", "aliases: [gb-eng/smith]"),
        "4: aliases.1: 'gb-eng/smith' is the id of a record of its own",
    ),
    "an alias that leads elsewhere too": (
        (SECTION, "number:", "aliases: [cn/wages-law/art-13]\nnumber:"),
        "3: aliases.1: 'cn/wages-law/art-13' already leads to cn/wages-law/art-12",
    ),
}

VOCABULARY = {
    "a concept": (
        (CASE, "concepts: [arrears]", "concepts: [arears]"),
        "15: concepts.1: 'arears' is not in concepts.yaml",
    ),
    "a question": (
        (PROVISION, "late_pay_crime", "late_pay"),
        "31: answers.late_pay: 'late_pay' is not in questions.yaml",
    ),
    "a court": (
        (JUDGMENT, "court: ewca", "court: ewhc"),
        "4: court: the court 'ewhc' is not in jurisdictions.yaml: add it to its place",
    ),
    "a court of another place": (
        (JUDGMENT, "court: ewca", "court: cn-supreme"),
        "4: court: 'cn-supreme' is a court of 'cn'",
    ),
    "a decision of a kind of law": (
        (JUDGMENT, "kind: judgment", "kind: statute"),
        "5: authority.kind: 'statute' is not in authorities.yaml; "
        "there are guiding-case, judgment",
    ),
    "a law of a kind of decision": (
        (LAW, "authority: statute", "authority: judgment"),
        "4: authority: 'judgment' is not in authorities.yaml; there are statute",
    ),
    "a fact": (
        (CASE, "workplace: cn", "wrkplace: cn"),
        "17: facts.wrkplace: 'wrkplace' is not in filing/facts.yaml",
    ),
    "a value of a fact": (
        (CASE, "conduct: [flight]", "conduct: [flight, fight]"),
        "17: facts.conduct: 'fight' is no value of 'conduct'; there are threat, flight",
    ),
    "a place that is a fact": (
        (CASE, "workplace: cn", "workplace: zz"),
        "17: facts.workplace: 'zz' is not in jurisdictions.yaml",
    ),
    "a flag": (
        (CASE, 'dismissed: "true"', "dismissed: maybe"),
        "17: facts.dismissed: 'dismissed' must be true or false, but is 'maybe'",
    ),
    "a number that is none": (
        (CASE, "workplace: cn", "days_late: many"),
        "17: facts.days_late: 'days_late' must be a whole number, but is 'many'",
    ),
    "a number asked of what has none": (
        (PROVISION, "{conduct: [flight]}", "{conduct: {under: 3}}"),
        "26: offences.1.elements.2.when: 'conduct' is no number: under cannot be asked of it",
    ),
    "a fact of a condition": (
        (PROVISION, "{worker_age: {under: 16}}", "{not: {boss_age: {under: 16}}}"),
        "22: offences.1.elements.1.when: 'boss_age' is not in filing/facts.yaml",
    ),
    "a value of a condition": (
        (PROVISION, "{worker_age: {under: 16}}", '{worker_age: "<17"}'),
        "22: offences.1.elements.1.when: '<17' is no value of 'worker_age'; there are <16",
    ),
    "a wider concept": (
        (CONCEPTS, "broader: wages", "broader: wage"),
        "6: arrears.broader: 'wage' is not in this file",
    ),
    "a related concept": (
        (CONCEPTS, "related: [dismissal]", "related: [firing]"),
        "7: arrears.related: 'firing' is not in this file",
    ),
    "a place above": (
        (PLACES, "parent: gb\n", "parent: uk\n"),
        "11: gb-eng.parent: 'uk' is not in this file",
    ),
}

APPLIED = "applies: [{{id: cn/wages-law/art-12, version_from: {}}}]"
TIME = {
    "an act before the law": (
        (CASE, "act_from: 2014-03", "act_from: 1990-03"),
        "14: applies.1: no such version of cn/wages-law/art-12 "
        "was in force at the time of the act (1990-03)",
    ),
    "a version that there is not": (
        (CASE, "applies: [cn/wages-law/art-12]", APPLIED.format("2012-01-01")),
        "14: applies.1.version_from: cn/wages-law/art-12 has no version from 2012-01-01",
    ),
    "a version that was not in force": (
        (CASE, "applies: [cn/wages-law/art-12]", APPLIED.format("1995-01-01")),
        "14: applies.1.version_from: no such version of cn/wages-law/art-12 "
        "was in force at the time of the act (2014-03)",
    ),
}
TABLE = IDS | VOCABULARY | TIME


@pytest.mark.parametrize(("change", "expected"), TABLE.values(), ids=TABLE)
def test_a_mistake_is_told_in_one_line(changed, change, expected):
    assert lines(changed(*change)) == [f"{change[0]}:{expected}"]


def answers(state, more=""):
    said = f"{{state: {state}, force: criminal, {more}note: {{en: So, zh-Hans: 是}}}}"
    return f"answers:\n  late_pay_crime: [{said}]\nverified: primary"


ALLOWED = {
    "an alias, named as if it were the record": (JUDGMENT, "[cn/case-1]", "[cn/wages-law/art-13]"),
    "an act into a version": (CASE, "act_from: 2014-03", "act_from: 1990, act_to: 1995-01"),
    "an act that spans a version": (CASE, "act_from: 2014-03", "act_from: 1990, act_to: 2015"),
    "an act of no date": (CASE, "act_from: 2014-03, ", ""),
    "an answer up to the day before another": (
        LAW,
        "verified: primary",
        answers("no", "to: 2011-04-30, "),
    ),
    "the same answer twice": (LAW, "verified: primary", answers("yes")),
    "an answer of another country": (ACT, "verified: primary", answers("no")),
}


@pytest.mark.parametrize("change", ALLOWED.values(), ids=ALLOWED)
def test_what_only_looks_like_a_mistake_is_let_pass(changed, change):
    assert lines(changed(*change)) == []


def test_a_provision_needs_its_law(good, loaded):
    del good[ACT]
    assert lines(loaded(good)) == [
        f"{SECTION}:2: its law has no record: write gb-eng/wages-act/index.md under content/laws/"
    ]


def test_a_record_needs_its_place(changed):
    message = "2: the place 'gb-eng' is not in jurisdictions.yaml: add it there"
    assert lines(changed(PLACES, "id: gb-eng", "id: gb-sct")) == [
        f"{JUDGMENT}:{message}",
        f"{JUDGMENT}:4: court: 'ewca' is a court of 'gb-sct'",
        f"{ACT}:{message}",
        f"{SECTION}:{message}",
    ]


def test_a_court_of_the_place_above_is_a_court_of_the_place(changed, good):
    court = "courts: [{id: uksc, names: {en: Supreme Court}, level: 1}]"
    places = good[PLACES].replace("system: mixed}", f"system: mixed, {court}}}")
    assert lines(changed(JUDGMENT, "court: ewca", "court: uksc", {PLACES: places})) == []


def test_concepts_that_stand_above_each_other_are_told_at_each(changed):
    assert lines(changed(CONCEPTS, "{id: wages,", "{id: wages, broader: arrears,")) == [
        f"{CONCEPTS}:1: wages.broader: 'wages' stands above itself: break the circle",
        f"{CONCEPTS}:6: arrears.broader: 'arrears' stands above itself: break the circle",
    ]


def test_cases_that_treat_each_other_are_told_at_each(changed, good):
    treated = "treatment: [{{by: {}, kind: followed}}]\ndirection: "
    smith = good[JUDGMENT].replace("direction: ", treated.format("cn/case-1"))
    message = "the treatment comes back to {}: a case cannot treat an earlier self"
    assert lines(
        changed(CASE, "direction: ", treated.format("gb-eng/smith"), {JUDGMENT: smith})
    ) == [
        f"{CASE}:16: treatment: {message.format('cn/case-1')}",
        f"{JUDGMENT}:10: treatment: {message.format('gb-eng/smith')}",
    ]


def test_two_answers_for_one_day_are_told_at_the_later_record(changed):
    assert lines(changed(LAW, "verified: primary", answers("no"))) == [
        f"{PROVISION}:31: answers.late_pay_crime.1: says 'yes', but content/{LAW} says 'no' "
        "for the same days: give each its dates, or mend one"
    ]


def test_an_answer_without_dates_begins_with_its_record(changed, good):
    section = good[SECTION].replace("verified: primary", answers("yes"))
    act = ("verified: primary", answers("no", "to: 1986-07-24, "), {SECTION: section})
    assert lines(changed(ACT, *act)) == []
