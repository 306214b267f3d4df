"""A visit to a page: what it asked for and what it complained about."""

from pathlib import Path

from playwright.sync_api import Page


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
        self.page.goto(path.as_uri() + fragment)
        self.page.wait_for_load_state("load")
        if self.page.locator("#network").count():
            self.page.wait_for_function("document.getElementById('network').labels > 0")
        return self.page

    def click(self, kind: str, code: str) -> None:
        """Click on a node of the network with the mouse."""
        x, y = self.page.evaluate(
            """([kind, code]) => {
                const box = document.getElementById('network').getBoundingClientRect();
                const all = [...policygraph.nodes.values()];
                const node = all.find((one) => one.kind === kind && one.code === code);
                const at = policygraph.network.canvasToDOM({x: node.x, y: node.y});
                return [box.x + at.x, box.y + at.y];
            }""",
            [kind, code],
        )
        self.page.mouse.click(x, y)

    def shown(self, kind: str) -> int:
        """How many nodes of a kind are shown."""
        found = self.page.evaluate(
            """(kind) => [...policygraph.nodes.values()]
                .filter((node) => node.kind === kind && !policygraph.isHidden(node)).length""",
            kind,
        )
        return int(found)
