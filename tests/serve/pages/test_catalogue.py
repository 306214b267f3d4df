"""The catalogue under serve, the files that it lists, and every IRI that anything of ours uses."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF, VOID

from policygraph import paths, terms
from policygraph.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterable

DCAT = Namespace("http://www.w3.org/ns/dcat#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
FORMS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/ld+json": "json-ld",
}
EVERY = 200  # of the IRIs in order, beside the first of each kind


@pytest.fixture(scope="session")
def dcat(client: httpx.Client) -> Graph:
    """The catalogue as this server gives it."""
    return Graph().parse(data=client.get("/catalog.ttl").text, format="turtle")


@pytest.fixture(scope="session")
def void(client: httpx.Client) -> Graph:
    """The description as this server gives it."""
    response = client.get("/.well-known/void", headers={"Accept": "application/n-triples"})
    return Graph().parse(data=response.text, format="nt")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # of rdflib's own JSON-LD parser
@pytest.mark.parametrize("accept", FORMS)
def test_the_catalogue_comes_in_the_form_that_is_wanted(
    client: httpx.Client, dcat: Graph, accept: str
) -> None:
    """Each form says the same, says what it is, and where the others are."""
    response = client.get("/catalog", headers={"Accept": accept})
    read = Graph().parse(data=response.text, format=FORMS[accept])

    assert (
        response.headers["Content-Type"].partition(";")[0],
        set(read) == set(dcat),
        "Accept" in response.headers["Vary"],
        re.findall(r'<([^>]+)>; rel="(?:describedby )?alternate"; type="([^"]+)"', response.headers["Link"]),
    ) == (
        accept,
        True,
        True,
        [
            (f"/catalog{ending}", media)
            for ending, media in (
                (".html", "text/html"),
                (".ttl", "text/turtle"),
                (".jsonld", "application/ld+json"),
                (".nt", "application/n-triples"),
            )
            if media != accept
        ],
    )


def test_a_browser_gets_a_page(client: httpx.Client) -> None:
    """In both languages, with the version, the licence of the source and how to cite."""
    korean = client.get("/catalog", headers={"Accept": "text/html"}).text
    english = client.get("/catalog.html?lang=en").text

    assert ("원문에 이용 조건이 인쇄되어 있지 않음" in korean, "the text states no licence" in english) == (
        True,
        True,
    )
    assert (
        re.search(r"지식 그래프 \(0\.1\.0\+[0-9a-f]{8} 판\)", korean) is not None,
        re.search(r"knowledge graph \(version 0\.1\.0\+[0-9a-f]{8}\)", english) is not None,
    ) == (True, True)


def test_the_page_says_what_the_licence_does_not_cover(client: httpx.Client) -> None:
    """Above the list, beside the licence, in the language of the page."""
    found = {
        language: client.get(f"/catalog.html?lang={language}").text.partition("</ul>\n<section")[0]
        for language in ("ko", "en")
    }

    assert (
        "계획의 글에는 적용되지 않습니다" in found["ko"],
        "not the words of the plan" in found["en"],
    ) == (True, True)


def test_what_no_form_fits_is_not_acceptable(client: httpx.Client) -> None:
    """A client that wants a picture is told what there is."""
    assert client.get("/catalog", headers={"Accept": "image/png"}).status_code == 406


def test_a_search_engine_finds_this_server_in_the_page(client: httpx.Client, dcat: Graph) -> None:
    """schema.org in the head, with the addresses of the files here."""
    (told,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', client.get("/catalog.html").text, re.DOTALL
    )
    files = {
        one["contentUrl"]
        for dataset in json.loads(told)["dataset"]
        for one in dataset.get("distribution", ())
    }

    assert files == {str(one) for one in dcat.objects(None, DCAT.downloadURL)}


def test_every_listed_file_can_be_had(client: httpx.Client, dcat: Graph) -> None:
    """At its address, of its size, hash and kind; the page leads to each."""
    page = client.get("/catalog.html").text
    wrong = {}
    for file in dcat.subjects(DCAT.downloadURL):
        address = str(dcat.value(file, DCAT.downloadURL))
        response = client.get(address)
        found = (
            response.status_code,
            len(response.content),
            hashlib.sha256(response.content).hexdigest(),
            response.headers["Content-Type"].partition(";")[0],
            f'href="{httpx.URL(address).path}"' in page,
        )
        expected = (
            200,
            int(str(dcat.value(file, DCAT.byteSize))),
            str(dcat.value(dcat.value(file, SPDX.checksum), SPDX.checksumValue)),
            str(dcat.value(file, DCAT.mediaType)).removeprefix(
                "https://www.iana.org/assignments/media-types/"
            ),
            True,
        )
        if found != expected:
            wrong[address] = (found, expected)

    assert (wrong, len(set(dcat.subjects(DCAT.downloadURL)))) == ({}, 11)


def test_a_file_that_is_held_is_not_sent_again(client: httpx.Client) -> None:
    """The tag is the hash, so that it is the same for every server of the same build."""
    response = client.get("/data/organisations.ttl")
    tag = response.headers["ETag"]
    again = client.get("/data/organisations.ttl", headers={"If-None-Match": f'"other", {tag}'})
    head = client.head("/data/organisations.ttl")

    assert (tag, again.status_code, again.content, head.status_code, head.headers["ETag"]) == (
        f'"{hashlib.sha256(response.content).hexdigest()}"',
        304,
        b"",
        200,
        tag,
    )


@pytest.mark.parametrize(
    "path",
    [
        "../manifest.json",
        "..%2f..%2fmanifest.json",
        "%2e%2e/data/manifest.json",
        "icd-2021/../../../etc/passwd",
        "icd-2021\\asserted.ttl",
        "/etc/passwd",
        "manifest.json%00",
        "icd-2021",
        "MANIFEST.JSON",
    ],
)
def test_only_what_is_listed_can_be_had(client: httpx.Client, path: str) -> None:
    """No address leads out of the list."""
    assert client.get(f"/data/{path}").status_code == 404


def test_the_folder_of_files_leads_to_the_list_of_them(client: httpx.Client) -> None:
    """What there is to download is said by the catalogue."""
    assert [client.get("/data/").status_code, client.get("/data/").headers["Location"]] == [303, "/catalog"]


def test_description_and_catalogue_have_one_set_of_numbers(client: httpx.Client, void: Graph) -> None:
    """Service description, VoID, the graphs themselves: one number each."""
    service = Graph().parse(data=client.get("/sparql", headers={"Accept": "text/turtle"}).text)
    graphs = {
        str(graph): size for graph, size in service.subject_objects(VOID.triples) if "/graph/" in str(graph)
    }

    assert {name: set(void.objects(URIRef(name), VOID.triples)) for name in graphs} == {
        name: {size} for name, size in graphs.items()
    }
    whole = service.value(service.value(predicate=RDF.type, object=SD.Service), SD.defaultDataset)
    assert set(void.objects(whole, VOID.triples)) == set(service.objects(whole, VOID.triples))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # of rdflib's own JSON-LD parser
@pytest.mark.parametrize("accept", ["text/turtle", "application/ld+json"])
def test_the_description_is_the_same_in_every_form(client: httpx.Client, void: Graph, accept: str) -> None:
    """Service and graphs together."""
    response = client.get("/.well-known/void", headers={"Accept": accept})

    assert set(Graph().parse(data=response.text, format=FORMS[accept])) == set(void)


@pytest.mark.parametrize("host", ['a"b', "a>b", "a b"])
def test_a_host_that_is_none_gets_into_no_description(client: httpx.Client, host: str) -> None:
    """Whoever says where the server is cannot write into what it says."""
    response = client.get("/catalog.ttl", headers={"Host": host})

    assert (response.status_code in {200, 400}, host in response.text) == (True, False)


@pytest.mark.parametrize("path", ["/shapes", "/ontology/alignments"])
def test_documents_for_machines_are_found_by_people_too(client: httpx.Client, path: str) -> None:
    """The shapes and the alignments are files; a browser is led to where they are listed."""
    page = client.get(path, headers={"Accept": "text/html"})
    file = client.get(path, headers={"Accept": "text/turtle"})
    name = path.rpartition("/")[2]

    assert (page.headers["Location"], file.headers["Location"], client.get(f"{path}.ttl").status_code) == (
        "/catalog#ontology",
        f"/data/{name}.ttl",
        303,
    )


def test_the_version_of_the_alignments_leads_to_them(client: httpx.Client) -> None:
    """Only one version is here."""
    assert client.get("/ontology/alignments/0.1.0").headers["Location"] == "/ontology/alignments"


def iris(texts: Iterable[str]) -> set[str]:
    """The IRIs of ours in texts of triples."""
    return {iri for text in texts for iri in re.findall(rf"<({re.escape(terms.HOME)}[^>\s]+)>", text)}


def as_triples(turtle: bytes) -> str:
    """Turtle with every IRI written out."""
    return "\n".join(
        f"{one.subject} {one.predicate} {one.object}" for one in ox.parse(turtle, format=_TURTLE)
    )


_TURTLE = ox.RdfFormat.TURTLE


def kind(iri: str) -> str:
    """What an IRI is of: the beginning that its like share."""
    document, hash_, _ = iri.removeprefix(terms.HOME).partition("#")
    parts = document.split("/")
    depth = 3 if parts[0] == "id" and any(sign.isdigit() for sign in parts[1]) else 2
    return "/".join(parts[:depth]) + hash_


@pytest.fixture(scope="session")
def used(client: httpx.Client, dcat: Graph, void: Graph) -> list[str]:
    """Every IRI of ours in the graphs, the ontology, the alignments, the shapes, the catalogue."""
    store = open_store()
    graphs = ("\n".join(store.triples(graph)) for graph in store.graphs())
    files = [*paths.ONTOLOGY.glob("*.ttl"), *paths.SHAPES.rglob("*.ttl"), *paths.VOCABULARIES.glob("*.ttl")]
    described = (graph.serialize(format="nt") for graph in (dcat, void))
    here = str(client.base_url)
    found = iris([*graphs, *(as_triples(path.read_bytes()) for path in files), *described])
    return sorted({*found, *store.graphs()} - {here})


@pytest.mark.slow
def test_every_kind_of_iri_resolves(client: httpx.Client, used: list[str]) -> None:
    """The first of each kind and every two-hundredth besides: triples that speak of it, where it says.

    A graph's own address gives what it holds.
    """
    firsts: dict[str, str] = {}
    for iri in used:
        firsts.setdefault(kind(iri), iri)
    unresolved = {}
    for iri in sorted({*firsts.values(), *used[::EVERY]}):
        address = iri.removeprefix(terms.HOME)
        response = client.get(f"/{address}", headers={"Accept": "text/turtle"}, follow_redirects=True)
        if response.status_code != 200 or not (
            iri.startswith(terms.GRAPH) or speaks_of(response.content, iri)
        ):
            unresolved[iri] = response.status_code

    assert (unresolved, len(used) > 10_000, len(firsts) > 60) == ({}, True, True)


def speaks_of(turtle: bytes, iri: str) -> bool:
    """Whether the IRI stands in a triple."""
    return any(
        iri in {getattr(term, "value", "") for term in (one.subject, one.predicate, one.object)}
        for one in ox.parse(turtle, format=_TURTLE)
    )


@pytest.mark.slow
def test_every_kind_of_iri_has_a_page(client: httpx.Client, used: list[str]) -> None:
    """The same for people: one of each kind answers with a page; the description is for machines alone."""
    firsts: dict[str, str] = {}
    for iri in used:
        if "/.well-known/" not in iri:
            firsts.setdefault(kind(iri), iri)
    missing = {}
    for iri in firsts.values():
        response = client.get(
            f"/{iri.removeprefix(terms.HOME)}", headers={"Accept": "text/html"}, follow_redirects=True
        )
        if (response.status_code, response.headers["Content-Type"]) != (200, "text/html; charset=utf-8"):
            missing[iri] = response.status_code

    assert missing == {}


def test_an_iri_that_is_nowhere_is_found(client: httpx.Client) -> None:
    """The check can fail: for what is not there, and for a document that does not speak of it."""
    gone = client.get("/id/icd-2021/goal/99", headers={"Accept": "text/turtle"})
    silent = client.get("/catalog.ttl").content

    assert (gone.status_code, speaks_of(silent, f"{terms.HOME}catalog#nothing")) == (404, False)
