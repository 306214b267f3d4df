"""Each check passes on the published build, and each kind of finding has a case that trips it."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from policygraph import paths, terms
from policygraph.errors import DataError
from policygraph.store import open_store
from policygraph.validate import (
    absent_sources,
    curation_findings,
    folder_findings,
    owl_findings,
    quotation_findings,
    reconcile_graph,
    reconciliation_findings,
    restatement_findings,
    rule_findings,
    shape_findings,
    source_findings,
)

Check = Callable[[Path], Iterable[DataError]]
FILE = "icd-2021/plan.md"
CHECKS: dict[str, Check] = {
    "folder": folder_findings,
    "source": lambda folder: source_findings(folder, {}),
    "quotations": lambda folder: quotation_findings(open_store(folder), folder, {}),
    "reconciliation": lambda folder: reconciliation_findings(reconcile_graph(open_store(folder), folder)),
    "restatements": lambda folder: restatement_findings(open_store(folder), folder),
    "curation": lambda folder: curation_findings(open_store(folder), folder),
    "shapes": lambda folder: shape_findings(open_store(folder)),
    "rules": lambda folder: rule_findings(open_store(folder, in_memory=True), folder),
    "owl": lambda folder: owl_findings(open_store(folder)),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the published build."""
    return shutil.copytree(paths.TRIPLES, tmp_path / "triples")


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the plan's text that takes its place."""
    monkeypatch.setattr(paths, "SOURCES", tmp_path)
    text = tmp_path / FILE
    text.parent.mkdir()
    text.write_bytes((paths.ROOT / "data" / "sources" / FILE).read_bytes())
    return text


def replace_in(path: Path, old: str, new: str, count: int = 1) -> None:
    """Replace text that stands there `count` times."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == count
    path.write_text(text.replace(old, new), encoding="utf-8")


def alter(folder: Path, name: str, old: str, new: str) -> None:
    """Change a file of a build, and let the manifest vouch for it."""
    replace_in(folder / name, old, new)
    vouch(folder, name)


def vouch(folder: Path, name: str) -> None:
    """Let the manifest describe a file as it is."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["files"][name]["sha256"] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    path.write_text(json.dumps(manifest), encoding="utf-8")


def add(folder: Path, name: str, triple: str) -> None:
    """Add a triple to a file of a build."""
    first = (folder / name).read_text(encoding="utf-8").split("\n", 1)[0]
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in terms.PREFIXES.items())
    alter(folder, name, f"{first}\n", f"{prefixes}{triple}\n{first}\n")


def find(check: str, folder: Path) -> list[DataError]:
    """What a check finds."""
    return list(CHECKS[check](folder))


@pytest.mark.many(quick=3)
@pytest.mark.parametrize(
    "check", [pytest.param(c, marks=[pytest.mark.slow] if c in {"shapes", "owl"} else []) for c in CHECKS]
)
def test_the_published_build_is_right(check: str) -> None:
    """No check finds anything."""
    assert find(check, paths.TRIPLES) == []


def test_one_digit_of_a_row_is_found(folder: Path) -> None:
    """A budget row changed by one million won: its goal, ministry, field and cells no longer come out."""
    alter(
        folder,
        "icd-2021/asserted.ttl",
        "pg:amount 900000000 ;\n    pg:classifiedUnder <https://w3id.org/policygraph/id/icd-2/performance-goal/1-2>",
        "pg:amount 901000000 ;\n    pg:classifiedUnder <https://w3id.org/policygraph/id/icd-2/performance-goal/1-2>",
    )
    findings = find("reconciliation", folder)

    assert {finding.file for finding in findings} == {FILE}
    assert {497, 506, 482, 514} <= {finding.line for finding in findings}
    assert all("off by +1,000,000" in finding.en for finding in findings)


def test_one_digit_of_a_printed_figure_is_found(folder: Path) -> None:
    """A total changed by one million won is found with its line."""
    alter(folder, "icd-2021/asserted.ttl", "pg:amount 460093000000 ;", "pg:amount 460094000000 ;")
    findings = find("reconciliation", folder)

    assert 497 in {finding.line for finding in findings}
    assert any(
        "printed 460,094,000,000 won, computed 460,093,000,000 won" in finding.en for finding in findings
    )


def test_a_figure_that_is_no_number_is_an_error(folder: Path) -> None:
    """Not a traceback."""
    alter(folder, "icd-2021/asserted.ttl", "pg:amount 460093000000 ;", 'pg:amount "460,093"^^xsd:integer ;')
    with pytest.raises(DataError, match="460,093"):
        find("reconciliation", folder)


def test_a_build_without_figures_is_found(folder: Path) -> None:
    """Nothing to compare is not the same as nothing wrong."""
    path = folder / "icd-2021" / "asserted.ttl"
    path.write_text(
        path.read_text(encoding="utf-8").replace("a pg:PublishedTotal", "a pg:X"), encoding="utf-8"
    )
    vouch(folder, "icd-2021/asserted.ttl")

    assert [finding.en for finding in find("reconciliation", folder)] == ["there is nothing to reconcile"]


@pytest.mark.parametrize("name", ["organisations.ttl", "icd-2021/curated.ttl", "icd-2021/inferred.ttl"])
def test_a_missing_file_is_found(folder: Path, name: str) -> None:
    """A file that the manifest lists is not there."""
    (folder / name).unlink()

    assert [(finding.file, finding.en[:10]) for finding in find("folder", folder)] == [(name, "is missing")]


def test_a_file_missing_from_the_manifest_is_found(folder: Path) -> None:
    """A build without one of a plan's graphs is not whole, even if the manifest agrees."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    del manifest["files"]["icd-2021/inferred.ttl"]
    path.write_text(json.dumps(manifest), encoding="utf-8")

    assert {finding.file for finding in find("folder", folder)} == {"icd-2021/inferred.ttl"}


def test_a_stray_file_is_found(folder: Path) -> None:
    """Turtle that the manifest does not list belongs to no build."""
    (folder / "notes.ttl").write_text("", encoding="utf-8")

    assert [(finding.file, finding.en) for finding in find("folder", folder)] == [
        ("notes.ttl", "is not in the manifest")
    ]


def test_a_changed_line_is_named(source: Path) -> None:
    """A digit of a budget row in the text: the quotation of its line no longer holds."""
    replace_in(
        source,
        "실종아동등 신원확인을 위한 복합인지기술개발\t4,000",
        "실종아동등 신원확인을 위한 복합인지기술개발\t4,001",
    )

    assert [(finding.file, finding.line) for finding in find("quotations", paths.TRIPLES)] == [(FILE, 804)]


def test_a_changed_cell_is_named(source: Path) -> None:
    """A cell that is quoted between its neighbours."""
    replace_in(source, "643,96 (1.79)", "643.96 (1.79)")

    assert [finding.line for finding in find("quotations", paths.TRIPLES)] == [483]


def test_the_second_line_of_a_bullet_is_named(source: Path) -> None:
    """A quotation over two lines names the one that changed."""
    replace_in(
        source, " 원천기술 개발 및 실용화 지속 추진 (해수부)", " 원천기술 개발 및 실용화 지속추진 (해수부)"
    )

    assert [finding.line for finding in find("quotations", paths.TRIPLES)] == [350]


def test_a_lost_end_is_named(source: Path) -> None:
    """A text that ends early lacks the lines that are quoted."""
    lines = source.read_text(encoding="utf-8").split("\n")
    source.write_text("\n".join(lines[:968]), encoding="utf-8")

    assert [finding.line for finding in find("quotations", paths.TRIPLES)] == [969, 970]


def test_a_changed_text_is_named(source: Path) -> None:
    """Even where nothing is quoted, the text is no longer the one that was built from."""
    source.write_text(source.read_text(encoding="utf-8") + "\n\n추신", encoding="utf-8")

    assert [(f.file, f.en.partition(":")[0]) for f in find("source", paths.TRIPLES)] == [
        (FILE, "has changed since the build")
    ]


def test_line_ends_change_nothing(source: Path) -> None:
    """CRLF, a final newline and a byte order mark are no change."""
    source.write_bytes(b"\xef\xbb\xbf" + source.read_bytes().replace(b"\n", b"\r\n") + b"\r\n")

    assert find("source", paths.TRIPLES) + find("quotations", paths.TRIPLES) == []


def test_a_source_that_is_not_here_is_skipped(source: Path) -> None:
    """A build can be checked without its text."""
    source.unlink()

    assert find("source", paths.TRIPLES) + find("quotations", paths.TRIPLES) == []


def test_changed_ministries_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The register of ministries is a source, too."""
    register = tmp_path / "ministries.csv"
    register.write_bytes(paths.MINISTRIES.read_bytes() + b"x")
    monkeypatch.setattr(paths, "MINISTRIES", register)

    assert [finding.file for finding in find("source", paths.TRIPLES)] == ["ministries.csv"]


def test_a_lost_suspicion_is_found(folder: Path) -> None:
    """A fault whose kind is lost counts as a repair: both counts differ from the build's."""
    alter(folder, "icd-2021/curated.ttl", '    pg:faultKind "value" ;\n', "")
    assert [str(finding) for finding in find("curation", folder)] == [
        "the graphs hold 33 corrections, the build counted 32",
        "the graphs hold 113 suspicions, the build counted 114",
    ]


def test_a_changed_quotation_is_found(folder: Path) -> None:
    """The graph's quotation must be what the text has, whoever changed which."""
    alter(
        folder,
        "icd-2021/evidence.ttl",
        'oa:exact "산업 융합을 통한 K-뉴딜 성과 확산"',
        'oa:exact "산업 융합을 통한 K-뉴딜 성과"',
    )

    assert [(finding.file, finding.line) for finding in find("quotations", folder)] == [(FILE, 262)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("pg:restatedAmount 870100000000", "pg:restatedAmount 870200000000"),
        ("pg:restatedShare 24.22", "pg:restatedShare 24.23"),
    ],
)
def test_a_figure_in_words_that_differs_is_found(old: str, new: str, folder: Path) -> None:
    """The sentence of line 469 against the total of its field, recomputed from the graph."""
    alter(folder, "icd-2021/asserted.ttl", f"{old} ;", f"{new} ;")

    assert [(finding.file, finding.line) for finding in find("restatements", folder)] == [(FILE, 469)]


@pytest.mark.slow
def test_a_shape_that_is_broken_is_found(folder: Path) -> None:
    """An allocation with two amounts."""
    iri = "https://w3id.org/policygraph/id/icd-2021/allocation/1-1-1/motie"
    add(folder, "icd-2021/asserted.ttl", f"<{iri}> pg:amount 1 .")
    findings = find("shapes", folder)

    assert findings
    assert all(iri in finding.en and iri in finding.ko for finding in findings)


@pytest.mark.slow
def test_a_rule_that_is_broken_is_found_with_its_line(folder: Path) -> None:
    """An allocation outside its project's goals is named with the line of its row."""
    goal, ministry = "<https://w3id.org/policygraph/id/icd-2/performance-goal/", terms.ministry("MOEL")
    rest = f" ;\n    pg:fiscalYear 2021 ;\n    pg:ministry <{ministry}>"
    alter(folder, "icd-2021/asserted.ttl", f"{goal}1-1>{rest}", f"{goal}1-2>{rest}")
    findings = [finding for finding in find("rules", folder) if "allocation-goal" in finding.en]

    assert [(finding.file, finding.line) for finding in findings] == [(FILE, 777)]


@pytest.mark.slow
def test_a_contradiction_is_found(folder: Path) -> None:
    """A goal that is a ministry."""
    add(folder, "icd-2021/asserted.ttl", "<https://w3id.org/policygraph/id/icd-2021/goal/1> a pg:Ministry .")

    (found,) = find("owl", folder)
    assert found.en == (
        "the graph contradicts the ontology (HermiT); these statements cannot all hold: "
        "id:icd-2021/goal/1 a pg:Goal; id:icd-2021/goal/1 a pg:Ministry; "
        "pg:Goal rdfs:subClassOf pg:PlanElement; pg:PlanElement owl:disjointWith pg:Ministry"
    )


def test_a_changed_file_is_found(folder: Path) -> None:
    """A published file that is not what the build wrote is named."""
    path = folder / "icd-2021" / "asserted.ttl"
    path.write_bytes(path.read_bytes() + b"# changed\n")

    found = [(finding.file, finding.en[:15]) for finding in find("folder", folder)]
    assert found == [("icd-2021/asserted.ttl", "is not what the")]


def test_a_given_source_is_the_one_compared(folder: Path, tmp_path: Path) -> None:
    """A digit changed in the copy that a build was made from is named by its line."""
    source = tmp_path / "my-plan"
    source.mkdir()
    text = (paths.SOURCES / FILE).read_text(encoding="utf-8").split("\n")
    text[769] = text[769].replace("6,792", "6,793")
    (source / "plan.md").write_text("\n".join(text), encoding="utf-8")
    findings = list(quotation_findings(open_store(folder), folder, {"icd-2021": source}))
    changed = list(source_findings(folder, {"icd-2021": source}))

    assert ([finding.line for finding in findings], len(changed)) == ([770], 1)


def test_a_source_that_is_not_here_is_said_to_be_so(folder: Path, tmp_path: Path) -> None:
    """Nothing is called compared that was not."""
    here, nowhere = absent_sources(folder, {}), absent_sources(folder, {"icd-2021": tmp_path / "none"})
    assert (here, nowhere) == ([], ["icd-2021"])
