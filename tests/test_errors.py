"""What goes wrong is said in one line, in two languages, with its place."""

import pytest

from policygraph.errors import CommandError, DataError, PolicygraphError, SourceError, StoreError


@pytest.mark.parametrize(
    ("file", "line", "expected"),
    [(None, None, "wrong"), ("plan.md", None, "plan.md: wrong"), ("plan.md", 7, "plan.md:7: wrong")],
)
def test_message_begins_with_the_place(file: str | None, line: int | None, expected: str) -> None:
    """File and line come first, as far as they are known."""
    assert expected == str(SourceError("wrong", "틀림", file=file, line=line))


def test_message_is_in_either_language() -> None:
    """The same place, the same problem, in Korean."""
    assert SourceError("wrong", "틀림", file="plan.md", line=7).message("ko") == "plan.md:7: 틀림"


def test_place_is_in_attributes() -> None:
    """A program need not take the message apart."""
    error = SourceError("wrong", "틀림", file="plan.md", line=7)
    assert (error.en, error.ko, error.file, error.line) == ("wrong", "틀림", "plan.md", 7)


@pytest.mark.parametrize(
    ("error", "base"),
    [
        (CommandError, PolicygraphError),
        (DataError, PolicygraphError),
        (SourceError, DataError),
        (StoreError, DataError),
    ],
)
def test_tree_of_errors(error: type[PolicygraphError], base: type[PolicygraphError]) -> None:
    """The command is wrong, or the data is; the base catches both."""
    assert base is error.__base__
