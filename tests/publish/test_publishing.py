"""Graphs on real servers: new ones, changed ones, foreign ones, and those that are gone from the build."""

import threading
from pathlib import Path

import pytest

from policygraph.errors import CommandError, StoreError
from policygraph.publish import Patience, Step, publish, read_record
from policygraph.store import ontology_files
from policygraph.store.embedded import EmbeddedStore
from policygraph.store.remote_update import Addresses, RemoteUpdate
from publish.conftest import Target
from publish.small_build import ONTOLOGY, graph, small_build, written_build


def test_every_graph_of_a_build_is_on_the_server(tmp_path: Path, target: Target) -> None:
    """The server counts what each file has, and for the ontology what the embedded store counts."""
    embedded = EmbeddedStore()
    for path in ontology_files():
        embedded.load(path.read_bytes(), ONTOLOGY)

    publication = publish(small_build(tmp_path, one=3, two=5), target.remote)

    assert {graph("one"): 3, graph("two"): 5, ONTOLOGY: len(embedded)} == {
        found.name: found.found for found in publication.graphs
    }
    assert publication.is_whole
    assert target.holds('<urn:one:1> <urn:p> "사업 1"@ko', "one")


def test_nothing_is_left_of_the_way(tmp_path: Path, target: Target) -> None:
    """After a publication there are its graphs and the record, and no parts."""
    publish(small_build(tmp_path, one=3), target.remote)

    assert target.graphs() == {graph("one"), ONTOLOGY, "https://w3id.org/policygraph/graph/publication"}
    assert read_record(target.remote).staged == {}


def test_without_a_graph_store_all_goes_by_update(tmp_path: Path, target: Target) -> None:
    """A server that takes updates only gets the same, blank nodes and graphs of many updates included."""
    addresses = Addresses(target.addresses.query, target.addresses.update)
    with RemoteUpdate(addresses, target.credentials) as remote:
        publication = publish(small_build(tmp_path, one=2_500), remote)

    assert publication.is_whole
    assert publication.graphs[0].found == 2_500


def test_the_record_holds_the_manifest_as_it_is_written(tmp_path: Path, target: Target) -> None:
    """The record names the build's graphs with sha256 and count, and gives the manifest to the letter."""
    build = small_build(tmp_path, one=3)
    publish(build, target.remote)

    record = read_record(target.remote)

    assert record.manifest == build.manifest
    assert [(3, build.graphs[0].sha256, "0.1.0")] == [
        (found.triples, found.sha256, found.version)
        for name, found in record.graphs.items()
        if name == graph("one")
    ]


def test_a_repeated_publication_sends_nothing(tmp_path: Path, target: Target) -> None:
    """What is there with the same sha256 and count is left alone."""
    build = small_build(tmp_path, one=3, two=5)
    publish(build, target.remote)
    steps: list[Step] = []

    publish(build, target.remote, watch=steps.append)

    assert [step.kind for step in steps] == ["unchanged"] * 3


def test_only_a_changed_file_is_sent(tmp_path: Path, target: Target) -> None:
    """One graph is replaced: what it had is gone, what it has now is there."""
    publish(small_build(tmp_path, one=3, two=5), target.remote)

    publication = publish(small_build(tmp_path, one=3, two=2), target.remote)

    assert [found.outcome for found in publication.graphs] == ["unchanged", "sent", "unchanged"]
    assert publication.is_whole
    assert not target.holds("<urn:two:4> ?p ?o", "two")


def test_a_graph_that_somebody_changed_is_sent_again(tmp_path: Path, target: Target) -> None:
    """Where the server counts something else than the record says, the graph is put right."""
    build = small_build(tmp_path, one=3)
    publish(build, target.remote)
    target.server.put(graph("one"), b"<urn:x> <urn:p> <urn:y> .")

    publication = publish(build, target.remote)

    assert [found.outcome for found in publication.graphs] == ["sent", "unchanged"]
    assert publication.is_whole


def test_a_foreign_graph_is_refused(tmp_path: Path, target: Target) -> None:
    """A graph that was not published from here stays as it is, and nothing else is sent."""
    target.server.put(graph("two"), b"<urn:x> <urn:p> <urn:y> .")

    with pytest.raises(CommandError, match="--adopt"):
        publish(small_build(tmp_path, one=3, two=5), target.remote)

    assert target.holds("<urn:x> <urn:p> <urn:y>", "two")
    assert target.graphs() == {graph("two")}


def test_a_foreign_graph_can_be_adopted(tmp_path: Path, target: Target) -> None:
    """On demand it is replaced."""
    target.server.put(graph("two"), b"<urn:x> <urn:p> <urn:y> .")

    publication = publish(small_build(tmp_path, two=5), target.remote, adopt=True)

    assert publication.is_whole
    assert not target.holds("<urn:x> ?p ?o", "two")


def test_a_graph_that_is_gone_from_the_build_is_only_reported(tmp_path: Path, target: Target) -> None:
    """It stays, and is named."""
    publish(small_build(tmp_path / "old", one=3, two=5), target.remote)

    publication = publish(small_build(tmp_path / "new", one=3), target.remote)

    assert publication.stale == (graph("two"),)
    assert target.remote.count(graph("two")) == 5


def test_pruning_removes_what_was_published_and_nothing_else(tmp_path: Path, target: Target) -> None:
    """Of two graphs that are not in the build, the one that the record names goes, the foreign one stays."""
    publish(small_build(tmp_path / "old", one=3, two=5), target.remote)
    target.server.put(graph("foreign"), b"<urn:x> <urn:p> <urn:y> .")

    publication = publish(small_build(tmp_path / "new", one=3), target.remote, prune=True)

    assert publication.pruned == (graph("two"),)
    assert (target.remote.count(graph("two")), target.remote.count(graph("foreign"))) == (0, 1)
    assert graph("two") not in read_record(target.remote).graphs


def test_a_reader_never_sees_half_a_graph(tmp_path: Path, target: Target) -> None:
    """Whoever counts while 10,000 triples replace 8,000 counts one or the other."""
    publish(small_build(tmp_path, one=8_000), target.remote)
    seen: list[int] = []
    done = threading.Event()

    def read() -> None:
        with RemoteUpdate(target.addresses, target.credentials) as reader:
            while not done.is_set():
                seen.append(reader.count(graph("one")))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        publish(small_build(tmp_path, one=10_000), target.remote)
    finally:
        done.set()
        for reader in readers:
            reader.join()

    assert set(seen) <= {8_000, 10_000}
    assert len(seen) > 3


def test_an_emptied_graph_is_seen_by_such_a_reader(tmp_path: Path, oxigraph: Target) -> None:
    """The check of the test before can fail: dropping and sending leaves a moment without the graph."""
    publish(small_build(tmp_path, one=10), oxigraph.remote)
    oxigraph.server.drop(graph("one"))

    assert oxigraph.remote.count(graph("one")) == 0


def test_blank_nodes_keep_what_holds_them_together(tmp_path: Path, target: Target) -> None:
    """Two blank nodes of one file and one of the same label in another: three of them, joined as written."""
    text = '<urn:a> <urn:p> [ <urn:q> [ <urn:r> "1" ] ] , [ <urn:q> "2" ] .'
    build = written_build(tmp_path, {"one": text})

    publication = publish(build, target.remote)

    assert publication.graphs[0].found == 5
    assert target.holds('<urn:a> <urn:p> ?x . ?x <urn:q> ?y . ?y <urn:r> "1"', "one")


def test_an_empty_graph_replaces_a_full_one(tmp_path: Path, target: Target) -> None:
    """A file without triples is a graph without triples."""
    publish(small_build(tmp_path, one=3), target.remote)

    assert publish(small_build(tmp_path, one=0), target.remote).graphs[0].found == 0


def test_a_server_that_is_not_there_is_given_up(tmp_path: Path, oxigraph: Target, patience: Patience) -> None:
    """After the last try the error is told."""
    nowhere = Addresses("http://127.0.0.1:1/query", "http://127.0.0.1:1/update")
    assert oxigraph.remote.count(graph("one")) == 0

    with RemoteUpdate(nowhere) as remote, pytest.raises(StoreError, match="cannot be reached"):
        publish(small_build(tmp_path, one=3), remote, patience=patience)
