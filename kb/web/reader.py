"""One reader's view of the library: her language, her day, and the words for what records hold.

Templates are given a reader and ask it; they decide how a page looks, never what it says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from kb import body, documents, model, urls
from kb.body import Link, Section
from kb.dates import Day
from kb.ids import ElementId, RecordId
from kb.languages import Text, Wording, joined
from kb.library import Library, Record
from kb.markdown import to_html
from kb.naming import short_name
from kb.relations import Relations
from kb.web.i18n import Language


@dataclass(frozen=True)
class Reader:
    """Made anew for each request."""

    library: Library
    relations: Relations
    language: Language
    today: date

    @property
    def lang(self) -> str:
        """The language of the page."""
        return self.language.tag

    # --- words --------------------------------------------------------------------------

    def t(self, said: Text | Wording) -> Markup:
        """Return words for a page, marked with their language where it is another one."""
        wording = said.nearest(self.lang) if isinstance(said, Text) else said
        if wording.lang in ("", self.lang):
            return escape(wording.words)
        return Markup('<span lang="{}">{}</span>').format(wording.lang, wording.words)

    def phrase(self, said: Text) -> Markup:
        """Return a sentence as a part of another one: without the full stop."""
        lang, words = said.nearest(self.lang)
        return self.t(Wording(lang, words.rstrip(".。")))

    def aggravations(
        self, data: model.Provision, limb: str | None
    ) -> Mapping[str, tuple[str, Text]]:
        """Return the aggravations of a limb: id → its place on the page and its words."""
        found = {}
        for offence in data.offences:
            for one in offence.aggravations:
                if offence.limb == limb or one.id not in found:
                    found[one.id] = (f"{offence.id}-{one.id}", one.ask)
        return found

    def other_titles(self, record: Record) -> tuple[Wording, ...]:
        """Return the title in the languages of the place that the page does not show already."""
        place = self.library.places.get(record.place)
        own = place.languages if place else ()
        return tuple(said for said in record.data.title.others(self.lang) if said.lang in own)

    def name(self, record: Record) -> Markup:
        """Return the short name of a record."""
        return self.t(short_name(self.library, record, self.lang))

    def get(self, record_id: str) -> Record | None:
        """Return a record by its id or alias, if there is one."""
        known = self.library.aliases.get(RecordId(record_id), RecordId(record_id))
        return self.library.records.get(known)

    # --- links and bodies ---------------------------------------------------------------

    def url(self, record: Record, fragment: str = "") -> str:
        """Return the address of a record."""
        return urls.record(self.lang, record.kind, record.id, fragment)

    def link(self, record_id: str) -> Markup:
        """Return a link to a record by its short name, or the bare id if there is none."""
        record = self.get(record_id)
        if record is None:
            return Markup("<code>{}</code>").format(record_id)
        return Markup('<a href="{}">{}</a>').format(self.url(record), self.name(record))

    def concept_link(self, concept_id: str) -> Markup:
        """Return a link to a concept by its label, or the bare id if there is none."""
        concept = self.library.concepts.get(concept_id)
        if concept is None:
            return escape(concept_id)
        address = urls.concept(self.lang, concept_id)
        return Markup('<a href="{}">{}</a>').format(address, self.t(concept.labels))

    def html(self, text: str, lang: str) -> Markup:
        """Render a Markdown text."""
        return Markup(to_html(joined(text, lang), self._link))  # cleaned by nh3 in to_html

    def _link(self, link: Link) -> tuple[str, str]:
        target, _, element = link.target.partition("#")
        record = self.get(target)
        if record is None:
            return "", link.words or link.target
        words = link.words or short_name(self.library, record, self.lang).words
        return self.url(record, f"element-{element}" if element else ""), words

    def note(self, said: Text) -> Markup:
        """Return a text that may hold links between records."""
        wording = said.nearest(self.lang)
        inner = self.html(wording.words, wording.lang)
        if inner.count("<p>") == 1:
            inner = inner.removeprefix(Markup("<p>")).removesuffix(Markup("</p>"))
        if wording.lang == self.lang:
            return inner
        return Markup('<span lang="{}">{}</span>').format(wording.lang, inner)

    def sections(self, record: Record) -> Mapping[str, Section]:
        """Return the sections of the body by their keys, in the order of the page."""
        one = record.body(self.lang)
        keyed = ((body.key_of(record.kind, one.lang, part.heading), part) for part in one.sections)
        return {key: part for key, part in keyed if key}

    def heading(self, record: Record, key: str) -> str:
        """Return the heading of a section in the language of the page."""
        return body.HEADINGS[record.kind][key][self.lang]

    # --- weight and trust -----------------------------------------------------------------

    def authority(self, record: Record) -> model.AuthorityKind | None:
        """Return what kind of law or decision it is."""
        return documents.authority(self.library, record)

    def place(self, record: Record) -> model.Place | None:
        """Return the place of a record."""
        return self.library.places.get(record.place)

    def overdue(self, record: Record) -> bool:
        """Whether its facts should have been held against the sources again by today."""
        return record.review_due < self.today

    # --- law in time ----------------------------------------------------------------------

    def span(self, version: model.Version) -> str:
        """Say from when to when a version was in force."""
        say = self.language
        end = say.day(version.end.date) if version.end else None
        if isinstance(version.start, Day):
            start = say.day(version.start.date)
            if end is None:
                return say.text("since {start}", start=start)
            return say.text("{begin} to {end}", begin=start, end=end)
        seen = say.day(version.seen.date) if version.seen else "?"
        if end is None:
            return say.text("in force on {seen}; first day not recorded here", seen=seen)
        return say.text("until {end}; first day not recorded here", end=end)

    def act_day(self, case: Record) -> date | None:
        """Return the day that decides under which version a case is read: its last act."""
        assert isinstance(case.data, model.Case)  # asked on pages of cases only
        act = case.data.dates.act_to or case.data.dates.act_from
        return act.latest if act and act.latest != date.max else None

    def applied_version(self, case: Record, applied: model.Application) -> model.Version | None:
        """Return the version of a provision that a case is read under, if both are known."""
        provision, day = self.get(applied.id), self.act_day(case)
        if provision is None or not isinstance(provision.data, model.Provision):
            return None
        if applied.version_from:
            return provision.data.on(applied.version_from.date)
        return provision.data.on(day) if day else None

    # --- who cites it -----------------------------------------------------------------------

    def citing(self, record: Record) -> Mapping[str, tuple[Record, ...]]:
        """Return the records that name this one: cases, then laws, each once."""
        sources = {edge.source for edge in self.relations.citing(record.id)}
        ordered = [self.library.records[one] for one in sorted(sources)]
        return {
            "case": tuple(one for one in ordered if one.kind == "case"),
            "law": tuple(one for one in ordered if one.kind != "case"),
        }

    def deciding(
        self, provision: Record, element: model.Element
    ) -> tuple[tuple[Record, model.Decided], ...]:
        """Return the cases that decided an element of a provision, oldest first."""
        return self.relations.decided_by(ElementId(f"{provision.id}#{element.id}"))

    def element(self, element_id: ElementId) -> tuple[Record, model.Element] | None:
        """Return the provision and the element of an id, if they exist."""
        record = self.get(element_id.provision)
        if record is None or not isinstance(record.data, model.Provision):
            return None
        points = (one for offence in record.data.offences for one in offence.elements)
        found = next((one for one in points if one.id == element_id.name), None)
        return (record, found) if found else None
