"""What is said of a thing, for whoever shows it: rows of an answer, what things are called, where they stand.

The pages of the server and those of the offline explorer are made of the same; how they look is theirs.
"""

from policygraph.things.facts import EVIDENCE, LABELS, MONEY, Place, kinds, places, rank
from policygraph.things.naming import RDF_TYPE, Names, names_query
from policygraph.things.rows import Row, Term, read_rows

__all__ = [
    "EVIDENCE",
    "LABELS",
    "MONEY",
    "RDF_TYPE",
    "Names",
    "Place",
    "Row",
    "Term",
    "kinds",
    "names_query",
    "places",
    "rank",
    "read_rows",
]
