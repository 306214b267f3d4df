"""The rows of an answer with everything that RDF says of their terms: kind, language, datatype.

>>> body = b'{"results": {"bindings": [{"name": {"type": "literal", "value": "a", "xml:lang": "en"}}]}}'
>>> read_rows(body)[0]["name"].language
'en'
"""

from __future__ import annotations

import json
from dataclasses import dataclass


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


def read_rows(body: bytes) -> list[Row]:
    """The rows of an answer in SPARQL's JSON; a variable without a value is not in its row."""
    found = json.loads(body or b"{}")
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
