"""Values into a query: as RDF terms into its `VALUES` blocks, never as text.

>>> bind("SELECT * { VALUES ?year { 2020 } ?s ?p ?year }", {"year": 2021})
'SELECT * { VALUES ?year { "2021"^^<http://www.w3.org/2001/XMLSchema#integer> } ?s ?p ?year }'
"""

import re
from collections.abc import Mapping, Sequence

from policygraph.errors import CommandError
from policygraph.store import Value, to_sparql

BLOCK = re.compile(r"VALUES \?(?P<name>\w+) \{ (?P<default>[^{}]*?) \}")


def bind(sparql: str, values: Mapping[str, Value | Sequence[Value]]) -> str:
    """`sparql` with other values in its `VALUES ?name { … }` blocks.

    Args:
        sparql: a query.
        values: for each block one value, or several.

    Raises:
        CommandError: the query has no such block for a value, or an IRI is none.
    """
    absent = sorted(values.keys() - {block["name"] for block in BLOCK.finditer(sparql)})
    if absent:
        names = ", ".join(absent)
        raise CommandError(
            f"the query takes no {names}: it has no VALUES ?{absent[0]} {{ … }}",
            f"질의에 매개변수 {names}이(가) 없습니다: VALUES ?{absent[0]} {{ … }}가 있어야 합니다",
        )

    def fill(block: re.Match[str]) -> str:
        name = block["name"]
        if name not in values:
            return block[0]
        value = values[name]
        several = value if isinstance(value, tuple | list) else (value,)
        return f"VALUES ?{name} {{ {' '.join(map(to_sparql, several))} }}"

    return BLOCK.sub(fill, sparql)  # in one pass: no value is read as a block of the query
