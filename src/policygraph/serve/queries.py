"""The queries that the server itself asks; they stand in files beside this one."""

from functools import cache
from importlib import resources


@cache
def read_query(name: str) -> str:
    """The text of a query."""
    return resources.files("policygraph.serve").joinpath(f"{name}.rq").read_text(encoding="utf-8")
