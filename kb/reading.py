"""From a content folder to a library.

    content/laws/<place>/<law>/index.md         a law
    content/laws/<place>/<law>/<provision>.md   a provision
    content/cases/<place>/<name>.md             a case
    …/<name>.zh-Hans.md                         the same record's body in another language
    content/*.yaml, content/filing/facts.yaml   the vocabularies and doctrines
    content/channels/<place>.yaml               the desks of a place

Reading never stops at a mistake: a file that cannot be read is left out and becomes a `Problem`.
"""

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from kb import body, frontmatter, model, schema
from kb.errors import ContentError, Problem
from kb.ids import RecordId
from kb.languages import SITE_LANGUAGES
from kb.library import Body, Data, Library, Record, VocabularyFile

V = TypeVar(
    "V",
    model.Place,
    model.AuthorityKind,
    model.Concept,
    model.Question,
    model.Fact,
    model.Doctrine,
    model.Channel,
    model.Publisher,
    model.Avoided,
)

CLASSES: Mapping[body.Kind, type[Data]] = {
    "law": model.Law,
    "provision": model.Provision,
    "case": model.Case,
}


def load(folder: Path) -> Library:
    """Read every record under *folder* (the one named content/)."""
    return _Reader(folder).library()


class _Reader:
    """Reads a folder once, gathering records and problems."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._problems: list[Problem] = []
        self._digest = hashlib.sha256()
        self._vocabularies: dict[str, VocabularyFile] = {}

    def library(self) -> Library:
        vocabularies = {
            "places": self._vocabulary(model.Place, "jurisdictions.yaml"),
            "authorities": self._vocabulary(model.AuthorityKind, "authorities.yaml"),
            "concepts": self._vocabulary(model.Concept, "concepts.yaml"),
            "questions": self._vocabulary(model.Question, "questions.yaml"),
            "facts": self._vocabulary(model.Fact, "filing/facts.yaml"),
            "doctrines": self._vocabulary(model.Doctrine, "doctrines.yaml"),
            "publishers": self._vocabulary(model.Publisher, "publishers.yaml"),
            "avoided": self._vocabulary(model.Avoided, "terms.yaml"),
        }
        channels = {
            path.stem: self._vocabulary(model.Channel, f"channels/{path.name}")
            for path in sorted((self._folder / "channels").glob("*.yaml"))
        }
        records = self._records()
        return Library(
            records=records,
            channels=channels,
            identities=self._identities(),
            vocabularies=self._vocabularies,
            problems=tuple(sorted(self._problems)),
            digest=self._digest.hexdigest(),
            **vocabularies,  # type: ignore[arg-type]  # each under its own name and type
        )

    # --- files --------------------------------------------------------------------------

    def _named(self, path: Path) -> str:
        return path.relative_to(self._folder.parent).as_posix()

    def _text(self, path: Path) -> str | None:
        name = self._named(path)
        try:
            data = path.read_bytes()
        except OSError as error:
            message = f"The file cannot be read: {error.strerror}."
            self._problems.append(Problem(name, 1, "", message))
            return None
        self._digest.update(name.encode() + b"\0" + data + b"\0")
        try:
            return unicodedata.normalize("NFC", data.decode("utf-8"))
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            message = "The file is not in UTF-8 here: save it in that encoding."
            self._problems.append(Problem(name, line, "", message))
            return None

    def _refuse(self, path: Path, error: ContentError) -> None:
        self._problems.append(Problem(self._named(path), error.line, error.field, str(error)))

    def _document(self, path: Path) -> frontmatter.Document | None:
        text = self._text(path)
        if text is None:
            return None
        try:
            return frontmatter.parse(text)
        except ContentError as error:
            self._refuse(path, error)
            return None

    # --- vocabularies -------------------------------------------------------------------

    def _identities(self) -> model.Identities | None:
        path = self._folder / "identity.yaml"
        if not path.is_file() or (text := self._text(path)) is None:
            return None
        try:
            fields, lines = frontmatter.parse_yaml(text)
        except ContentError as error:
            self._refuse(path, error)
            return None
        self._vocabularies[path.name] = VocabularyFile(self._named(path), lines, ())
        read, problems = schema.read(model.Identities, fields, lines, self._named(path))
        self._problems.extend(problems)
        return read

    def _vocabulary(self, kind: type[V], name: str) -> Mapping[str, V]:
        path = self._folder / name
        if not path.is_file() or (text := self._text(path)) is None:
            return {}
        try:
            fields, lines = frontmatter.parse_yaml(text)
        except ContentError as error:
            self._refuse(path, error)
            return {}
        if not isinstance(fields, list):
            self._refuse(
                path, ContentError("The file must be a list: each entry begins with `- `.")
            )
            return {}
        entries: dict[str, V] = {}
        for n, item in enumerate(fields):
            own = {(): lines[n,], **{at[1:]: line for at, line in lines.items() if at[:1] == (n,)}}
            entry, problems = schema.read(kind, item, own, self._named(path))
            self._problems.extend(problems)
            if entry is not None and entry.id in entries:
                message = f"{entry.id!r} is given twice: keep one of them."
                self._problems.append(Problem(self._named(path), lines[n,], "id", message))
            elif entry is not None:
                entries[entry.id] = entry
        ids = tuple(str(item.get("id")) if isinstance(item, dict) else "" for item in fields)
        self._vocabularies[name] = VocabularyFile(self._named(path), lines, ids)
        return entries

    # --- records ------------------------------------------------------------------------

    def _records(self) -> Mapping[RecordId, Record]:
        mains: dict[RecordId, Record] = {}
        translations: list[tuple[Path, RecordId, str]] = []
        for path in self._record_files():
            stem, point, lang = path.name.removesuffix(".md").partition(".")
            found = self._id_and_kind(path, stem)
            if found is None:
                continue
            record_id, kind = found
            if point:
                translations.append((path, record_id, lang))
            elif record := self._main(path, record_id, kind):
                if record_id in mains:
                    message = f"The id {record_id} is also that of {mains[record_id].path}."
                    self._problems.append(Problem(self._named(path), 1, "", message))
                else:
                    mains[record_id] = record
        for path, record_id, lang in translations:
            self._translate(path, record_id, lang, mains)
        return dict(sorted(mains.items()))

    def _record_files(self) -> Iterator[Path]:
        for part in ("laws", "cases"):
            for path in sorted((self._folder / part).rglob("*")):
                if path.is_dir() or path.name.startswith("."):
                    continue
                if not path.is_file():
                    message = "This is no file that can be read: remove it."
                    self._problems.append(Problem(self._named(path), 1, "", message))
                elif path.suffix == ".md":
                    yield path
                else:
                    message = "Only .md files are records: rename it or move it elsewhere."
                    self._problems.append(Problem(self._named(path), 1, "", message))

    def _id_and_kind(self, path: Path, stem: str) -> tuple[RecordId, body.Kind] | None:
        part, *folders = path.relative_to(self._folder).parts[:-1]
        depth = {"laws": 2, "cases": 1}[part]
        names = folders if part == "laws" and stem == "index" else [*folders, stem]
        kind: body.Kind = "case" if part == "cases" else "law" if stem == "index" else "provision"
        try:
            if len(folders) != depth:
                raise ValueError("is not at the right depth")
            return RecordId.parse("/".join(names)), kind
        except ValueError as error:
            form = "cases/<place>/<name>.md"
            if part == "laws":
                form = "laws/<place>/<law>/index.md or laws/<place>/<law>/<provision>.md"
            message = f"The path gives no id: it {error}. Use {form}."
            self._problems.append(Problem(self._named(path), 1, "", message))
            return None

    def _main(self, path: Path, record_id: RecordId, kind: body.Kind) -> Record | None:
        document = self._document(path)
        if document is None:
            return None
        name = self._named(path)
        data, problems = schema.read(CLASSES[kind], document.fields, document.lines, name)
        self._problems.extend(problems)
        if data is None:
            return None
        parts = body.sections(document.body, document.body_line)
        main = Body("en", name, parts, None)
        return Record(record_id, kind, data, (main,), name, document.lines)

    def _translate(
        self, path: Path, record_id: RecordId, lang: str, mains: dict[RecordId, Record]
    ) -> None:
        document = self._document(path)
        if document is None:
            return
        name = self._named(path)
        head, problems = schema.read(model.Translation, document.fields, document.lines, name)
        self._problems.extend(problems)
        if lang not in SITE_LANGUAGES[1:]:
            known = ", ".join(SITE_LANGUAGES[1:])
            message = f"{lang!r} in the file's name is no language for a translation: {known}."
            self._problems.append(Problem(name, 1, "", message))
        elif record_id not in mains:
            message = f"This translates {record_id}, which has no readable main file beside it."
            self._problems.append(Problem(name, 1, "", message))
        elif head is not None:
            parts = body.sections(document.body, document.body_line)
            main = mains[record_id]
            mains[record_id] = Record(
                main.id,
                main.kind,
                main.data,
                (*main.bodies, Body(lang, name, parts, head)),
                main.path,
                main.lines,
            )
