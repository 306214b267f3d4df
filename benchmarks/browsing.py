"""Pages in a real browser, cut off from every network: when they are drawn, and how they move."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

WIDTH, HEIGHT = 1400, 900
# Playwright's own waiting evaluates text within the page, which the page's policy forbids.
OURS_DRAWN = """() => new Promise((resolve) => {
    const look = () => (policygraph.ready > 0 ? resolve(policygraph.ready) : setTimeout(look, 15));
    look();
})"""
# Stock pyvis says that it is done when its physics has come to rest; a picture can be used one frame later.
STOCK_DRAWN = """() => new Promise((resolve) => {
    const done = () => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
    if (network.physics.ready && network.physics.stabilized) done();
    else network.once("stabilizationIterationsDone", done);
})"""
COUNTING = """() => {
    globalThis.frames = [];
    const count = (now) => { frames.push(now); requestAnimationFrame(count); };
    requestAnimationFrame(count);
}"""


# The shell without windows first: each page of the whole browser starts a window, which takes seconds.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# Any name that a page asks for leads nowhere but to this machine.
CUT_OFF = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def browser_path() -> str | None:
    """Chromium as the system or the variable CHROMIUM has it; None if there is none."""
    names = (os.environ.get("CHROMIUM"), *NAMES)
    return next((found for name in names if name and (found := shutil.which(name))), None)


@contextmanager
def chromium(path: str | None = None, *flags: str) -> Iterator[Browser]:
    """A browser that is cut off from every network but this machine.

    Args:
        path: of the program; where the system has it, if None.
        flags: further ones; a later one outranks an earlier one.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path or browser_path(), args=[*QUIET, CUT_OFF, *flags]
        )
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, path: Path) -> Iterator[Page]:
    """A page in a context of its own, offline."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, offline=True)
    page = context.new_page()
    page.set_default_timeout(600_000)
    page.goto(path.as_uri())
    yield page
    context.close()


def stock_draw(browser: Browser, path: Path) -> float:
    """Seconds until stock pyvis shows its first usable picture."""
    with opened(browser, path) as page:
        return float(page.evaluate(STOCK_DRAWN)) / 1000


def our_draw(browser: Browser, path: Path) -> float:
    """Seconds until our page has drawn its network with labels, as the page itself tells."""
    with opened(browser, path) as page:
        return float(page.evaluate(OURS_DRAWN)) / 1000


def panning(browser: Browser, path: Path, *, expanded: bool = False, seconds: float = 2.0) -> float:
    """Frames per second while the picture is dragged by the mouse."""
    with opened(browser, path) as page:
        page.evaluate(OURS_DRAWN)
        if expanded:
            page.evaluate("policygraph.actions.expandAll()")
        return drag(page, seconds)


def drag(page: Page, seconds: float) -> float:
    """Drag to and fro; frames per second, counted by the page."""
    stage = page.locator("#network")
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    assert box is not None, "a page without a picture"  # noqa: S101 - a benchmark of one
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = page.evaluate("policygraph.network.getViewPosition()")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 5, y + 5)
    page.evaluate(COUNTING)
    step = 0
    while page.evaluate("frames.length && frames.at(-1) - frames[0]") < seconds * 1000:
        step += 1
        page.mouse.move(x + 120 * abs((step % 40) / 20 - 1), y + 60 * abs((step % 30) / 15 - 1))
    frames: list[float] = page.evaluate("frames")
    page.mouse.up()
    after = page.evaluate("policygraph.network.getViewPosition()")
    if before == after:
        raise ValueError("the picture was not moved")
    return 1000 * (len(frames) - 1) / (frames[-1] - frames[0])
