"""Open Precedent: a legal-aid knowledge base and case-law search kept in plain files."""

__version__ = "0.1.0"
