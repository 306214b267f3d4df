"""What can be told of a query without asking it: whether it is SPARQL, what it calls, what it reads from.

The engine is the parser. It shows no parse tree; but with a keyword spelt wrong everywhere, a query that has
the word in names, strings or comments still parses, and one that has it as the keyword does not. (As the
engine reads SPARQL, no escape can spell a keyword.)
"""

import re

import pyoxigraph as ox

from policygraph import terms
from policygraph.errors import QuerySyntaxError, RefusedQueryError

_ERROR = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): (?P<problem>.*)", re.DOTALL)
_FROM = re.compile("from", re.ASCII | re.IGNORECASE)
_SERVICE = re.compile("service", re.ASCII | re.IGNORECASE)
_SERVICE_CLAUSE = re.compile(r"\bservice\b(\s+silent\b)?", re.ASCII | re.IGNORECASE)
# No quotes and no other way out of a string, in a host or a path.
_SERVICE_CALL = re.compile(
    r"\bservice(?P<space>\s+)(?:silent(?P<more>\s+))?"
    r"<https?://(?P<host>[a-z0-9.-]+(:\d+)?|\[[0-9a-f:]+\](:\d+)?)(/[^<>'\"{}|^`\\\s]*)?>",
    re.ASCII | re.IGNORECASE,
)
_BRACKET = re.compile(r"[](){}[]")
_DEEPEST = 200
# Possessive: what a comment says is no update, and nothing is tried in more than one way.
_PROLOGUE = r"(?:\s|\#[^\n\r]*+|BASE\s*+<[^<>]*+>|PREFIX\s*+[^\s:<>]*+:\s*+<[^<>]*+>)*+"
_UPDATE = re.compile(
    rf"{_PROLOGUE}(?P<word>INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE
)
_YIELDS_TRIPLES = re.compile(rf"{_PROLOGUE}(CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_CHARACTER_CLASS = re.compile(r",? \[[^]]*\]")  # what the engine adds about single characters
_LONGEST_PROBLEM = 120


def check_syntax(sparql: str) -> None:
    """Whether it is a SPARQL 1.1 query.

    Raises:
        QuerySyntaxError: it is not; the error knows line and column.
        RefusedQueryError: it is nested so deeply that the engine would run out of stack.
    """
    refuse_depth(sparql)
    try:
        ox.Store().query(sparql, prefixes=terms.PREFIXES)
    except SyntaxError as error:
        raise syntax_error(error) from error
    except RuntimeError:  # it parses; a function that this engine lacks, a server may have
        return


def syntax_error(error: SyntaxError) -> QuerySyntaxError:
    """What the engine says of a query that is none, placed."""
    found = _ERROR.fullmatch(str(error))
    if found is None:
        return QuerySyntaxError(f"not SPARQL: {error}", f"SPARQL이 아닙니다: {error}")
    line, column = int(found["line"]), int(found["column"])
    problem = _CHARACTER_CLASS.sub("", " ".join(found["problem"].split()))
    if len(problem) > _LONGEST_PROBLEM:
        problem = f"{problem[:_LONGEST_PROBLEM]}…"
    return QuerySyntaxError(
        f"not SPARQL at line {line}, column {column}: {problem}",
        f"SPARQL이 아닙니다 ({line}행 {column}열): {problem}",
        at=(line, column),
    )


def names_its_graphs(sparql: str) -> bool:
    """Whether a query says FROM which graphs it reads."""
    return _FROM.search(sparql) is not None and not _parses(_FROM.sub("xrom", sparql))


def refuse_depth(sparql: str) -> None:
    """Refuse a query with more open brackets than any question needs; the engine would crash on far more.

    Brackets in strings and comments count too: a query that has hundreds of them open has not been met.

    Raises:
        RefusedQueryError: it is nested too deeply.
    """
    depth = 0
    for bracket in _BRACKET.finditer(sparql):
        depth += 1 if bracket[0] in "([{" else -1
        if depth > _DEEPEST:
            raise RefusedQueryError(
                f"the query is nested deeper than {_DEEPEST} brackets",
                f"질의가 괄호 {_DEEPEST}겹보다 깊습니다",
            )


def refuse_update(sparql: str) -> None:
    """Refuse what would change the data, or fetch it (LOAD), instead of asking.

    Raises:
        RefusedQueryError: its first word after the prologue is that of an update.
    """
    if found := _UPDATE.match(sparql):
        word = found["word"].upper()
        raise RefusedQueryError(
            f"the data can only be read here: {word} is an update, no query",
            f"여기서는 읽기만 할 수 있습니다: {word}은(는) 질의가 아니라 갱신입니다",
        )


def refuse_service(sparql: str, allowed: frozenset[str] = frozenset()) -> None:
    """Refuse a query that calls another endpoint, which the engine would do without asking.

    Args:
        sparql: the query.
        allowed: the hosts (`host` or `host:port`) that may be called, by an IRI that is written out.

    Raises:
        RefusedQueryError: it calls one that is not allowed.
        QuerySyntaxError: it is no query.
    """
    refuse_depth(sparql)
    if _SERVICE.search(sparql) is None:
        return
    if allowed:  # strings and comments end where they did: no quote and no end of a line is replaced

        def without(call: re.Match[str]) -> str:
            blank = call["space"] + (call["more"] or "")
            return f"GRAPH{blank}<urn:x>" if call["host"].lower() in allowed else call[0]

        sparql = _SERVICE_CALL.sub(without, sparql)
    if _parses(_SERVICE.sub("xervice", sparql)):
        return
    check_syntax(_SERVICE_CLAUSE.sub("GRAPH", sparql))  # something else may be wrong with it, too
    raise RefusedQueryError(
        "a query may not call another endpoint (SERVICE)",
        "질의에서 다른 서버를 부를 수 없습니다 (SERVICE)",
    )


def _parses(sparql: str) -> bool:
    try:
        check_syntax(sparql)
    except QuerySyntaxError:
        return False
    return True


def yields_triples(sparql: str) -> bool:
    """Whether a query is a CONSTRUCT or DESCRIBE, by its first word after the prologue."""
    return _YIELDS_TRIPLES.match(sparql) is not None


def declared(sparql: str) -> str:
    """A query with the prefixes of `terms.PREFIXES` that it may use declared, on its first line.

    >>> declared("ASK { ?s skos:prefLabel ?o }")
    'PREFIX skos: <http://www.w3.org/2004/02/skos/core#> ASK { ?s skos:prefLabel ?o }'
    """
    return " ".join((*declarations(sparql), sparql))


def declarations(sparql: str) -> list[str]:
    """The declarations of the prefixes of `terms.PREFIXES` that a query may use."""
    return [
        f"PREFIX {prefix}: <{iri}>"
        for prefix, iri in terms.PREFIXES.items()
        if re.search(rf"\b{prefix}:", sparql)
    ]
