"""The sites of the documentation: whole, alike in both languages, asking nobody, and found in Korean."""

import sys
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext

from documentation.pages import BOTH
from documentation.sites import dead_links, fetched
from policygraph import paths
from policygraph.documentation import Page, build_documentation, pages
from policygraph.errors import CommandError, DataError, SourceError
from policygraph.store import EmbeddedStore, open_store
from view.axe import violations
from view.visit import Visit

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """The published graphs."""
    return open_store()


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A documentation of one page, and no questions; the folder of its pages."""
    folder = tmp_path / "docs"
    folder.mkdir()
    page = Page("index", folder / "index.md")
    page.source.write_text(BOTH, encoding="utf-8")
    for name, found in {"pages": [page], "parts": (), "question_pages": ()}.items():
        monkeypatch.setattr(f"policygraph.documentation.sources.{name}", lambda *_, found=found: found)
    monkeypatch.setattr("policygraph.paths.ROOT", tmp_path)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, store: EmbeddedStore) -> Path:
    """Both sites, in a folder whose name is not plain."""
    folder = tmp_path_factory.mktemp("안내서 site")
    build_documentation(folder, store=store)
    return folder


def names(folder: Path) -> set[str]:
    """The pages of a site."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def test_both_sites_have_the_same_pages(made: Path) -> None:
    """Each page that is listed, and each question."""
    questions = {f"questions/{path.stem}.html" for path in (paths.DOCS / "questions").glob("*.md")}
    listed = {f"{page.name}.html" for page in pages()}

    assert names(made / "ko") == names(made / "en") == questions | listed | {"search.html"}


def test_no_page_asks_another_host(made: Path) -> None:
    """Neither fonts nor scripts nor pictures."""
    asked = {path: fetched(path) for ending in ("html", "css") for path in made.rglob(f"*.{ending}")}

    assert {path: found for path, found in asked.items() if found} == {}


def test_every_link_leads_somewhere(made: Path) -> None:
    """To a page, to a place within it, to the same page in the other language."""
    dead = {path.relative_to(made).as_posix(): list(dead_links(path)) for path in made.rglob("*.html")}

    assert {page: found for page, found in dead.items() if found} == {}


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    """A file that is not there, and a place that is not in a page."""
    page = tmp_path / "a.html"
    page.write_text(
        '<p id="x"><a href="b.html">b</a><a href="#y">y</a><a href="#x">x</a></p>', encoding="utf-8"
    )

    assert list(dead_links(page)) == ["b.html", "#y"]


def test_nothing_of_this_machine_is_left(made: Path) -> None:
    """No folder of the build, no sources, no caches."""
    left = [
        path
        for path in made.rglob("*")
        if path.name in {".doctrees", ".buildinfo", "_sources", "objects.inv"}
    ]
    text = "".join(path.read_text(encoding="utf-8") for path in made.rglob("*.html"))

    assert (left, str(paths.ROOT) in text, "tmp/tmp" in text) == ([], False, False)


def test_a_site_is_in_one_language(made: Path) -> None:
    """The words of the theme and of generated pages too."""
    ko = (made / "ko" / "questions" / "co-funders.html").read_text(encoding="utf-8")
    en = (made / "en" / "questions" / "co-funders.html").read_text(encoding="utf-8")

    assert [word in ko for word in ("Skip to content", "On this page", "Toggle", "With whom")] == [False] * 4
    assert [word in en for word in ("한 부처의", "검색", "다음", "상대 부처")] == [False] * 4


@pytest.mark.browser
@pytest.mark.parametrize("typed", ["부처", "부처별", "산업융합", "돈", "예산 SPARQL"])
def test_the_search_finds_korean(typed: str, made: Path, offline: BrowserContext) -> None:
    """Nouns of two letters, with particles, in compounds, with other words; each page found has the word."""
    visit = Visit(offline.new_page())
    page = visit.open(made / "ko" / "search.html", f"?q={typed}")
    page.wait_for_selector("ul.search li a")
    page.wait_for_function("document.querySelector('#search-results h2').textContent === '검색 결과'")
    found = page.eval_on_selector_all("ul.search li a", "links => links.map(one => one.getAttribute('href'))")
    page.close()
    texts = [(made / "ko" / link.split("#")[0]).read_text(encoding="utf-8") for link in found]

    assert [
        link
        for link, text in zip(found, texts, strict=True)
        if not all(map(text.__contains__, typed.split()))
    ] == []
    assert visit.errors == []


@pytest.mark.browser
@pytest.mark.parametrize("name", ["ko/index", "en/look", "ko/questions/co-funders"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_readable(
    name: str, scheme: Literal["light", "dark"], made: Path, offline: BrowserContext
) -> None:
    """It asks nobody, complains of nothing, fits a telephone, and axe-core finds no fault in what is ours."""
    visit = Visit(offline.new_page())
    visit.page.set_viewport_size({"width": 390, "height": 800})
    visit.page.emulate_media(color_scheme=scheme)
    page = visit.open(made / f"{name}.html")

    assert ([url for url in visit.requests if not url.startswith(("file:", "data:"))], visit.errors) == (
        [],
        [],
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert violations(page) == {}
    page.close()


@pytest.mark.usefixtures("few")
def test_english_alone_is_the_same_but_for_the_links_to_korean(tmp_path: Path, store: EmbeddedStore) -> None:
    """The same bytes in another folder, after another site; alone there is no other language to lead to."""
    first, second = tmp_path / "one", tmp_path / "two"
    build_documentation(first, languages=("en",), store=store)
    build_documentation(second, languages=("ko", "en"), store=store)
    same = [path.relative_to(first) for path in first.rglob("*") if path.is_file() and path.suffix != ".html"]

    assert [name for name in same if (first / name).read_bytes() != (second / name).read_bytes()] == []
    assert "한국어" not in (first / "en" / "index.html").read_text(encoding="utf-8")
    assert 'href="./../ko/index.html"' in (second / "en" / "index.html").read_text(encoding="utf-8")


def test_a_link_that_leads_nowhere_stops_the_build(few: Path, tmp_path: Path, store: EmbeddedStore) -> None:
    """With the file and the line, and before anything is replaced."""
    (few / "index.md").write_text(BOTH.replace("공통 common", "[gone](gone.md)"), encoding="utf-8")

    with pytest.raises(SourceError, match=r"^docs/index\.md:3: .* gone\.md$"):
        build_documentation(tmp_path / "site", store=store)
    assert not (tmp_path / "site").exists()


def test_a_warning_of_the_generator_stops_the_build(few: Path, tmp_path: Path, store: EmbeddedStore) -> None:
    """Here a place in a page that is not there."""
    (few / "index.md").write_text(BOTH.replace("공통 common", "[gone](#gone)"), encoding="utf-8")

    with pytest.raises(DataError, match=r"index\.md:3: WARNING: .*gone"):
        build_documentation(tmp_path / "site", languages=("en",), store=store)


def test_without_the_generator_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: EmbeddedStore
) -> None:
    """It is in an extra."""
    monkeypatch.setitem(sys.modules, "furo", None)

    with pytest.raises(
        CommandError, match=r"^the documentation needs furo: pip install 'policygraph\[docs\]'$"
    ):
        build_documentation(tmp_path, store=store)
