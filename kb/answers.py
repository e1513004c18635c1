"""Records and results as JSON: what the command line prints and the site's .json pages hold.

Texts come in the reader's language or the nearest there is; the shapes are part of the contract
with other programs and are changed only by adding.
"""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from kb import documents, model, urls
from kb.conditions import Condition, write
from kb.languages import Text
from kb.library import Data, Library, Record
from kb.relations import Relations
from kb.search import Hit, Results
from kb.timeline import Event
from kb.written import Written

Json = dict[str, Any]
"""Ready for `json.dumps`."""


def results_json(results: Results, lang: str, today: date) -> Json:
    """Return the answer to a search."""
    return {
        "query": results.query.text,
        "total": results.total,
        "complete": results.complete,
        "expanded": [
            {"concept": one.concept, "label": one.label.words, "terms": list(one.terms)}
            for one in results.expanded
        ],
        "hits": [_hit(hit, lang, today) for hit in results.hits],
        "facets": {
            name: [{"value": v.value, "label": v.label.words, "count": v.count} for v in values]
            for name, values in results.facets.items()
        },
        "notes": [{"kind": note.kind, "about": note.text} for note in results.query.notes],
        "suggestion": results.suggestion,
    }


def _hit(hit: Hit, lang: str, today: date) -> Json:
    record = hit.record
    common: Json = {"id": hit.id, "score": round(hit.score, 4), "title": hit.title.words}
    passage = {"snippet": hit.snippet.text, "marks": [list(mark) for mark in hit.snippet.marks]}
    if record is None:
        return common | {"kind": "imported", "jurisdiction": "", **passage, "url": ""}
    return (
        common
        | {"kind": record.kind, "jurisdiction": record.place}
        | passage
        | {"url": urls.record(lang, record.kind, record.id), **_trust(record, today)}
    )


def _trust(record: Record, today: date) -> Json:
    return {
        "verified": record.data.verified,
        "verified_on": str(record.data.verified_on),
        "stale": record.review_due < today,
    }


def record_json(
    relations: Relations, record: Record, lang: str, on: date | None, today: date
) -> Json:
    """Return a record; with *on*, a provision's version in force on that day as `version`."""
    whole: Json = _plain(record.data, lang)
    body = record.body(lang)
    kind = documents.authority(relations.library, record)
    answer: Json = {
        "id": record.id,
        "kind": record.kind,
        "jurisdiction": record.place,
        "url": urls.record(lang, record.kind, record.id),
        "authority_kind": kind.label.nearest(lang).words if kind else None,
        **whole,
        **_trust(record, today),
        "body_lang": body.lang,
        "body": [{"heading": part.heading, "text": part.text} for part in body.sections],
        "cited_by": sorted({edge.source for edge in relations.citing(record.id)}),
    }
    if on is not None:
        answer["on"] = on.isoformat()
        answer["version"] = _version_on(record.data, whole, on)
    return answer


def place_json(library: Library, place: model.Place, lang: str) -> Json:
    """Return a place with its courts and the ids of its records, those of its parts included."""
    return {
        "id": place.id,
        "name": place.names.nearest(lang).words,
        "parent": place.parent,
        "system": place.system,
        "note": place.note.nearest(lang).words if place.note else None,
        "url": urls.place(lang, place.id),
        "courts": [{"id": c.id, "name": c.names.nearest(lang).words} for c in place.courts],
        "records": [one.id for one in library.by_place[place.id]],
        "channels": [_plain(one, lang) for one in library.desks(place.id)],
    }


def concept_json(library: Library, concept: model.Concept, lang: str) -> Json:
    """Return a concept with its names in every language and the ids of its records."""
    return {
        "id": concept.id,
        "label": concept.labels.nearest(lang).words,
        "labels": {said.lang: said.words for said in concept.labels},
        "variants": {tag: list(names) for tag, names in concept.variants.items()},
        "definition": concept.definition.nearest(lang).words,
        "broader": concept.broader,
        "related": list(concept.related),
        "url": urls.concept(lang, concept.id),
        "records": [one.id for one in library.by_concept[concept.id]],
    }


def doctrine_json(doctrine: model.Doctrine, chain: tuple[Event, ...], lang: str) -> Json:
    """Return a question of law with its steps in order of time."""
    return {
        "id": doctrine.id,
        "question": doctrine.question.nearest(lang).words,
        "summary": doctrine.summary.nearest(lang).words,
        "elements": list(doctrine.elements),
        "url": urls.doctrine(lang, doctrine.id),
        "events": [
            {
                "date": str(event.when) if event.when else None,
                "id": event.record.id,
                "jurisdiction": event.record.place,
                "answer": event.answer,
                "about": event.about.id if event.about else None,
                "element": event.element,
                "says": event.says.nearest(lang).words,
            }
            for event in chain
        ],
    }


def _version_on(data: Data, whole: Json, on: date) -> Json | None:
    if not isinstance(data, model.Provision):
        return None
    version = data.on(on)
    return whole["versions"][data.versions.index(version)] if version else None


def _plain(value: object, lang: str) -> Any:
    """Return lists, mappings and text: each text in its wording for *lang*, dates as written."""
    if isinstance(value, Text):
        return value.nearest(lang).words
    if isinstance(value, Condition):
        return write(value)
    if isinstance(value, Written):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        known = getattr(value, "__pydantic_fields__", {})
        named = ((known[one.name].alias or one.name, one.name) for one in fields(value))
        values = ((alias, getattr(value, name)) for alias, name in named)
        return {alias: _plain(one, lang) for alias, one in values if one is not None}
    if isinstance(value, dict):
        return {name: _plain(one, lang) for name, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one, lang) for one in value]
    return value
