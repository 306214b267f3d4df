"""The words of a SPARQL query, without its comments: what is in a string or an IRI is no word.

It reads what is wrong, too: what is no token is a mark of one character.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from policygraph import terms

Kind = Literal["iri", "string", "name", "blank", "variable", "language", "number", "word", "mark"]
_LOCAL = r"(?:[\w:-]|%[0-9A-Fa-f]{2}|\\[_~.!$&'()*+,;=/?#@%-])"
_TOKEN = re.compile(
    rf"""(?P<skipped>\s+|\#[^\n\r]*)
    |(?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
    |(?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
               |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<blank>_:\w(?:[\w.-]*[\w-])?)
    |(?P<name>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:{_LOCAL}(?:(?:{_LOCAL}|\.)*{_LOCAL})?)?)
    |(?P<variable>[?$]\w+)
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<word>[^\W\d]\w*)
    |(?P<mark>.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a query.

    Attributes:
        kind: what it is; a `name` is a prefixed name, a `word` a keyword or what should be one.
        text: as it is written.
        start: how many characters stand before it.
    """

    kind: Kind
    text: str
    start: int


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens of a query, in order."""
    for found in _TOKEN.finditer(sparql):
        kind = found.lastgroup
        if kind != "skipped":
            yield Token(kind, found[0], found.start())  # type: ignore[arg-type] # the groups are the kinds


@cache
def words() -> dict[str, frozenset[str]]:
    """The keywords and the functions of SPARQL, in small letters."""
    read = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    return {kind: frozenset(text.split()) for kind, text in read.items()}


def prologue(sparql: str) -> dict[str, str]:
    """The prefixes that a query can use: those that are always declared, and its own."""
    declared = dict(terms.PREFIXES)
    read = list(tokens(sparql))
    for keyword, name, iri in zip(read, read[1:], read[2:], strict=False):
        if keyword.text.upper() == "PREFIX" and name.text.endswith(":") and iri.kind == "iri":
            declared[name.text[:-1]] = iri.text[1:-1]
    return declared


def named_iris(sparql: str) -> dict[str, Token]:
    """The IRIs that a query names, written out or with a prefix, each with its first place."""
    declared = prologue(sparql)
    found: dict[str, Token] = {}
    before = ""
    for token in tokens(sparql):
        if token.kind == "iri" and not before.endswith(":") and before.upper() != "BASE":
            found.setdefault(token.text[1:-1], token)
        elif token.kind == "name" and before.upper() != "PREFIX":
            prefix, _, local = token.text.partition(":")
            if prefix in declared:
                found.setdefault(declared[prefix] + _ESCAPE.sub(r"\1", local), token)
        before = token.text if token.kind in {"name", "word"} else ""
    return found


def place(sparql: str, start: int) -> tuple[int, int]:
    """The 1-based line and column of a character."""
    before = sparql[:start]
    return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1
