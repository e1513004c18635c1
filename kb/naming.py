"""What a record is called for short: in links, lists and crumbs."""

from kb import model
from kb.languages import SCRIPTS, Wording, script_of
from kb.library import Library, Record


def short_name(library: Library, record: Record, lang: str) -> Wording:
    """Return `Criminal Law art. 237`, `刑法第二百三十七条`, `检例第43号`."""
    data = record.data
    if isinstance(data, model.Law):
        return data.short.nearest(lang)
    if isinstance(data, model.Case):
        return _citation(data, lang)
    number = data.number.nearest(lang)
    law = library.records.get(record.id.law) if record.id.law else None
    if law is None or not isinstance(law.data, model.Law):
        return number
    own = law.data.short.get(number.lang)
    name = Wording(number.lang, own) if own else law.data.short.nearest(lang)
    gap = "" if SCRIPTS[number.lang] == "Han" else " "
    return Wording(number.lang, f"{name.words}{gap}{number.words}")


def _citation(case: model.Case, lang: str) -> Wording:
    """Return the first citation in the reader's script, or the first, or the title."""
    wanted = SCRIPTS[lang]
    for cited in case.citations:
        scripts = [script_of(char) for char in cited]
        if wanted in scripts and (wanted == "Han" or "Han" not in scripts):
            return Wording(lang, cited)
    if case.citations:
        return Wording("zh-Hans" if _has_han(case.citations[0]) else "en", case.citations[0])
    return case.title.nearest(lang)


def _has_han(text: str) -> bool:
    return any(script_of(char) == "Han" for char in text)
