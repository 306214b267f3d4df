"""The graph in the formats of other tools: networks, tables, RDF, plan skeletons.

`export` writes one format into a folder of its own; what a format needs is imported when it is written.

>>> "graphml" in FORMATS, media_type("tables/projects.csv")
(True, 'text/csv')
"""

from policygraph.export.definitions import table_definitions
from policygraph.export.formats import FORMATS, Source, export, write
from policygraph.export.media import conforms_to, media_type

__all__ = [
    "FORMATS",
    "Source",
    "conforms_to",
    "export",
    "media_type",
    "table_definitions",
    "write",
]
