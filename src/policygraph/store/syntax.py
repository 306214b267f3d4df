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
_CHARACTER_CLASS = re.compile(r",? \[[^]]*\]")  # what the engine adds about single characters
_LONGEST_PROBLEM = 120


def check_syntax(sparql: str) -> None:
    """Whether it is a SPARQL 1.1 query.

    Raises:
        QuerySyntaxError: it is not; the error knows line and column.
    """
    try:
        ox.Store().query(sparql, prefixes=terms.PREFIXES)
    except SyntaxError as error:
        raise syntax_error(error) from error


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


def refuse_service(sparql: str) -> None:
    """Refuse a query that calls another endpoint, which the engine would do without asking.

    Raises:
        RefusedQueryError: it calls one.
        QuerySyntaxError: it is no query.
    """
    if _SERVICE.search(sparql) is None or _parses(_SERVICE.sub("xervice", sparql)):
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
