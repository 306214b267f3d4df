"""Graphs leave in bounded parts that add up and are always the same."""

from pathlib import Path

import pytest

from policygraph import paths
from policygraph.errors import StoreError
from policygraph.store.embedded import EmbeddedStore
from policygraph.store.outgoing import OutgoingGraph, outgoing_build
from policygraph.store.published import read_manifest
from publish.small_build import ONTOLOGY, small_build, written_build


def test_the_parts_of_the_real_build_add_up() -> None:
    """Each graph has as many triples in its parts as the manifest says."""
    files = read_manifest(paths.TRIPLES).files.values()
    build = outgoing_build(paths.TRIPLES)

    assert {entry["graph"]: entry["triples"] for entry in files} == {
        graph.name: sum(len(part.lines) for part in graph.parts())
        for graph in build.graphs
        if graph.name != ONTOLOGY
    }


def test_parts_are_bounded(tmp_path: Path) -> None:
    """So many triples, and so many bytes and the triple that passes them."""
    (graph, _) = small_build(tmp_path, one=10).graphs

    assert [len(part.lines) for part in graph.parts(most=4)] == [4, 4, 2]
    assert [len(part.lines) for part in graph.parts(most_bytes=70)] == [2, 2, 2, 2, 2]


def test_parts_are_the_same_every_time(tmp_path: Path) -> None:
    """Blank nodes without a label included."""
    (graph, _) = written_build(tmp_path, {"one": "<urn:a> <urn:p> [ <urn:q> [] ] , 1 ."}).graphs

    assert list(graph.parts()) == list(graph.parts())


def test_blank_nodes_of_two_files_are_not_mixed_up(tmp_path: Path) -> None:
    """The same label in two files is two nodes, as the embedded store has it."""
    files = (tmp_path / "one.ttl", tmp_path / "two.ttl")
    store = EmbeddedStore()
    for file in files:
        file.write_text('_:x <urn:p> "1" . <urn:a> <urn:p> "1" .', encoding="utf-8")
        store.load(file.read_bytes(), "urn:g")

    (iris, blank) = OutgoingGraph("urn:g", files, "").parts()

    assert (len(iris.lines), len(blank.lines), blank.blank) == (1, 2, True)
    assert len(iris.lines) + len(blank.lines) == len(store)


def test_a_triple_that_is_written_twice_leaves_once(tmp_path: Path) -> None:
    """What is counted are distinct triples."""
    (graph, _) = written_build(tmp_path, {"one": "<urn:a> <urn:p> 1 . <urn:a> <urn:p> 1 ."}).graphs

    assert [len(part.lines) for part in graph.parts()] == [1]


def test_a_file_that_is_not_the_described_one_does_not_leave(tmp_path: Path) -> None:
    """The manifest is the only word on what a build consists of."""
    small_build(tmp_path, one=10)
    (tmp_path / "one.ttl").write_text("<urn:a> <urn:p> 1 .", encoding="utf-8")

    with pytest.raises(StoreError, match="not what the manifest describes"):
        outgoing_build(tmp_path)
