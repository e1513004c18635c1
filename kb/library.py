"""All records of a content folder, read once and held in memory.

    content/laws/<place>/<law>/index.md         a law
    content/laws/<place>/<law>/<provision>.md   a provision
    content/cases/<place>/<name>.md             a case
    …/<name>.zh-Hans.md                         the same record's body in another language
    content/*.yaml, content/filing/facts.yaml   the vocabularies and doctrines
    content/channels/<place>.yaml               the desks of a place

Reading never stops at a mistake: a file that cannot be read is left out and becomes a `Problem`.
"""

import difflib
import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from kb import body, frontmatter, model, schema
from kb.errors import ContentError, Problem, UnknownRecord, said
from kb.frontmatter import Lines
from kb.ids import RecordId
from kb.languages import SITE_LANGUAGES

Data = model.Law | model.Provision | model.Case
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

NO_RECORD = said("The library has no record “{id}”.")
NO_RECORD_BUT = said("The library has no record “{id}”. Nearest: {near}.")

CLASSES: Mapping[body.Kind, type[Data]] = {
    "law": model.Law,
    "provision": model.Provision,
    "case": model.Case,
}


@dataclass(frozen=True, slots=True)
class Body:
    """A record's body in one language."""

    lang: str
    path: str
    sections: tuple[body.Section, ...]
    head: model.Translation | None
    """The head of a translation's own file; none for the main file."""


@dataclass(frozen=True, slots=True)
class Record:
    """A law, a provision or a case, with all that its files say."""

    id: RecordId
    kind: body.Kind
    data: Data
    bodies: tuple[Body, ...]
    """The main body first."""
    path: str
    lines: Lines = field(repr=False)

    @property
    def place(self) -> str:
        """The id of its place."""
        return self.id.place

    @property
    def review_due(self) -> date:
        """The day by which its facts must have been held against the sources again."""
        return self.data.verify_every.after(self.data.verified_on.date)

    def body(self, lang: str) -> Body:
        """Return the body in *lang*, or the main one."""
        return next((one for one in self.bodies if one.lang == lang), self.bodies[0])


@dataclass(frozen=True, slots=True)
class VocabularyFile:
    """Where the entries of a vocabulary stand."""

    path: str
    lines: Lines = field(repr=False)
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Library:
    """Every record, the vocabularies, and what was wrong with files that could not be read."""

    records: Mapping[RecordId, Record]
    places: Mapping[str, model.Place]
    authorities: Mapping[str, model.AuthorityKind]
    concepts: Mapping[str, model.Concept]
    questions: Mapping[str, model.Question]
    facts: Mapping[str, model.Fact]
    doctrines: Mapping[str, model.Doctrine]
    channels: Mapping[str, Mapping[str, model.Channel]]
    """Place → its desks."""
    publishers: Mapping[str, model.Publisher]
    """Host of official texts → who publishes there."""
    avoided: Mapping[str, model.Avoided]
    identities: model.Identities | None
    vocabularies: Mapping[str, VocabularyFile]
    problems: tuple[Problem, ...]
    digest: str
    """SHA-256 over all files: two libraries with one digest are the same."""

    @cached_property
    def aliases(self) -> Mapping[RecordId, RecordId]:
        """Other ids, each with the record it leads to."""
        return {alias: one.id for one in self.records.values() for alias in one.data.aliases}

    @cached_property
    def courts(self) -> Mapping[str, tuple[model.Place, model.Court]]:
        """Every court with its place."""
        return {
            court.id: (place, court) for place in self.places.values() for court in place.courts
        }

    def get(self, wanted: str) -> Record:
        """
        Return the record of an id or of an alias.

        Raises:
            UnknownRecord: There is none; the message names the nearest ids.
        """
        known = RecordId(wanted)
        known = self.aliases.get(known, known)
        if known in self.records:
            return self.records[known]
        close = difflib.get_close_matches(wanted, list(self.records), n=3, cutoff=0.6)
        if close:
            raise UnknownRecord(NO_RECORD_BUT, id=shortened(wanted), near=", ".join(close))
        raise UnknownRecord(NO_RECORD, id=shortened(wanted))

    def of_kind(self, *kinds: body.Kind) -> Iterator[Record]:
        """Yield the records of these kinds, in the order of their ids."""
        return (one for one in self.records.values() if one.kind in kinds)

    def provisions_of(self, law: RecordId) -> tuple[Record, ...]:
        """Return the provisions of a law that are on file, in natural order."""
        found = (one for one in self.of_kind("provision") if one.id.law == law)
        return tuple(sorted(found, key=lambda one: natural(one.id)))

    def covered(self, place: str) -> frozenset[str]:
        """Return *place* and all its parts, however deep."""
        found, ahead = {place}, [place]
        while ahead:
            above = ahead.pop()
            parts = {one.id for one in self.places.values() if one.parent == above} - found
            found |= parts
            ahead.extend(parts)
        return frozenset(found)

    def lineage(self, place: str) -> tuple[str, ...]:
        """Return *place*, its parent, and so on up."""
        found = [place]
        while (here := self.places.get(found[-1])) and here.parent and here.parent not in found:
            found.append(here.parent)
        return tuple(found)

    def desks(self, place: str) -> tuple[model.Channel, ...]:
        """Return the desks of a place and of the places it is part of."""
        above = (self.channels.get(one, {}) for one in self.lineage(place))
        return tuple(desk for desks in above for desk in desks.values())


def shortened(text: str, length: int = 60) -> str:
    """Return *text*, or its beginning and an ellipsis."""
    return text if len(text) <= length else text[:length] + "…"


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts art-9 before art-12, and art-236 before art-236-1."""
    parts = "".join(c if c.isdigit() else f" {c} " for c in text).split()
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)


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
        data = path.read_bytes()
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
                if path.suffix == ".md":
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
