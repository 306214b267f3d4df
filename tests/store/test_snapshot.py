"""The snapshot of a build answers as its Turtle files do, and is used only where it is of them."""

from pathlib import Path

import pytest

from policygraph.store import (
    EmbeddedStore,
    add_snapshot,
    embedded,
    find_published_snapshot,
    open_store,
    published,
    snapshot,
)

pytestmark = pytest.mark.slow

# Blank nodes (of the ontology's restrictions) have other names in each store: all of them are one here.
ALL = """SELECT ?graph ?subject ?p ?object {
    GRAPH ?graph { ?s ?p ?o }
    BIND(IF(ISBLANK(?s), "blank", ?s) AS ?subject)
    BIND(IF(ISBLANK(?o), "blank", ?o) AS ?object)
} ORDER BY ?graph ?subject ?p ?object"""


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The graphs that are read from Turtle from now on."""
    loaded: list[str] = []
    load = EmbeddedStore.load

    def count(self: EmbeddedStore, data: bytes, graph: str) -> None:
        loaded.append(graph)
        load(self, data, graph)

    monkeypatch.setattr(embedded.EmbeddedStore, "load", count)
    return loaded


def test_a_snapshot_holds_what_the_files_hold(build_copy: Path, loads: list[str]) -> None:
    """Every quad is the same, and no Turtle is read."""
    snapshot.remove_snapshot(build_copy)
    from_files = open_store(build_copy).query(ALL).bindings()
    add_snapshot(build_copy)
    loads.clear()

    assert open_store(build_copy).query(ALL).bindings() == from_files
    assert loads == []


def test_a_snapshot_of_another_ontology_is_not_used(
    build_copy: Path, loads: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A term that was added after the build is there at once."""
    add_snapshot(build_copy)
    added = tmp_path / "added.ttl"
    added.write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    files = published.ontology_files()
    monkeypatch.setattr(published, "ontology_files", lambda: (*files, added))
    loads.clear()

    assert open_store(build_copy).query("ASK { <urn:a> <urn:b> <urn:c> }").bindings().rows == ((True,),)
    assert loads


def test_a_snapshot_of_another_engine_is_not_used(
    build_copy: Path, loads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version of the engine may keep its files otherwise."""
    add_snapshot(build_copy)
    monkeypatch.setattr(snapshot, "ENGINE", "oxigraph 9")
    loads.clear()

    assert len(open_store(build_copy).graphs()) == 8
    assert loads


def test_who_asks_much_reads_the_files(build_copy: Path, loads: list[str]) -> None:
    """In memory a hundred questions are answered faster than from a snapshot."""
    add_snapshot(build_copy)
    loads.clear()
    at_once, in_memory = open_store(build_copy), open_store(build_copy, in_memory=True)

    assert (len(in_memory), bool(loads)) == (len(at_once), True)


def test_where_a_snapshot_cannot_be_kept_the_files_are_read(
    build_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a convenience: without it everything works."""

    def fail(self: EmbeddedStore, folder: Path) -> None:
        raise OSError(28, "No space left on device", str(folder), len(self))

    monkeypatch.setattr(EmbeddedStore, "write_to", fail)
    add_snapshot(build_copy)

    assert find_published_snapshot(build_copy) is None
    assert len(open_store(build_copy).graphs()) == 8
