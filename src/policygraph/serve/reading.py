"""Asks what the pages need to know, and reads the rows.

The queries stand in `lookups/`, each with `VALUES ?name { UNDEF }` where a value belongs.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policygraph.query import bind
from policygraph.serve.asking import Asked, Asking
from policygraph.serve.queries import read_query

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policygraph.store import GraphFormat, Value

_FIRST_PAGE = "OFFSET 0"


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """An RDF term of a row.

    Attributes:
        kind: "uri", "literal" or "bnode", as in SPARQL's JSON.
        language: of a text that has one, else empty.
        datatype: of a literal that has one, else empty.
    """

    value: str
    kind: str = "literal"
    language: str = ""
    datatype: str = ""

    @property
    def is_iri(self) -> bool:
        """Whether it names something."""
        return self.kind == "uri"


Row = dict[str, Term]


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
        found = json.loads(reply.body or b"{}")
        return [
            {
                variable: Term(
                    cell["value"],
                    "literal" if cell["type"] == "typed-literal" else cell["type"],
                    cell.get("xml:lang", ""),
                    cell.get("datatype", ""),
                )
                for variable, cell in row.items()
            }
            for row in found["results"]["bindings"]
        ]

    async def triples(self, name: str, values: Mapping[str, Sequence[Value]], format_: GraphFormat) -> bytes:
        """The triples that answer `lookups/<name>.rq`, in a format."""
        reply = await self._asking.ask(Asked(_filled(name, values), triples=format_))
        return reply.body or b""


def _filled(name: str, values: Mapping[str, Sequence[Value]]) -> str:
    return bind(read_query(f"lookups/{name}"), values)
