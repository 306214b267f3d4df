"""Home, explorer, the query page's data: what is served, and under which policy."""

import json
import re

import httpx
import pytest

from policygraph import paths
from policygraph.query import questions
from policygraph.serve.library import groups

pytestmark = pytest.mark.slow

PAGES = ["/", "/query", "/ontology", "/id/ministry/motie", "/graph/organisations", "/catalog", "/id/none/x"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_page_is_in_the_language_of_its_address(client: httpx.Client, path: str, language: str) -> None:
    """Korean without a word, English by `?lang=en`; the switch leads to the other."""
    page = client.get(path, params={} if language == "ko" else {"lang": "en"}).text

    assert re.search(r'<html lang="(\w+)">', page)[1] == language  # type: ignore[index] # a page has one
    assert re.search(r'id="language" class="button" href="([^"]*)"', page)[1] == (  # type: ignore[index] # as above
        "?lang=en" if language == "ko" else "?"
    )


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_a_page_stands_inline(client: httpx.Client, path: str) -> None:
    """The policy allows scripts and styles from here only; pages have no others, and data is no script."""
    response = client.get(path)

    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert (
        re.findall(
            r"<script(?![^>]*\b(?:src=|type=.application/ld\+json\b))|<style|\sstyle=|\son\w+=", response.text
        )
        == []
    )


def test_home_says_what_this_is(client: httpx.Client) -> None:
    """Plan, version of the data, triples, and where to go."""
    page = client.get("/").text

    assert ("제2차 산업융합발전 기본계획 &#39;21년도 실행계획" in page, "자료 판 00000000" in page) == (
        True,
        True,
    )
    for path in ("/explorer/", "/query", "/ontology", "/catalog", "/.well-known/void", "/health"):
        assert f'href="{path}"' in page


def test_the_explorer_keeps_its_own_policy(client: httpx.Client) -> None:
    """Its pages are whole in themselves: the header allows exactly what they say, and no frames."""
    response = client.get("/explorer/")
    policy = response.headers["Content-Security-Policy"]

    assert (response.status_code, "'sha256-" in policy, "frame-ancestors 'none'" in policy) == (
        200,
        True,
        True,
    )


@pytest.mark.parametrize(
    "path",
    ["/explorer/none.html", "/explorer/..%2Fmanifest.json", "/static/..%2Fpages.py", "/static/none.js"],
)
def test_only_what_is_there_is_served(client: httpx.Client, path: str) -> None:
    """No path leads out of a folder."""
    assert client.get(path).status_code == 404


def test_every_question_is_in_one_group() -> None:
    """The library lists each question once, and every group says only what exists."""
    listed = [question["name"] for group in groups() for question in group["questions"]]

    assert sorted(listed) == sorted(question.name for question in questions())


def test_the_library_knows_what_a_form_needs(client: httpx.Client) -> None:
    """Ministries by name, the newest year, terms with labels, and the questions without their headers."""
    library = json.loads(client.get("/library.json").content)
    motie = next(one for one in library["ministries"] if one["iri"].endswith("/motie"))
    amount = next(one for one in library["terms"] if one["name"] == "pg:amount")
    texts = [one["sparql"] for group in library["groups"] for one in group["questions"]]

    assert (library["year"], motie["ko"], motie["en"]) == (
        2021,
        "산업통상자원부",
        "Ministry of Trade, Industry and Energy",
    )
    assert (amount["ko"], amount["en"]) == ("금액", "amount")
    assert {text.startswith("SELECT") for text in texts} == {True}


def test_names_of_things_in_an_answer(client: httpx.Client) -> None:
    """What is policygraph's is named; anything else is left alone."""
    ours = "https://w3id.org/policygraph/id/ministry/me"
    response = client.get(
        "/names.json", params=[("iri", ours), ("iri", "http://example.org/"), ("lang", "en")]
    )

    assert response.json() == {ours: "Ministry of Environment"}


def test_no_script_comes_from_elsewhere() -> None:
    """Scripts import each other only, and none evaluates text."""
    folder = paths.ROOT / "src" / "policygraph" / "serve" / "static"
    scripts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}
    imported = {name for text in scripts.values() for name in re.findall(r'from "([^"]+)"', text)}

    assert imported <= {f"./{name}" for name in scripts}
    assert [
        name
        for name, text in scripts.items()
        if re.search(r"\beval\(|new Function|innerHTML|document\.write", text)
    ] == []
