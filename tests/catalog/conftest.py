"""The real build's files as they are published, the catalogue of them, and both descriptions read back."""

from pathlib import Path

import pytest
from rdflib import Graph

from policygraph import paths
from policygraph.catalog import (
    DATA,
    Catalogue,
    Place,
    list_files,
    read_catalogue,
    serialised,
    to_dcat,
    to_void,
    write_data,
    write_ontology,
)
from policygraph.store import open_store, read_manifest

SPARQL = "https://example.org/graph/sparql"


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication that holds its data alone."""
    folder = tmp_path_factory.mktemp("published")
    write_ontology(folder / DATA)
    write_data(paths.TRIPLES, read_manifest(paths.TRIPLES), folder / DATA)
    return folder


@pytest.fixture(scope="session")
def catalogue(root: Path) -> Catalogue:
    """What there is to say of it, with an endpoint."""
    files = list_files(root, (path for path in root.rglob("*") if path.is_file()))
    return read_catalogue(
        open_store(), read_manifest(paths.TRIPLES), files, Place("https://example.org/graph/", sparql=SPARQL)
    )


@pytest.fixture(scope="session")
def dcat(catalogue: Catalogue) -> Graph:
    """The catalogue as whoever harvests it reads it."""
    return Graph().parse(data=serialised(to_dcat(catalogue), "turtle"), format="turtle")


@pytest.fixture(scope="session")
def void(catalogue: Catalogue) -> Graph:
    """The description of the graphs, read back."""
    return Graph().parse(data=serialised(to_void(catalogue), "turtle"), format="turtle")
