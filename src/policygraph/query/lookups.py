"""The queries that a package asks for itself: `lookups/*.rq` beside its modules, no questions of users.

>>> read_lookup("policygraph.export", "triples").splitlines()[0]
'# Every triple of the graphs that the request names.'
"""

from functools import cache
from importlib import resources


@cache
def read_lookup(package: str, name: str) -> str:
    """The text of `lookups/<name>.rq` of a package."""
    return (resources.files(package) / "lookups" / f"{name}.rq").read_text(encoding="utf-8")
