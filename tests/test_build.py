"""A build is the same every time, and all or nothing."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from policygraph import paths, terms
from policygraph.build import build, examine, find_sources
from policygraph.errors import CommandError, DataError, SourceError
from policygraph.graph import describe_plan
from policygraph.model import Plan
from policygraph.store import EmbeddedStore, open_store

SOURCE = paths.SOURCES / "icd-2021"
GOAL = "https://w3id.org/policygraph/id/icd-2022/goal/1"
pytestmark = pytest.mark.xdist_group("build")
COMMAND = (sys.executable, "-m", "policygraph.cli", "build")


def contents(folder: Path) -> dict[str, bytes]:
    """Every published file below `folder`, path to bytes; the snapshot beside them is no part of a build."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".store" not in path.parts
    }


def source_copy(folder: Path) -> Path:
    """A copy of the plan's source that may be changed."""
    folder.mkdir(parents=True)
    for path in SOURCE.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def replace_in(path: Path, old: str, new: str) -> None:
    """Replace text that stands there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh build of every source of the project."""
    target = tmp_path_factory.mktemp("build") / "triples"
    build(find_sources(), target)
    return target


@pytest.fixture
def target(built: Path, tmp_path: Path) -> Path:
    """A copy of that build, to build over."""
    return shutil.copytree(built, tmp_path / "triples")


@pytest.mark.slow
def test_the_committed_triples_are_what_the_sources_give(built: Path) -> None:
    """A rebuild gives the bytes in data/triples."""
    assert contents(built) == contents(paths.TRIPLES)


@pytest.mark.slow
def test_another_process_builds_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """Hash seed, locale, time zone and current folder leave no trace."""
    environment = {
        "PYTHONHASHSEED": "4711",
        "LC_ALL": "C",
        "PYTHONIOENCODING": "cp949",
        "TZ": "Asia/Seoul",
        "PATH": os.environ["PATH"],
    }
    subprocess.run([*COMMAND, "-o", "out"], cwd=tmp_path, env=environment, check=True, capture_output=True)

    assert contents(tmp_path / "out") == contents(built)


def test_the_report_says_what_was_read() -> None:
    """Counts, and every figure recomputed or said to be no sum."""
    report = examine(SOURCE)

    assert {key: report.counts[key] for key in ("projects", "allocations", "ministries", "figures")} == {
        "projects": 154,
        "allocations": 163,
        "ministries": 11,
        "figures": 189,
    }
    assert (report.findings, len(report.reconciliation.leaves)) == ((), 63)


@pytest.mark.slow
def test_the_manifest_describes_every_file(built: Path) -> None:
    """Each published file is in the manifest with what it holds and where it is from."""
    manifest = json.loads((built / "manifest.json").read_text(encoding="utf-8"))

    assert {*manifest["files"], "manifest.json"} == contents(built).keys()
    assert {entry["source"]["file"] for entry in manifest["files"].values()} == {
        "icd-2021/plan.md",
        "ministries.csv",
    }


@pytest.mark.slow
def test_another_plan_in_the_same_folder_is_kept(built: Path, target: Path, small_source: Path) -> None:
    """Building one plan leaves the other's files as they are, and the manifest lists both."""
    build([small_source], target)
    manifest = json.loads((target / "manifest.json").read_text(encoding="utf-8"))

    assert contents(target / "icd-2021") == contents(built / "icd-2021")
    assert list(manifest["plans"]) == ["icd-2021", "icd-2022"]
    assert {*manifest["files"], "manifest.json"} == contents(target).keys()


def test_a_plan_has_one_source(tmp_path: Path) -> None:
    """Two folders of one plan are refused."""
    with pytest.raises(CommandError, match="one source folder"):
        build([SOURCE, source_copy(tmp_path / "again")], tmp_path / "out")


def test_no_source_is_an_error(tmp_path: Path) -> None:
    """Nothing to build is not success."""
    with pytest.raises(CommandError):
        build([], tmp_path / "out")


@pytest.mark.slow
def test_a_figure_that_does_not_add_up_stops_the_build(built: Path, target: Path, tmp_path: Path) -> None:
    """One digit of one budget row: the figures that it enters are findings, and nothing is published."""
    folder = source_copy(tmp_path / "icd-2021")
    replace_in(
        folder / "plan.md",
        "실종아동등 신원확인을 위한 복합인지기술개발\t4,000",
        "실종아동등 신원확인을 위한 복합인지기술개발\t4,001",
    )
    report = build([folder], target)

    assert report.files == {}
    assert {finding.line for finding in report.findings} >= {804, 497}
    assert contents(target) == contents(built)


@pytest.mark.slow
def test_a_source_that_cannot_be_read_leaves_the_earlier_build(
    built: Path, target: Path, tmp_path: Path
) -> None:
    """A row that is no budget row stops the build before it writes."""
    folder = source_copy(tmp_path / "icd-2021")
    replace_in(folder / "plan.md", "\t4,000\t계속\t과기정통부", "\t4,OOO\t계속\t과기정통부")
    with pytest.raises(SourceError):
        build([folder], target)

    assert contents(target) == contents(built)


@pytest.fixture
def contradiction(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan that asserts that a goal is a ministry, which the ontology rules out."""

    def describe(plan: Plan) -> dict[str, Graph]:
        graphs = describe_plan(plan)
        graphs["asserted"].add((URIRef(GOAL), RDF.type, URIRef(f"{terms.PG}Ministry")))
        return graphs

    monkeypatch.setattr("policygraph.build.describe_plan", describe)


@pytest.mark.slow
@pytest.mark.usefixtures("contradiction")
def test_a_contradiction_stops_the_build(built: Path, target: Path, small_source: Path) -> None:
    """From a contradiction anything follows: it is an error, and the earlier build stays."""
    with pytest.raises(DataError, match="contradicts the ontology"):
        build([small_source], target)

    assert contents(target) == contents(built)


@pytest.mark.slow
def test_a_killed_build_leaves_the_earlier_one(built: Path, target: Path) -> None:
    """SIGKILL at seeded moments: the earlier build is there byte for byte, and the next build clears up.

    That build over an earlier one gives the same bytes, and a file that only the earlier one had is gone.
    """
    moments = random.Random(2021)  # noqa: S311 - moments, no secrets
    for _ in range(5):
        process = subprocess.Popen([*COMMAND, "-o", str(target)], stdout=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.3, 2.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert contents(target) == contents(built)
        open_store(target)
    (target / "icd-2021" / "old.ttl").write_text("", encoding="utf-8")
    build([SOURCE], target)

    assert contents(target) == contents(built)
    assert sorted(path.name for path in target.parent.iterdir()) == [".triples.lock", "triples"]


@pytest.mark.slow
def test_two_builds_at_once_both_end_well(small_source: Path, tmp_path: Path) -> None:
    """Both succeed, and a whole build is there."""
    target, alone = tmp_path / "triples", tmp_path / "alone"
    command = [*COMMAND, str(small_source), "-o", str(target)]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]
    codes = [process.wait(timeout=600) for process in both]
    build([small_source], alone)

    assert (codes, contents(target)) == ([0, 0], contents(alone))


@pytest.mark.slow
def test_the_inferred_graph_says_nothing_new_twice(built: Path) -> None:
    """What is inferred is stated in no other graph."""
    store: EmbeddedStore = open_store(built)
    names = [name for name in store.graphs() if not name.endswith("/inferred")]
    stated = {triple for name in names for triple in store.triples(name)}
    inferred = {t for name in store.graphs() if name.endswith("/inferred") for t in store.triples(name)}

    assert (stated & inferred, len(inferred) > 400) == (set(), True)
