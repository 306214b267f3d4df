"""What ``policygraph query`` says beside an answer or an error, to help: on stderr."""

from policygraph.cli.output import either, progress, terminal_width
from policygraph.errors import Language, PolicygraphError, QuerySyntaxError
from policygraph.hints import frame, placed, unknown_terms
from policygraph.hints.tokens import place
from policygraph.store import Store
from policygraph.width import width


def with_its_line(error: QuerySyntaxError, sparql: str, name: str) -> QuerySyntaxError:
    """The error in plain words, with the line of the query that is wrong and a caret under the place."""
    better = placed(error, sparql)
    if name.endswith(".rq"):
        better.file = name
    if better.at is not None:
        better.add_note(frame(sparql, better.at, width, terminal_width(80)))
    return better


def note_unknown_terms(store: Store, sparql: str, language: Language) -> None:
    """Say which terms of a query the graphs do not have, and which were meant."""
    try:
        unknown = unknown_terms(store, sparql)
    except PolicygraphError:  # the answer is there; a hint that cannot be had is none
        return
    for term in unknown:
        line, column = place(sparql, term.token.start)
        where = either(language, f"{line}행 {column}열", f"line {line}, column {column}")
        progress(f"policygraph: {where}: {term.message(language)}")


def note_triples(asked: str, language: Language) -> None:
    """Say that triples come as Turtle, whatever format of rows is asked for."""
    progress(
        either(
            language,
            f"policygraph: CONSTRUCT·DESCRIBE의 답은 트리플입니다: -f {asked} 대신 Turtle로 줍니다",
            f"policygraph: CONSTRUCT and DESCRIBE answer with triples: given as Turtle, not {asked}",
        )
    )
