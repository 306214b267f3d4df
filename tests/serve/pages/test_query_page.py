"""The query page in a real browser: asking, editing, drawing, sharing; hostile data runs nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from view.visit import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RANKED = "#q=budget-by-ministry"
REFUSED = "Failed to load resource: the server responded with a status of 400 (Bad Request)"


def ask(visit: Visit, address: str, fragment: str = "", language: str = "ko") -> Page:
    """Open the query page, and wait for the answer if its address asks something."""
    visit.page.goto(f"{address}/query?lang={language}{fragment}")
    visit.page.locator("body[data-ready]").wait_for()
    if fragment:
        answered(visit.page, 1)
    return visit.page


def answered(page: Page, times: int) -> None:
    """Wait for so many answers."""
    page.locator(f"body[data-answered='{times}']").wait_for()


def write(page: Page, text: str) -> None:
    """Replace the query, as typing would."""
    page.locator("#sparql").fill(text)


def cells(page: Page, row: int) -> list[str]:
    """The cells of a row of the table, from 0."""
    return page.locator("table.answer tbody tr").nth(row).locator("td").all_inner_texts()


def test_a_question_is_found_and_answered(visit: Visit, address: str) -> None:
    """A search for a word leaves the questions with it; a click on one asks it; nothing else is loaded."""
    page = ask(visit, address)
    page.get_by_label("질문 찾기").fill("부처별 예산 순위")
    page.get_by_role("button", name="부처별 예산 순위는?").click()
    answered(page, 1)

    assert cells(page, 0) == ["산업통상자원부", "72", "11,350.47", "11,350.47", "31.59"]
    assert page.locator("#status").inner_text().startswith("11행 · ")
    assert ([url for url in visit.requests if not url.startswith((address, "data:"))], visit.errors) == (
        [],
        [],
    )


def test_a_parameter_takes_its_place_in_the_query(visit: Visit, address: str) -> None:
    """A ministry chosen by name, a language: both stand in the query as terms, and are asked."""
    page = ask(visit, address, language="en")
    page.get_by_label("Find a question").fill("everything-of-a-ministry")
    page.locator("button[data-name=everything-of-a-ministry]").click()
    waiting = page.evaluate("document.activeElement.name")
    page.get_by_label("ministry").select_option(label="Ministry of Environment")
    page.get_by_role("button", name="Run", exact=True).click()
    answered(page, 1)

    assert waiting == "ministry"
    assert (
        "VALUES ?ministry { <https://w3id.org/policygraph/id/ministry/me> }"
        in page.locator("#sparql").input_value()
    )
    assert 'VALUES ?lang { "en" }' in page.locator("#sparql").input_value()
    assert page.locator("table.answer tbody tr").count() > 5


def test_a_query_is_written_and_run(visit: Visit, address: str) -> None:
    """Ctrl+Enter asks what is in the editor; an IRI in the answer is a link with the name of the thing."""
    page = ask(visit, address)
    write(page, "SELECT ?ministry { ?ministry a pg:Ministry } ORDER BY ?ministry LIMIT 2")
    page.locator("#sparql").press("Control+Enter")
    answered(page, 1)
    link = page.locator("table.answer a").first

    assert (link.inner_text(), link.get_attribute("href")) == (
        "농림축산식품부",
        f"{address}/id/ministry/mafra",
    )


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("ASK { ?s a pg:Vision }", "예"),
        ("CONSTRUCT WHERE { <urn:x> a ?t }", ""),
        ("CONSTRUCT { ?v a pg:Vision } WHERE { ?v a pg:Vision }", "a pg:Vision"),
    ],
)
def test_other_forms_of_query_have_answers(visit: Visit, address: str, query: str, shown: str) -> None:
    """ASK answers yes or no, CONSTRUCT with Turtle."""
    page = ask(visit, address, f"#query={quote(query)}")

    assert shown in page.locator("#table").inner_text()
    assert (page.locator("#results").is_visible(), visit.errors) == (True, [])


def test_a_syntax_error_is_marked_where_it_is(visit: Visit, address: str) -> None:
    """The message says line and column, and the editor shows the place; 가 counts as one character."""
    page = ask(visit, address)
    write(page, 'SELECT * {\n  ?s ?p "가나" ; foo:bar ?o }\n')
    page.locator("#run").click()
    answered(page, 1)
    line, column = re.search(r"\((\d+)행 (\d+)열\)", page.locator("#failure").inner_text()).groups()  # type: ignore[union-attr] # it says so
    page.get_by_role("button", name="그 자리로").click()

    assert page.locator("#layer .error-here").count() == 1
    assert page.evaluate("document.activeElement.selectionStart") == len("SELECT * {\n") + int(column) - 1
    assert (line, visit.errors) == ("2", [REFUSED])


def test_an_unknown_term_is_underlined_and_mended(visit: Visit, address: str) -> None:
    """A term that the ontology lacks and a prefix that nobody declared; one click mends each."""
    page = ask(visit, address)
    write(page, "PREFIX mine: <urn:mine:> SELECT * { ?x pg:ammount ?y ; scos:prefLabel ?n ; mine:own ?o }")
    underlined = page.locator("#layer .unknown").all_inner_texts()
    page.get_by_role("button", name="혹시 pg:amount?").click()
    page.get_by_role("button", name="혹시 skos:prefLabel?").click()

    assert underlined == ["pg:ammount", "scos:prefLabel"]
    assert (
        page.locator("#sparql")
        .input_value()
        .endswith("{ ?x pg:amount ?y ; skos:prefLabel ?n ; mine:own ?o }")
    )
    assert page.locator("#problems li").count() == 0


@pytest.mark.parametrize(
    ("typed", "expected"), [("pg:amou", "pg:amount"), ("pg:금액", "pg:amount"), ("sko", "skos:")]
)
def test_terms_complete_by_name_and_by_label(visit: Visit, address: str, typed: str, expected: str) -> None:
    """What is typed finds terms by their English identifier or Korean name; Enter takes the first."""
    page = ask(visit, address)
    write(page, "SELECT * { ?s ")
    page.locator("#sparql").press_sequentially(typed)
    page.locator("#sparql").press("Control+Space")
    page.locator("#completions").wait_for(state="visible")
    described = page.locator("#sparql").get_attribute("aria-activedescendant")
    page.locator("#sparql").press("Enter")

    assert page.locator("#sparql").input_value() == f"SELECT * {{ ?s {expected}"
    assert described == "completion-0"


def test_the_editor_indents_and_pairs_brackets(visit: Visit, address: str) -> None:
    """Enter after a bracket indents; the bracket at the caret and its partner are marked."""
    page = ask(visit, address)
    write(page, "SELECT * {}")
    area = page.locator("#sparql")
    area.press("End")
    area.press("ArrowLeft")
    area.press("Enter")
    area.press_sequentially("?s ?p (1)")

    assert area.input_value() == "SELECT * {\n  ?s ?p (1)\n}"
    assert page.locator("#layer .matching").all_inner_texts() == ["(", ")"]


def test_what_is_composed_is_left_to_the_browser(visit: Visit, address: str) -> None:
    """While Hangul is composed, Enter ends the composition and neither breaks the line nor runs."""
    page = ask(visit, address)
    write(page, "# 가")
    handled = page.evaluate(
        """() => {
            const area = document.getElementById('sparql');
            area.focus();
            const pressed = {key: 'Enter', isComposing: true, cancelable: true, bubbles: true};
            const event = new KeyboardEvent('keydown', pressed);
            area.dispatchEvent(event);
            return event.defaultPrevented;
        }"""
    )

    assert (handled, page.locator("#sparql").input_value()) == (False, "# 가")


def test_the_colours_lie_under_the_letters(visit: Visit, address: str) -> None:
    """Layer and textarea break the same text into the same lines: they have the same height."""
    page = ask(visit, address, "#q=change-by-ministry")
    heights = page.evaluate(
        """() => ['layer', 'sparql'].map((id) => document.getElementById(id).scrollHeight)"""
    )

    assert heights[0] == heights[1]


def test_a_table_sorts_and_a_chart_is_drawn(visit: Visit, address: str) -> None:
    """A click on a heading sorts, and says so; the chart has title, unit, source and a bar for each row."""
    page = ask(visit, address, RANKED)
    page.locator("th button[data-variable=ministry_name]").click()
    sort, first = page.locator("th").first.get_attribute("aria-sort"), cells(page, 0)[0]
    page.get_by_role("button", name="그림", exact=True).click()
    drawn = page.locator("#chart svg")
    texts = drawn.locator("> text").all_text_contents()

    assert (sort, first) == ("ascending", "고용노동부")
    assert drawn.locator(".bar").count() == 11
    assert texts[:2] == ["부처별 예산 순위는?", "예산 (억원)"]
    assert texts[2].startswith("자료: 제2차 산업융합발전 기본계획 '21년도 실행계획")


def test_years_are_drawn_as_a_line(visit: Visit, address: str) -> None:
    """Where the names are years, points are joined in their order."""
    rows = "(2021 300000000) (2019 100000000) (2020 200000000)"
    query = f"SELECT ?year ?amount_krw {{ VALUES (?year ?amount_krw) {{ {rows} }} }}"
    page = ask(visit, address, f"#query={quote(query)}&view=chart")
    points = page.locator("#chart polyline").get_attribute("points")

    assert points is not None
    places = [float(point.split(",")[0]) for point in points.split(" ")]
    assert (len(places), places == sorted(places)) == (3, True)


@pytest.mark.parametrize(
    ("format_", "begin"),
    [
        ("csv", "\ufeffministry_name,rows,amount_krw"),
        ("svg", "<?xml"),
        ("tsv", "?ministry_name\t?rows"),
        ("json", '{"head":'),
        ("xml", "<?xml"),
    ],
)
def test_an_answer_can_be_downloaded(
    visit: Visit, address: str, tmp_path: Path, format_: str, begin: str
) -> None:
    """Each button gives a file of its format; a CSV begins with the mark by which Excel knows UTF-8."""
    page = ask(visit, address, RANKED)
    with page.expect_download() as waiting:
        page.locator(f"#downloads button[data-format={format_}]").click()
    waiting.value.save_as(tmp_path / "file")

    assert waiting.value.suggested_filename == f"budget-by-ministry.{format_}"
    assert (tmp_path / "file").read_text(encoding="utf-8").startswith(begin)
    assert visit.errors == []


@pytest.mark.parametrize("language", ["ko", "en"])
def test_an_address_brings_back_the_page(visit: Visit, address: str, language: str) -> None:
    """Question, parameters, order, chart: opened from its address, the page is as it was."""

    def state(page: Page) -> object:
        return page.evaluate(
            """() => [sparql.value, document.querySelector('#table').innerText, location.hash,
                      document.getElementById('chart').hidden, document.querySelector('#chart-y').value]"""
        )

    page = ask(visit, address, RANKED, language)
    page.locator("th button[data-variable=rows]").click()
    page.locator("#as-chart").click()
    page.locator("#chart-y").select_option("share_percent")
    before, link = state(page), page.url
    page.goto("about:blank")
    page.goto(link)
    answered(page, 1)

    assert state(page) == before


def test_the_address_is_copied_with_an_edited_query(visit: Visit, address: str) -> None:
    """A question that was changed is shared as the query that it became."""
    page = ask(visit, address, "#q=vision")
    write(page, "SELECT (1 AS ?one) {}")
    page.locator("#share").click()
    page.locator("#status", has_text="복사했습니다").wait_for()

    assert (
        page.evaluate("navigator.clipboard.readText()")
        == f"{address}/query?lang=ko#query=SELECT+%281+AS+%3Fone%29+%7B%7D"
    )


def test_a_query_can_be_cancelled(visit: Visit, address: str) -> None:
    """Cancel stops waiting, says so, and the next query is answered."""
    page = ask(visit, address)
    page.route("**/sparql", lambda _: None)  # an answer that never comes
    page.locator("#run").click()
    page.locator("#cancel").click()
    answered(page, 1)
    said = page.locator("#status").inner_text()
    page.unroute("**/sparql")
    page.locator("#run").click()
    answered(page, 2)

    assert (said, page.locator("table.answer tbody tr").count()) == ("멈추었습니다", 20)


def test_everything_is_done_with_the_keyboard(visit: Visit, address: str) -> None:
    """From the top of the page by Tab: find a question, choose it, open the chart."""
    page = ask(visit, address)

    def tab_to(condition: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate(f"(() => {{ const it = document.activeElement; return {condition}; }})()"):
                return
        pytest.fail(f"no Tab leads to {condition}")

    tab_to("it.id === 'find'")
    page.keyboard.type("부처별 예산 순위")
    tab_to("it.dataset.name === 'budget-by-ministry'")
    page.keyboard.press("Enter")
    answered(page, 1)
    tab_to("it.id === 'sparql'")
    tab_to("it.id === 'run'")
    tab_to("it.id === 'as-chart'")
    page.keyboard.press("Space")

    assert page.locator("#chart svg .bar").count() == 11


def test_hostile_answers_run_nothing(visit: Visit, hostile_address: str) -> None:
    """Labels with elements in them are text in table and chart; only addresses of the web are links."""
    query = "SELECT ?s ?value (3 AS ?number) { ?s ?p ?value } ORDER BY ?value"
    page = ask(visit, hostile_address, f"#query={quote(query)}")
    page.locator("#as-chart").click()
    page.locator("#chart svg").wait_for()
    links = page.locator("table.answer a").evaluate_all(
        "(all) => all.map((one) => new URL(one.href).protocol)"
    )

    assert page.evaluate("typeof hacked") == "undefined"
    assert page.locator("#results img, #results script, #results svg svg, #results [onload]").count() == 0
    assert (set(links), visit.errors) == ({"http:", "https:"}, [])


def test_hostile_addresses_run_nothing(visit: Visit, address: str) -> None:
    """A query, a parameter and names of columns from the address are text."""
    evil = quote("</textarea><img src=x onerror=hacked=1>")
    page = ask(visit, address, f"#query={evil}&x={evil}&sort={evil}")
    page.goto(f"{address}/query#q=provenance-of&p.subject={evil}&lang={evil}")
    page.reload()
    page.locator("body[data-ready]").wait_for()

    assert (page.evaluate("typeof hacked"), page.locator("main img").count()) == ("undefined", 0)


def test_a_text_parameter_stays_a_text(visit: Visit, address: str) -> None:
    """Quotes and brackets in a parameter are escaped: it cannot become part of the query."""
    page = ask(visit, address, "#q=projects-of-goal")
    page.locator("#parameter-goal").fill('x" } ?s ?p ?o . { "')
    page.locator("#run").click()
    answered(page, 2)

    assert page.locator("#failure").inner_text() == ""
    assert page.locator("#status").inner_text().startswith("0행")


def test_motion_and_print_are_minded(visit: Visit, address: str) -> None:
    """On paper the table stands whole, without buttons."""
    page = ask(visit, address, RANKED)
    page.emulate_media(media="print")

    assert [page.locator(one).is_visible() for one in ("#table table", "#run", "#library", "header")] == [
        True,
        False,
        False,
        False,
    ]


def test_a_thing_leads_into_the_explorer_and_to_a_question(visit: Visit, address: str) -> None:
    """From the page on a project: the explorer shows it, and the question about its source is answered."""
    page = visit.page
    page.goto(f"{address}/id/icd-2021/project/1-1-3")
    page.get_by_role("link", name="탐색기에서 보기").click()
    page.locator("#detail", has_text="바이오빅데이터구축시범사업").wait_for()
    page.go_back()
    page.get_by_role("link", name="이 항목에 대해 질문하기").click()
    answered(page, 1)

    assert cells(page, 1)[0] == "763"
    assert visit.errors == []
