"""The pages in a real browser: offline, readable, and every click leads to the source."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from policygraph import terms
from policygraph.view import PAGES
from policygraph.view.addresses import entity_file
from view.visit import Visit

pytestmark = pytest.mark.browser
NETWORKS = ("hierarchy.html", "cofunding.html", "overlap.html")
FILES = [name for name, _, _ in PAGES]


@pytest.mark.many(quick=3)
@pytest.mark.parametrize("name", FILES)
def test_a_page_asks_for_nothing_and_logs_no_error(visit: Visit, site: Path, name: str) -> None:
    """Opened from disk with the network cut, a page loads itself and nothing else."""
    visit.open(site / name)
    asked = [url for url in visit.requests if not url.startswith(("data:", "about:"))]

    assert (asked, visit.errors) == ([(site / name).as_uri()], [])


@pytest.mark.many(quick=1)
@pytest.mark.parametrize("name", NETWORKS)
def test_every_shown_node_is_inside_the_canvas(visit: Visit, site: Path, name: str) -> None:
    """The first view cuts nothing off."""
    outside = visit.open(site / name).evaluate(
        """() => {
            const box = document.getElementById('network').getBoundingClientRect();
            return policygraph.shown.get().nodes.filter((node) => {
                const at = policygraph.network.canvasToDOM(policygraph.shown.place(node));
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
    link = page.locator("#detail cite a").first.get_attribute("href")

    assert ("10 환경부" in text, "원문 714행" in text, "643.96억원" in text, link) == (
        True,
        True,
        True,
        "source/icd-2021.html#line=714",
    )


@pytest.mark.many(quick=1)
@pytest.mark.parametrize("name", NETWORKS)
def test_every_node_has_its_page(visit: Visit, site: Path, name: str) -> None:
    """The page that the panel leads to is there, for every node."""
    pages = visit.open(site / name).evaluate("policygraph.data.nodes.map(policygraph.data.page)")

    assert [page for page in pages if not (site / unquote(page)).is_file()] == []


def test_a_page_is_found_by_any_name(visit: Visit, site: Path) -> None:
    """Signs that a file system or an address reads as its own are written as the site writes them."""
    page = visit.open(site / "hierarchy.html")
    iris = [f"{terms.ID}{name}" for name in ("a b/c", "가/나.다", "../x", "100%/y?z#w", "plan/1-1")]
    named = page.evaluate("(iris) => iris.map((id) => policygraph.data.page({ id }))", iris)

    assert [unquote(one) for one in named] == [entity_file(iri) for iri in iris]


def test_a_link_to_a_discrepancy_goes_there_in_any_language(visit: Visit, site: Path) -> None:
    """The part of the page is in view and has the focus; the language is kept."""
    page = visit.open(site / "report.html", "#to=smart-farm-valleys&lang=en")

    assert (
        page.evaluate("document.activeElement.id"),
        page.locator("#smart-farm-valleys").is_visible(),
        page.evaluate("document.documentElement.lang"),
    ) == ("smart-farm-valleys", True, "en")


def test_a_repaired_line_says_how_it_was_repaired(visit: Visit, site: Path) -> None:
    """Under a quotation that was repaired stand the raw text, the reading and the reason."""
    page = visit.open(site / "cofunding.html")
    visit.click("Project", "1-1-3")
    note = page.locator("#detail .repair").first.inner_text()

    assert note == (
        "고쳐 읽음: 비이오 ἡ테이디푸족시 급시 ᆸ → 바이오빅데이터구축시범사업 (병합된 이름 칸의 글자가 깨짐)"
    )


def test_a_click_on_a_line_shows_both_ends_and_the_share(visit: Visit, site: Path) -> None:
    """Clicking the middle of a co-funding line shows its money and its share of the project."""
    page = visit.open(site / "cofunding.html")
    edge = page.evaluate(
        """() => {
            const { edges } = policygraph.shown.get();
            const edge = edges.find((one) => one.from.code === '1-1-3' && one.to.code === 'MOHW');
            const at = (node) => policygraph.network.canvasToDOM(policygraph.shown.place(node));
            const [a, b] = [at(edge.from), at(edge.to)];
            const box = document.getElementById('network').getBoundingClientRect();
            return [box.x + a.x + (b.x - a.x) * .3, box.y + a.y + (b.y - a.y) * .3];
        }"""
    )
    page.mouse.click(*edge)
    text = page.locator("#detail").inner_text()

    assert ("바이오빅데이터구축시범사업" in text, "72.50억원" in text, "50.0%" in text) == (True, True, True)


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


@pytest.mark.many(quick=1)
@pytest.mark.parametrize("wanted", ["i-ceramic", "i-Ceramic 제조혁신", "ㅈㅈㅎㅅ ㅍㄹㅍ"])
def test_search_finds_by_name_and_initials_and_opens_what_is_folded(
    visit: Visit, site: Path, wanted: str
) -> None:
    """A project found by either language or by initial consonants is unfolded, selected and explained."""
    page = visit.open(site / "hierarchy.html")
    page.locator("#search").fill(wanted)
    page.locator("#found button").first.click()
    text = page.locator("#detail").inner_text()

    assert ("50.00억원" in text, "원문 765행" in text, visit.shown("Project")) == (True, True, 20)


@pytest.mark.parametrize(
    ("wanted", "first"), [("산업부", "부처 · MOTIE 산업통상자원부"), ("moti", "부처 · MOTIE 산업통상자원부")]
)
def test_search_knows_abbreviations(visit: Visit, site: Path, wanted: str, first: str) -> None:
    """A ministry is found by its short name and by its abbreviation."""
    page = visit.open(site / "overlap.html")
    page.locator("#search").fill(wanted)

    assert page.locator("#found button").first.inner_text() == first


def test_the_language_switch_changes_page_canvas_and_address(visit: Visit, site: Path) -> None:
    """English is one click away and stays in the address and in links between pages."""
    page = visit.open(site / "overlap.html")
    page.locator("#language").click()

    assert (
        page.locator("h1").inner_text(),
        page.url.endswith("#lang=en"),
        page.locator("nav a").first.get_attribute("href"),
        page.locator("html").get_attribute("lang"),
        page.title(),
        "MOTIE" in page.evaluate("policygraph.canvas.labels().map((label) => label.text)"),
    ) == ("Overlap", True, "index.html#lang=en", "en", "Overlap – policygraph", True)


def test_the_theme_switch_outranks_the_system(visit: Visit, site: Path) -> None:
    """Dark by the system, light by the switch, and the links of the site carry the choice."""
    visit.page.emulate_media(color_scheme="dark")
    page = visit.open(site / "index.html")
    colour = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(colour)
    page.locator("#theme").click()

    assert (before, page.evaluate(colour), page.locator("nav a").first.get_attribute("href")) == (
        "rgb(20, 24, 31)",
        "rgb(255, 255, 255)",
        "index.html#theme=light",
    )


def test_the_matrix_shows_the_printed_totals(visit: Visit, site: Path) -> None:
    """The table of ministries by performance goal carries the document's own totals."""
    page = visit.open(site / "overlap.html")
    totals = page.locator(".matrix tfoot tr").first.inner_text().split()[1:]

    assert " ".join(totals) == (
        "2,931.60 4,600.93 633.39 123.97 2,113.72 4,429.02 9,984.23 2,411.13 7,272.70 1,428.42"
    )


def test_the_matrix_counts_rows_too(visit: Visit, site: Path) -> None:
    """Switched to counts, the totals are the printed numbers of budget rows: 163 in all."""
    page = visit.open(site / "overlap.html")
    page.get_by_label("예산 행 수").check()
    counts = [int(text) for text in page.locator(".matrix tfoot tr").first.inner_text().split()[1:]]

    assert (sum(counts), page.url.endswith("unit=count")) == (163, True)


def test_a_cell_opens_its_rows(visit: Visit, site: Path) -> None:
    """The cell of 환경부 and 1-1 shows its one row, the money and the line."""
    page = visit.open(site / "overlap.html")
    page.locator("#matrix-table tr", has_text="환경부").locator("button").first.click()
    text = page.locator("#detail").inner_text()

    assert ("15.28억원" in text, "예산 행 1개" in text, page.locator("#detail .items a").count()) == (
        True,
        True,
        1,
    )


@pytest.mark.many(quick=2)
@pytest.mark.parametrize("name", FILES)
def test_nothing_overflows_a_narrow_screen(visit: Visit, site: Path, name: str) -> None:
    """At 320 pixels the page itself does not scroll sideways."""
    visit.page.set_viewport_size({"width": 320, "height": 800})

    assert visit.open(site / name).evaluate("document.documentElement.scrollWidth") <= 320


def test_reduced_motion_is_respected(visit: Visit, site: Path) -> None:
    """Who asks for less motion sees the zoom jump at once."""
    visit.page.emulate_media(reduced_motion="reduce")
    page = visit.open(site / "hierarchy.html")
    before = page.evaluate("policygraph.network.getScale()")
    after = page.evaluate("(document.getElementById('zoom-in').click(), policygraph.network.getScale())")

    assert after == pytest.approx(before * 1.3)


def test_what_is_printed_has_no_tools(visit: Visit, site: Path) -> None:
    """On paper there are the picture, the tables and the source, in the light; no buttons."""
    page = visit.open(site / "hierarchy.html", "#theme=dark")
    page.emulate_media(media="print")
    hidden = page.evaluate(
        "['header', '.tools', '.skip'].map((one) => getComputedStyle(document.querySelector(one)).display)"
    )

    assert (
        hidden,
        page.evaluate("getComputedStyle(document.body).backgroundColor"),
        page.locator("footer").is_visible(),
    ) == (
        ["none", "none", "none"],
        "rgb(255, 255, 255)",
        True,
    )
