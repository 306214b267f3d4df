"""Where a query stops being SPARQL: the first word that cannot stand where it stands, and what could.

The engine is the judge of what is SPARQL; it is asked here only why. The grammar (`query.peg`) is that of
SPARQL 1.1 for queries, and reads the tokens with one way to try after the other; how far the furthest of them
came is where the mistake is.

>>> stop("SELECT ?x { ?x a pg:Project ?y }").token.text
'?y'
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from policygraph.hints.tokens import Token, tokens, words

_PART = re.compile(r"'[^']+'|\w+|[()|*+?]")
_KINDS = {"IRI", "NAME", "BLANK", "VARIABLE", "LANGUAGE", "NUMBER", "STRING", "FUNCTION", "END"}
Node = tuple[str, tuple["Node", ...], str]


@dataclass(frozen=True, slots=True)
class Stop:
    """Where reading stopped.

    Attributes:
        token: the one that cannot stand there; None at the end of the query.
        before: the one before it.
        expected: what could stand there: marks and words as they are written, kinds in capitals.
    """

    token: Token | None
    before: Token | None
    expected: tuple[str, ...]


def stop(sparql: str) -> Stop | None:
    """Where a query stops being SPARQL; None if that cannot be said."""
    read = _Reading(list(tokens(sparql)))
    try:
        if read.match(_grammar()["Query"], 0) is not None:
            return None
    except RecursionError:
        return None
    furthest = read.furthest
    token = read.tokens[furthest] if furthest < len(read.tokens) else None
    return Stop(token, read.tokens[furthest - 1] if furthest else None, tuple(sorted(read.expected)))


class _Reading:
    """Tokens, and how far the furthest way of reading them came."""

    def __init__(self, read: list[Token]) -> None:
        self.tokens = read
        self.furthest = 0
        self.expected: set[str] = set()

    def match(self, node: Node, start: int) -> int | None:
        """The place after what the node reads from `start` on; None if it cannot be read."""
        kind, parts, text = node
        match kind:
            case "rule":
                return self.match(_grammar()[text], start)
            case "sequence":
                return self._sequence(parts, start)
            case "choice":
                found = (self.match(part, start) for part in parts)
                return next((end for end in found if end is not None), None)
            case "*" | "+" | "?":
                return self._repeated(kind, parts[0], start)
            case _:
                return self._token(kind, text, start)

    def _sequence(self, parts: tuple[Node, ...], start: int) -> int | None:
        place: int | None = start
        for part in parts:
            if place is None:
                return None
            place = self.match(part, place)
        return place

    def _repeated(self, kind: str, part: Node, start: int) -> int | None:
        end = self.match(part, start)
        if end is None:
            return None if kind == "+" else start
        while kind != "?" and (more := self.match(part, end)) is not None and more > end:
            end = more
        return end

    def _token(self, kind: str, text: str, start: int) -> int | None:
        token = self.tokens[start] if start < len(self.tokens) else None
        if _is(token, kind, text):
            return start + 1
        if start > self.furthest:
            self.furthest, self.expected = start, set()
        if start == self.furthest:
            self.expected.add(text)
        return None


def _is(token: Token | None, kind: str, text: str) -> bool:
    if token is None:
        return text == "END"
    if kind == "literal":
        return token.kind in {"word", "mark"} and token.text.lower() == text
    if text == "FUNCTION":
        return token.kind == "word" and token.text.lower() in words()["functions"]
    return token.kind == text.lower()


@cache
def _grammar() -> dict[str, Node]:
    rules = {}
    for line in (Path(__file__).parent / "query.peg").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, _, right = line.partition(": ")
            rules[name] = _choice(iter([*_PART.findall(right), ")"]))
    return rules


def _choice(parts: Iterator[str]) -> Node:
    """The alternatives up to the closing parenthesis."""
    choices: list[list[Node]] = [[]]
    for part in parts:
        if part == ")":
            break
        if part == "|":
            choices.append([])
        elif part in "*+?":
            choices[-1][-1] = (part, (choices[-1][-1],), "")
        elif part == "(":
            choices[-1].append(_choice(parts))
        elif part.startswith("'"):
            choices[-1].append(("literal", (), part[1:-1]))
        else:
            choices[-1].append(("kind" if part in _KINDS else "rule", (), part))
    return ("choice", tuple(("sequence", tuple(nodes), "") for nodes in choices), "")
