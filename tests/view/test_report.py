"""The page of repairs and discrepancies shows all of them, each with its words, line and explanation."""

import re
from pathlib import Path

import pytest

from policygraph.store import open_store
from policygraph.view.curation import curation, repairs


@pytest.fixture(scope="module")
def html(site: Path) -> str:
    """The page."""
    return (site / "report.html").read_text(encoding="utf-8")


def article(html: str, code: str) -> str:
    """The part of the page about one discrepancy, tags removed."""
    found = re.search(rf'<article class="discrepancy" id="{code}">(.*?)</article>', html, re.DOTALL)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def test_both_statements_stand_side_by_side(html: str) -> None:
    """The smart farm valleys: both dates with their lines, and why they contradict each other, twice."""
    text = article(html, "smart-farm-valleys")
    wanted = (
        "'21.6월 김제·상주",
        "원문 397행",
        "1차 지역(김제, 상주) '21.7월",
        "원문 636행",
        "line 636",
        "The smart farm valleys of Gimje and Sangju",
        "규칙도 찾음",
    )
    assert [words for words in wanted if words not in text.replace("&#39;", "'")] == []


def test_the_marked_cell_is_the_one_that_is_meant(html: str) -> None:
    """Of two empty cells in one row the second is marked, which is the field of the achievement."""
    text = re.sub("</?span>", "", html)

    assert "1,531.67 | - | 190.80 | <mark>-</mark> | 1,722.47" in text


def test_the_page_counts_what_the_graph_holds(html: str) -> None:
    """9 contradictions, 45 explained, 114 suspicions, 32 repairs; a row or article for each."""
    counts = re.findall(r'<li><a href="#(\w+)"><b>(\d+)</b>', html)
    rows = [len(re.findall("<tr>", table)) - 1 for table in html.split("<table>")[1:]]
    assert (counts, html.count("<article "), rows) == (
        [("contradiction", "9"), ("explained", "45"), ("suspected", "114"), ("repaired", "32")],
        54,
        [114, 32],
    )


def test_a_suspicion_is_shown_with_its_reading(html: str) -> None:
    """What stands on the line, the likely reading, the reason and the basis."""
    table = html.partition('<section id="suspected">')[2]
    row = next(row for row in table.split("<tr>") if "스마트 한만" in row)
    plain = re.sub(r"</?a[^>]*>", "", row.partition("</tr>")[0])
    assert re.findall(r"<td[^>]*>([^<]+)</td>", plain) == [
        "388",
        "스마트 한만",
        "스마트 항만",
        "글자 오독",
        "708행에 같은 글이 바르게 인쇄됨",
    ]


def test_the_overview_counts_and_links(site: Path) -> None:
    """The overview shows numbers and a link instead of the table."""
    html = (site / "index.html").read_text(encoding="utf-8")
    wanted = (
        "모순 9건",
        "Contradiction: 9",
        "의심되는 오류 114건",
        "고쳐 읽은 곳 32건",
        'href="report.html"',
    )
    assert ([w for w in wanted if w not in html], "게모식" in html, "not in the graph yet" in html) == (
        [],
        False,
        False,
    )


def test_only_repairs_are_noted_under_quotations() -> None:
    """A suspicion changed nothing: no network says that it was read otherwise."""
    store = open_store()
    assert (len(repairs(store)), len(curation(store)["repaired"])) == (32, 32)
