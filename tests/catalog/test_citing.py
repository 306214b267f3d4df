"""`CITATION.cff` is of what was built."""

import copy
import re

import pytest
import yaml

from policygraph import paths, terms
from policygraph.catalog import read_catalogue, to_citation
from policygraph.store import EmbeddedStore, Manifest, open_store, read_manifest


@pytest.mark.slow
def test_the_committed_file_is_that_of_the_committed_build() -> None:
    """To the byte; `make reference` writes it anew."""
    made = to_citation(read_catalogue(open_store(), read_manifest(paths.TRIPLES)))

    assert made.decode() == paths.CITATION.read_text(encoding="utf-8")


def test_the_documentation_shows_the_version_of_the_committed_build() -> None:
    """On how to cite, in both languages."""
    version = read_catalogue(EmbeddedStore(), read_manifest(paths.TRIPLES)).plans[0].version
    text = (paths.DOCS / "cite.md").read_text(encoding="utf-8")

    assert set(re.findall(r"0\.1\.0\+[0-9a-f]{8}", text)) == {version}


def test_another_build_is_cited_as_itself() -> None:
    """Another plan with another text: nothing of the repository's own plan is in its file."""
    manifest = read_manifest(paths.TRIPLES)
    plan = {**copy.deepcopy(manifest.plans["icd-2021"]), "title": 'A "plan": 2030'}
    files = {"other-2030/asserted.ttl": {"sha256": "ab" * 32}}
    store = EmbeddedStore()
    store.load(
        f"""@prefix pg: <{terms.PG}> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <{terms.individual("other-2030")}> a pg:AnnualPlan ; skos:prefLabel "계획: '30"@ko ;
            pg:issued "2030" ; pg:issuer "부처" .""".encode(),
        terms.graph("other-2030", "asserted"),
    )
    catalogue = read_catalogue(store, Manifest({"other-2030": plan}, files))
    data, source = yaml.safe_load(to_citation(catalogue))["references"]

    assert (data["title"], data["url"], data["version"], source["authors"], source["year"]) == (
        "계획: '30: knowledge graph",
        f"{terms.HOME}catalog#other-2030",
        catalogue.plans[0].version,
        [{"name": "부처"}],
        2030,
    )
    assert ("month" in source, "icd-2021" in to_citation(catalogue).decode()) == (False, False)


def test_graphs_without_a_plan_cite_policygraph_alone() -> None:
    """There is no source to name."""
    cited = yaml.safe_load(to_citation(read_catalogue(EmbeddedStore(), Manifest({}, {}))))

    assert (cited["title"], "references" in cited) == ("policygraph", False)
