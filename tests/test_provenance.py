"""What kind of statement a graph makes is said once, and called the same everywhere."""

import json

import pytest

from policygraph import terms
from policygraph.export import Source
from policygraph.export.csv_files import files
from policygraph.export.facts import ORIGINS, Stated
from policygraph.provenance import KINDS, origin
from policygraph.reference.dictionary import dictionary
from policygraph.store import EmbeddedStore, Manifest

GRAPHS = {
    terms.ASSERTED: "printed",
    terms.EVIDENCE: "printed",
    terms.ORGANISATIONS: "reference",
    terms.ONTOLOGY: "reference",
    terms.CURATED: "read",
    terms.INFERRED: "inferred",
    terms.LINKED: "estimated",
    terms.OVERLAP: "analysed",
}


@pytest.mark.parametrize(("stem", "kind"), GRAPHS.items())
def test_a_graph_makes_one_kind_of_statement(stem: str, kind: str) -> None:
    """Pages and tables go by the same word."""
    assert (origin(terms.graph("icd-2021", stem)).kind, Stated("", "", f"icd-2021/{stem}").origin) == (
        kind,
        kind,
    )


def test_a_graph_that_is_not_known_is_of_no_kind() -> None:
    """Its statements are in no table."""
    assert origin("urn:g").kind == ""


def test_kinds_are_called_alike_in_dictionary_package_and_pages() -> None:
    """A kind that one graph makes has the name that pages give the graph."""
    package = dict(files(Source(EmbeddedStore(), Manifest({}, {}), "ko")))["datapackage.json"]
    (described,) = {
        field["description"]
        for table in json.loads(package)["resources"]
        for field in table["schema"]["fields"]
        if field["name"] == "origin"
    }
    page = dictionary()
    of_one_graph = ("asserted", "curated", "inferred", "linked", "overlap")

    assert tuple(KINDS) == ORIGINS
    for stem in of_one_graph:
        code, graph = GRAPHS[stem], origin(stem)
        assert f"{code}: {graph.ko}" in described
        assert f"{code}: {graph.en}" in described
        assert f"| `{code}` | {graph.ko}" in page


def test_the_dictionary_says_it_in_plain_korean() -> None:
    """Nothing that reads like a translation."""
    page = dictionary()

    assert [words for words in ("누구의 진술", "진술의 주어인 것", "열쇠") if words in page] == []
