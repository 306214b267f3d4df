"""What a build consists of is what its manifest says."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from policygraph import paths
from policygraph.errors import StoreError
from policygraph.store import Manifest, open_store, published, read_manifest

GRAPH = "https://w3id.org/policygraph/graph/"


def test_all_graphs_are_loaded() -> None:
    """Without a choice a store holds every graph, and the ontology."""
    assert open_store().graphs() == tuple(
        GRAPH + name
        for name in (
            "icd-2021/asserted",
            "icd-2021/curated",
            "icd-2021/evidence",
            "icd-2021/inferred",
            "icd-2021/linked",
            "icd-2021/overlap",
            "ontology",
            "organisations",
        )
    )


def test_a_choice_of_graphs_leaves_out_the_others() -> None:
    """Asserted and evidence, with the graphs that belong to no plan."""
    assert open_store(graphs=("asserted", "evidence")).graphs() == tuple(
        GRAPH + name for name in ("icd-2021/asserted", "icd-2021/evidence", "ontology", "organisations")
    )


def test_the_manifest_counts_the_triples() -> None:
    """Each file has as many triples as the manifest says."""
    store = open_store()

    assert {entry["graph"]: entry["triples"] for entry in read_manifest(paths.TRIPLES).files.values()} == {
        graph: len(list(store.triples(graph))) for graph in store.graphs() if not graph.endswith("/ontology")
    }


def test_the_manifest_names_the_source() -> None:
    """The plan's text, by file."""
    assert read_manifest(paths.TRIPLES).text_file("icd-2021") == "icd-2021/plan.md"


def test_a_folder_without_a_build_says_what_to_do(tmp_path: Path) -> None:
    """Nothing built: the message names the folder and the command."""
    with pytest.raises(StoreError, match="run policygraph build") as error:
        open_store(tmp_path)

    assert error.value.file == str(tmp_path)


@pytest.mark.parametrize("name", ["organisations.ttl", "icd-2021/asserted.ttl"])
def test_a_changed_file_is_refused(build_copy: Path, name: str) -> None:
    """A file that is not the one in the manifest is not loaded."""
    path = build_copy / name
    path.write_bytes(path.read_bytes() + b"\n")

    with pytest.raises(StoreError, match="not what the manifest describes") as error:
        open_store(build_copy)

    assert error.value.file == str(path)


def test_a_missing_file_is_refused(build_copy: Path) -> None:
    """A file of the manifest that is not there is an error, not an empty graph."""
    (build_copy / "icd-2021" / "inferred.ttl").unlink()

    with pytest.raises(StoreError) as error:
        open_store(build_copy)

    assert error.value.file == str(build_copy / "icd-2021" / "inferred.ttl")


def test_a_reader_outlives_a_build(build_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that replaces the folder between two reads is no error: the reader reads again."""
    manifest = read_manifest(build_copy)
    earlier = Manifest(manifest.plans, {"gone.ttl": manifest.files["organisations.ttl"]})
    manifests = iter((earlier, manifest))
    monkeypatch.setattr(published, "read_manifest", lambda _: next(manifests))

    assert len(open_store(build_copy).graphs()) == 8


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"plans": {}}', '{"plans": {"x": 1}, "files": {}}', "\xff"]
)
def test_a_damaged_manifest_is_refused(build_copy: Path, text: str) -> None:
    """Whatever a manifest holds, it is an error in one line."""
    (build_copy / "manifest.json").write_text(text, encoding="latin-1")

    with pytest.raises(StoreError, match="not what the manifest describes"):
        open_store(build_copy)


def test_a_file_that_is_not_turtle_is_refused(build_copy: Path) -> None:
    """Even with a fitting hash."""
    manifest = json.loads((build_copy / "manifest.json").read_text(encoding="utf-8"))
    (build_copy / "organisations.ttl").write_bytes(b"<")
    manifest["files"]["organisations.ttl"]["sha256"] = sha256(b"<").hexdigest()
    (build_copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")

    with pytest.raises(StoreError):
        open_store(build_copy)
