"""Every entity has a page, with its names, money, source lines and repairs, and nothing mixed."""

import html
import re
from pathlib import Path

import pytest

from policygraph import paths, terms
from policygraph.query import answer
from policygraph.store import EmbeddedStore, Manifest, open_store, read_manifest
from policygraph.store.answer import Answer
from policygraph.store.interface import Dataset
from policygraph.view.addresses import entity_file
from policygraph.view.detail import detail_pages
from policygraph.view.frame import Frame

_TAG = re.compile(r"<[^>]+>")


def page(site: Path, path: str) -> str:
    """The page of an entity."""
    return (site / "id" / f"{path}.html").read_text(encoding="utf-8")


def text(markup: str) -> str:
    """The words of a piece of a page."""
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())


def row(markup: str, name: str) -> str:
    """The words of a row of a table that has a name in it."""
    return next(text(one) for one in re.split("<tr>|</tr>", markup) if name in one)


@pytest.mark.slow
def test_every_element_has_a_page(site: Path) -> None:
    """Everything that the question `elements` knows, and more."""
    elements = {str(one[0]) for one in answer(open_store(), "elements").rows}
    pages = {str(found.relative_to(site)) for found in (site / "id").rglob("*.html")}
    assert ({iri for iri in elements if entity_file(iri) not in pages}, len(elements) < len(pages)) == (
        set(),
        True,
    )


@pytest.mark.many(quick=3)
@pytest.mark.parametrize(
    "path",
    [
        *("icd-2021", "icd-2", "icd-2021/vision", "icd-2021/goal/1", "icd-2021/achievement/2-1-3"),
        *(
            "icd-2021/action/motie-1",
            "icd-2021/objective/mafra-2",
            "icd-2021/finance/2020-1",
            "topic/big-data",
        ),
        *("instrument/emissions-trading-scheme", "place/smart-farm-innovation-valleys", "ministry/mcst"),
    ],
)
def test_each_kind_has_pages(site: Path, path: str) -> None:
    """Plans, elements, ministries, achievements, statements, topics, instruments and places."""
    assert "<h1" in page(site, path)


def test_names_are_shown_in_both_languages(site: Path) -> None:
    """The name, that in the other language, and what else it is called."""
    found = page(site, "ministry/mcst")
    names = text(found.partition('<dl class="names">')[2].partition("</dl>")[0])
    assert (
        '<h1><span lang="ko">문화체육관광부</span><span lang="en">Ministry of Culture' in found,
        "문체부 · MCST" in names,
    ) == (
        True,
        True,
    )


def test_what_has_no_english_name_says_so(site: Path) -> None:
    """An achievement is called by the document's words; nobody pretends that they are English."""
    found = page(site, "icd-2021/achievement/2-1-3")
    assert ('<h1 lang="ko-KR">융합신산업 저해' in found, "in Korean only" in found) == (True, True)


def test_the_way_down_says_what_a_person_read(site: Path) -> None:
    """Plan › vision › goal › strategy › task › measure; from goal to strategy it is a reading."""
    found = page(site, "icd-2021/measure/1-1-1-1")
    chain = found.partition('<nav class="chains"')[2].partition("</nav>")[0]
    files = re.findall(r'href="([^"]+)"', chain)
    assert (files, ["✎" in one for one in chain.split("<li>")[1:]]) == (
        [
            "../../../entities.html",
            "../../../id/icd-2021.html",
            "../../../id/icd-2021/vision.html",
            "../../../id/icd-2021/goal/1.html",
            "../../../id/icd-2021/strategy/1.html",
            "../../../id/icd-2021/task/1-1.html",
            "../../../id/icd-2021/measure/1-1-1.html",
        ],
        [False, False, False, True, False, False, False],
    )


def test_money_says_what_it_is(site: Path) -> None:
    """Sum of rows and printed totals apart, 2020 spent against 2021 planned."""
    found = page(site, "ministry/mcst")
    rows = row(found, "2021년 예산 행의 합"), row(found, "2020 실적 부처별</span>")
    assert rows == (
        "2021년 예산 행의 합 2021: sum of the budget rows ∑ 계산 ∑ computed 718.08 71.808 – 4 –",
        (
            "2020 실적 부처별 2020 executed by ministry ■ 인쇄됨 ■ printed 1,722.47 172.247 4.97 – "
            "원문 211행 line 211"
        ),
    )
    assert "2020년 실적 → 2021년 계획: −1,004.39억원 (−58.3%)" in found


def test_a_budget_row_leads_to_its_parties_and_its_line(site: Path) -> None:
    """Project, ministry, status, amount in both units, and the line."""
    cells = row(page(site, "icd-2021/project/1-1-9"), "원문 768행")
    assert cells == (
        "IoT가전 빅데이터 활용지원 사업 Support for using IoT home appliance big data 산업통상자원부 "
        "Ministry of Trade, Industry and Energy 계속 continuing 20.00 2.000 원문 768행 line 768"
    )


def test_what_has_no_money_shows_none(site: Path) -> None:
    """A measure has no budget in this document; the page does not say zero."""
    assert "Money (KRW bn)" not in page(site, "icd-2021/measure/1-1-1-1")


def test_repairs_and_suspicions_are_told_apart(site: Path) -> None:
    """What was changed has raw text, reading, reason and proof; what is suspected is left as it stands."""
    repaired = text(
        page(site, "icd-2021/project/1-1-9").partition('<li class="repaired">')[2].partition("</li>")[0]
    )
    suspected = text(
        page(site, "icd-2021/action/motie-1").partition('<li class="suspected">')[2].partition("</li>")[0]
    )
    assert [
        words
        for words, found in {
            "고쳐 읽음": repaired,
            "loT가전 빅데이터 활용지원 사업 → IoT가전": repaired,
            "이유 reason : I가 l로 오독됨": repaired,
            "근거 proof : 다른 모든 곳에서 IoT": repaired,
            "의심됨 · 적힌 그대로 둠": suspected,
        }.items()
        if words not in found
    ] == []


def test_origins_never_mix(site: Path) -> None:
    """Each fact stands under the graph that says it: the Korean name is printed, the English one read."""
    found = page(site, "icd-2021/project/1-1-9")
    sections = {
        code: text(found.partition(f'class="facts {code}"')[2].partition('class="facts ')[0])
        for code in ("asserted", "curated", "inferred")
    }
    assert (
        "Support for using" in sections["asserted"],
        "Support for using" in sections["curated"],
        "빅데이터 Big data ‘".rstrip("‘ ") in sections["asserted"],
        "산업통상자원부" in sections["asserted"],
        "산업통상자원부" in sections["curated"],
    ) == (False, True, False, True, False)


def test_a_reading_carries_its_words_and_line(site: Path) -> None:
    """That a project is about a topic stands beside the words that say so."""
    found = page(site, "icd-2021/project/1-1-9")
    item = next(one for one in found.split("<li>") if "topic/electronics.html" in one)
    assert text(item.partition("</li>")[0]) == "전자 Electronics 가전 원문 768행 line 768"


def test_networks_are_linked_where_they_have_the_thing(site: Path) -> None:
    """A project of one ministry is in the hierarchy only; a co-funding ministry is in all three."""
    one, all_ = (page(site, path) for path in ("icd-2021/project/1-1-9", "ministry/mcst"))
    linked = [re.findall(r'href="\.\./[./]*(\w+\.html)#at=', found) for found in (one, all_)]
    assert linked == [["hierarchy.html"], ["hierarchy.html", "cofunding.html", "overlap.html"]]


def test_quotations_are_the_lines_of_the_source(site: Path) -> None:
    """Every quotation on every page, to the letter."""
    lines = (paths.SOURCES / "icd-2021" / "plan.md").read_text(encoding="utf-8").split("\n")
    quotations = [
        (int(first), int(last or first), html.unescape(_TAG.sub("", words)))
        for found in sorted((site / "id").rglob("*.html"))
        for words, first, last in re.findall(
            r'<blockquote lang="ko-KR">(.*?)<cite>.*?원문 (\d+)(?:–(\d+))?행',
            found.read_text(encoding="utf-8"),
            re.DOTALL,
        )
    ]
    wrong = [one for one in quotations if one[2] != "\n".join(lines[one[0] - 1 : one[1]])]
    assert (len(quotations) > 400, wrong) == (True, [])


def test_pages_are_small(site: Path) -> None:
    """Half of the pages are below 30 KB, nine in ten below 40 KB."""
    sizes = sorted(found.stat().st_size for found in (site / "id").rglob("*.html"))
    assert (sizes[len(sizes) // 2] < 30_000, sizes[len(sizes) * 9 // 10] < 40_000) == (True, True)


class _Counting:
    """A store that counts its questions."""

    def __init__(self) -> None:
        self.store, self.asked = open_store(), 0

    def query(self, sparql: str, dataset: Dataset | None = None) -> Answer:
        """Ask."""
        self.asked += 1
        return self.store.query(sparql, dataset)

    def graphs(self) -> tuple[str, ...]:
        """The names of the graphs."""
        return self.store.graphs()


@pytest.mark.slow
def test_the_store_is_asked_a_few_questions() -> None:
    """One per some hundred entities of each sort, not one per entity."""
    store, manifest = _Counting(), read_manifest(paths.TRIPLES)
    pages = sum(1 for _ in detail_pages(Frame.of(manifest), store, manifest, {}, paths.SOURCES))
    assert (pages > 600, store.asked < 60) == (True, True)


HOSTILE = b"""
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix id: <https://w3id.org/policygraph/id/> .
<https://w3id.org/policygraph/id/evil/../../../up> a pg:Project ; skos:prefLabel "up"@ko .
id:evil a pg:Project ;
  skos:prefLabel "<script>hacked=1</script>"@ko , "\\"'><img src=x onerror='hacked=1'>"@en ;
  skos:altLabel "</pre></details><script>hacked=1</script>"@ko ;
  pg:code "\\u202Ehref=x" ;
  skos:exactMatch <javascript:hacked=1>, <data:text/html,hacked>, <https://example.org/x?%22onmouseover=1> .
"""


@pytest.fixture(scope="module")
def hostile() -> dict[str, str]:
    """The pages of a graph that means harm."""
    store = EmbeddedStore()
    store.load(HOSTILE, terms.graph("evil", "asserted"))
    manifest = Manifest({}, {})
    return dict(detail_pages(Frame.of(manifest), store, manifest, {}, paths.SOURCES))


def test_labels_are_data(hostile: dict[str, str]) -> None:
    """No label becomes an element, on its page or in the index."""
    for file in ("id/evil.html", "entities.html"):
        assert re.findall(r"<script>hacked|<img src=x|onerror='hacked", hostile[file]) == []


def test_only_pages_of_the_web_become_links(hostile: dict[str, str]) -> None:
    """A script's or a data address stays text; a page of the web is a link, its quotes encoded."""
    assert re.findall(r'href="((?:javascript|data:text|https)[^"]*)"', hostile["id/evil.html"]) == [
        "https://example.org/x?%22onmouseover=1"
    ]


def test_no_page_leaves_its_folder(hostile: dict[str, str]) -> None:
    """An identifier with dots is a name like others."""
    assert sorted(hostile) == ["entities.html", "id/evil.html", "id/evil/%2E%2E/%2E%2E/%2E%2E/up.html"]
