"""Where things stand in the site: the file of an entity, the lines of a source, a node of a network.

>>> entity_file("https://w3id.org/policygraph/id/icd-2021/project/1-1-1")
'id/icd-2021/project/1-1-1.html'
>>> source_line("icd-2021", 306), network_node("hierarchy.html", "urn:x#1")
('source/icd-2021.html#line=306', 'hierarchy.html#at=urn%3Ax%231')
"""

from urllib.parse import quote

from policygraph import terms

# Beside letters and digits of all scripts; '%' and whatever a file system may read as its own is encoded.
_PLAIN = "-_.~"


def entity_file(iri: str) -> str:
    """The file of an entity's page, from the root of the site: no IRI can name one outside of `id/`."""
    return f"id/{'/'.join(map(_part, iri.removeprefix(terms.ID).split('/')))}.html"


def source_file(plan: str) -> str:
    """The file of the source reader of a plan."""
    return f"source/{_part(plan)}.html"


def source_line(plan: str, line: int) -> str:
    """A line in the source reader."""
    return f"{href(source_file(plan))}#line={line}"


def network_node(file: str, iri: str) -> str:
    """A node in the page of a network."""
    return f"{file}#at={quote(iri, safe='')}"


def discrepancy(iri: str) -> str:
    """A discrepancy on the page of them, where its code is its anchor."""
    return f"report.html#to={quote(iri.rpartition('/')[2], safe='')}"


def href(file: str) -> str:
    """A file as a relative address."""
    return quote(file, safe=f"/{_PLAIN}")


def _part(name: str) -> str:
    """A name as one part of a path."""
    encoded = "".join(sign if sign.isalnum() else quote(sign, safe=_PLAIN) for sign in name)
    return encoded.replace(".", "%2E") if not encoded.strip(".") else encoded
