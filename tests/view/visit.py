"""A visit to a page: what it asked for and what it complained about."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

DRAWN = "policygraph.ready > 0"


def until(page: Page, condition: str) -> None:
    """Wait until a condition holds, looked at with each frame.

    Playwright's own waiting evaluates text within the page, which the pages' policy forbids.
    """
    page.evaluate(
        f"""() => new Promise((resolve) => {{
            const look = () => (({condition}) ? resolve() : setTimeout(look, 15));
            look();
        }})"""
    )


class Visit:
    """A page, with everything that it asked for and complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console", lambda message: self.errors.append(message.text) if message.type == "error" else None
        )

    def open(self, path: Path, fragment: str = "") -> Page:
        """Open a file from disk and wait until it is drawn."""
        # Going to the same file with another fragment would load nothing.
        self.page.goto("about:blank")
        self.page.goto(path.as_uri() + fragment)
        self.page.wait_for_load_state("load")
        if self.page.locator("#network").count():
            until(self.page, DRAWN)
        return self.page

    def click(self, kind: str, code: str) -> None:
        """Click on a node of the network with the mouse."""
        x, y = self.page.evaluate(
            """([kind, code]) => {
                const box = document.getElementById('network').getBoundingClientRect();
                const { nodes } = policygraph.shown.get();
                const node = nodes.find((one) => one.kind === kind && one.code === code);
                const at = policygraph.network.canvasToDOM(policygraph.shown.place(node));
                return [box.x + at.x, box.y + at.y];
            }""",
            [kind, code],
        )
        self.page.mouse.click(x, y)

    def shown(self, kind: str) -> int:
        """How many nodes of a kind are shown."""
        found = self.page.evaluate(
            "(kind) => policygraph.shown.get().nodes.filter((node) => node.kind === kind).length", kind
        )
        return int(found)

    def change(self, **state: Any) -> None:  # noqa: ANN401 - sets, texts and numbers
        """Change the state of the page; lists become sets."""
        self.page.evaluate(
            """(changes) => policygraph.state.change(Object.fromEntries(Object.entries(changes)
                .map(([name, value]) => [name, Array.isArray(value) ? new Set(value) : value])))""",
            state,
        )

    def counts(self) -> dict[str, tuple[int, int]]:
        """Nodes and edges, as the picture, the state and the tables have them."""
        found = self.page.evaluate(
            """() => {
                const { nodes, edges } = policygraph.shown.get();
                const drawn = policygraph.network.body.data;
                const count = (make) => ['nodes', 'edges'].map(make);
                return {
                    state: [nodes.length, edges.length],
                    picture: [drawn.nodes.length, drawn.edges.length],
                    table: count((name) => document.querySelectorAll(`#twin-${name} tbody tr`).length),
                    said: count((name) => Number(document.getElementById(`count-${name}`).textContent)),
                };
            }"""
        )
        return {name: (one, other) for name, (one, other) in found.items()}

    def download(self, button: str) -> bytes:
        """What a button of the export menu saves."""
        self.page.evaluate("document.getElementById('save').open = true")
        with self.page.expect_download() as caught:
            self.page.locator(f"#save-{button}").click()
        return Path(caught.value.path()).read_bytes()

    def trouble(self, folder: Path, names: Iterable[str]) -> dict[str, tuple[list[str], list[str]]]:
        """Of pages opened from disk, by name: what they asked for but themselves, or complained of."""
        found = {}
        for name in names:
            self.open(folder / name)
            asked = [url for url in self.requests if not url.startswith(("data:", "blob:", "about:"))]
            if asked != [(folder / name).as_uri()] or self.errors:
                found[name] = (asked, [*self.errors])
            self.requests.clear()
            self.errors.clear()
        return found
