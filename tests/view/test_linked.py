"""Estimated links of tasks and projects: shown when asked for, and never to be taken for printed ones."""

from dataclasses import replace
from pathlib import Path

import pytest
import rdflib

from policygraph import paths
from policygraph.analyse.networks import Link, hierarchy, read_material
from policygraph.store import open_store, read_manifest
from policygraph.view.frame import Frame
from policygraph.view.networks import hierarchy_page
from view.visit import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PLAN = "https://w3id.org/policygraph/id/icd-2021/"
LINKS = (
    Link(f"{PLAN}task/1-1", "hasProject", f"{PLAN}project/1-1-3", "linked", 0.75),
    Link(f"{PLAN}task/1-1", "hasProject", f"{PLAN}project/1-1-1", "linked", 0.5),
    Link(f"{PLAN}task/1-2", "hasProject", f"{PLAN}project/1-1-2", "linked", 0.25),
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hierarchy of the real plan with three links by a program."""
    material = read_material(open_store())
    printed = tuple(link for link in material.links if link.origin != "linked")
    graph = hierarchy(replace(material, links=(*printed, *LINKS)))
    path = tmp_path_factory.mktemp("linked") / "hierarchy.html"
    path.write_text(hierarchy_page(Frame.of(read_manifest(paths.TRIPLES)), graph, ()), encoding="utf-8")
    return path


def test_they_are_shown_only_when_asked_for(visit: Visit, page: Path) -> None:
    """Folded, two links of one task are one line; unfolded there are three."""
    found = visit.open(page)
    before = visit.counts()["state"][1]
    found.get_by_label("프로그램이 추정한 과제–사업 관계").check()
    folded = visit.counts()["state"][1]
    found.evaluate("policygraph.actions.expandAll()")
    linked = found.evaluate("policygraph.shown.get().edges.filter((edge) => edge.kind === 'linked').length")

    assert (folded - before, linked) == (2, 3)


def test_they_look_unlike_what_is_printed(visit: Visit, page: Path) -> None:
    """Printed lines are solid, a person's reading is dashed, an estimate is dotted in its own colour."""
    found = visit.open(page, "#links=linked")
    looks = found.evaluate(
        """() => Object.fromEntries(['part', 'read', 'linked'].map((kind) => {
            const edge = policygraph.shown.get().edges.find((one) => one.kind === kind);
            const drawn = policygraph.network.body.data.edges.get(edge.id);
            const dashes = Boolean(drawn.dashes) && drawn.dashes.map((gap) => Math.round(gap));
            return [kind, [dashes, drawn.color.color]];
        }))"""
    )

    assert (looks["part"][0], len({str(look) for look in looks.values()})) == (False, 3)


def test_the_panel_says_that_it_is_an_estimate(visit: Visit, page: Path) -> None:
    """With its confidence, at the line and at both ends."""
    found = visit.open(page, "#links=linked&all=1")
    found.evaluate(
        """() => {
            const { edges } = policygraph.shown.get();
            policygraph.actions.select(edges.find((edge) => edge.confidence === 0.75).id);
        }"""
    )
    line = found.locator("#detail").inner_text()
    found.evaluate("policygraph.actions.goTo('icd-2021/project/1-1-3')")

    project = found.locator("#detail").inner_text()

    assert "확신도 0.75: 문서에 적혀 있지 않은 추정" in line
    assert "정책 과제(추정)" in project


def test_turtle_keeps_it_apart(visit: Visit, page: Path) -> None:
    """Under a heading of its own, with the confidence beside it."""
    visit.open(page, "#links=linked&all=1")
    text = visit.download("turtle").decode()
    estimated = text.partition("# task and project linked by a program (an estimate)")[2].partition("\n\n")[0]

    assert (estimated.count("pg:hasProject"), estimated.count("# sssom:confidence 0.")) == (3, 3)
    assert len(rdflib.Graph().parse(data=text, format="turtle")) > 1000


def test_without_any_the_page_says_so(visit: Visit, tmp_path: Path) -> None:
    """Where no program linked them, the switch cannot be used and says why."""
    material = read_material(open_store())
    graph = hierarchy(
        replace(material, links=tuple(link for link in material.links if link.origin != "linked"))
    )
    bare = tmp_path / "hierarchy.html"
    bare.write_text(hierarchy_page(Frame.of(read_manifest(paths.TRIPLES)), graph, ()), encoding="utf-8")
    found = visit.open(bare)
    box = found.locator("#legend-links input[value=linked]")

    assert (box.is_disabled(), "이 자료에 없음" in found.locator("#legend-links").inner_text()) == (
        True,
        True,
    )
