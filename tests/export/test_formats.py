"""What every format has in common: its folder, the same bytes each time, types that others know."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from export.conftest import Exported, column_of
from policygraph import paths, terms
from policygraph.errors import CommandError, StoreError
from policygraph.export import FORMATS, Source, conforms_to, export, media_type, write
from policygraph.export.definitions import find_table
from policygraph.store import EmbeddedStore, Manifest, load_ontology, open_store, read_manifest
from policygraph.store.remote import RemoteStore


def digests(folder: Path) -> dict[str, str]:
    """What the files of a folder hold."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


@pytest.fixture(scope="module")
def two_plans() -> Source:
    """What two plans print: the second is the first, of another year and under another code."""
    store = EmbeddedStore()
    load_ontology(store)
    manifest = read_manifest(paths.TRIPLES)
    for name, entry in manifest.files.items():
        data = (paths.TRIPLES / name).read_bytes()
        if name == "organisations.ttl":
            store.load(data, entry["graph"])
        if name.endswith(("asserted.ttl", "evidence.ttl")):
            store.load(data, entry["graph"])
            later = data.replace(b"icd-2021", b"icd-2022").replace(b"fiscalYear 2021", b"fiscalYear 2022")
            store.load(later, terms.graph("icd-2022", Path(name).stem))
    plans = {**manifest.plans, "icd-2022": {**manifest.plans["icd-2021"], "year": 2022}}
    return Source(store, Manifest(plans, manifest.files), "ko")


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_every_file_has_a_type_that_is_known(exported: Exported, name: str) -> None:
    """A catalogue can say of each file what it is and what it conforms to."""
    unknown = [
        path.name
        for path in exported(name).iterdir()
        if media_type(path) == "application/octet-stream" or conforms_to(path) is None
    ]

    assert unknown == []


@pytest.mark.parametrize(
    ("name", "kind", "standard"),
    [
        ("a/b.csv", "text/csv", "https://www.rfc-editor.org/info/rfc4180"),
        ("icd-2021.stratml.xml", "application/xml", "urn:ISO:std:iso:17469:tech:xsd:stratml_core"),
        ("other.xml", "application/xml", None),
        (
            "datapackage.json",
            "application/vnd.datapackage+json",
            "https://specs.frictionlessdata.io/data-package/",
        ),
        ("x.json", "application/json", None),
        ("x.unheard", "application/octet-stream", None),
    ],
)
def test_a_name_tells_the_type(name: str, kind: str, standard: str | None) -> None:
    """The longest ending that fits."""
    assert (media_type(name), conforms_to(name)) == (kind, standard)


def test_an_unknown_format_is_the_commands_fault(source: Source, tmp_path: Path) -> None:
    """One line that names those that there are, and the nearest; nothing is written."""
    with pytest.raises(CommandError) as raised:
        export("graphmll", source.store, source.manifest, tmp_path)

    assert raised.value.message("en") == (
        "there is no format 'graphmll'; there are graphml, gexf, csv, parquet, jsonld, nquads, stratml"
        " (did you mean graphml, stratml?)"
    )
    assert "'graphmll' 형식은 없습니다" in raised.value.message("ko")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_the_same_bytes_again(exported: Exported, tmp_path: Path) -> None:
    """From a store that is opened anew."""
    export("graphml", open_store(), read_manifest(paths.TRIPLES), tmp_path)

    assert digests(tmp_path / "graphml") == digests(exported("graphml"))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["csv", "gexf"])
def test_the_same_bytes_in_another_process(exported: Exported, tmp_path: Path, name: str) -> None:
    """With other hashes, in another folder, in another locale."""
    environment = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "ko_KR.cp949", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "policygraph.cli", "export", name, "-o", "out", "--lang", "ko"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)

    assert digests(tmp_path / "out" / name) == digests(exported(name))


@pytest.mark.slow
def test_a_file_is_replaced_whole(exported: Exported, source: Source, tmp_path: Path) -> None:
    """An older one beside which nothing is left over."""
    (tmp_path / "stratml").mkdir()
    (tmp_path / "stratml" / "icd-2021.stratml.xml").write_text("old" * 100_000, encoding="utf-8")
    write("stratml", source, tmp_path)

    assert digests(tmp_path / "stratml") == digests(exported("stratml"))


@pytest.fixture
def empty() -> Source:
    """A build without a plan."""
    return Source(EmbeddedStore(), Manifest({}, {}), "ko")


@pytest.mark.slow
def test_a_plan_that_is_gone_leaves_nothing(two_plans: Source, source: Source, tmp_path: Path) -> None:
    """The skeleton of a plan that the build no longer has; what the user put there stays."""
    write("stratml", two_plans, tmp_path)
    (tmp_path / "stratml" / "mine.stratml.xml").write_text("<StrategicPlan/>", encoding="utf-8")
    write("stratml", source, tmp_path)

    assert sorted(digests(tmp_path / "stratml")) == ["icd-2021.stratml.xml", "mine.stratml.xml"]


def test_a_table_that_is_gone_leaves_nothing(empty: Source, tmp_path: Path) -> None:
    """By the hash in the earlier descriptor: a table that the user changed, and a note, stay."""
    write("csv", empty, tmp_path)
    folder = tmp_path / "csv"
    new = sorted(digests(folder))
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for name in ("gone", "changed"):
        (folder / f"{name}.csv").write_bytes(b"a\r\n")
        told = {"path": f"{name}.csv", "hash": f"sha256:{hashlib.sha256(b'a' + bytes((13, 10))).hexdigest()}"}
        described["resources"].append(told)
    (folder / "changed.csv").write_bytes(b"b\r\n")
    (folder / "note.csv").write_bytes(b"a\r\n")
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    write("csv", empty, tmp_path)

    assert sorted(digests(folder)) == sorted([*new, "changed.csv", "note.csv"])


def test_an_error_on_the_way_leaves_the_old_files(
    empty: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written before everything is made."""
    write("csv", empty, tmp_path)
    before = digests(tmp_path)

    def broken(*_: object) -> bytes:
        raise StoreError("no", "아니요")

    monkeypatch.setattr("policygraph.export.csv_files.descriptor", broken)
    store = EmbeddedStore()
    project = b"<urn:p> a <https://w3id.org/policygraph/ontology#Project> ."
    store.load(project, terms.graph("x", "asserted"))
    source = Source(store, Manifest({}, {}), "ko")
    with pytest.raises(StoreError):
        write("csv", source, tmp_path)

    assert digests(tmp_path) == before


def test_an_interrupted_writing_leaves_no_descriptor_of_other_files(
    empty: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New tables beside an old descriptor would be a package that is not what it says."""
    write("csv", empty, tmp_path)

    def interrupted(path: Path, content: bytes) -> None:
        path.write_bytes(content)
        raise KeyboardInterrupt

    monkeypatch.setattr("policygraph.export.formats._put", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write("csv", empty, tmp_path)

    assert not (tmp_path / "csv" / "datapackage.json").exists()


@pytest.mark.parametrize("name", FORMATS)
def test_a_build_without_a_plan_is_exported(empty: Source, tmp_path: Path, name: str) -> None:
    """Networks and skeletons are of plans: there are none; an earlier one does not stay."""
    (tmp_path / name).mkdir()
    old = "<gexf><meta><creator>policygraph</creator></meta></gexf>"
    (tmp_path / name / "hierarchy.gexf").write_text(old, encoding="utf-8")
    written = write(name, empty, tmp_path)

    assert bool(written) == (name not in {"graphml", "gexf", "stratml"})
    assert not (tmp_path / name / "hierarchy.gexf").exists()


def test_two_plans_stand_side_by_side(two_plans: Source, tmp_path: Path) -> None:
    """Rows of both, a skeleton of each; the basic plan and the ministries, which they share, once."""
    tables = {
        name: two_plans.tables.rows(find_table(name)) for name in ("plans", "ministries", "allocations")
    }
    table = find_table("allocations")
    years = column_of(table, tables["allocations"], "fiscal_year")

    assert {name: len(rows) for name, rows in tables.items()} == {
        "plans": 3,
        "ministries": 11,
        "allocations": 326,
    }
    assert (years.count(2021), years.count(2022)) == (163, 163)
    assert [path.name for path in write("stratml", two_plans, tmp_path)] == [
        "icd-2021.stratml.xml",
        "icd-2022.stratml.xml",
    ]


def test_what_nobody_read_yet_is_left_out(two_plans: Source, tmp_path: Path) -> None:
    """Without the curated graphs no strategy stands under a goal: the document does not print it."""
    (path, *_) = write("stratml", two_plans, tmp_path)

    assert path.read_text(encoding="utf-8").count("<Objective>") == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "remote"),
    [*((name, "oxigraph") for name in FORMATS), ("gexf", "virtuoso"), ("nquads", "virtuoso")],
    indirect=["remote"],
)
def test_a_server_gives_the_same_files(
    remote: RemoteStore, exported: Exported, tmp_path: Path, name: str
) -> None:
    """To the byte: every format from one engine, and from another what needs little time."""
    export(name, remote, read_manifest(paths.TRIPLES), tmp_path)

    assert digests(tmp_path / name) == digests(exported(name))
