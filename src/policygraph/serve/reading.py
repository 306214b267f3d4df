"""Asks what the pages need to know, and reads the rows.

The queries stand in `lookups/`, each with `VALUES ?name { UNDEF }` where a value belongs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.query import bind
from policygraph.query.lookups import read_lookup
from policygraph.serve.asking import Asked, Asking
from policygraph.things import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policygraph.store import GraphFormat, Value
    from policygraph.things import Row

_FIRST_PAGE = "OFFSET 0"


class Reader:
    """Reads answers.

    Args:
        asking: who answers.
    """

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def rows(
        self, name: str, values: Mapping[str, Sequence[Value]] | None = None, skip: int = 0
    ) -> list[Row]:
        """The rows that answer `lookups/<name>.rq`; a variable without a value is not in its row.

        Args:
            name: of the query.
            values: for its open VALUES.
            skip: the rows to leave out, of a query that gives one page.
        """
        sparql = _filled(name, values or {}).replace(_FIRST_PAGE, f"OFFSET {skip:d}")
        return await self.answer(sparql)

    async def answer(self, sparql: str) -> list[Row]:
        """The rows that answer a query."""
        reply = await self._asking.ask(Asked(sparql))
        return read_rows(reply.body or b"")

    async def triples(self, name: str, values: Mapping[str, Sequence[Value]], format_: GraphFormat) -> bytes:
        """The triples that answer `lookups/<name>.rq`, in a format."""
        reply = await self._asking.ask(Asked(_filled(name, values), triples=format_))
        return reply.body or b""


def _filled(name: str, values: Mapping[str, Sequence[Value]]) -> str:
    return bind(read_lookup("policygraph.serve", name), values)
