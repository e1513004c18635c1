"""The records of the library, as frozen dataclasses.

These classes are also the grammar of the content files: pydantic reads a file's fields into them
and refuses what they do not name, and `schema` writes the JSON Schema for editors from them.  The
sentence beneath a field is what the schema tells an editor about it.

    Law         an act, a convention, an interpretation: the instrument
    Provision   one article or section, in all its versions, with the offences it makes
    Case        one decision: what it decided, on which facts, and what became of it
    Place, Court, Concept, Question, AuthorityKind, Fact    the vocabularies
"""

from kb.model.case import Application, Case, CaseAuthority, CaseDates, Decided, Instance, Treatment
from kb.model.entry import Answer, Basis, Entry, Provenance, Source, Translation
from kb.model.law import (
    Aggravation,
    Element,
    Fine,
    Law,
    Offence,
    Penalty,
    Provision,
    StruckDown,
    Version,
)
from kb.model.vocabulary import (
    AuthorityKind,
    Avoided,
    Channel,
    Concept,
    Court,
    Doctrine,
    Fact,
    FactValue,
    Identities,
    Place,
    Publisher,
    Question,
    Step,
)

__all__ = [
    "Aggravation",
    "Answer",
    "Application",
    "AuthorityKind",
    "Avoided",
    "Basis",
    "Case",
    "CaseAuthority",
    "CaseDates",
    "Channel",
    "Concept",
    "Court",
    "Decided",
    "Doctrine",
    "Element",
    "Entry",
    "Fact",
    "FactValue",
    "Fine",
    "Identities",
    "Instance",
    "Law",
    "Offence",
    "Penalty",
    "Place",
    "Provenance",
    "Provision",
    "Publisher",
    "Question",
    "Source",
    "Step",
    "StruckDown",
    "Translation",
    "Treatment",
    "Version",
]
