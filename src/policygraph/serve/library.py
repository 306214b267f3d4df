"""What the query page knows before anything is asked: questions, prefixes, terms, ministries."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from policygraph import paths, terms
from policygraph.query import find_question, questions, themes
from policygraph.serve.vocabulary import read_terms

if TYPE_CHECKING:
    from policygraph.query import Question
    from policygraph.serve.reading import Reader

# What the page shows beside the query: its text need not say it again.
_HEADER = re.compile(r"(#.*\n)+")


async def read_library(reader: Reader) -> dict[str, Any]:
    """All of it, in both languages, as the page's scripts take it."""
    ministries: dict[str, list[tuple[str, str]]] = {}
    for row in await reader.answer(find_question("ministry-names").sparql):
        ministries.setdefault(row["ministry"].value, []).append((row["name"].language, row["name"].value))
    years = await reader.answer(find_question("plan-years").sparql)
    return {
        "groups": groups(),
        "columns": tomllib.loads((paths.QUESTIONS / "columns.toml").read_text(encoding="utf-8")),
        "prefixes": terms.PREFIXES,
        "home": terms.HOME,
        "ministries": [
            {"iri": iri, **{lang: _longest(names, lang) for lang in ("ko", "en")}}
            for iri, names in ministries.items()
        ],
        "year": next(
            (int(term.value) for row in years for term in row.values() if term.value.isdigit()), None
        ),
        "terms": [
            {
                "name": f"pg:{term.anchor}",
                "kind": term.kind,
                "ko": term.text("label", "ko"),
                "en": term.text("label", "en"),
            }
            for term in await read_terms(reader, terms.PG)
        ],
    }


@cache
def groups() -> list[dict[str, Any]]:
    """The questions under their themes."""
    korean, english = themes("ko"), themes("en")
    library = list(questions())
    return [
        {
            "ko": name,
            "en": english[theme],
            "questions": [_described(one) for one in library if one.theme == theme],
        }
        for theme, name in korean.items()
    ]


def _described(question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "ko": question.ko,
        "en": question.en,
        "why": {"ko": question.why_ko, "en": question.why_en},
        "sparql": _HEADER.sub("", question.sparql, count=1),
        "parameters": [
            {"name": one.name, "type": one.type, "ko": one.ko, "en": one.en, "needed": one.default is None}
            for one in question.parameters
        ],
    }


def _longest(names: list[tuple[str, str]], language: str) -> str:
    """A ministry's full name: the others are short forms of it."""
    return max((name for found, name in names if found == language), key=len, default=names[0][1])
