"""The page of flows in a real browser: what it shows, follows, says and gives away."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from view.visit import Visit, until

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ID = "https://w3id.org/policygraph/id/"
MOTIE, MOLIT = f"{ID}ministry/motie", f"{ID}ministry/molit"
GOAL, FIELD, TASK = f"{ID}icd-2/performance-goal/3-2", f"{ID}icd-2/field/3", f"{ID}icd-2021/task/3-2"
VIEWS = ["", "year=2021&by=totals", "year=2020"]


@pytest.fixture
def flows(visit: Visit, site: Path) -> Any:  # noqa: ANN401 - a function that opens the page
    """Opens the page at 1400 × 900 with a state in its address."""

    def opened(state: str = "") -> Page:
        visit.page.set_viewport_size({"width": 1400, "height": 900})
        return visit.open(site / "flows.html", f"#{state}")

    yield opened
    assert visit.errors == []


def at(iri: str) -> str:
    """An identifier as it stands in an address."""
    return quote(iri, safe="")


def node(page: Page, iri: str, section: str = "money") -> Any:  # noqa: ANN401 - a locator
    """A node of the diagram that is shown."""
    return page.locator(f"#{section} .view:not([hidden]) .sankey:visible .node[data-at='{iri}']")


def lit(page: Page, section: str = "money") -> int:
    """How many strands are lit in the diagram that is shown."""
    return page.locator(f"#{section} .view:not([hidden]) .sankey:visible .strand.on").count()


def panel(page: Page, section: str = "money") -> str:
    """What the panel beside the diagram says."""
    return " ".join(page.locator(f"#{section} .view:not([hidden]) .panel").inner_text().split())


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_label_is_readable(flows: Any, view: str, language: str) -> None:  # noqa: ANN401
    """At 1400 × 900 no label is clipped, none lies on another, none is smaller than 11 pixels."""
    page = flows(f"{view}&lang={language}&change=performancegoal")
    found = page.evaluate(
        """() => [...document.querySelectorAll('.view:not([hidden]) .drawing')]
            .filter((svg) => svg.getClientRects().length).map((svg) => {
                const box = svg.getBoundingClientRect();
                const labels = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
                const clipped = labels.filter(([, b]) => b.left < box.left - 1 || b.right > box.right + 1 || b.top < box.top - 1 || b.bottom > box.bottom + 1);
                const over = labels.flatMap(([name, a], index) => labels.slice(index + 1).filter(([, b]) =>
                    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3).map(([other]) => [name, other]));
                return [labels.length > 20, clipped.map(([name]) => name), over, labels.filter(([, b]) => b.height < 11).length];
            })"""  # noqa: E501 - a script
    )
    assert found == [[True, [], [], 0]] * 3


@pytest.mark.parametrize("language", ["ko", "en"])
def test_labels_stay_off_bars_and_ribbons(flows: Any, language: str) -> None:  # noqa: ANN401
    """Words end before the bars of their nodes, where ribbons begin."""
    page = flows(f"lang={language}")
    crossed = page.evaluate(
        """() => [...document.querySelectorAll('.view:not([hidden]) .sankey')].filter((svg) => svg.getClientRects().length)
            .flatMap((svg) => {
                const bars = [...svg.querySelectorAll('.node .bar')].map((bar) => bar.getBoundingClientRect());
                return [...svg.querySelectorAll('.node text')].filter((text) => {
                    const a = text.getBoundingClientRect();
                    return bars.some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom);
                }).map((text) => text.textContent);
            })"""  # noqa: E501 - a script
    )
    assert crossed == []


def test_a_ministry_is_followed_through_to_its_fields(flows: Any) -> None:  # noqa: ANN401
    """A click lights the strands of the ministry and no other, and says amount, share and line."""
    page = flows()
    node(page, MOTIE).click()
    ways = page.evaluate(
        "(at) => policygraph.flows.follow(policygraph.flows.data.chains['2021-rows'], {at}).length", MOTIE
    )
    said = panel(page)
    assert ways == 10
    assert lit(page) == 2 * ways  # each from field to goal and from goal to ministry
    assert [w for w in ("산업통상자원부", "11,350.47억원", "31.6%", "원문 482행") if w not in said] == []


def test_what_is_selected_stands_in_the_address_and_can_be_left(flows: Any) -> None:  # noqa: ANN401
    """Selecting makes a step; going back, clicking again or Escape leaves nothing selected."""
    page = flows()
    node(page, MOLIT).click()
    selected = page.url.partition("#")[2]
    page.go_back()
    until(page, "!document.querySelector('.node[aria-pressed=true]')")
    page.mouse.move(5, 5)
    back = lit(page)
    node(page, MOLIT).click()
    node(page, MOLIT).focus()
    page.keyboard.press("Escape")
    assert (selected, back, page.url.partition("#")[2]) == (f"at={at(MOLIT)}", 0, "")


def test_a_ribbon_shows_its_rows_and_leads_to_their_lines(flows: Any) -> None:  # noqa: ANN401
    """A ribbon from goal to ministry says how many budget rows it sums up, with links to their lines."""
    page = flows(f"at={at(GOAL)}&to={at(MOLIT)}")
    links = page.locator("#money .view:not([hidden]) .panel a").evaluate_all(
        "(all) => all.map((a) => a.getAttribute('href'))"
    )
    rows = page.evaluate(
        """([goal, ministry]) => policygraph.flows.data.chains['2021-rows'].ways
            .find((way) => way.nodes[1] === goal && way.nodes[2] === ministry)""",
        [GOAL, MOLIT],
    )
    said = panel(page)
    assert (f"{rows['amount'] / 1e8:,.2f}억원" in said, f"예산 행 {rows['rows']}개의 합" in said) == (
        True,
        True,
    )
    assert links == [
        *(f"source/icd-2021.html#line={first}" for first, _ in rows["lines"]),
        "id/icd-2/performance-goal/3-2.html",
        "id/ministry/molit.html",
    ]


def test_pointing_lights_and_leaving_restores(flows: Any) -> None:  # noqa: ANN401
    """What is pointed at (seven strands, of two pieces each) is lit for a while; the selection comes back."""
    page = flows(f"at={at(MOTIE)}")
    chosen = lit(page)
    node(page, MOLIT).hover()
    pointed = (lit(page), "국토교통부" in panel(page))
    page.mouse.move(5, 5)
    assert (pointed, lit(page), "산업통상자원부" in panel(page)) == ((2 * 7, True), chosen, True)


@pytest.mark.parametrize(
    ("view", "heading", "total"),
    [
        ("", "분야", "35,929.11억원"),
        ("year=2021&by=totals", "성과 목표", "35,929.11억원"),
        ("year=2020", "성과 목표", "34,636.12억원"),
    ],
)
def test_a_link_opens_a_year(flows: Any, view: str, heading: str, total: str) -> None:  # noqa: ANN401
    """Year and kind of source stand in the address; the columns and the total are those of the year."""
    page = flows(view)
    shown = page.locator("#money .view:not([hidden])")
    first = shown.locator(".sankey:visible .head").first.text_content()
    assert (first, total in shown.locator("figcaption").inner_text()) == (heading, True)


def test_the_year_is_chosen_by_keyboard(flows: Any) -> None:  # noqa: ANN401
    """The choice is one of radio buttons; arrows move it and the address follows."""
    page = flows()
    page.locator("input[name=money]").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert (
        page.url.partition("#")[2],
        page.locator("#money .view:not([hidden])").get_attribute("data-view"),
    ) == (
        "year=2020",
        "2020-totals",
    )


def test_the_year_before_says_what_it_cannot_tell(flows: Any) -> None:  # noqa: ANN401
    """Under 2020 and in its panel it stands that goals and ministries cannot be joined."""
    page = flows(f"year=2020&at={at(GOAL)}")
    caption = page.locator("#money .view:not([hidden]) figcaption").inner_text()
    assert ("예산 행이 없고" in caption, "알 수 없습니다" in caption, "실적(쓴 돈)" in caption) == (
        True,
        True,
        True,
    )
    assert "성과 목표와 부처를 바로 잇는 금액은 인쇄되어 있지 않습니다." in panel(page)
    assert lit(page) == 1


def test_a_task_is_followed_in_its_own_diagram(flows: Any) -> None:  # noqa: ANN401
    """Tasks are in the second diagram; the first stays as it is."""
    page = flows(f"at={at(TASK)}")
    said = panel(page, "tasks")
    assert (lit(page, "tasks"), lit(page)) == (1, 0)
    assert [
        w for w in ("융합 확산을 통한 신산업 창출 지원", "14,393.98억원", "40.1%", "548") if w not in said
    ] == []


def test_the_keyboard_walks_the_nodes(flows: Any) -> None:  # noqa: ANN401
    """One stop of Tab, then arrows: right to the goals, down, right to a ministry, Enter selects it."""
    page = flows()
    page.locator("#money .view:not([hidden]) .sankey:visible .node[tabindex='0']").focus()
    names = []
    for key in ("ArrowRight", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
        names.append(page.evaluate("document.activeElement.dataset.column"))
    page.keyboard.press("Enter")
    stops = page.locator("#money .view:not([hidden]) .sankey:visible .node[tabindex='0']").count()
    chosen = page.evaluate("document.activeElement.dataset.at")
    assert (names, stops, page.url.partition("#")[2]) == (
        ["1", "1", "2"],
        1,
        f"at={at(chosen)}",
    )


def test_every_node_and_diagram_has_a_name(flows: Any) -> None:  # noqa: ANN401
    """A screen reader hears what a node is, its money and share; a diagram has name and description."""
    page = flows("lang=en")
    shown = page.locator("#money .view:not([hidden]) .sankey:visible")
    heard = shown.aria_snapshot()
    note = page.locator(f"#{shown.get_attribute('aria-describedby')}").inner_text()
    assert (
        shown.get_attribute("aria-label"),
        note.startswith("2021 planned KRW 3,592.911 billion."),
        'button "Ministry of Trade, Industry and Energy KRW 1,135.047 bn (31.6%)"' in heard,
        node(page, MOTIE).get_attribute("aria-description"),
    ) == ("Flows of money, 2021 planned: field → performance goal → ministry", True, True, "Ministry")


def test_nodes_can_be_hit(flows: Any) -> None:  # noqa: ANN401
    """The area of every node is 24 pixels high at least, however little money it has."""
    page = flows()
    low = page.evaluate(
        """() => [...document.querySelectorAll('.view:not([hidden]) .sankey .hit')]
            .filter((hit) => hit.getClientRects().length && hit.getBoundingClientRect().height < 24).length"""
    )
    assert low == 0


def test_the_table_is_the_twin_of_the_diagram(flows: Any) -> None:  # noqa: ANN401
    """As many rows as strands, the same money; a row lights its strand."""
    page = flows()
    page.locator("#money .view:not([hidden]) summary").click()
    rows = page.locator("#money .view:not([hidden]) tbody tr")
    sums = page.evaluate(
        """() => [...document.querySelectorAll('#money .view:not([hidden]) tbody td:nth-child(4) [lang=ko]')]
            .reduce((sum, cell) => sum + Math.round(100 * cell.textContent.replaceAll(',', '')), 0)"""
    )
    rows.nth(3).locator("a").first.focus()
    assert (rows.count(), sums, lit(page)) == (51, 3_592_911, 2)


def test_a_comparison_shows_both_years_and_their_difference(flows: Any) -> None:  # noqa: ANN401
    """By ministry: executed, planned, change in money and percent, with a sign and a mark."""
    page = flows("change=ministry")
    row = page.locator("#changes .view:not([hidden]) .changes:visible .row").first
    words = row.locator("text").all_text_contents()
    assert words == ["국토교통부", "4,626.11", "7,049.24", "+2,423.13", "▲ +52.4%"]


def test_a_comparison_warns_that_years_are_not_like_for_like(flows: Any) -> None:  # noqa: ANN401
    """Money spent and money planned differ; it stands under the figure."""
    caption = flows().locator("#changes .view:not([hidden]) figcaption").inner_text()
    assert ("쓴 돈" in caption, "쓰려는 돈" in caption, "견줄 수 없습니다" in caption) == (True, True, True)


def download(page: Page, section: str, kind: str) -> tuple[str, bytes]:
    """What a button gives: name and content."""
    with page.expect_download() as caught:
        page.click(f"#{section} [data-export={kind}]")
    return caught.value.suggested_filename, Path(caught.value.path()).read_bytes()


@pytest.mark.parametrize(
    ("section", "file", "rows"),
    [
        ("money", "policygraph-flows-2021-rows", 51),
        ("tasks", "policygraph-flows-2021-tasks", 9),
        ("changes", "policygraph-change-2020-2021-ministry", 11),
    ],
)
def test_a_csv_has_the_rows_of_the_figure(flows: Any, section: str, file: str, rows: int) -> None:  # noqa: ANN401
    """All rows, money in won, the source and the version in each."""
    name, content = download(flows("lang=en"), section, "csv")
    table = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    column = "planned_2021_krw" if section == "changes" else "amount_krw"
    assert (name, len(table), sum(int(row[column]) for row in table)) == (
        f"{file}-en.csv",
        rows,
        3_592_911_000_000,
    )
    assert {(row["source"], row["version"]) for row in table} == {
        ("제2차 산업융합발전 기본계획 '21년도 실행계획", "icd-2021@a89518e6")
    }


def test_an_svg_has_the_words_and_the_note(flows: Any) -> None:  # noqa: ANN401
    """Title, labels of the language only, note and caption are text."""
    name, content = download(flows("year=2020"), "money", "svg")
    words = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", content.decode()))
    wanted = (
        "2020년 실적 예산의 흐름: 성과 목표 → 분야 → 부처",
        "9,168.34억원 (26.5%)",
        "알 수 없습니다",
        "icd-2021@a89518e6",
    )
    assert (name, [w for w in wanted if w not in words], "Ministry" in words) == (
        "policygraph-flows-2020-totals-ko.svg",
        [],
        False,
    )


def test_a_png_is_made(flows: Any) -> None:  # noqa: ANN401
    """At 300 dots an inch: 1,088 pixels of the figure are 3,400 of the picture."""
    name, content = download(flows(), "changes", "png")
    assert (name, int.from_bytes(content[16:20], "big"), b"pHYs" in content[:64]) == (
        "policygraph-change-2020-2021-ministry-ko.png",
        3400,
        True,
    )


def test_on_a_narrow_screen_diagrams_scroll_inside(flows: Any) -> None:  # noqa: ANN401
    """At 390 pixels the page does not scroll sideways, labels stay readable, the region can be focused."""
    page = flows()
    page.set_viewport_size({"width": 390, "height": 844})
    found = page.evaluate(
        """() => {
            const region = document.querySelector('#money .view:not([hidden]) .scroll');
            const labels = [...region.querySelectorAll('.node text')]
                .filter((one) => one.getClientRects().length);
            return [document.documentElement.scrollWidth <= 390, region.scrollWidth > 390, region.tabIndex,
                Math.min(...labels.map((text) => text.getBoundingClientRect().height)) >= 11];
        }"""
    )
    assert found == [True, True, 0, True]


def test_hostile_names_are_inert(visit: Visit, site: Path, tmp_path: Path) -> None:
    """Markup in a name is text in the panel, in the SVG and in the CSV."""
    html = (site / "flows.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="flows">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    evil = '=<img src=x onerror="window.hit=1"></text><script>window.hit=1</script>'
    for one in data["nodes"].values():
        one["ko"] = evil
    escaped = json.dumps(data).replace("<", "\\u003c")
    (tmp_path / "evil.html").write_text(html.replace(found[1], escaped), encoding="utf-8")
    page = visit.open(tmp_path / "evil.html", f"#at={at(MOTIE)}")
    heading = page.locator("#money .view:not([hidden]) .panel h3").inner_text()
    _, content = download(page, "money", "csv")
    cells = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert (page.evaluate("window.hit"), heading, cells[1][1], visit.errors) == (None, evil, f"'{evil}", [])


def test_what_is_not_there_is_not_selected(flows: Any) -> None:  # noqa: ANN401
    """An address that names nothing of the page shows the page as it is."""
    page = flows("at=urn%3Ax&year=1999&change=nothing")
    shown = page.locator("#money .view:not([hidden])").get_attribute("data-view")
    assert (lit(page), shown, "마디나 띠를" in panel(page)) == (0, "2021-rows", True)
