"""What leaves a page for a report: SVG with real text, PNG at print resolution, CSV."""

import csv
import io
import json
import struct
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Page

from policygraph import paths
from policygraph.store import read_manifest
from policygraph.view.figures import described
from policygraph.view.frame import Frame
from policygraph.view.templating import environment
from view.visit import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SVG = "{http://www.w3.org/2000/svg}"
PAGE = """{% set scripts = ["figure.js", "figure-files.js"] %}
{% extends "base.html.j2" %}
{% block main %}<h1>h</h1>
<svg id="drawn" viewBox="0 0 200 100" width="200" height="100"><title>live</title>
<rect class="c" style="fill: var(--accent)" tabindex="0" x="10" y="10" width="50" height="20"/>
<a href="index.html"><text x="10" y="50">
<tspan lang="ko">예산</tspan><tspan lang="en">money</tspan></text></a>
</svg>
<ul class="legend">
<li><svg width="16" height="16" viewBox="-10 -10 20 20"><circle r="8" fill="#2f7fb8"/></svg> 부처</li>
</ul>
{% endblock %}
{% block scripts %}<script type="application/json" id="figure">{{ page.figure|tojson }}</script>
<script>{{ script("figure.js") }}</script><script>{{ script("figure-files.js") }}</script>{% endblock %}
"""
HOSTILE = "</svg><script>window.hit=1</script> ]]> & \" ' \u202e \x00\x0b <!-- =cmd|' /C calc'!A0"
DRAW = """(changes) => policygraph.figure.toSvg({
  ...policygraph.figure.about(), width: 600, height: 120,
  body: '<rect width="600" height="120" fill="#2f7fb8"/>', ...changes })"""


@pytest.fixture(scope="module")
def frame() -> Frame:
    """Of the published build."""
    return Frame.of(read_manifest(paths.TRIPLES))


@pytest.fixture(scope="module")
def file(frame: Frame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with a figure."""
    figure = described(frame, "policygraph-test", ("예산의 흐름", "Flows of money"), (496, 497, 505))
    page = frame.page("test.html", ko="시험", en="Test", figure=figure)
    path = tmp_path_factory.mktemp("figure") / "test.html"
    path.write_text(environment().from_string(PAGE).render(page=page), encoding="utf-8")
    return path


@pytest.fixture
def page(visit: Visit, file: Path) -> Iterator[Page]:
    """The page, opened from disk; nothing may have gone wrong in the end."""
    yield visit.open(file)
    assert visit.errors == []


def texts(svg: str) -> list[str]:
    """The words of each <text>, as an XML parser reads them."""
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own


def chunks(png: bytes) -> dict[str, bytes]:
    """The chunks of a PNG by name, each checked against its checksum."""
    found, at = {}, 8
    while at < len(png):
        size = struct.unpack_from(">I", png, at)[0]
        name, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        assert zlib.crc32(name + data) == struct.unpack_from(">I", png, at + 8 + size)[0]
        found[name.decode()] = data
        at += 12 + size
    return found


def png(page: Page, svg: str, *given: Any) -> bytes:  # noqa: ANN401 - arguments of a script
    """What `toPng` makes of an SVG."""
    numbers = page.evaluate(
        """async ([svg, ...given]) => {
            const made = await policygraph.figure.toPng(svg, ...given);
            return [...new Uint8Array(await made.arrayBuffer())];
        }""",
        [svg, *given],
    )
    return bytes(numbers)


def test_an_svg_says_title_unit_source_and_version(page: Page) -> None:
    """Title above and caption below are real text, and stand in <title> and <desc>."""
    svg = page.evaluate(DRAW, {})
    caption = (
        "단위: 억원 · 자료: 제2차 산업융합발전 기본계획 '21년도 실행계획 원문 496–497, 505행"
        " (icd-2021@a89518e6) · policygraph 0.1.0"
    )
    root = ET.fromstring(svg)  # noqa: S314 - our own
    said = texts(svg)
    assert (said[0], " ".join(said[1:]), root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")) == (
        "예산의 흐름",
        caption,
        "예산의 흐름",
        caption,
    )


def test_an_svg_speaks_the_language_of_the_page(visit: Visit, file: Path) -> None:
    """In English the words of the figure are English; the plan keeps its title."""
    page = visit.open(file, "#lang=en")
    said = texts(page.evaluate(DRAW, {}))
    caption = (
        "Unit: KRW bn · Source: 제2차 산업융합발전 기본계획 '21년도 실행계획, lines 496–497, 505"
        " (icd-2021@a89518e6) · policygraph 0.1.0"
    )
    assert (said[0], " ".join(said[1:])) == ("Flows of money", caption)


def test_a_long_caption_is_wrapped(page: Page) -> None:
    """No line of a caption is wider than the figure, and no word is lost."""
    source = "아주 긴 자료 이름 " * 30
    svg = page.evaluate(DRAW, {"source": source})
    lines = texts(svg)[1:]
    widths = page.evaluate("(lines) => lines.map((line) => policygraph.figure.measure(line, 12))", lines)
    assert (len(lines) > 3, max(widths) <= 600, source.strip() in " ".join(lines)) == (True, True, True)


@pytest.mark.parametrize(("theme", "color"), [("light", "#ffffff"), ("dark", "#14181f")])
def test_the_background_is_that_of_the_theme(visit: Visit, file: Path, theme: str, color: str) -> None:
    """White for a light page, the dark page's own for a dark one."""
    page = visit.open(file, f"#theme={theme}")
    root = ET.fromstring(page.evaluate(DRAW, {}))  # noqa: S314 - our own
    rect = root.find(f"{SVG}rect")
    assert rect is not None
    assert rect.get("fill") == color


def test_hostile_words_stay_words(page: Page) -> None:
    """Markup, the end of a section and control characters are text in the SVG and nothing else."""
    hostile = dict.fromkeys(("title", "unit", "source", "version", "program"), HOSTILE)
    svg = page.evaluate(DRAW, {**hostile, "legend": [{"text": HOSTILE, "mark": ""}]})
    root = ET.fromstring(svg)  # noqa: S314 - it must be well-formed
    kinds = {element.tag.removeprefix(SVG) for element in root.iter()}
    shown = HOSTILE.replace("\x00", "\ufffd").replace("\x0b", "\ufffd")
    assert (kinds, root.findtext(f"{SVG}title"), " ".join(shown.split()) in " ".join(texts(svg))) == (
        {"svg", "title", "desc", "rect", "g", "text"},
        shown,
        True,
    )


def test_hostile_words_do_not_run_when_the_svg_is_opened(visit: Visit, page: Page, tmp_path: Path) -> None:
    """Opened by itself in a browser the SVG runs nothing and asks for nothing."""
    (tmp_path / "figure.svg").write_text(page.evaluate(DRAW, {"title": HOSTILE}), encoding="utf-8")
    visit.requests.clear()
    opened = visit.open(tmp_path / "figure.svg")
    assert (opened.evaluate("window.hit"), len(visit.requests)) == (None, 1)


def test_a_live_drawing_is_copied_with_its_looks(page: Page) -> None:
    """Colours are written out, hidden words and links are left behind."""
    svg = page.evaluate(
        "() => policygraph.figure.toSvg({...policygraph.figure.about(), width: 400, height: 200,"
        " body: document.getElementById('drawn')})"
    )
    root = ET.fromstring(svg)  # noqa: S314 - our own
    rect = root.findall(f".//{SVG}g//{SVG}rect")[0]
    assert (rect.get("fill"), rect.get("class"), rect.get("tabindex"), "money" in svg, "href" in svg) == (
        "#1f6aa5",
        None,
        None,
        False,
        False,
    )


def test_the_legend_of_the_page_goes_along(page: Page) -> None:
    """Each entry of a legend is a mark and its words."""
    svg = page.evaluate(
        "() => policygraph.figure.toSvg({...policygraph.figure.about(), width: 400, height: 200, body: '',"
        " legend: policygraph.figure.legendOf(document.querySelector('.legend'))})"
    )
    assert ("부처" in texts(svg), "<circle" in svg) == (True, True)


def test_a_png_has_print_resolution(page: Page) -> None:
    """300 dots an inch: the picture is 300/96 of the SVG, and says so to the programs that insert it."""
    svg = page.evaluate(DRAW, {})
    found = chunks(png(page, svg))
    root = ET.fromstring(svg)  # noqa: S314 - our own
    wanted = tuple(round(int(root.get(name, "0")) * 300 / 96) for name in ("width", "height"))
    assert (struct.unpack_from(">II", found["IHDR"]), found["pHYs"]) == (
        wanted,
        struct.pack(">IIB", 11811, 11811, 1),
    )


def test_a_png_shows_what_the_svg_draws(page: Page) -> None:
    """The middle of the picture has the colour of the drawing, a corner that of the page."""
    svg = page.evaluate(DRAW, {})
    colors = page.evaluate(
        """async (svg) => {
            const png = await policygraph.figure.toPng(svg, undefined, undefined, 96);
            const made = await createImageBitmap(png);
            const context = new OffscreenCanvas(made.width, made.height).getContext('2d');
            context.drawImage(made, 0, 0);
            const color = (x, y) => [...context.getImageData(x, y, 1, 1).data].slice(0, 3);
            return [color(300, 120), color(2, 2)];
        }""",
        svg,
    )
    assert colors == [[0x2F, 0x7F, 0xB8], [255, 255, 255]]


def test_a_large_png_stays_within_what_browsers_draw(page: Page) -> None:
    """Of a very large figure the resolution is lower, and the file says the lower one."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="100"/>'
    found = chunks(png(page, svg))
    width = struct.unpack_from(">I", found["IHDR"])[0]
    assert (width, struct.unpack_from(">I", found["pHYs"])[0]) == (16000, round(96 * 16000 / 9000 / 0.0254))


def test_files_are_downloaded_under_their_names(page: Page, tmp_path: Path) -> None:
    """Saving works from disk under the page's policy; the name says figure and language."""
    with page.expect_download() as caught:
        page.evaluate(
            "() => policygraph.figure.save(policygraph.figure.fileName('svg'), 'image/svg+xml', '<svg/>')"
        )
    caught.value.save_as(tmp_path / "saved")
    assert (caught.value.suggested_filename, (tmp_path / "saved").read_text(encoding="utf-8")) == (
        "policygraph-test-ko.svg",
        "<svg/>",
    )


ROWS: list[list[Any]] = [
    ["=cmd|' /C calc'!A0", 1, -2.5],
    ["+1", None, 0],
    ['said "yes", twice\nand more', 1234567890123, 3],
    ["-", -1, 4],
    ["@x", 0.1, 5],
    ["\tt", 2, 6],
    ["산업통상자원부", 1135047000000, 7],
    ["＝1", 2, 8],
]


def csv_text(page: Page) -> str:
    """The rows above as the page writes them."""
    return str(page.evaluate("(rows) => policygraph.figure.toCsv(['name', 'a', 'b'], rows)", ROWS))


def test_a_csv_is_read_back_by_python(page: Page) -> None:
    """Byte order mark, CRLF, quotes doubled; text that looks like a formula is inert, numbers are numbers."""
    text = csv_text(page)
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    inert = {"=cmd|' /C calc'!A0", "+1", "-", "@x", "\tt", "＝1"}
    assert (text[0], text.endswith("\r\n"), rows[1:]) == (
        "\ufeff",
        True,
        [
            [f"'{name}" if name in inert else str(name), *("" if v is None else str(v) for v in values)]
            for name, *values in ROWS
        ],
    )


def test_a_csv_is_read_back_by_pandas(page: Page, tmp_path: Path) -> None:
    """A notebook reads Korean and numbers without being told anything."""
    (tmp_path / "t.csv").write_bytes(csv_text(page).encode())
    table = pd.read_csv(tmp_path / "t.csv")
    assert (list(table.columns), table.loc[6, "name"], int(table["b"].iloc[7]), table.loc[0, "b"]) == (
        ["name", "a", "b"],
        "산업통상자원부",
        8,
        -2.5,
    )


def test_a_figure_of_no_money_names_no_unit(frame: Frame) -> None:
    """Where nothing is an amount the caption has no unit; one line is a line."""
    said = described(frame, "f", ("가", "a"), [7], unit=False)
    assert (said["unit"], said["source"]["en"][-8:], json.loads(json.dumps(said)) == said) == (
        {"ko": "", "en": ""},
        ", line 7",
        True,
    )
