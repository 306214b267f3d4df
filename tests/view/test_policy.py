"""The Content-Security-Policy of each page allows nothing from outside: as it reads, as a browser sees it."""

from __future__ import annotations

import re
import threading
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from view.samples import FILES, every_page, one_of_each

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

ATTEMPTS = (Path(__file__).parent / "attempts.js").read_text(encoding="utf-8")
ATTEMPTS = ATTEMPTS[ATTEMPTS.index("async (") :]
# What a page of ours may use: its own scripts, known by their hashes, and what it makes itself.
ALLOWED = {
    "default-src": "'none'",
    "script-src": r"'sha256-[A-Za-z0-9+/]{43}='",
    "style-src": "'unsafe-inline'",
    "img-src": "data:|blob:",
    "base-uri": "'none'",
    "form-action": "'none'",
}
REFUSED = {
    **dict.fromkeys(("fetch", "request", "beacon", "socket", "events"), "connect-src"),
    **dict.fromkeys(("image", "background"), "img-src"),
    **dict.fromkeys(("style", "imported"), "style-src-elem"),
    **dict.fromkeys(("script", "inline"), "script-src-elem"),
    "film": "media-src",
    "font": "font-src",
    "handler": "script-src-attr",
    "text": "script-src",
    "frame": "frame-src",
    "object": "object-src",
    "worker": "worker-src",
    "base": "base-uri",
    "form": "form-action",
}


class Policy(HTMLParser):
    """Reads the policy of a page, and whether anything stands before it that it could not govern."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.before: list[str] = []
        self.text: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the first policy."""
        given = dict(attrs)
        if (given.get("http-equiv") or "").lower() == "content-security-policy" and self.text is None:
            self.text = given["content"]
        elif self.text is None:
            self.before.append(tag)

    def excess(self) -> list[str]:
        """Whatever it allows that is not allowed here, or does not say that has to be said."""
        directives = [one.split() for one in (self.text or "").split(";") if one.strip()]
        known = {name: sources for name, *sources in directives}
        return [
            *(
                f"no {name}"
                for name in ("default-src", "script-src", "base-uri", "form-action")
                if name not in known
            ),
            *(
                f"{name} {source}"
                for name, sources in known.items()
                for source in sources
                if not re.fullmatch(ALLOWED.get(name, "'none'"), source)
            ),
            *(f"{tag} before it" for tag in self.before if tag not in {"html", "head", "meta"}),
        ]


def test_no_policy_allows_anything_from_outside(site: Path) -> None:
    """Of every page of the site."""
    read = {name: Policy((site / name).read_text(encoding="utf-8")).excess() for name in every_page(site)}

    assert {name: excess for name, excess in read.items() if excess} == {}


@pytest.mark.parametrize(
    ("policy", "excess"),
    [
        ("", ["no default-src", "no script-src", "no base-uri", "no form-action"]),
        (
            "default-src 'self'; script-src 'none'; base-uri 'none'; form-action 'none'",
            ["default-src 'self'"],
        ),
        (
            "default-src 'none'; script-src 'unsafe-inline' //x; base-uri 'none'; form-action *; img-src a",
            ["script-src 'unsafe-inline'", "script-src //x", "form-action *", "img-src a"],
        ),
    ],
    ids=["none", "self", "others"],
)
def test_a_policy_that_allows_more_is_found(policy: str, excess: list[str]) -> None:
    """Missing words, and words that open something."""
    page = f'<html><head><meta http-equiv="Content-Security-Policy" content="{policy}"></head>'

    assert [one for one in Policy(page).excess() if one != "script-src 'none'"] == excess


class _Recorder(BaseHTTPRequestHandler):
    """Notes who asks, and has nothing."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path.lstrip("/").partition("?")[0])  # type: ignore[attr-defined] # set below
        self.send_error(404)

    do_POST = do_GET  # noqa: N815 - as above

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def outside() -> Iterator[tuple[str, list[str]]]:
    """A host that is not the page's, and what it was asked for."""
    asked: list[str] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), _Recorder) as server:
        server.asked = asked  # type: ignore[attr-defined] # read above
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", asked
        server.shutdown()
        thread.join(10)


@pytest.fixture
def online(browser: Browser) -> Iterator[Page]:
    """A page that could ask this machine, if its policy let it."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", FILES)
def test_the_browser_refuses_every_attempt(
    online: Page, outside: tuple[str, list[str]], site: Path, name: str
) -> None:
    """Twenty ways out of a page: each is refused by name, and nobody outside is asked."""
    address, asked = outside
    online.goto((site / name).as_uri())

    assert (online.evaluate(ATTEMPTS, address), asked) == ({"found": REFUSED, "ran": None}, [])


@pytest.mark.browser
def test_the_browser_refuses_every_attempt_of_other_pages(
    online: Page, outside: tuple[str, list[str]], site: Path
) -> None:
    """One page of each kind of thing."""
    address, asked = outside
    found = {}
    for name in one_of_each(site):
        online.goto((site / name).as_uri())
        found[name] = online.evaluate(ATTEMPTS, address)

    assert [name for name, done in found.items() if done != {"found": REFUSED, "ran": None}] == []
    assert asked == []


@pytest.mark.browser
def test_attempts_succeed_without_a_policy(
    online: Page, outside: tuple[str, list[str]], site: Path, tmp_path: Path
) -> None:
    """The same page without its policy: nothing is refused, the host is asked, and the texts run."""
    address, asked = outside
    text = re.sub("<meta http-equiv=[^>]*>", "", (site / FILES[0]).read_text(encoding="utf-8"))
    (tmp_path / "open.html").write_text(text, encoding="utf-8")
    online.goto((tmp_path / "open.html").as_uri())
    done = online.evaluate(ATTEMPTS, address)
    loud = {name for name, directive in REFUSED.items() if directive not in {"base-uri", "worker-src"}}

    assert ({*done["found"].values()}, done["ran"]) == ({"not refused"}, "text")
    assert {"inline", "handler", "text"} | {*asked} == loud
