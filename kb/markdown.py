"""Markdown to HTML that is safe to put into a page.

Python-Markdown renders, nh3 keeps only the tags below: text is the editors', but a pasted script
must never reach a reader.
"""

import threading
from collections.abc import Callable
from functools import lru_cache

import markdown as python_markdown
import nh3

from kb import body

TAGS = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "hr", "li", "ol", "p", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip

_renderer = python_markdown.Markdown(extensions=["sane_lists", "tables"], output_format="html")
_one_at_a_time = threading.Lock()  # the renderer keeps the text it works on in itself


def to_html(text: str, link: Callable[[body.Link], tuple[str, str]]) -> str:
    """
    Render a section of a body.

    *link* is asked for the address and the words of each [[link]] between records.
    """

    def anchor(found: body.Link) -> str:
        address, words = link(found)
        return f"[{words}]({address})"

    return _clean_html(body.with_links(text, anchor))


@lru_cache(maxsize=4096)
def _clean_html(text: str) -> str:
    with _one_at_a_time:
        rendered = _renderer.reset().convert(text)
    return nh3.clean(
        rendered,
        tags=TAGS,
        attributes={"a": {"href"}, "td": {"align"}, "th": {"align"}},
        url_schemes={"http", "https"},
        link_rel="noreferrer",
    )
