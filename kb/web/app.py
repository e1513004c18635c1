"""The application: `create_app` is given everything it needs and keeps nothing of a reader.

No cookie is set, nothing about a request is written down, every answer carries a policy that
allows only the site's own style sheet, and each error is a page in the reader's language.
"""

import hashlib
import logging
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import flask
from flask import Flask, Response, g, request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from kb import urls
from kb.errors import EngineError, KbError, QueryError, UnknownRecord, said
from kb.search import Search
from kb.web import i18n, phrases, results
from kb.web.pages import pages
from kb.web.reader import Reader

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}
STATUS: tuple[tuple[type[KbError], int], ...] = (
    (UnknownRecord, 404),
    (QueryError, 400),
    (EngineError, 503),
)
TITLES = {
    400: said("This search cannot be understood"),
    404: said("There is no such page"),
    405: said("This page cannot be used in that way"),
    503: said("The search is not available at the moment"),
    500: said("Something went wrong here"),
}
HINTS = {
    400: said("Mend the words in the box and search again."),
    404: said("The address may be mistyped, or the record may have another name. Search for it."),
    503: said(
        "The index is being built again. Try again in a moment; the pages can still be read."
    ),
    500: said("The fault is ours, and nothing of your request was kept. Try again, or go back."),
}

LONGEST_ADDRESS = 2_000
"""Characters of an address that are said again in another language."""

_log = logging.getLogger("kb")
Clock = Callable[[], date]


def create_app(search: Search, site: Path, clock: Clock = date.today) -> Flask:
    """
    Return the site over a library that is indexed.

    *site* is the folder of templates, styles and translations; *clock* says what day it is.
    """
    site = site.resolve()
    app = Flask(
        "kb",
        template_folder=str(site / "templates"),
        static_folder=str(site / "static"),
        static_url_path="/static",
    )
    app.url_map.strict_slashes = False
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # the default provider has it
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 365 * 24 * 3600
    app.extensions["search"] = search
    languages = i18n.load(site / "translations")
    search.warm()
    stamps = {path.name: _stamp(path) for path in (site / "static").glob("*.*")}

    def set_reader(lang: str) -> None:
        g.reader = Reader(search.library, search.relations, languages[lang], clock())

    @app.url_value_preprocessor
    def choose_language(_: str | None, values: dict[str, Any] | None) -> None:
        chosen = (values or {}).pop("lang", None)
        first = request.path.split("/")[1]
        shown = chosen or (first if first in urls.LANG_OF else _preferred())
        set_reader(urls.LANG_OF.get(shown, "en"))
        if chosen is not None and chosen not in urls.LANG_OF:
            raise UnknownRecord(NO_LANGUAGE, lang=chosen[:20])

    @app.context_processor
    def words() -> dict[str, Any]:
        reader: Reader = g.reader
        return {
            "r": reader,
            "say": reader.language,
            "_": reader.language.text,
            "urls": urls,
            "phrases": phrases,
            "languages": urls.PATH_OF,
            "note_words": results.NOTES,
            "static": lambda name: f"/static/{name}?{stamps[name]}",
            "here": _in_language,
        }

    @app.after_request
    def harden(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    @app.errorhandler(KbError)
    def known(error: KbError) -> tuple[str | Response, int]:
        status = next((code for kind, code in STATUS if isinstance(error, kind)), 500)
        return _error_page(status, g.reader.language.text(error.message, **error.given))

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        if error.code is None or error.code < 400:
            return flask.make_response(error.get_response())
        answer = flask.make_response(_error_page(error.code, ""))
        if isinstance(error, MethodNotAllowed) and error.valid_methods:
            answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
        return answer

    @app.errorhandler(Exception)
    def unknown(error: Exception) -> tuple[str | Response, int]:
        _tell(error)
        return _error_page(500, "")

    # Flask's own way would write the address, and with it what a reader asked.
    app.log_exception = lambda info: _tell(info[1])  # type: ignore[method-assign, assignment]

    app.register_blueprint(pages)
    return app


NO_LANGUAGE = said("There is no language “{lang}” here: the site speaks English and Chinese.")


def _error_page(status: int, reason: str) -> tuple[str | Response, int]:
    title = TITLES.get(status, TITLES[404 if 400 <= status < 500 else 500])
    if request.path.endswith(".json"):
        return flask.jsonify(error=title, reason=reason), status
    hint = HINTS.get(status, "")
    shown = {"title": title, "reason": reason, "hint": hint, "status": status}
    typed = request.args.get("q", "")[:200]
    return flask.render_template("error.html", typed=typed, **shown), status


def _preferred() -> str:
    return request.accept_languages.best_match(["en", "zh"], "en") or "en"


def _tell(error: BaseException | None) -> None:
    """Write down where a page failed, but not the words of the error: they may be a reader's."""
    where = "".join(traceback.format_tb(error.__traceback__)) if error else ""
    _log.error("A page failed: %s\n%s", type(error).__name__, where)


def _in_language(lang: str) -> Markup:
    """Return the address of this very page in another language."""
    parts = request.full_path.rstrip("?").split("/")
    if parts[1] in urls.LANG_OF and len(request.full_path) < LONGEST_ADDRESS:
        parts[1] = urls.PATH_OF[lang]
        return Markup.escape("/".join(parts))
    return Markup.escape(urls.home(lang))


def _stamp(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]
