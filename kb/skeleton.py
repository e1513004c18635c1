"""The skeleton of a new record: every field it must have, each with a placeholder to fill in.

A skeleton can be read as a record; `check` then lists every placeholder that is still there.
"""

from collections.abc import Mapping
from datetime import date

from kb import body
from kb.ids import RecordId
from kb.languages import SITE_LANGUAGES

OPEN, CLOSE = "⟨", "⟩"
"""What a placeholder stands between."""


def files(kind: body.Kind, record_id: RecordId, today: date) -> Mapping[str, str]:
    """
    Return the files of a new record: path below content/ → text.

    A record of Chinese law has two, since it is written in both languages.
    """
    folder = {
        "law": f"laws/{record_id}/index",
        "provision": f"laws/{record_id}",
        "case": f"cases/{record_id}",
    }[kind]
    langs = SITE_LANGUAGES if record_id.place == "cn" else SITE_LANGUAGES[:1]
    head = _TOP + _OWN[kind] + _TAIL
    for name in _TEXTS:
        head = head.replace(f"{name}: {OPEN}", f"{name}:\n{_wordings(langs)}")
    head = head.replace("TODAY", str(today))
    written = {f"{folder}.md": f"---\n{head}---\n\n{_body(kind, SITE_LANGUAGES[0])}"}
    for lang in langs[1:]:
        translation = _TRANSLATION.replace("TODAY", str(today))
        written[f"{folder}.{lang}.md"] = f"---\n{translation}---\n\n{_body(kind, lang)}"
    return written


def _wordings(langs: tuple[str, ...]) -> str:
    return "".join(f'  {lang}: "{OPEN}{_IN[lang]}{CLOSE}"\n' for lang in langs)[:-1]


def _body(kind: body.Kind, lang: str) -> str:
    headings = (said[lang] for said in body.HEADINGS[kind].values())
    return "\n".join(f"## {heading}\n\n{OPEN}{_IN[lang]}{CLOSE}\n" for heading in headings)


_IN = {"en": "in English, in our own words", "zh-Hans": "用中文，用自己的话"}
_TEXTS = ("title", "short", "issued_by", "number", "holding", "review_note")
"""Fields that are given in each language."""

_TOP = """\
title: ⟨
citations:
  - "⟨the usual citation, in its own script⟩"
concepts: []  # ids from concepts.yaml
"""
_OWN: Mapping[body.Kind, str] = {
    "law": """\
short: ⟨
authority: statute  # see authorities.yaml
issued_by: ⟨
""",
    "provision": """\
number: ⟨
versions:  # oldest first, without gap; more in laws/cn/criminal-law/art-237.md
  - from: unknown  # the first day in force, if it is known
    seen: TODAY  # else a day on which this text was in force
answers: {}  # rows of questions.yaml that it decides
""",
    "case": """\
court: unknown-court  # see jurisdictions.yaml
authority: {kind: trial-court, weight: illustrative}  # see authorities.yaml
dates: {}  # act_from, act_to, decided, published; as precisely as the report says
holding: ⟨
history: []  # the proceedings; see cases/cn/spp-43.md
decides: []  # elements of offences
applies: []  # provisions
direction: mixed  # expands, contracts or mixed
facts: {}  # in the words of filing/facts.yaml, ages in bands
""",
}
_TAIL = """\
sources:
  - publisher: "⟨court, parliament or ministry, in its own language⟩"
    title: "⟨the document, as its publisher names it⟩"
    accessed: TODAY
verified: secondary  # primary only if every fact was read in the primary text
verified_on: TODAY
verify_every: P180D
review_note: ⟨
provenance: {ai_assisted: false}
"""
_TRANSLATION = """\
verified_on: TODAY
provenance: {ai_assisted: false}
"""
