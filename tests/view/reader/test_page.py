"""The reader shows every line of the source as it stands, with what was read from it."""

import html
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from policygraph import paths
from policygraph.query import answer
from policygraph.store import open_store, read_manifest
from policygraph.view.detail import detail_pages
from policygraph.view.frame import Frame

_TAG = re.compile(r"<[^>]+>")
_PLAN = paths.SOURCES / "icd-2021" / "plan.md"


def lines(markup: str) -> dict[int, str]:
    """The lines of a page as they stand in the source."""
    return {
        int(number): html.unescape(_TAG.sub("", words))
        for number, words in re.findall(
            r'<li id="l(\d+)".*?<p class="text" lang="ko-KR">(.*?)</p>', markup, re.DOTALL
        )
    }


def readings(markup: str) -> dict[str, Any]:
    """What the page's script knows."""
    found = re.search(r'id="readings">(.*?)</script>', markup, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def line(markup: str, number: int) -> str:
    """The words of a line's place on the page."""
    place = markup.partition(f'<li id="l{number}"')[2].partition("</li>")[0].partition(">")[2]
    return " ".join(html.unescape(_TAG.sub(" ", place)).split())


def read(data: dict[str, Any], number: int) -> list[tuple[str, str, list[str]]]:
    """What was read from a line: who says so, the kind, the names."""
    return [
        (
            data["origins"][origin]["code"],
            data["kinds"][kind]["ko"],
            [data["names"][name]["ko"] or data["names"][name]["quoted"] for name in items],
        )
        for origin, kinds in data["lines"].get(str(number), [])
        for kind, items in kinds
    ]


@pytest.fixture(scope="module")
def page(site: Path) -> str:
    """The page of the plan's text."""
    return (site / "source" / "icd-2021.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def data(page: str) -> dict[str, Any]:
    """What its script knows."""
    return readings(page)


def drawn(sources: Path) -> str:
    """The reader drawn with other source folders."""
    manifest = read_manifest(paths.TRIPLES)
    pages = detail_pages(Frame.of(manifest), open_store(), manifest, {}, sources)
    return next(markup for file, markup in pages if file == "source/icd-2021.html")


def test_every_line_is_the_line_of_the_source(page: str) -> None:
    """All 970, to the letter, tabs and marks included."""
    text = _PLAN.read_text(encoding="utf-8").split("\n")
    assert lines(page) == dict(enumerate(text, 1))


def test_every_line_says_what_it_carries_or_why_it_carries_nothing(page: str, data: dict[str, Any]) -> None:
    """As the question `accounting` has it; a line that only a repair stands on says that."""
    rows = answer(open_store(), "accounting", {"lang": "ko"}).rows
    nothing = {str(number) for _, _, number, reason in rows if reason is not None}
    silent = {str(number) for number in lines(page)} - data["lines"].keys() - data["unused"].keys()
    assert (
        data["lines"].keys() & data["unused"].keys(),
        data["unused"].keys() <= nothing,
        [
            number
            for number in silent
            if "고쳐 읽음" not in line(page, int(number)) and "의심됨" not in line(page, int(number))
        ],
    ) == (set(), True, [])


def test_what_was_read_is_linked_or_named_in_words(data: dict[str, Any]) -> None:
    """A budget line: its row in words, its project as a link; topics are a person's reading."""
    names = {name["ko"]: name["address"] for name in data["names"]}
    assert (read(data, 768), names["IoT가전 빅데이터 활용지원 사업"]) == (
        [
            ("asserted", "예산 항목", ["IoT가전 빅데이터 활용지원 사업 · 산업통상자원부 · 20.00억원"]),
            ("asserted", "사업", ["IoT가전 빅데이터 활용지원 사업"]),
            ("curated", "다루는 주제", ["빅데이터", "전자", "사물인터넷"]),
        ],
        "../id/icd-2021/project/1-1-9.html",
    )


def test_a_cell_of_a_table_names_its_figure(data: dict[str, Any]) -> None:
    """A printed total is called by table, what it totals, and amount."""
    assert "2021 계획 부처별 · 환경부 · 643.96억원" in {
        name for _, kind, names in read(data, 483) if kind == "집계" for name in names
    }


def test_raw_and_repaired_stand_side_by_side(page: str) -> None:
    """The decimal point of line 483, with reason and proof."""
    place = page.partition('<li id="l483"')[2].partition("</li>")[0]
    said = line(page, 483).partition("고쳐 읽음 Repaired : ")[2]
    assert ("643<del>,</del>96 (1.79)" in place, "643<ins>.</ins>96 (1.79)" in place, said) == (
        True,
        True,
        "소수점이 쉼표로 오독됨 · 근거 proof : 참고 1의 환경부 계 643.96 및 환경부 사업 예산의 합과 같음",
    )


def test_a_suspected_fault_is_left_as_it_stands(page: str) -> None:
    """The words are marked in the line, and the line is not repaired."""
    place = page.partition('<li id="l388"')[2].partition("</li>")[0]
    assert (
        "<mark>스마트 한만</mark>" in place,
        "의심됨 · 적힌 그대로 둠" in place,
        'class="pair"' in place,
    ) == (
        True,
        True,
        False,
    )


def test_the_page_counts_its_lines(page: str) -> None:
    """970 lines, 30 with repairs, 97 with suspected faults, 239 that carry nothing."""
    assert re.findall(r"<li><b>(\d+)</b>", page) == ["970", "30", "97", "239"]


@pytest.mark.slow
def test_without_the_text_only_quoted_lines_are_shown(tmp_path: Path) -> None:
    """The page says so, and every line that it shows is right."""
    markup = drawn(tmp_path)
    text = dict(enumerate(_PLAN.read_text(encoding="utf-8").split("\n"), 1))
    shown = lines(markup)
    assert ("이 컴퓨터에 없습니다" in markup, 500 < len(shown) < 970, shown.items() <= text.items()) == (
        True,
        True,
        True,
    )


@pytest.mark.slow
def test_another_text_is_not_shown(tmp_path: Path) -> None:
    """One letter changed: the digest tells, and no line of it reaches the page."""
    folder = tmp_path / "icd-2021"
    folder.mkdir()
    shutil.copy(_PLAN, folder)
    changed = _PLAN.read_text(encoding="utf-8").replace("빈 칸", "빈칸").replace("산업융합", "산업융함")
    (folder / "plan.md").write_text(changed, encoding="utf-8", newline="\n")
    markup = drawn(tmp_path)
    assert ("만든 글과 다릅니다" in markup, "산업융함" in markup) == (True, False)


def test_the_page_stays_light(site: Path, page: str) -> None:
    """Below 800 bytes and twelve elements a line, so that ten thousand lines are not too many."""
    size = (site / "source" / "icd-2021.html").stat().st_size
    assert (size / 970 < 800, page.count("<") / 2 / 970 < 12) == (True, True)
