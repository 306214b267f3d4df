"""Where the things of the graph stand on this server.

An IRI of policygraph has its page at the same path here; another one is a link only if it leads to a page of
the web.

>>> local("https://w3id.org/policygraph/id/ministry/motie")
'/id/ministry/motie'
>>> local("https://w3id.org/policygraph/ontology#amount")
'/ontology#amount'
>>> local("http://www.wikidata.org/entity/Q491047") is None
True
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from policygraph import terms

_PARTS = ("id/", "graph/", "vocabulary/")
# Documents whose parts have no pages of their own.
_WHOLE = frozenset({".well-known/void", "catalog", "shapes", "ontology/alignments"})
_SAFE = "/:@!$&'()*+,;=-._~"


def local(iri: str) -> str | None:
    """The path of the page on a thing of policygraph; None for what is not policygraph's."""
    path = iri.removeprefix(terms.HOME)
    if path == iri:
        return None
    if path.startswith(_PARTS) or path in {"ontology", "ontology/cube"}:
        return f"/{quote(path, safe=_SAFE)}"
    if path.partition("#")[0] in _WHOLE:
        return f"/{quote(path, safe=_SAFE + '#')}"
    for home in (terms.PG, terms.CUBE):
        if iri.startswith(home):
            page, anchor = home.removeprefix(terms.HOME).removesuffix("#"), iri.removeprefix(home)
            return f"/{page}#{quote(anchor, safe=_SAFE)}"
    return None


def is_web_page(iri: str) -> bool:
    """Whether a browser may be led there: what is not the web stays text."""
    return iri.lower().startswith(("https://", "http://"))


def with_language(path: str, language: str, **parameters: str | int) -> str:
    """A path that keeps the language; Korean is what is there without saying so.

    >>> with_language("/ontology#amount", "en"), with_language("/id/x", "ko", page=2)
    ('/ontology?lang=en#amount', '/id/x?page=2')
    """
    path, hash_, anchor = path.partition("#")
    given = {**parameters, **({"lang": language} if language == "en" else {})}
    return f"{path}{'?' if given else ''}{urlencode(given)}{hash_}{anchor}"
