"""The report on overlap: whole in itself; every number opens to its evidence, and that to a line."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from policygraph import paths
from policygraph.store import open_store, read_manifest
from policygraph.view.briefing import briefing
from policygraph.view.frame import Frame
from view.axe import violations
from view.test_policy import Policy

if TYPE_CHECKING:
    from pathlib import Path

    from view.visit import Visit

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on the published build."""
    path = tmp_path_factory.mktemp("report") / "보고서.html"
    text = briefing(Frame.of(read_manifest(paths.TRIPLES)), open_store())
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


class Anchors(HTMLParser):
    """What a page leads to within itself, and where its numbers stand."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.within: list[str] = []
        self.loose: list[str] = []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep identifiers and links."""
        given = dict(attrs)
        self._open.append(tag)
        if given.get("id"):
            self.ids.append(str(given["id"]))
            if "details" in self._open:
                self.within.append(str(given["id"]))
        if tag == "a" and str(given.get("href")).startswith("#"):
            self.targets.append(str(given["href"])[1:])

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """A number of a table that is no link."""
        if "td" in self._open and "a" not in self._open and re.search(r"\d", data):
            self.loose.append(data.strip())


@pytest.fixture(scope="module")
def anchors(report: Path) -> Anchors:
    """What the report leads to."""
    return Anchors(report.read_text(encoding="utf-8"))


def test_every_link_within_leads_somewhere(anchors: Anchors) -> None:
    """No identifier twice, no link to nothing."""
    assert len(anchors.ids) == len(set(anchors.ids))
    assert set(anchors.targets) - set(anchors.ids) == set()


def test_every_number_of_a_table_is_a_link(anchors: Anchors) -> None:
    """Heatmaps and tables: a number that opens to nothing would be a claim."""
    assert anchors.loose == []


def test_every_result_of_the_graph_has_its_evidence_on_the_page(anchors: Anchors) -> None:
    """As many results with an identifier of their own inside a folded block as the graph has."""
    results = {
        str(row[0]).rpartition("/overlap/")[2].replace("/", "-").replace("+", "-")
        for row in open_store()
        .query("SELECT ?result { ?result a <https://w3id.org/policygraph/ontology#OverlapResult> }")
        .bindings()
        .rows
    }

    assert results - set(anchors.within) == set()


def test_the_report_stands_alone(report: Path) -> None:
    """No link to another file, and a policy that lets nothing in."""
    text = report.read_text(encoding="utf-8")

    assert re.findall(r'(?:href|src)="(?!#|data:)[^"]*"', text) == []
    assert Policy(text).excess() == []


def test_it_is_the_same_bytes_again(report: Path) -> None:
    """Output depends on input alone."""
    again = briefing(Frame.of(read_manifest(paths.TRIPLES)), open_store())

    assert report.read_text(encoding="utf-8") == again


@pytest.mark.browser
@pytest.mark.parametrize("look", ["lang=ko&theme=light", "lang=en&theme=dark"])
def test_the_report_breaks_no_rule_of_accessibility(visit: Visit, report: Path, look: str) -> None:
    """Axe-core finds nothing, with some of each kind of thing on the page, unfolded."""
    page = visit.open(report, f"#{look}")
    left = page.evaluate(
        """() => {
            const thin = (kind, kept) =>
                [...document.querySelectorAll(kind)].slice(kept).forEach((one) => one.remove());
            const blocks = [...document.querySelectorAll("details")];
            blocks.forEach((one, at) => { if (at % 40) one.remove(); else one.open = true; });
            thin(".lines > *", 20);
            thin(".pair", 5);
            thin(".measure", 3);
            thin(".grounds li", 60);
            return document.querySelectorAll("*").length;
        }"""
    )

    assert violations(page) == {}
    assert (visit.requests[1:], visit.errors) == ([], [])
    assert left > 500


@pytest.mark.browser
def test_a_number_unfolds_its_evidence(visit: Visit, report: Path) -> None:
    """A click on a cell opens the block that holds the result; a line leads to its quotation."""
    page = visit.open(report)
    page.locator("#co-funded-projects td.number a").first.click()
    shown = page.evaluate(
        "() => { const at = document.activeElement; return [at.closest('details').open, at.id]; }"
    )
    page.locator("details[open] .grounds a").first.click()
    line = page.evaluate("document.activeElement.textContent")
    page.go_back()

    assert (shown[0], shown[1].startswith("co-funded-projects-"), line.isdecimal()) == (True, True, True)
    assert page.evaluate("policygraph.address.get('to')") == shown[1]


@pytest.mark.browser
def test_it_fits_a_phone(visit: Visit, report: Path) -> None:
    """At 320 px nothing but tables in their own regions is wider than the page."""
    visit.page.set_viewport_size({"width": 320, "height": 700})
    page = visit.open(report)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
