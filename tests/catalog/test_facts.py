"""Versions, terms of use and counts of a build that is not the committed one."""

import copy
from pathlib import Path

import pytest

from policygraph import __version__, paths, terms
from policygraph.catalog import Catalogue, Dataset, read_catalogue
from policygraph.store import EmbeddedStore, Manifest, read_manifest

PLAN = "icd-2021"
PLAIN = f"""
@prefix pg: <{terms.PG}> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<{terms.individual(PLAN)}> a pg:AnnualPlan ; skos:prefLabel "계획"@ko ;
  pg:issued "2021-05" ; pg:issuer "부처" .
"""


def described(catalogue: Catalogue, code: str) -> Dataset:
    """One dataset of it."""
    return next(one for one in catalogue.datasets if one.code == code)


def read(change: tuple[str, str] | None = None) -> Catalogue:
    """The catalogue of the committed manifest, with another hash of one file."""
    manifest = read_manifest(paths.TRIPLES)
    files = copy.deepcopy(manifest.files)
    if change is not None:
        files[change[0]]["sha256"] = change[1]
    return read_catalogue(EmbeddedStore(), Manifest(manifest.plans, files))


@pytest.fixture(scope="module")
def committed() -> Catalogue:
    """Of the committed manifest."""
    return read()


@pytest.mark.parametrize(
    ("file", "changed"),
    [
        (f"{PLAN}/asserted.ttl", {PLAN, "all"}),
        (f"{PLAN}/curated.ttl", {PLAN, "all"}),
        (f"{PLAN}/overlap.ttl", {PLAN, "all"}),
        ("organisations.ttl", {"organisations", "all"}),
    ],
)
def test_another_graph_is_another_version(committed: Catalogue, file: str, changed: set[str]) -> None:
    """The text may be the same: a correction or a reading tells, and whoever cites can tell."""
    other = read((file, "0" * 64))
    before = {one.code: one.version for one in committed.datasets}

    assert {one.code for one in other.datasets if one.version != before[one.code]} == changed


def test_the_same_graphs_are_the_same_version(committed: Catalogue) -> None:
    """Whatever the order in which the manifest lists them."""
    manifest = read_manifest(paths.TRIPLES)
    files = dict(reversed(manifest.files.items()))
    other = read_catalogue(EmbeddedStore(), Manifest(manifest.plans, files))

    assert [one.version for one in other.datasets] == [one.version for one in committed.datasets]


def test_graphs_without_hashes_have_the_version_of_policygraph_alone() -> None:
    """Nothing is known that could tell them apart."""
    found = read_catalogue(EmbeddedStore(), Manifest({}, {}))

    assert {one.version for one in found.datasets} == {__version__}


def sourced(folder: Path, *lines: str) -> Dataset:
    """The plan with another `source.toml`."""
    (folder / PLAN).mkdir()
    text = "\n".join(("[plan]", *lines))
    (folder / PLAN / "source.toml").write_text(text, encoding="utf-8")
    return described(read_catalogue(EmbeddedStore(), read_manifest(paths.TRIPLES), sources=folder), PLAN)


@pytest.mark.parametrize(
    ("lines", "ko", "en"),
    [
        (['licence = "공공누리(제1유형)"'], "공공누리(제1유형)", "공공누리(제1유형)"),
        (['licence = "공공누리 (제1유형)"'], "공공누리 (제1유형)", "공공누리 (제1유형)"),
        (
            ['licence = "공공누리(제1유형)"', 'licence_en = "KOGL (type 1)"'],
            "공공누리(제1유형)",
            "KOGL (type 1)",
        ),
    ],
)
def test_the_terms_of_a_text_stand_as_they_are(tmp_path: Path, lines: list[str], ko: str, en: str) -> None:
    """No bracket is taken for a translation."""
    source = sourced(tmp_path, *lines).source

    assert source is not None
    assert source.rights is not None
    assert (source.rights.ko, source.rights.en) == (ko, en)


def test_a_plan_without_figures_is_described() -> None:
    """Its title, issuer and date; of no years."""
    store = EmbeddedStore()
    store.load(PLAIN.encode(), terms.graph(PLAN, "asserted"))
    plan = described(read_catalogue(store, read_manifest(paths.TRIPLES)), PLAN)

    assert plan.source is not None
    assert (plan.title.ko, plan.source.issuer, plan.source.issued, plan.years) == (
        "계획",
        "부처",
        "2021-05",
        None,
    )


def test_a_count_that_is_not_known_is_not_told_as_nought() -> None:
    """A manifest without one of the counts: a description without numbers, and none of what was made."""
    manifest = read_manifest(paths.TRIPLES)
    plans = copy.deepcopy(manifest.plans)
    del plans[PLAN]["counts"]["corrections"]
    plan = described(read_catalogue(EmbeddedStore(), Manifest(plans, manifest.files)), PLAN)

    assert ("0개" in plan.description.ko, " 0 " in plan.description.en, plan.made) == (False, False, None)


def test_the_rights_of_several_texts_are_told_with_their_titles() -> None:
    """Together they are those of each."""
    manifest = read_manifest(paths.TRIPLES)
    plans = {PLAN: manifest.plans[PLAN], "other-2022": {**manifest.plans[PLAN], "title": "다른 계획"}}
    found = read_catalogue(EmbeddedStore(), Manifest(plans, manifest.files)).rights

    assert found is not None
    assert found.en.endswith(
        "Terms of the source: 제2차 산업융합발전 기본계획 '21년도 실행계획: the text states no licence;"
        " 다른 계획: the terms of use of the text are not known here."
    )
