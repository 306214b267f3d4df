"""Every IRI of policygraph answers, for people and for machines."""

import re

import httpx
import pyoxigraph as ox
import pytest

from policygraph import terms

PROJECT = "/id/icd-2021/project/1-1-3"
MACHINES = {".ttl": "text/turtle", ".jsonld": "application/ld+json", ".nt": "application/n-triples"}
FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
}


def media(header: str) -> str:
    """A Content-Type without its parameters."""
    return header.partition(";")[0]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/html"),
        ("*/*", "text/html"),
        *((one, one) for one in MACHINES.values()),
        ("text/html;q=0.5, text/turtle", "text/turtle"),
    ],
)
def test_the_form_is_what_the_client_accepts(client: httpx.Client, accept: str, expected: str) -> None:
    """The Accept header chooses between a page and triples, and the answer says that it did."""
    response = client.get(PROJECT, headers={"Accept": accept})

    assert (response.status_code, media(response.headers["Content-Type"])) == (200, expected)
    assert "Accept" in response.headers["Vary"]


@pytest.mark.parametrize("path", [PROJECT, "/ontology", "/vocabulary/phase", "/graph/organisations"])
@pytest.mark.parametrize("ending", MACHINES)
def test_the_end_of_an_address_outranks_accept(client: httpx.Client, path: str, ending: str) -> None:
    """A link to `.ttl` gives Turtle to a browser, too, and what it gives can be read."""
    response = client.get(path + ending, headers={"Accept": "text/html"})

    assert media(response.headers["Content-Type"]) == MACHINES[ending]
    assert len(list(ox.parse(response.content, format=FORMATS[MACHINES[ending]]))) > 5


def test_every_form_says_where_the_others_are(client: httpx.Client) -> None:
    """Link headers lead to the other forms; Turtle is what describes the thing."""
    link = client.get(PROJECT).headers["Link"]

    assert re.findall(r'<([^>]+)>; rel="([^"]+)"; type="([^"]+)"', link) == [
        (f"{PROJECT}.ttl", "describedby alternate", "text/turtle"),
        (f"{PROJECT}.jsonld", "alternate", "application/ld+json"),
        (f"{PROJECT}.nt", "alternate", "application/n-triples"),
    ]


def test_a_head_request_gets_the_same_headers(client: httpx.Client) -> None:
    """HEAD is GET without the body."""
    get, head = client.get(PROJECT), client.head(PROJECT)

    assert (head.status_code, head.content) == (200, b"")
    assert (head.headers["Link"], head.headers["Content-Length"]) == (
        get.headers["Link"],
        get.headers["Content-Length"],
    )


@pytest.mark.parametrize("path", [PROJECT, "/ontology", "/graph/organisations"])
def test_what_no_form_fits_is_not_acceptable(client: httpx.Client, path: str) -> None:
    """A client that wants a picture is told what there is."""
    response = client.get(path, headers={"Accept": "image/png"})

    assert (response.status_code, "text/turtle" in response.text) == (406, True)


def test_triples_are_those_of_the_thing_and_with_it(client: httpx.Client) -> None:
    """Every triple has the thing on one of its sides."""
    iri = ox.NamedNode(f"{terms.ID}ministry/motie")
    found = list(ox.parse(client.get("/id/ministry/motie.nt").content, format=ox.RdfFormat.N_TRIPLES))

    assert {iri in {one.subject, one.object} for one in found} == {True}
    assert {one.object == iri for one in found} == {True, False}


@pytest.mark.parametrize(
    "path",
    ["/id/icd-2021/project/9-9-9", "/id/none/here", "/vocabulary/none", "/graph/none", "/ontology/none"],
)
@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_what_the_graph_does_not_hold_is_not_found(client: httpx.Client, path: str, accept: str) -> None:
    """An unknown IRI is 404 in every form."""
    assert client.get(path, headers={"Accept": accept}).status_code == 404


def test_a_page_that_is_not_there_shows_what_is_nearby(client: httpx.Client) -> None:
    """A wrong number of a project leads to projects that there are."""
    assert '<a href="/id/icd-2021/project/' in client.get("/id/icd-2021/project/9-9-9").text


@pytest.mark.parametrize("path", ["/id/a%20b", "/id/a%3Cb%3E", "/id/%22%7D", "/id/a%00b"])
def test_what_is_no_iri_is_not_found(client: httpx.Client, path: str) -> None:
    """What cannot be an IRI cannot be in the graph; it never becomes part of a query."""
    assert client.get(path).status_code == 404


def test_printed_read_and_inferred_stand_apart(client: httpx.Client) -> None:
    """A page has a section for each origin of what is said, in the order from printed to where it stands."""
    page = client.get(PROJECT).text
    sections = re.findall(r'<section class="facts (\w+)">(.*?)</section>', page, re.DOTALL)
    said = dict(reversed(sections))

    assert [origin for origin, _ in sections][:3] == ["asserted", "curated", "inferred"]
    assert ["예산을 내는 부처" in said[one] for one in ("asserted", "curated", "inferred")] == [
        True,
        False,
        False,
    ]
    assert ["다부처 사업" in said[one] for one in ("asserted", "curated", "inferred")] == [False, False, True]


def test_a_page_quotes_the_source_with_its_repair(client: httpx.Client) -> None:
    """Line, words, raw text, reading and reason."""
    page = client.get(PROJECT).text

    assert ("원문 763행" in page, "병합된 이름 칸의 글자가 깨짐" in page) == (True, True)
    assert "<ins>바이오빅데이터구축시범사업</ins>" in page


@pytest.mark.parametrize(("language", "money"), [("ko", "20.00억원"), ("en", "KRW 2.000 bn")])
def test_money_is_in_the_unit_of_the_language(client: httpx.Client, language: str, money: str) -> None:
    """Two billion won: 억원 in Korean, billions in English, the exact won beside it."""
    page = client.get(f"/id/icd-2021/allocation/1-1-9/motie?lang={language}").text

    assert f'title="2,000,000,000 KRW" class="money">{money}</span>' in page


def test_names_are_in_the_language_of_the_address(client: httpx.Client) -> None:
    """English by `?lang=en`, and every link keeps it."""
    page = client.get(f"{PROJECT}?lang=en").text

    assert ("<h1>Pilot project for building bio big data</h1>" in page, "funded by" in page) == (True, True)
    assert 'href="/id/ministry/motie?lang=en"' in page


def test_long_lists_come_in_pages(client: httpx.Client) -> None:
    """What does not fit has a page of its own, and that has a next one."""
    page = client.get("/id/icd-2021/text").text
    (more,) = re.findall(r'href="(/id/icd-2021/text\?property=[^"]*hasSource[^"]*)"', page)
    listed = client.get(more.replace("&amp;", "&")).text
    second = client.get(more.replace("&amp;", "&") + "&page=2").text

    assert (listed.count("<li>"), 'rel="next"' in listed, 'rel="prev"' in listed) == (100, True, False)
    assert 'start="101"' in second


def test_the_ontology_has_every_term_in_both_languages(client: httpx.Client) -> None:
    """Each term has an anchor, a definition in Korean and one in English."""
    page = client.get("/ontology").text
    found = ox.parse(client.get("/ontology.nt").content, format=ox.RdfFormat.N_TRIPLES)
    iris = {one.subject.value for one in found if isinstance(one.subject, ox.NamedNode)}
    shown = re.findall(r'<article class="term" id="(\w+)">(.*?)</article>', page, re.DOTALL)
    amount = dict(shown)["amount"]

    assert sorted(f"{terms.PG}{name}" for name, _ in shown) == sorted(
        i for i in iris if i.startswith(terms.PG)
    )
    assert [name for name, text in shown if '<p lang="ko"' not in text or '<p lang="en"' not in text] == []
    assert ("단위는 언제나 원이다" in amount, "always in won" in amount) == (True, True)


@pytest.mark.parametrize("path", ["/ontology/0.1.0", "/ontology/cube/0.1.0"])
def test_the_iri_of_a_version_leads_to_the_ontology(client: httpx.Client, path: str) -> None:
    """Only one version is here."""
    response = client.get(path)

    assert (response.status_code, response.headers["Location"]) == (303, "/ontology")


def test_hostile_data_stays_text(hostile_client: httpx.Client) -> None:
    """No label makes an element, and only addresses of the web become links."""
    page = hostile_client.get("/id/evil").text

    assert re.findall(r"<(?:script|img|svg)\b", page) == []
    assert [
        href for href in re.findall(r'href="([^"]*)"', page) if href.startswith(("javascript:", "data:t"))
    ] == []
