"""What is told of a query without asking it."""

import pytest

from policygraph.errors import RefusedQueryError
from policygraph.store.syntax import refuse_update


@pytest.mark.parametrize(
    "sparql",
    [
        "# with a comment that could be an update\nASK {}",
        "BASE <urn:insert> PREFIX drop: <urn:#load> ASK { ?s ?p drop:add }",
        "#" * 100_000 + "\nASK {}",
    ],
)
def test_a_query_that_only_mentions_updates_is_asked(sparql: str) -> None:
    """Comments, IRIs and names are no updates; a long line of marks takes no time to tell."""
    assert refuse_update(sparql) is None  # type: ignore[func-returns-value] # that it returns is the point


@pytest.mark.parametrize("word", ["INSERT", "delete", "LOAD", "Clear", "CREATE", "DROP", "WITH"])
def test_an_update_behind_a_prologue_is_refused(word: str) -> None:
    """Whatever the prologue and comments before it, an update is told by its first word."""
    with pytest.raises(RefusedQueryError, match=f"{word.upper()} is an update"):
        refuse_update(f"# a question\nBASE <urn:x>\nPREFIX a: <urn:a#>\n# …\n{word} <urn:y>")
