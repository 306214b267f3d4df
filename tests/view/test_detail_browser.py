"""Index, pages of entities and source reader in a real browser: offline, by keyboard, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from view.visit import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
_READER = "source/icd-2021.html"
_PAGES = [
    *(
        "entities.html",
        _READER,
        "id/icd-2021.html",
        "id/icd-2021/vision.html",
        "id/icd-2021/measure/1-1-1.html",
    ),
    *("id/icd-2021/project/1-1-9.html", "id/ministry/motie.html", "id/icd-2021/achievement/2-1-3.html"),
    *(
        "id/icd-2/field/1.html",
        "id/topic/artificial-intelligence.html",
        "id/place/smart-farm-innovation-valleys.html",
    ),
]


@pytest.mark.parametrize("file", _PAGES)
@pytest.mark.parametrize("fragment", ["", "#lang=en&theme=dark"])
def test_a_page_asks_for_nothing_and_logs_no_error(
    visit: Visit, site: Path, file: str, fragment: str
) -> None:
    """Opened from disk with the network cut, a page loads itself and nothing else."""
    visit.open(site / file, fragment)
    assert (visit.requests, visit.errors) == ([(site / file).as_uri()], [])


@pytest.mark.parametrize("file", _PAGES)
@pytest.mark.parametrize("fragment", ["", "#lang=en"])
def test_a_page_reflows_at_320_pixels(visit: Visit, site: Path, file: str, fragment: str) -> None:
    """Nothing but tables and Turtle in their own frames scrolls sideways, opened details included."""
    visit.page.set_viewport_size({"width": 320, "height": 640})
    page = visit.open(site / file, fragment)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_index_finds_by_initial_consonants(visit: Visit, site: Path) -> None:
    """ㅁㅊㅂ finds the ministry of culture by its short form; what is wanted stands in the address."""
    page = visit.open(site / "entities.html")
    page.locator("#find").fill("ㅁㅊㅂ")
    shown = page.locator("#Ministry li:visible")
    expect(shown).to_have_count(1)
    for words in ("MCST", "문화체육관광부", "718.08억원"):
        expect(shown).to_contain_text(words)
    assert "find=" in page.url
    page.locator("#find").fill("없는 이름")
    expect(page.locator("#none")).to_be_visible()


def test_the_index_opens_with_what_its_address_wants(visit: Visit, site: Path) -> None:
    """A link to a search shows the same search."""
    page = visit.open(site / "entities.html", "#find=IoT가전")
    assert page.locator(".group li:visible").count() == 1


def test_the_keyboard_leads_from_the_index_to_a_source_line(visit: Visit, site: Path) -> None:
    """Type a name, go down, open the page, go on to the line: it is marked, and has the focus."""
    page = visit.open(site / "entities.html")
    page.locator("#find").focus()
    page.keyboard.type("IoT가전")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/project/1-1-9.html*")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('blockquote a')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/source/icd-2021.html#line=768")
    expect(page.locator("#l768 .n")).to_be_focused()
    expect(page.locator("#l768")).to_have_class("repaired at")
    expect(page.locator("#l768")).to_be_in_viewport()


@pytest.fixture
def clipboard(browser: Browser) -> Iterator[Page]:
    """A page that may copy and download."""
    context = browser.new_context(offline=True, permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def test_turtle_is_copied_and_saved(clipboard: Page, site: Path) -> None:
    """Both give what is shown, to the letter."""
    clipboard.goto((site / "id" / "ministry" / "motie.html").as_uri())
    clipboard.locator(".turtle > summary").click()
    shown = clipboard.locator("#turtle").text_content()
    clipboard.locator("#copy").click()
    expect(clipboard.locator("#copied")).to_have_text("복사했습니다")
    with clipboard.expect_download() as saved:
        clipboard.locator("#download").click()
    assert (
        clipboard.evaluate("navigator.clipboard.readText()"),
        saved.value.suggested_filename,
        saved.value.path().read_text(encoding="utf-8"),
    ) == (shown, "motie.ttl", shown)


def test_turtle_stands_selected_where_copying_is_forbidden(visit: Visit, site: Path) -> None:
    """Without the permission the keyboard can copy what is selected."""
    page = visit.open(site / "id" / "ministry" / "motie.html")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden')); }")
    page.locator(".turtle > summary").click()
    page.locator("#copy").click()
    expect(page.locator("#turtle")).to_be_focused()
    assert page.evaluate("getSelection().toString().includes('pg:Ministry')")


def test_a_line_is_shown_by_its_number(visit: Visit, site: Path) -> None:
    """From the address; by the number's box; back again by the browser's own button."""
    page = visit.open(site / _READER, "#line=306")
    expect(page.locator("#l306")).to_be_in_viewport()
    page.locator("#go").fill("483")
    page.locator("#go").press("Enter")
    expect(page.locator("#l483")).to_be_in_viewport()
    assert page.url.endswith("#line=483")
    page.go_back()
    expect(page.locator("#l306")).to_be_in_viewport()
    assert page.locator(".at").count() == 1


def test_a_line_that_is_not_there_shows_the_beginning(visit: Visit, site: Path) -> None:
    """A number too large, or none: nothing is marked, and nothing fails."""
    page = visit.open(site / _READER, "#line=99999&show=nonsense")
    assert (page.locator(".at").count(), page.locator(".lines li:visible").count() > 900, visit.errors) == (
        0,
        True,
        [],
    )


def test_one_line_is_in_the_order_of_tabs_and_arrows_lead_on(visit: Visit, site: Path) -> None:
    """Tab reaches one number; down, a page down and the end move among those that are shown."""
    page = visit.open(site / _READER, "#show=repaired&line=483")
    assert page.locator('.n[tabindex="0"]').all_inner_texts() == ["483"]
    reached = []
    for key in ("ArrowDown", "ArrowUp", "End", "Home"):
        page.keyboard.press(key)
        reached.append(page.evaluate("document.activeElement.textContent"))
    assert reached == ["495", "483", "961", "224"]


def test_only_repaired_lines_can_be_shown(visit: Visit, site: Path) -> None:
    """Thirty lines; a line that the filter hides is shown when it is asked for."""
    page = visit.open(site / _READER)
    page.locator("#show").select_option("repaired")
    assert page.locator(".lines li:visible").count() == 30
    page.locator("#go").fill("306")
    page.locator("#go").press("Enter")
    assert (page.locator(".lines li:visible").count(), page.locator("#show").input_value()) == (970, "")


def test_search_goes_from_hit_to_hit(visit: Visit, site: Path) -> None:
    """Raw and repaired text are searched alike; Enter goes on, with Shift back."""
    page = visit.open(site / _READER)
    find = page.locator("#find")
    find.fill("643.96 (1.79)")
    find.press("Enter")
    expect(page.locator("#l483")).to_be_in_viewport()
    expect(page.locator("#count")).to_have_text("1 / 1")
    find.fill("빅데이터")
    find.press("Enter")
    first = page.locator(".at").get_attribute("id")
    find.press("Enter")
    find.press("Shift+Enter")
    assert (page.locator(".at").get_attribute("id"), page.locator(".hit").count() > 20) == (first, True)


def test_what_was_read_is_unfolded(visit: Visit, site: Path) -> None:
    """Kinds at once, things when asked for; in the language that is chosen, then too."""
    page = visit.open(site / _READER, "#line=768")
    details = page.locator("#l768 details")
    assert (details.inner_text().split(), page.locator("#l768 details a").count()) == (
        ["■", "예산", "항목", "·", "사업", "✎", "다루는", "주제"],
        0,
    )
    details.locator("summary").click()
    expect(page.locator("#l768 details a").first).to_have_text("IoT가전 빅데이터 활용지원 사업")
    page.locator("#language").click()
    expect(page.locator("#l768 details a").first).to_have_text(
        "Support for using IoT home appliance big data"
    )


def test_language_and_theme_are_carried_to_the_line(visit: Visit, site: Path) -> None:
    """A reader of English in the dark stays one."""
    page = visit.open(site / "id" / "icd-2021" / "project" / "1-1-9.html", "#lang=en&theme=dark")
    page.locator("blockquote a").click()
    page.wait_for_url("**/source/icd-2021.html*")
    assert page.evaluate(
        "[document.documentElement.dataset.lang, document.documentElement.dataset.theme]"
    ) == [
        "en",
        "dark",
    ]
    expect(page.locator("#l768")).to_be_in_viewport()
