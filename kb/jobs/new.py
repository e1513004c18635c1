"""`kb new`: write a skeleton of a law, a provision or a case, ready to fill in."""

import sys
from collections.abc import Sequence
from datetime import date

from kb import paths, reading, skeleton
from kb.body import Kind
from kb.errors import KbError, Misuse
from kb.ids import RecordId
from kb.jobs import Parser

FORMS: dict[Kind, tuple[int, str]] = {
    "law": (2, "cn/criminal-law"),
    "provision": (3, "cn/criminal-law/art-237"),
    "case": (2, "cn/spp-43"),
}


def parser() -> Parser:
    """Return the options of the job."""
    options = Parser("new", "Write a skeleton of a record; `kb check` then lists what to fill in.")
    options.add_argument("kind", choices=tuple(FORMS))
    options.add_argument("id", help="such as cn/criminal-law, cn/criminal-law/art-237, cn/spp-43")
    return options


def main(words: Sequence[str]) -> int:
    """Write the files; nothing that exists is ever overwritten."""
    options = parser().parse_args(words)
    record_id = _id(options.kind, options.id)
    folder = paths.content()
    places = reading.load(folder).places
    if places and record_id.place not in places:
        known = ", ".join(places)
        raise Misuse(f"there is no place {record_id.place!r} in jurisdictions.yaml: {known}.")
    written = {folder / name: text for name, text in
               skeleton.files(options.kind, record_id, date.today()).items()}  # fmt: skip
    for path in written:
        if path.exists():
            raise KbError(f"{path} is there already: nothing was written.")
    for path, text in written.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path)
    print("Fill in what stands between ⟨ and ⟩, then run `kb check`.", file=sys.stderr)
    return 0


def _id(kind: Kind, text: str) -> RecordId:
    parts, example = FORMS[kind]
    try:
        record_id = RecordId.parse(text)
    except ValueError as error:
        raise Misuse(f"the id {error}.") from None
    if record_id.count("/") + 1 != parts:
        raise Misuse(f"the id of a {kind} has {parts} parts, such as {example}; {text!r} has not.")
    return record_id
