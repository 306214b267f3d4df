"""Some columns of the answer to a question, to be held against rows written by hand."""

from policygraph.query import answer
from policygraph.store import EmbeddedStore, Value


def values_of(
    store: EmbeddedStore, question: str, /, *columns: str, **given: str
) -> list[tuple[Value | None, ...]]:
    """The rows of a question, only these columns."""
    table = answer(store, question, given)
    at = [table.variables.index(wanted) for wanted in columns]
    return [tuple(row[i] for i in at) for row in table.rows]


def column(store: EmbeddedStore, question: str, /, *columns: str, **given: str) -> list[tuple[str, ...]]:
    """The rows of a question, only these columns, as text; an empty cell is ""."""
    found = values_of(store, question, *columns, **given)
    return [tuple("" if value is None else str(value) for value in row) for row in found]
