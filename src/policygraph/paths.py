"""Where things are, from one root, never from the current folder.

In a checkout the root is the repository; in an installed package it is the `bundle` folder inside it.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLE = _PACKAGE / "bundle"

ROOT = _BUNDLE if _BUNDLE.is_dir() else _PACKAGE.parent.parent
ONTOLOGY = ROOT / "ontology"
VOCABULARIES = ONTOLOGY / "vocabularies"
QUESTIONS = ONTOLOGY / "questions"
CHECKS = ONTOLOGY / "checks"
SHAPES = ONTOLOGY / "shapes"
PUBLISHING = ONTOLOGY / "publishing"
RULES = ONTOLOGY / "reasoning" / "rules"
LOGICAL = ONTOLOGY / "reasoning" / "logical.rq"
SOURCES = ROOT / "data" / "sources"
TRIPLES = ROOT / "data" / "triples"
DOCS = ROOT / "docs"
SCENARIOS = ROOT / "data" / "scenarios"
CITATION = ROOT / "CITATION.cff"
LICENCE = ROOT / "LICENSE"
MINISTRIES = ROOT / "data" / "ministries.csv"
GENERAL_WORDS = ROOT / "data" / "general_words.csv"
