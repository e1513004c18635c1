"""`kb show`: one record, as in force on a day."""

import json
from collections.abc import Sequence
from datetime import date

from kb import model, paths, reading
from kb.answers import record_json
from kb.jobs import Parser, day
from kb.library import Record
from kb.relations import Relations


def parser() -> Parser:
    """Return the options of the job."""
    options = Parser("show", "Show one record; of a provision, the version in force on a day.")
    options.add_argument("id", help="such as cn/criminal-law/art-237 or cn/spp-43")
    options.add_argument("--on", type=day, metavar="DATE", help="as in force on this day")
    options.add_json()
    return options


def main(words: Sequence[str]) -> int:
    """Print the record; an unknown id is an error."""
    options = parser().parse_args(words)
    read = reading.load(paths.content())
    record = read.get(options.id)
    if options.json:
        answer = record_json(Relations(read), record, options.lang, options.on, date.today())
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(record, options.lang, options.on or date.today())))
    return 0


def _lines(record: Record, lang: str, on: date) -> list[str]:
    data = record.data
    lines = [data.title.nearest(lang).words, record.id]
    if data.citations:
        lines.append(" · ".join(data.citations))
    lines.append(f"verified: {data.verified}, on {data.verified_on}")
    if isinstance(data, model.Provision):
        lines += ["", *_version(data, lang, on)]
    elif isinstance(data, model.Case):
        lines += ["", data.holding.nearest(lang).words]
    for part in record.body(lang).sections:
        lines += ["", part.heading.upper(), part.text]
    return lines


def _version(provision: model.Provision, lang: str, on: date) -> list[str]:
    version = provision.on(on)
    if version is None:
        return [f"Not in force on {on}."]
    span = f"In force on {on}: the version from {version.start}"
    lines = [span + (f" to {version.end}." if version.end else ".")]
    if version.says:
        lines.append(version.says.nearest(lang).words)
    return lines
