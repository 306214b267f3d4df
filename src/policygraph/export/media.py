"""What the rest of the world calls a file, by its name: the media type, and the standard that it keeps.

>>> media_type("export/nquads/policygraph.nq"), conforms_to("hierarchy.gexf")
('application/n-quads', 'http://gexf.net/1.3')
"""

from pathlib import PurePath

_GIVEN_NAMES = {
    "datapackage.json": (
        "application/vnd.datapackage+json",
        "https://specs.frictionlessdata.io/data-package/",
    )
}
# Ending → media type, what the file conforms to. The longest ending that fits counts.
_ENDINGS: dict[str, tuple[str, str | None]] = {
    ".graphml": ("application/graphml+xml", "http://graphml.graphdrawing.org/xmlns"),
    ".gexf": ("application/gexf+xml", "http://gexf.net/1.3"),
    ".csv": ("text/csv", "https://www.rfc-editor.org/info/rfc4180"),
    ".parquet": ("application/vnd.apache.parquet", "https://parquet.apache.org/docs/file-format/"),
    ".jsonld": ("application/ld+json", "https://www.w3.org/TR/json-ld11/"),
    ".nq": ("application/n-quads", "https://www.w3.org/TR/n-quads/"),
    ".stratml.xml": ("application/xml", "urn:ISO:std:iso:17469:tech:xsd:stratml_core"),
    ".nt": ("application/n-triples", "https://www.w3.org/TR/n-triples/"),
    ".ttl": ("text/turtle", "https://www.w3.org/TR/turtle/"),
    ".json": ("application/json", None),
    ".xml": ("application/xml", None),
    ".html": ("text/html", None),
    ".cff": ("application/yaml", None),
}


def media_type(path: PurePath | str) -> str:
    """The media type of a file, by its name; of any other, `application/octet-stream`."""
    return _known(path)[0]


def conforms_to(path: PurePath | str) -> str | None:
    """The standard that a file conforms to, by its name, as an IRI; None where there is none to name."""
    return _known(path)[1]


def _known(path: PurePath | str) -> tuple[str, str | None]:
    name = PurePath(path).name
    if name in _GIVEN_NAMES:
        return _GIVEN_NAMES[name]
    endings = [ending for ending in _ENDINGS if name.endswith(ending)]
    return _ENDINGS[max(endings, key=len)] if endings else ("application/octet-stream", None)
