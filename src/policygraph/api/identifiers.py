"""Identifiers as people write them: whole, or in short.

>>> expanded("icd-2021/project/1-1-1")
'https://w3id.org/policygraph/id/icd-2021/project/1-1-1'
>>> expanded("pg:Project"), shortened("https://w3id.org/policygraph/id/ministry/motie")
('https://w3id.org/policygraph/ontology#Project', 'ministry/motie')
"""

from policygraph import terms
from policygraph.errors import CommandError
from policygraph.query import resolve_ministry
from policygraph.store import Iri, Store


def expanded(iri: str) -> Iri:
    """The whole identifier; short ones are those of individuals, or have a declared prefix.

    Raises:
        CommandError: it can be no identifier.
    """
    text = iri.strip().removeprefix("<").removesuffix(">")
    if "://" in text or text.startswith("urn:"):
        return Iri(text)
    prefix, colon, local = text.partition(":")
    if colon and prefix in terms.PREFIXES:
        return Iri(terms.PREFIXES[prefix] + local)
    return Iri(terms.ID + text.lstrip("/"))


def ministry_called(store: Store, name: str) -> str:
    """The identifier of the ministry that goes by a name; "" if there is none."""
    try:
        return resolve_ministry(store, name)
    except CommandError:
        return ""


def shortened(iri: str) -> str:
    """As `expanded` takes it."""
    return iri.removeprefix(terms.ID) if iri.startswith(terms.ID) else terms.shorten(iri)
