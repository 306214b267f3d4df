"""Where a server takes queries, updates and whole graphs: found by trying.

An address counts only when it works: what is written to it must be there for a query. What is written is one
triple in a graph of a random name among those on their way, which is removed again.
"""

import secrets
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit, urlunsplit

from policygraph import terms
from policygraph.errors import CommandError, ConnectionBrokenError, PolicygraphError, RefusedByServerError
from policygraph.store.answer import Iri
from policygraph.store.connection import Connection, Credentials
from policygraph.store.remote_update import Addresses, RemoteUpdate
from policygraph.store.statements import statement

# From the address that is given.
_QUERY = ("", "/query", "/sparql")
# From the address for queries; what starts with ".." stands beside it. In the order of trying: Virtuoso
# (whose open address may only be read); Oxigraph, Fuseki, Stardog; GraphDB and RDF4J; one for both.
_UPDATE = ("../sparql-auth", "../update", "/update", "/statements", "")
# Virtuoso; Oxigraph; Fuseki; GraphDB and RDF4J; Neptune.
_GRAPHS = (
    "../sparql-graph-crud-auth",
    "../sparql-graph-crud",
    "../store",
    "../data",
    "/data",
    "/rdf-graphs/service",
    "/gsp/",
)
_PROBE = ("<urn:policygraph:probe> <urn:policygraph:probe> <urn:policygraph:probe> .",)


def find_server(
    url: str,
    update: str | None = None,
    graphs: str | None = None,
    credentials: Credentials | None = None,
) -> Addresses:
    """The addresses of the server at `url`.

    Args:
        url: where it takes queries, or the root below which it does.
        update: where it takes updates, if that is known.
        graphs: where it takes whole graphs, if that is known.
        credentials: who asks.

    Raises:
        CommandError: there is no SPARQL server, or it takes no updates.
        RefusedByServerError: it asks for credentials, or for others.
        ConnectionBrokenError: it does not answer.
    """
    for given in (url, update, graphs):
        if given is not None:
            Connection(given, credentials).close()  # no address: said before anything is asked

    def updates(address: str) -> bool:
        return _takes(Addresses(query, address), credentials)

    def takes_graphs(address: str) -> bool:
        return _takes(Addresses(query, updating, address), credentials)

    query = _first(
        [url.rstrip("/") + end for end in _QUERY],
        lambda address: _answers(address, credentials),
        CommandError(f"{url}: no SPARQL server answers there", f"{url}: SPARQL 서버가 답하지 않습니다"),
    )
    updating = _first(
        [update] if update else [_from(query, end) for end in _UPDATE],
        updates,
        CommandError(
            f"{url}: takes no SPARQL updates; if it does elsewhere, give the address by --update",
            f"{url}: SPARQL 갱신을 받지 않습니다: 받는 주소가 따로 있으면 --update로 주십시오",
        ),
    )
    nowhere = CommandError(
        f"{graphs}: takes no graphs by the Graph Store Protocol",
        f"{graphs}: Graph Store Protocol로 그래프를 받지 않습니다",
    )
    if graphs:
        return Addresses(query, updating, _first([graphs], takes_graphs, nowhere))
    with suppress(CommandError, RefusedByServerError):  # it need not offer the protocol
        return Addresses(
            query, updating, _first([_from(query, end) for end in _GRAPHS], takes_graphs, nowhere)
        )
    return Addresses(query, updating)


def _first(addresses: list[str], works: Callable[[str], bool], otherwise: PolicygraphError) -> str:
    """The first address that works; where none does, a refusal says more than that nothing was found."""
    for address in addresses:
        try:
            if works(address):
                return address
        except ConnectionBrokenError:
            raise
        except RefusedByServerError as error:
            otherwise = error
        except PolicygraphError:  # some other page, which says that it is no SPARQL server
            continue
    raise otherwise


def _answers(address: str, credentials: Credentials | None) -> bool:
    with RemoteUpdate(Addresses(address, address), credentials) as server:
        return server.rows("answers") == ((True,),)


def _takes(addresses: Addresses, credentials: Credentials | None) -> bool:
    """Whether what is written there can be asked for."""
    probe = f"{terms.STAGING}probe/{secrets.token_hex(8)}"
    with RemoteUpdate(addresses, credentials) as server:
        try:
            server.replace(probe, _PROBE, blank=False)
            return server.rows("holds", graph=Iri(probe)) == ((True,),)
        finally:
            with suppress(PolicygraphError):
                server.update([statement("drop", graph=Iri(probe))])


def _from(address: str, end: str) -> str:
    """`end` below the address; beside it, if it starts with `..`.

    >>> _from("http://h/ds/query", "../update"), _from("http://h/ds", "/update")
    ('http://h/ds/update', 'http://h/ds/update')
    """
    parts = urlsplit(address)
    path = parts.path.rstrip("/")
    if end.startswith(".."):
        path, end = path.rpartition("/")[0], end[2:]
    return urlunsplit(parts._replace(path=f"{path}{end}"))
