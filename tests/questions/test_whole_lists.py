"""The long lists that reconciliation and spreadsheets start from, held against the text letter by letter."""

from collections import Counter

from policygraph import paths
from policygraph.query import answer
from policygraph.store import EmbeddedStore
from questions.rows import column, values_of

LINES = (paths.SOURCES / "icd-2021" / "plan.md").read_text(encoding="utf-8").split("\n")
MILLION = 1_000_000
# Each table: its cells with a figure, and the total where it prints one.
FIGURES = {
    "2020-executed-by-field": 4 + 1,
    "2020-executed-by-ministry": 11,
    "2020-executed-by-performance-goal": 10 + 1,
    "2020-executed-by-ministry-and-field": (11 + 1) * (4 + 1),
    "2021-planned-by-field": 4 + 1,
    "2021-planned-by-ministry": 11,
    "2021-planned-by-performance-goal": 10 + 1,
    "2021-planned-by-ministry-and-field": (11 + 1) * (4 + 1),
    "2021-planned-by-strategy": 4 + 1,
    "2021-planned-by-task": 9 + 1,
}
ABBREVIATIONS = ["mafra", "mcst", "moel", "mof", "mohw", "mois", "molit", "motie", "msit", "mss"]


def test_the_budget_rows_of_all_years(store: EmbeddedStore) -> None:
    """163 rows, each on a line of its own that prints its amount."""
    rows = values_of(store, "all-allocations", "goal", "year", "amount_krw", "line")
    misprinted = [
        line
        for *_, amount, line in rows
        if f"{int(str(amount)) // MILLION:,}" not in LINES[int(str(line)) - 1]
    ]

    assert rows[0] == ("1-1", 2021, 8_000 * MILLION, 760)
    assert (len(rows), len({row[-1] for row in rows})) == (163, 163)
    assert misprinted == []


def test_the_budget_rows_with_their_names(store: EmbeddedStore) -> None:
    """The first two, on lines 760 and 761, and the total of line 552."""
    wanted = ("project_name", "ministry_short", "code", "amount_krw", "line")
    rows = values_of(store, "allocations", *wanted)

    assert rows[:2] == [
        ("클라우드기반디지털엔지니어링통합빅데이터구축", "산업부", "1-1", 8_000 * MILLION, 760),
        ("산업지능화 선도 밸류체인 육성사업", "산업부", "1-1", 7_609 * MILLION, 761),
    ]
    assert sum(int(str(row[3])) for row in rows) == 3_592_911 * MILLION


def test_the_printed_figures(store: EmbeddedStore) -> None:
    """Ten tables with their totals, and the first cell of line 203."""
    rows = values_of(store, "all-totals", "table", "year", "field", "amount_krw", "line")

    assert Counter(str(table).rpartition("/")[2] for table, *_ in rows) == FIGURES
    assert rows[0][1:] == (2020, "1", 1_062_902 * MILLION, 203)
    assert "10,629.02" in LINES[202]


def test_the_footnotes(store: EmbeddedStore) -> None:
    """194, each on a line with a star that has its words; the first explains a bullet on the crisis."""
    rows = values_of(store, "footnotes", "kind", "statement", "line")

    assert len(rows) == 194
    assert rows[0][0] == "BackgroundStatement"
    assert str(rows[0][1]).startswith("코로나19가 4차 산업혁명 가속화의 티핑 포인트")
    assert [
        line
        for _, words, line in rows
        if "*" not in LINES[int(str(line)) - 1] or str(words)[:12] not in LINES[int(str(line)) - 1]
    ] == []


def test_every_place_quotes_its_lines(store: EmbeddedStore) -> None:
    """The quotation, with what stands before and after it in its row, is what the lines say."""
    rows = values_of(store, "places", "line", "last_line", "before", "quote", "after")
    wrong = [
        first
        for first, last, before, quote, after in rows
        if f"{before or ''}{quote}{after or ''}" not in "\n".join(LINES[int(str(first)) - 1 : int(str(last))])
    ]

    assert (len(rows), wrong) == (978, [])


def test_every_thing_quotes_its_lines(store: EmbeddedStore) -> None:
    """The plan's title on line 1 among them, and nothing misquoted."""
    rows = column(store, "quotations", "subject", "line", "last_line", "quote")

    assert ("https://w3id.org/policygraph/id/icd-2", "1", "1", LINES[0]) in rows
    assert [
        (subject, first)
        for subject, first, last, quote in rows
        if quote not in "\n".join(LINES[int(first) - 1 : int(last)])
    ] == []


def test_the_instruments(store: EmbeddedStore) -> None:
    """By kind and name, how often they are named and where first."""
    rows = column(store, "instruments", "kind", "instrument_name", "mentions", "line")

    assert ("기구", "AI 대학원", "1", "154") in rows
    assert ("기구", "광명융합기술교육원", "2", "161") in rows
    assert "AI 대학원" in LINES[153]
    assert "광명융합기술교육원" in LINES[160]
    assert len(rows) == len({row[:2] for row in rows}) == 86


def test_the_names_of_ministries(store: EmbeddedStore) -> None:
    """Full, short, English and abbreviated: as in data/ministries.csv; 환경부 has no shorter name."""
    table = (paths.ROOT / "data" / "ministries.csv").read_text(encoding="utf-8").splitlines()[1:]
    names = Counter(str(ministry).rpartition("/")[2] for ministry, _ in answer(store, "ministry-names").rows)

    assert names == {**dict.fromkeys(ABBREVIATIONS, 4), "me": 3}
    assert len(table) == len(names)
    assert ("https://w3id.org/policygraph/id/ministry/motie", "산업부") in column(
        store, "ministry-names", "ministry", "name"
    )


def test_the_printed_figures_of_elements_and_ministries(store: EmbeddedStore) -> None:
    """Cells of the matrices have both, the grand totals neither; the first row is field 1 on line 203."""
    rows = values_of(
        store, "printed-figures", "year", "element", "ministry", "amount_krw", "printed_rows", "line"
    )
    kinds = Counter((year, element is not None, ministry is not None) for year, element, ministry, *_ in rows)

    assert rows[0] == (
        2020,
        "https://w3id.org/policygraph/id/icd-2/field/1",
        None,
        1_062_902 * MILLION,
        None,
        203,
    )
    assert kinds == {
        (2020, True, True): 44,
        (2020, True, False): 4 + 4 + 10,
        (2020, False, True): 11 + 11,
        (2020, False, False): 3,
        (2021, True, True): 44,
        (2021, True, False): 4 + 4 + 10 + 4 + 9,
        (2021, False, True): 11 + 11,
        (2021, False, False): 5,
    }
