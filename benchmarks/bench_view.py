"""The explorer's network page against stock pyvis, on the same fictional plans, in one run and one browser.

Stock pyvis 0.3.2 draws the networkx graph as its README says: `from_nx`, physics on, resources in line (the
two pages outside that it links all the same fail at once here). Its first usable picture is when its physics
has come to rest; ours is when nodes, edges and labels are drawn. Stock is not run at 10,000 nodes: it never
finished; ours must be drawn there within the time that stock needs for 220.

Run it with ``make bench``; it names the bounds that are missed and exits with 1.
"""

import statistics
import sys
import tempfile
import time
from math import log
from pathlib import Path

import networkx as nx
from playwright.sync_api import Browser
from pyvis.network import Network

from browsing import chromium, our_draw, panning, stock_draw
from policy_network import SIZES, fictional_material
from policygraph.analyse.networks import Material, hierarchy
from policygraph.view.frame import Frame, PlanSource
from policygraph.view.networks import hierarchy_page

FRAME = Frame((PlanSource("fiction-2021", "지어낸 계획", 2021, "00000000"),))
# Of the first draw, against stock; megabytes; frames per second while dragging.
DRAW, BYTES = {220: 0.06, 2_000: 0.01}, {220: 0.9, 2_000: 2.0, 10_000: 6.0}
COLLAPSED, EXPANDED = {220: 50.0, 2_000: 50.0, 10_000: 50.0}, {2_000: 30.0}
GROWTH, GROWING = 1.2, ((2_500, 6_250), (5_000, 12_500), (10_044, 25_140))
TURNS = {220: 3, 2_000: 1}
OURS = 5


class Bounds:
    """What was measured against what was promised."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def at_most(self, name: str, value: float, bound: float, digits: int = 4) -> None:
        """Print it, and remember it if it is too much."""
        self._keep(name, f"{value:.{digits}f}, at most {bound}", kept=value <= bound)

    def at_least(self, name: str, value: float, bound: float) -> None:
        """Likewise if it is too little."""
        self._keep(name, f"{value:.1f}, at least {bound:.0f}", kept=value >= bound)

    def _keep(self, name: str, words: str, *, kept: bool) -> None:
        print(f"{name:58} {words}{'' if kept else '   MISSED'}", flush=True)
        if not kept:
            self.missed.append(name)


def main() -> int:
    """Write the pages, draw them in turns, drag them; then see how the time to write them grows."""
    bounds = Bounds()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        pages = {}
        for name, (nodes, edges) in SIZES.items():
            material = fictional_material(nodes, edges)
            pages[name] = write(Path(folder), name, ours(material)), stock_page(Path(folder), name, material)
            bounds.at_most(
                f"{name:,} nodes: MB of the page", pages[name][0].stat().st_size / 1e6, BYTES[name], 2
            )
        draw(browser, pages, bounds)
        for name, least in COLLAPSED.items():
            rate = panning(browser, pages[name][0])
            bounds.at_least(f"{name:,} nodes, collapsed: frames a second while dragged", rate, least)
        for name, least in EXPANDED.items():
            rate = panning(browser, pages[name][0], expanded=True)
            bounds.at_least(f"{name:,} nodes, expanded: frames a second while dragged", rate, least)
    bounds.at_most("time to write a page ~ nodes to the power of", growth(), GROWTH, 2)
    if bounds.missed:
        print(f"missed: {'; '.join(bounds.missed)}")
    return 1 if bounds.missed else 0


def draw(browser: Browser, pages: dict[int, tuple[Path, Path]], bounds: Bounds) -> None:
    """First draws in turns; medians."""
    stock: dict[int, float] = {}
    for name, turns in TURNS.items():
        mine: list[float] = []
        theirs: list[float] = []
        for _ in range(turns):
            theirs.append(stock_draw(browser, pages[name][1]))
            mine += [our_draw(browser, pages[name][0]) for _ in range(-(-OURS // turns))]
        stock[name], seconds = statistics.median(theirs), statistics.median(mine)
        print(f"{name:,} nodes: ours drawn after {seconds:.2f} s, stock after {stock[name]:.1f} s")
        bounds.at_most(f"{name:,} nodes: first draw, of stock's", seconds / stock[name], DRAW[name])
    largest = statistics.median(our_draw(browser, pages[10_000][0]) for _ in range(OURS))
    print(f"10,000 nodes: ours drawn after {largest:.2f} s")
    bounds.at_most("10,000 nodes: first draw, of stock's at 220", largest / stock[220], 1.0)


def ours(material: Material) -> str:
    """The page of the explorer."""
    return hierarchy_page(FRAME, hierarchy(material), ())


def stock_page(folder: Path, name: int, material: Material) -> Path:
    """The page that pyvis makes of the same graph, with names, kinds and quotations."""
    graph = hierarchy(material)
    plain = nx.MultiDiGraph()
    for iri, node in graph.nodes(data=True):
        title = "\n".join(quotation.quote for quotation in node["evidence"])
        plain.add_node(iri, label=node["ko"], title=title, group=node["kind"])
    for one, other, edge in graph.edges(data=True):
        plain.add_edge(one, other, title=edge["kind"])
    network = Network(height="750px", width="100%", directed=True, cdn_resources="in_line")
    if name in TURNS:  # at 10,000 nodes it is not drawn
        network.from_nx(plain)
    return write(folder, f"stock-{name}", network.generate_html())


def write(folder: Path, name: object, html: str) -> Path:
    """A page on disk."""
    path = folder / f"{name}.html"
    path.write_text(html, encoding="utf-8", newline="\n")
    return path


def growth() -> float:
    """By which power of the nodes the time to write a page grows: least squares of logarithms."""
    points: list[tuple[float, float]] = []
    for nodes, edges in GROWING:
        material = fictional_material(nodes, edges)
        points.append((log(nodes), log(min(timed(material) for _ in range(3)))))
    x, y = (statistics.mean(values) for values in zip(*points, strict=True))
    return float(sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points))


def timed(material: Material) -> float:
    """Seconds to write a page."""
    start = time.perf_counter()
    ours(material)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
