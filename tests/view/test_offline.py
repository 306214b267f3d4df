"""The pages need no network: they ask for nothing, and one that hangs does not keep them from being drawn."""

from __future__ import annotations

import re
import socket
import statistics
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from view.samples import FILES, every_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from view.visit import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RUNS, MOST_RUNS, BOUND, PATIENCE = 5, 25, 1.5, 5_000
OTHERS = [name for name in FILES if name != "hierarchy.html"]
# A page as stock pyvis writes it even with its resources in line.
OUTSIDE = '<link rel="stylesheet" href="https://example.org/bootstrap.min.css">'
PAINTED = """(patience) => new Promise((resolve) => {
    setTimeout(() => resolve(patience), patience);
    new PerformanceObserver((list) => {
        const first = list.getEntriesByName("first-contentful-paint")[0];
        if (first) resolve(first.startTime);
    }).observe({ type: "paint", buffered: true });
})"""


class Hanging:
    """A proxy that takes every connection and never answers.

    Attributes:
        asked: the first line of what each connection wanted.
    """

    def __init__(self, listening: socket.socket) -> None:
        self.asked: list[str] = []
        self.address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        self._listening, self._open = listening, list[socket.socket]()

    def run(self) -> None:
        """Take connections until the socket is shut."""
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                break
            self._open.append(connection)
            self.asked.append(connection.recv(4096).partition(b"\r\n")[0].decode("latin-1"))
        for connection in self._open:
            connection.close()


@contextmanager
def hanging() -> Iterator[Hanging]:
    """A network that hangs."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        proxy = Hanging(listening)
        thread = threading.Thread(target=proxy.run, daemon=True)
        thread.start()
        yield proxy
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(10)


def first_paint(browser: Browser, path: Path, proxy: Hanging | None) -> float:
    """Milliseconds to the first contentful paint, in a fresh context; at most as long as patience lasts."""
    context = browser.new_context(proxy={"server": proxy.address} if proxy else None)
    page = context.new_page()
    page.goto(path.as_uri(), wait_until="commit")
    painted = float(page.evaluate(PAINTED, PATIENCE))
    context.close()
    return painted


def slowed(browser: Browser, path: Path, proxy: Hanging, most: int = MOST_RUNS) -> float:
    """How many times longer the first paint takes when the network hangs: medians of runs in turns.

    On a busy machine a few runs differ by more than the bound: then there are more of them.
    """
    seconds: tuple[list[float], list[float]] = ([], [])
    ratio = float("inf")
    for run in range(1, most + 1):
        for record, network in zip(seconds, (None, proxy), strict=True):
            record.append(first_paint(browser, path, network))
        ratio = statistics.median(seconds[1]) / statistics.median(seconds[0])
        if run >= RUNS and ratio <= BOUND:
            break
    return ratio


def test_no_page_of_the_site_asks_for_anything(visit: Visit, site: Path) -> None:
    """From disk, each page loads itself alone and has nothing to complain about."""
    assert visit.trouble(site, every_page(site)) == {}


@pytest.mark.parametrize("name", ["hierarchy.html", *OTHERS])
def test_a_network_that_hangs_is_not_noticed(browser: Browser, site: Path, name: str) -> None:
    """The first paint comes as soon as without, and nothing is asked of it."""
    with hanging() as proxy:
        ratio = slowed(browser, site / name, proxy)

        assert (ratio <= BOUND, proxy.asked) == (True, []), f"{ratio:.2f} times as long"


def test_a_page_that_links_to_the_outside_is_found(browser: Browser, site: Path, tmp_path: Path) -> None:
    """As stock pyvis does: it stays empty while the network hangs, and its request is seen."""
    text = (site / "index.html").read_text(encoding="utf-8")
    text = re.sub("<meta http-equiv=[^>]*>", OUTSIDE, text)
    path = tmp_path / "outside.html"
    path.write_text(text, encoding="utf-8")
    with hanging() as proxy:
        ratio = slowed(browser, path, proxy, 1)

        assert (ratio > BOUND, {one.split(":")[0] for one in proxy.asked}) == (
            True,
            {"CONNECT example.org"},
        )
