"""The pages: each view reads the address, calls one function, and renders.

A view has two faces: HTML, and JSON at the same address with .json at its end.
"""

from datetime import date

import flask
from flask import Blueprint, Response, current_app, g, redirect, request

from kb import model, urls
from kb.answers import concept_json, doctrine_json, place_json, record_json, results_json
from kb.dates import Day
from kb.errors import QueryError, UnknownRecord, said
from kb.library import Record
from kb.search import Search, in_force
from kb.timeline import events
from kb.web.reader import Reader
from kb.web.results import PER_PAGE, Listing, asked

pages = Blueprint("pages", __name__)

Answer = str | Response
NO_PLACE = said("The library has no place “{id}”.")
NO_DATE = said("“{text}” is no date; write it as 2018-11-18.")
NO_DOCTRINE = said("The library has no question of law “{id}”.")
NO_CONCEPT = said("The library has no concept “{id}”.")


def _search() -> Search:
    search: Search = current_app.extensions["search"]
    return search


def _reader() -> Reader:
    reader: Reader = g.reader
    return reader


def _face(name: str) -> tuple[str, bool]:
    """Return the name without .json, and whether it had it."""
    return name.removesuffix(".json"), name.endswith(".json")


@pages.get("/")
def root() -> Response:
    """Lead to the language that the browser asks for."""
    answer = redirect(urls.home(_reader().lang))
    answer.headers["Vary"] = "Accept-Language"
    return flask.make_response(answer)


@pages.get("/<lang>/")
def home() -> Answer:
    """Show the search box and three doors."""
    return flask.render_template("home.html", library=_search().library)


@pages.get("/<lang>/search")
@pages.get("/<lang>/search.json")
def search() -> Answer:
    """Search, with filters that all stand in the address."""
    reader = _reader()
    wanted = asked(request.args, reader.lang)
    if wanted.mistake and request.path.endswith(".json"):
        raise QueryError(NO_DATE, text=wanted.mistake)
    results = _search().ask(wanted.asked)
    if request.path.endswith(".json"):
        return flask.jsonify(results_json(results, reader.lang, reader.today))
    listing = Listing(wanted, results, _search(), reader.language)
    if wanted.page > listing.pages > 0:
        return flask.make_response(redirect(listing.page_address(listing.pages)))
    return flask.render_template("search.html", page=listing)


@pages.get("/<lang>/laws/<path:record_id>")
def law(record_id: str) -> Answer:
    """Show a law or a provision, as in force on a day if one is given."""
    return _record("laws", record_id)


@pages.get("/<lang>/cases/<path:record_id>")
def case(record_id: str) -> Answer:
    """Show a case."""
    return _record("cases", record_id)


@pages.get("/<lang>/laws")
@pages.get("/<lang>/cases")
def kind() -> Answer:
    """Lead an address that was cut short to the list of its kind."""
    chosen = "case" if request.path.endswith("cases") else "law"
    return flask.make_response(redirect(urls.search(_reader().lang, {"kind": (chosen,)})))


def _record(folder: str, name: str) -> Answer:
    reader, library = _reader(), _search().library
    name, as_json = _face(name)
    record = library.get(name)
    right = urls.record(reader.lang, record.kind, record.id)
    if right != f"/{urls.PATH_OF[reader.lang]}/{folder}/{name}":
        asked_for = request.query_string.decode("ascii", "ignore")
        right += (".json" if as_json else "") + (f"?{asked_for}" if asked_for else "")
        return flask.make_response(redirect(right, 301))
    on, mistake = _day(request.args.get("on", ""))
    if as_json and mistake:
        raise QueryError(NO_DATE, text=mistake)
    if as_json:
        return flask.jsonify(record_json(reader.relations, record, reader.lang, on, reader.today))
    shown = {"record": record, "data": record.data, "on": on, "mistake": mistake}
    return flask.render_template(f"{record.kind}.html", **shown, **_more(record, on))


def _day(text: str) -> tuple[date | None, str]:
    """Return the day asked for and no mistake, or no day and what was typed."""
    try:
        return (Day.parse(text.strip()).date, "") if text.strip() else (None, "")
    except ValueError:
        return None, text[:40]


def _more(record: Record, on: date | None) -> dict[str, object]:
    reader, library = _reader(), _search().library
    day = on or reader.today
    if isinstance(record.data, model.Provision):
        return {"day": day, "version": record.data.on(day)}
    if isinstance(record.data, model.Law):
        return {"day": day, "provisions": library.provisions_of(record.id)}
    return {"day": day, "in_force": in_force(record, day)}


@pages.get("/<lang>/places")
def places() -> Answer:
    """List the places with the number of their records."""
    return flask.render_template("places.html", library=_search().library)


@pages.get("/<lang>/places/<name>")
def place(name: str) -> Answer:
    """Show a place: its sources of law, its laws and its cases."""
    name, as_json = _face(name)
    library = _search().library
    if name not in library.places:
        raise UnknownRecord(NO_PLACE, id=name[:40])
    if as_json:
        return flask.jsonify(place_json(library, library.places[name], _reader().lang))
    shown = {"place": library.places[name], "records": library.by_place[name]}
    return flask.render_template("place.html", **shown)


@pages.get("/<lang>/concepts")
def concepts() -> Answer:
    """List the thesaurus."""
    return flask.render_template("concepts.html", library=_search().library)


@pages.get("/<lang>/concepts/<name>")
def concept(name: str) -> Answer:
    """Show a concept: what it means, its names in every language, and where the law stands."""
    name, as_json = _face(name)
    library = _search().library
    if name not in library.concepts:
        raise UnknownRecord(NO_CONCEPT, id=name[:40])
    if as_json:
        return flask.jsonify(concept_json(library, library.concepts[name], _reader().lang))
    records = library.by_concept[name]
    narrower = [one for one in library.concepts.values() if one.broader == name]
    return flask.render_template(
        "concept.html", concept=library.concepts[name], records=records, narrower=narrower
    )


@pages.get("/<lang>/doctrines")
def doctrines() -> Answer:
    """List the questions of law that have a chain of authorities."""
    return flask.render_template("doctrines.html", library=_search().library)


@pages.get("/<lang>/doctrines/<name>")
def doctrine(name: str) -> Answer:
    """Show a question of law: who answered it, when, with what weight."""
    name, as_json = _face(name)
    library = _search().library
    if name not in library.doctrines:
        raise UnknownRecord(NO_DOCTRINE, id=name[:40])
    found = library.doctrines[name]
    chain = events(_reader().relations, found)
    if as_json:
        return flask.jsonify(doctrine_json(found, chain, _reader().lang))
    return flask.render_template("doctrine.html", doctrine=found, events=chain)


@pages.get("/<lang>/where-to-report")
def channels() -> Answer:
    """List the desks of every place, with what each accepts."""
    return flask.render_template("channels.html", library=_search().library)


@pages.get("/<lang>/about")
def about() -> Answer:
    """Say how the library is made and how to dispute an entry."""
    return flask.render_template("about.html", library=_search().library, per_page=PER_PAGE)


@pages.get("/robots.txt")
def robots() -> Response:
    """Let search engines read records, not searches."""
    rules = "User-agent: *\nDisallow: /en/search\nDisallow: /zh/search\n"
    return Response(rules, mimetype="text/plain")
