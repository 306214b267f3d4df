"""What the endpoint tells of itself, to browsers and to programs."""

import httpx
import pytest
from rdflib import RDF, VOID, Graph, Namespace, URIRef

from policygraph.store import Dataset, EmbeddedStore
from serve.asking import BROWSER, COUNT, expected

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")


def test_a_browser_is_shown_the_query_page(client: httpx.Client) -> None:
    """Who looks at the endpoint with a browser is led to where one can ask."""
    response = client.get("/sparql", headers={"Accept": BROWSER})

    assert (response.status_code, response.headers["location"]) == (303, "query")


@pytest.mark.many(quick=2)
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # of rdflib's own JSON-LD parser
@pytest.mark.parametrize("address", ["/sparql", "/.well-known/void"])
@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("*/*", "turtle"),
    ],
)
def test_the_service_describes_itself(
    client: httpx.Client, store: EmbeddedStore, address: str, accept: str, form: str
) -> None:
    """Where there is no query the service tells its address, and each graph with its number of triples."""
    response = client.get(address, headers={"Accept": accept})
    described = Graph().parse(data=response.text, format=form)
    endpoint = URIRef(str(client.base_url.join("/sparql")))
    counts = {
        str(name): described.value(described.value(entry, SD.graph), VOID.triples)
        for entry, name in described.subject_objects(SD.name)
    }

    assert (endpoint, RDF.type, SD.Service) in described
    assert described.value(endpoint, SD.endpoint) == endpoint
    assert described.value(endpoint, SD.supportedLanguage) == SD.SPARQL11Query
    assert described.value(endpoint, SD.feature) == SD.UnionDefaultGraph
    assert len(set(described.objects(endpoint, SD.resultFormat))) == 7
    assert {name: int(str(count)) for name, count in counts.items()} == {
        name: expected(store, COUNT, Dataset(default=(name,))) for name in store.graphs()
    }
    union = described.value(described.value(endpoint, SD.defaultDataset), SD.defaultGraph)
    assert int(str(described.value(union, VOID.triples))) == expected(store, COUNT)


def test_a_description_that_nobody_can_read_is_not_sent(client: httpx.Client) -> None:
    """The description is RDF."""
    assert client.get("/.well-known/void", headers={"Accept": "image/png"}).status_code == 406
