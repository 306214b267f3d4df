"""The text against the tables: restated figures, amounts, named projects; rows from the plan by hand."""

from decimal import Decimal

from policygraph.query import answer
from policygraph.store import EmbeddedStore
from questions.rows import values_of

EOK = 100_000_000
MSIT, MOTIE, MOHW, ME, MOLIT, MCST = (
    "과학기술정보통신부",
    "산업통상자원부",
    "보건복지부",
    "환경부",
    "국토교통부",
    "문화체육관광부",
)


def test_restated_figures(store: EmbeddedStore) -> None:
    """28 figures in words, all as printed; the first and the last with sentence, table and lines."""
    wanted = (
        "restated_krw",
        "restated_percent",
        "printed_krw",
        "share_percent",
        "agrees",
        "line",
        "table_line",
    )
    rows = values_of(store, "restated-figures", *wanted)
    assert rows[0] == (34_636 * EOK, None, 3_463_612_000_000, Decimal(100), True, 196, 203)
    assert rows[-1] == (8_888 * EOK, Decimal("24.74"), 888_776_000_000, Decimal("24.74"), True, 532, 544)
    assert (len(rows), {row[4] for row in rows}) == (28, {True})


# Line, amount in won, project, link, what it is compared with, and how it comes out.
AMOUNTS = [
    (309, 80 * EOK, "수요대응형 물공급 서비스 연구", "bullet", None, 8_000_000_000, "equal", 810),
    (351, 151 * EOK, "해양청정에너지기술개발", "bullet", None, 15_098_000_000, "rounds-to", 946),
    (368, 7_730_000_000, "스포츠산업 혁신기반 조성", "amount", None, 7_733_000_000, "rounds-to", 965),
    (
        388,
        10_820_000_000,
        "IoT 기반 지능형 항만물류 기술개발",
        "bullet",
        None,
        10_815_000_000,
        "rounds-to",
        966,
    ),
    (391, 66 * EOK, "인공지능바이오로봇의료융합기술개발", "name", None, 6_600_000_000, "equal", 874),
    (743, 22 * EOK, "인공지능바이오로봇의료융합기술개발", "name", MOHW, 2_200_000_000, "equal", 876),
    (658, 1_863 * EOK, "공공데이터 개방 및 이용활성화 지원", "name", None, 186_288_000_000, "rounds-to", 776),
    (
        396,
        17_780_000_000,
        "스마트팜다부처패키지혁신기술개발",
        "bullet",
        None,
        17_784_000_000,
        "rounds-to",
        938,
    ),
    (339, 160 * EOK, "산업혁신기반구축사업", "bullet", None, 186_840_000_000, "differs", 895),
]


def test_amounts_in_the_text(store: EmbeddedStore) -> None:
    """Question 18: each amount with the row that it is compared with, by name or by amount only."""
    wanted = (
        "line", "amount_krw", "project_name", "link", "ministry_name", "table_krw", "verdict", "table_line",
    )  # fmt: skip
    rows = values_of(store, "amounts-in-text", *wanted)
    assert [row for row in AMOUNTS if row not in rows] == []


def test_the_government_part_of_an_amount(store: EmbeddedStore) -> None:
    """Line 394: 82.6억원 is 62.5 of the government (the row's 6,253백만원, rounded) and 20.1 private."""
    rows = values_of(store, "amounts-in-text", "line", "amount_krw", "verdict", "difference_krw")
    assert [row[1:] for row in rows if row[0] == 394] == [
        (8_260_000_000, "other-part", 2_007_000_000),
        (6_250_000_000, "rounds-to", -3_000_000),
        (2_010_000_000, "other-part", -4_243_000_000),
    ]


def test_amounts_of_2020_cannot_be_compared(store: EmbeddedStore) -> None:
    """The document has no rows of 2020: every amount of that year says so."""
    rows = values_of(store, "amounts-in-text", "year", "verdict", "table_krw", "line")
    of_2020 = [row for row in rows if row[0] == 2020]
    assert {row[1:3] for row in of_2020} == {("no-rows-of-year", None)}
    assert sorted({int(str(row[3])) for row in of_2020}) == [
        79,
        87,
        95,
        106,
        139,
        145,
        147,
        163,
        173,
        185,
        186,
        188,
        192,
        448,
    ]
    assert not any(row[1] == "no-rows-of-year" for row in rows if row[0] == 2021)


def test_amounts_with_no_row(store: EmbeddedStore) -> None:
    """Funds and parts of projects that no row prints."""
    rows = values_of(store, "amounts-in-text", "verdict", "line", "amount_krw")
    assert [row[1:] for row in rows if row[0] == "no-such-row"] == [
        (324, 480 * EOK),
        (324, 800 * EOK),
        (375, 450 * EOK),
        (386, 5_250_000_000),
        (565, 800 * EOK),
        (690, 5_250_000_000),
        (741, 12 * EOK),
    ]


def test_an_amount_and_its_verdict_in_the_language_asked(store: EmbeddedStore) -> None:
    """Line 388, 108.2억원 of 10,815백만원, in Korean and in English."""
    for lang, expected in (("ko", "반올림하면 같음"), ("en", "equal when rounded")):
        rows = values_of(store, "amounts-in-text", "line", "verdict", "verdict_name", lang=lang)
        assert [row[1:] for row in rows if row[0] == 388] == [("rounds-to", expected)]


def test_projects_in_the_text(store: EmbeddedStore) -> None:
    """A printed name, and one that a person read, each with kind and number of its bullet."""
    rows = values_of(store, "projects-in-text", "line", "kind", "code", "words", "project_name", "named_as")
    assert [row[1:] for row in rows if row[0] in {395, 339, 338, 604}] == [
        ("Measure", "1-2-7", "산업혁신기반구축", "산업혁신기반구축사업", "read"),
        (
            "Measure",
            "3-1-5",
            "스마트팜 다부처 패키지 혁신기술개발",
            "스마트팜다부처패키지혁신기술개발",
            "printed",
        ),
        ("MinistryAction", "mss-3", "AI 기반 신제품 기술개발", "AI기반 고부가 신제품기술개발", "read"),
    ]
    assert len(rows) == 39 + 61


def test_measures_without_projects(store: EmbeddedStore) -> None:
    """Question 29: 23 of 53 measures name a project in their text or footnotes, the other 30 do not."""
    with_project = {
        "1-1-2", "1-1-3", "1-1-6", "1-2-3", "1-2-4", "1-2-7", "2-1-2", "2-1-3", "2-1-4", "2-1-5", "2-2-4",
        "3-1-2", "3-1-3", "3-1-4", "3-1-5", "3-2-2", "3-2-4", "3-3-2", "3-3-3", "3-3-4", "3-3-5", "4-2-3",
        "4-2-4",
    }  # fmt: skip
    found = {str(code) for (code,) in values_of(store, "measures-without-projects", "measure_code")}
    everything = {str(row[0]) for row in answer(store, "elements").rows} and found | with_project
    assert (found & with_project, len(found), len(everything)) == (set(), 53 - len(with_project), 53)


def test_projects_without_measures(store: EmbeddedStore) -> None:
    """The largest, 첨단도로교통체계 of 5,179.1억원, is only an example below a table (line 488)."""
    rows = values_of(store, "projects-without-measures", "project_name", "amount_krw", "mentions", "line")
    assert rows[0] == ("첨단도로교통체계", 517_910_000_000, 1, 903)
    names = {row[0] for row in rows}
    assert "스마트팜다부처패키지혁신기술개발" not in names
    assert "에너지인력양성" in names


def test_money_without_story(store: EmbeddedStore) -> None:
    """Question 26 for 2020: lines 243 to 253 against the ministries of lines 56 to 192."""
    rows = values_of(store, "money-without-story", "year", "gap", "ministry_name", "field_name", "amount_krw")
    rules, core = "산업융합의 제도적 뒷받침", "산업의 융합경쟁력 강화"
    assert [row[1:] for row in rows if row[0] == 2020] == [
        ("money-without-story", MOLIT, rules, 71_984_000_000),
        ("money-without-story", "중소벤처기업부", rules, 8_130_000_000),
        ("money-without-story", MCST, core, 19_080_000_000),
        ("money-without-story", MCST, "융합 신제품·서비스를 위한 新시장 구축", 153_167_000_000),
        ("story-without-money", "농림축산식품부", core, 0),
        ("story-without-money", MCST, "융합을 산업 全분야로 확산", 0),
    ]


def test_money_whose_projects_no_bullet_names(store: EmbeddedStore) -> None:
    """2021: the land ministry's maps (line 856) are named nowhere; its roads and cars are."""
    rows = values_of(store, "money-without-story", "year", "ministry_name", "field_name", "amount_krw")
    assert (2021, MOLIT, "산업융합의 제도적 뒷받침", 109_087_000_000) in rows
    assert not any(row[:2] == (2021, ME) for row in rows)


def test_the_nine_dates_of_the_history(store: EmbeddedStore) -> None:
    """Lines 42 to 47: '11.4, '11.10, '12.9, '19.1 (two events), '19.6, '20.8, '20.9, '20.11, '21.5."""
    rows = values_of(store, "history", "begin", "end", "stage_kind", "instrument_name", "line")
    act = "산업융합 촉진법"
    assert rows == [
        ("2011-04-01", "2011-04-30", "promulgated", act, 42),
        ("2011-10-01", "2011-10-31", "in-force", act, 42),
        ("2012-09-01", "2012-09-30", "drawn-up", "제1차 산업융합발전 기본계획", 42),
        ("2019-01-01", "2019-01-31", "introduced", "규제 샌드박스", 42),
        ("2019-01-01", "2019-01-31", "amended", act, 42),
        ("2019-06-01", "2019-06-30", "drawn-up", "제2차 산업융합발전 기본계획", 42),
        ("2020-08-01", "2020-08-31", "announced", "디지털 기반 산업 혁신성장 전략", 42),
        ("2020-09-01", "2020-09-30", "announced", "시장중심의 자율적·개방적 산업R&D 혁신방안", 42),
        ("2020-11-01", "2020-11-30", "amended", "산업기술혁신사업 공통운영요령", 42),
        ("2021-05-01", "2021-05-31", "drawn-up", "'21년도 산업융합발전 실행계획", 47),
    ]


def test_ministries_in_the_order_printed(store: EmbeddedStore) -> None:
    """Line 187 prints 국토부, 산업부, 행안부, 문체부; line 357 산업부, 과기정통부, 환경부."""
    achievements = values_of(store, "achievements", "line", "order", "ministry_name")
    assert [row[1:] for row in achievements if row[0] == 187] == [
        (1, MOLIT), (2, MOTIE), (3, "행정안전부"), (4, MCST),
    ]  # fmt: skip
    measures = values_of(store, "joint-measures", "line", "order", "ministry_name")
    assert [row[1:] for row in measures if row[0] == 357] == [(1, MOTIE), (2, MSIT), (3, ME)]
