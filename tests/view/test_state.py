"""What is chosen: filters against SPARQL, the same state in picture and tables, and in the address."""

from pathlib import Path
from typing import Any

import pytest

from policygraph import terms
from policygraph.store import EmbeddedStore, open_store
from view.visit import Visit, until

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# What the page shows, asked of the graph: rows of the budget, named ministries, and what is above them.
ROWS = """SELECT ?a ?project ?ministry WHERE {
  ?a a pg:Allocation ; pg:fiscalYear 2021 ; pg:project ?project ; pg:ministry ?ministry ;
     pg:classifiedUnder ?goal ; pg:status ?status ; pg:amount ?amount . %s }"""
NAMED = "SELECT ?measure ?ministry WHERE { ?measure a pg:Measure ; pg:responsible ?ministry . %s }"
ABOVE = """SELECT DISTINCT ?node ?parent WHERE {
  ?parent pg:hasGoal|pg:hasStrategy|pg:hasTask|pg:hasMeasure|pg:hasPerformanceGoal|pg:hasProject ?node .
  # Estimates are shown only when asked for.
  FILTER NOT EXISTS { ?parent a pg:Task . ?node a pg:Project }
  { ?node a pg:Goal } UNION { ?node a pg:Strategy } UNION { ?node a pg:Task } UNION { ?node a pg:Measure }
  UNION { ?node a pg:PerformanceGoal } UNION { ?node a pg:Project }
  FILTER NOT EXISTS { ?parent a pg:Plan } }"""
ID = terms.ID
# What is chosen on the page, and the same as a condition.
FILTERS: dict[str, tuple[dict[str, Any], str]] = {
    "ministry": ({"ministry": ["ministry/me"]}, f"FILTER(?ministry = <{ID}ministry/me>)"),
    "two ministries": (
        {"ministry": ["ministry/me", "ministry/mof"]},
        f"FILTER(?ministry IN (<{ID}ministry/me>, <{ID}ministry/mof>))",
    ),
    "goal": ({"goal": ["icd-2/performance-goal/3-3"]}, 'FILTER EXISTS { ?goal pg:code "3-3" }'),
    "status": ({"status": ["New"]}, "FILTER(?status = pg:New)"),
    "amount": ({"least": 100, "most": 200}, "FILTER(?amount >= 10000000000 && ?amount <= 20000000000)"),
    "all of them": (
        {
            "ministry": ["ministry/motie"],
            "goal": ["icd-2/performance-goal/1-1"],
            "status": ["New"],
            "least": 70,
        },
        (
            f"FILTER(?ministry = <{ID}ministry/motie> && ?status = pg:New && ?amount >= 7000000000) "
            'FILTER EXISTS { ?goal pg:code "1-1" }'
        ),
    ),
    "nothing": ({"least": 999_999}, "FILTER(?amount >= 99999900000000)"),
}
ELEMENTS = """SELECT ?s {
  VALUES ?kind { pg:Vision pg:Goal pg:Strategy pg:Task pg:Measure pg:Field pg:PerformanceGoal pg:Project
                 pg:Ministry }
  ?s a ?kind }"""
NEIGHBOURS = f"""SELECT DISTINCT ?n {{
  {{ ?n pg:fundedBy <{ID}ministry/me> }}
  UNION {{ ?n a pg:Measure ; pg:responsible <{ID}ministry/me> }} }}"""


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """The published graphs."""
    return open_store()


def expected(store: EmbeddedStore, condition: str, *, measures: bool) -> tuple[int, int]:
    """Nodes and edges that a filter leaves when all is unfolded, by SPARQL and a walk up."""
    rows = [tuple(map(str, row)) for row in store.query(ROWS % condition).bindings().rows]
    named = (
        [tuple(map(str, row)) for row in store.query(NAMED % condition).bindings().rows] if measures else []
    )
    above: dict[str, set[str]] = {}
    for node, parent in store.query(ABOVE).bindings().rows:
        above.setdefault(str(node), set()).add(str(parent))
    nodes = {one for _, *ends in rows for one in ends} | {one for ends in named for one in ends}
    waiting = list(nodes)
    while waiting:
        for parent in above.get(waiting.pop(), ()):
            if parent not in nodes:
                nodes.add(parent)
                waiting.append(parent)
    structure = sum(parent in nodes for node in nodes for parent in above.get(node, ()))
    return len(nodes), len(rows) + len(named) + structure


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_leaves_what_the_graph_says(
    visit: Visit, site: Path, store: EmbeddedStore, name: str
) -> None:
    """After each filter, picture, tables and SPARQL agree on the number of nodes and lines."""
    state, condition = FILTERS[name]
    only_ministries = set(state) == {"ministry"}
    visit.open(site / "hierarchy.html", "#all=1")
    visit.change(**state)
    wanted = expected(store, condition, measures=only_ministries)

    assert visit.counts() == dict.fromkeys(("state", "picture", "said"), wanted) | {
        "table": (min(wanted[0], 400), min(wanted[1], 400))
    }


def test_without_a_filter_everything_is_there(visit: Visit, site: Path, store: EmbeddedStore) -> None:
    """Unfolded and unfiltered: every element, and a line for each statement of the graph."""
    visit.open(site / "hierarchy.html", "#all=1")
    elements = len(store.query(ELEMENTS).bindings().rows)
    structure = len(store.query(ABOVE).bindings().rows)
    rows = len(store.query(ROWS % "").bindings().rows) + len(store.query(NAMED % "").bindings().rows)

    assert visit.counts()["state"] == (elements, structure + rows)


@pytest.mark.parametrize("name", ["hierarchy.html", "cofunding.html", "overlap.html"])
def test_picture_and_tables_agree_at_first_sight(visit: Visit, site: Path, name: str) -> None:
    """The number of nodes and lines is one and the same everywhere."""
    visit.open(site / name)

    assert len(set(visit.counts().values())) == 1


def test_the_sums_of_what_is_folded_are_the_money(visit: Visit, site: Path) -> None:
    """Folded, the lines from performance goals to ministries carry the plan's total, to the won."""
    page = visit.open(site / "hierarchy.html")
    amounts = page.evaluate(
        "policygraph.shown.get().edges.filter((edge) => edge.kind === 'funded').map((edge) => edge.amount)"
    )

    assert sum(amounts) == 3_592_911_000_000


def test_what_is_unfolded_in_the_table_is_unfolded_in_the_picture(visit: Visit, site: Path) -> None:
    """The button of a row unfolds its projects everywhere and keeps the focus."""
    page = visit.open(site / "hierarchy.html")
    button = page.locator("#twin-nodes tr", has_text="1-1 산업데이터").locator(".fold")
    button.focus()
    page.keyboard.press("Enter")

    assert (
        visit.shown("Project"),
        len(set(visit.counts().values())),
        page.evaluate("document.activeElement.getAttribute('aria-expanded')"),
    ) == (20, 1, "true")


def test_a_link_restores_the_view(visit: Visit, site: Path) -> None:
    """The address of a view, opened anew, shows the same: unfolded, filtered, focused, selected."""
    page = visit.open(site / "hierarchy.html")
    visit.change(ministry=["ministry/motie"], status=["New"], least=50)
    page.evaluate("policygraph.actions.goTo('icd-2021/project/1-1-1')")
    before, shown = visit.counts(), page.locator("#detail h2").inner_text()
    fragment = page.evaluate("location.hash")
    visit.open(site / "hierarchy.html", fragment)

    assert (visit.counts(), page.locator("#detail h2").inner_text()) == (before, shown)


def test_back_undoes_the_last_step(visit: Visit, site: Path) -> None:
    """The page's own button and the browser's go back one step each."""
    page = visit.open(site / "hierarchy.html")
    first = visit.counts()
    page.evaluate("policygraph.actions.expandAll()")
    second = visit.counts()
    visit.change(status=["New"])
    page.locator("#back").click()
    until(page, "!policygraph.state.isFiltered()")
    undone = visit.counts()
    page.go_back()
    until(page, "!policygraph.state.get().all")

    assert (undone, visit.counts(), first == second) == (second, first, False)


def test_the_neighbours_of_a_node_are_those_in_the_graph(
    visit: Visit, site: Path, store: EmbeddedStore
) -> None:
    """Focused on 환경부 with all unfolded: itself, its projects and its measures."""
    visit.open(site / "hierarchy.html", "#all=1&focus=ministry/me")

    assert visit.counts()["state"][0] == 1 + len(store.query(NEIGHBOURS).bindings().rows)


def test_a_kind_of_line_can_be_switched_off(visit: Visit, site: Path) -> None:
    """Without the lines of money there are so many fewer, in picture and table."""
    page = visit.open(site / "hierarchy.html")
    before = visit.counts()["state"][1]
    funded = page.evaluate("policygraph.shown.get().edges.filter((edge) => edge.kind === 'funded').length")
    page.get_by_label("예산(굵기는 금액)").uncheck()

    assert (visit.counts()["state"][1], len(set(visit.counts().values()))) == (before - funded, 1)


def test_each_measure_of_overlap_can_be_chosen(visit: Visit, site: Path) -> None:
    """Ten pairs by co-funding; with joint measures eighteen lines, where both tie a pair both stay."""
    page = visit.open(site / "overlap.html")
    alone = visit.counts()["state"][1]
    page.get_by_label("추진 내용을 함께 맡음").check()
    both = page.evaluate(
        """() => {
            const pairs = policygraph.shown.get().edges
                .map((edge) => [edge.from.index, edge.to.index].sort().join());
            return [pairs.length, new Set(pairs).size];
        }"""
    )

    assert (alone, both, visit.counts()["picture"][1]) == (10, [18, 14], 18)


def test_the_slider_leaves_the_strong(visit: Visit, site: Path) -> None:
    """Half as strong as the strongest pair and more: three or two common projects."""
    page = visit.open(site / "overlap.html")
    page.locator("#strength").fill("50")

    assert (
        page.evaluate("policygraph.shown.get().edges.map((edge) => edge.value).sort()"),
        page.locator("#strength-value").inner_text(),
    ) == ([2, 2, 3], "가장 센 것의 50% 이상")


def test_an_unknown_address_shows_the_plain_view(visit: Visit, site: Path) -> None:
    """What an address names and the page does not have is passed over."""
    page = visit.open(site / "hierarchy.html", "#at=none&open=x+y&focus=z&chain=q&least=abc&links=nope")

    assert (visit.counts()["state"], page.locator("#detail").is_visible(), visit.errors) == (
        (42, 117),
        False,
        [],
    )
