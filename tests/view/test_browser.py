"""The pages in a real browser: offline, readable, and every click leads to the source."""

import json
import re
from pathlib import Path

import pytest

from policygraph.view import PAGES
from view.visit import Visit

pytestmark = pytest.mark.browser
NETWORKS = ("hierarchy.html", "cofunding.html", "overlap.html")
FILES = [name for name, _, _ in PAGES]


@pytest.mark.parametrize("name", FILES)
def test_a_page_asks_for_nothing_and_logs_no_error(visit: Visit, site: Path, name: str) -> None:
    """Opened from disk with the network cut, a page loads itself and nothing else."""
    visit.open(site / name)
    assert ([url for url in visit.requests if not url.startswith(("file:", "data:"))], visit.errors) == (
        [],
        [],
    )


@pytest.mark.parametrize("name", FILES)
def test_a_page_loads_one_file(visit: Visit, site: Path, name: str) -> None:
    """A page is one self-contained file."""
    visit.open(site / name)
    assert [url for url in visit.requests if url.startswith("file:")] == [(site / name).as_uri()]


@pytest.mark.parametrize(
    ("name", "least"), [("hierarchy.html", 36), ("cofunding.html", 11), ("overlap.html", 11)]
)
@pytest.mark.parametrize("fragment", ["", "#lang=en"])
def test_labels_are_readable_at_first_sight(
    visit: Visit, site: Path, name: str, least: int, fragment: str
) -> None:
    """Labels keep one size and do not overlap, for nearly every node that is shown."""
    page = visit.open(site / name, fragment)
    assert page.evaluate("document.getElementById('network').labels") >= (
        least if not fragment else least * 0.6
    )


@pytest.mark.parametrize("name", NETWORKS)
def test_every_shown_node_is_inside_the_canvas(visit: Visit, site: Path, name: str) -> None:
    """The first view cuts nothing off."""
    page = visit.open(site / name)
    outside = page.evaluate(
        """() => {
            const box = document.getElementById('network').getBoundingClientRect();
            const shown = [...policygraph.nodes.values()].filter((node) => !policygraph.isHidden(node));
            return shown.filter((node) => {
                const at = policygraph.network.canvasToDOM({x: node.x, y: node.y});
                return at.x < 0 || at.y < 0 || at.x > box.width || at.y > box.height;
            }).length;
        }"""
    )
    assert outside == 0


def test_a_click_on_a_node_shows_its_source_lines(visit: Visit, site: Path) -> None:
    """Clicking a ministry shows the quotation and the line that it was read from."""
    page = visit.open(site / "hierarchy.html")
    visit.click("Ministry", "ME")
    text = page.locator("#detail").inner_text()
    assert ("10 환경부" in text, "원문 714행" in text, "643.96억원" in text) == (True, True, True)


def test_a_repaired_line_says_how_it_was_repaired(visit: Visit, site: Path) -> None:
    """Under a quotation that was repaired stand the raw text, the reading and the reason."""
    page = visit.open(site / "cofunding.html")
    visit.click("Project", "1-1-3")
    note = page.locator("#detail .repair").inner_text()
    assert note == (
        "고쳐 읽음: 비이오 ἡ테이디푸족시 급시 ᆸ → 바이오빅데이터구축시범사업 (병합된 이름 칸의 글자가 깨짐)"
    )


def test_a_click_on_a_performance_goal_unfolds_its_projects(visit: Visit, site: Path) -> None:
    """Projects are folded under their goal until it is clicked, and fold again."""
    page = visit.open(site / "hierarchy.html")
    before = visit.shown("Project")
    visit.click("PerformanceGoal", "1-1")
    opened = visit.shown("Project")
    page.locator("#fold").click()
    assert (before, opened, visit.shown("Project")) == (0, 20, 0)


def test_a_click_on_a_task_unfolds_its_measures(visit: Visit, site: Path) -> None:
    """Measures, nested ones too, are folded under their task until it is clicked."""
    visit.open(site / "hierarchy.html")
    visit.click("Task", "1-1")
    assert visit.shown("Measure") == 9


def test_search_finds_by_either_language_and_opens_what_is_folded(visit: Visit, site: Path) -> None:
    """A project found by name is unfolded, selected and explained."""
    page = visit.open(site / "hierarchy.html")
    page.locator("#search").fill("i-ceramic")
    page.locator("#found button").first.click()
    text = page.locator("#detail").inner_text()
    assert ("50.00억원" in text, "원문 765행" in text) == (True, True)


def test_the_language_switch_changes_page_canvas_and_address(visit: Visit, site: Path) -> None:
    """English is one click away and stays in the address and in links between pages."""
    page = visit.open(site / "overlap.html")
    page.locator("#language").click()
    assert (
        page.locator("h1").inner_text(),
        page.url.endswith("#lang=en"),
        page.locator("nav a").first.get_attribute("href"),
        page.locator("html").get_attribute("lang"),
    ) == ("Overlap", True, "index.html#lang=en", "en")


def test_the_matrix_shows_the_printed_totals(visit: Visit, site: Path) -> None:
    """The table of ministries by performance goal carries the document's own totals."""
    page = visit.open(site / "overlap.html")
    totals = page.locator(".matrix tfoot tr").first.inner_text().split()[1:]
    assert " ".join(totals) == (
        "2,931.60 4,600.93 633.39 123.97 2,113.72 4,429.02 9,984.23 2,411.13 7,272.70 1,428.42"
    )


@pytest.mark.parametrize("name", FILES)
def test_nothing_overflows_a_narrow_screen(visit: Visit, site: Path, name: str) -> None:
    """At 320 pixels the page itself does not scroll sideways."""
    visit.page.set_viewport_size({"width": 320, "height": 800})
    page = visit.open(site / name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_hostile_labels_are_inert(visit: Visit, site: Path, tmp_path: Path) -> None:
    """Script in a label, a quotation or an identifier is shown as text and never runs."""
    html = (site / "cofunding.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="graph">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>'
    for node in data["nodes"]:
        node["ko"] = node["en"] = evil
        node["evidence"] = [[1, 1, evil]]
    escaped = json.dumps(data).replace("<", "\\u003c").replace(">", "\\u003e")
    page_file = tmp_path / "evil.html"
    page_file.write_text(html.replace(found[1], escaped), encoding="utf-8")
    page = visit.open(page_file)
    page.evaluate("policygraph.go([...policygraph.nodes.keys()][0])")
    assert (page.evaluate("window.hit"), page.locator("#detail h2").inner_text(), visit.errors) == (
        None,
        evil,
        [],
    )


def test_the_policy_of_a_page_stops_what_it_does_not_list(visit: Visit, site: Path) -> None:
    """A script that is not one of the page's own is refused by its Content-Security-Policy."""
    page = visit.open(site / "index.html")
    page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.hit = 1';
            document.body.append(script);
        }"""
    )
    assert page.evaluate("window.hit") is None
