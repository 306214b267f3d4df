"""Questions about one ministry and about its text against its money: rows from the plan by hand."""

from collections import Counter
from decimal import Decimal
from itertools import combinations

from policygraph import paths
from policygraph.query import answer
from policygraph.store import EmbeddedStore
from questions.rows import column, values_of

MILLION = 1_000_000
LINES = (paths.SOURCES / "icd-2021" / "plan.md").read_text(encoding="utf-8").split("\n")
MOTIE, MOLIT, MSIT, MSS = "산업통상자원부", "국토교통부", "과학기술정보통신부", "중소벤처기업부"
MAFRA, MOIS, MOEL, MCST = "농림축산식품부", "행정안전부", "고용노동부", "문화체육관광부"
MOF, ME, MOHW = "해양수산부", "환경부", "보건복지부"


# 환경부: chapter Ⅴ.10, the measures and achievements that end in its name, its budget rows and totals.
OF_ENVIRONMENT = [
    ("중점추진 목표", "me-1", "그린뉴딜 기술개발 확산", None, None, 718),
    ("중점추진 목표", "me-2", "통합 물관리", None, None, 719),
    ("주요 추진내용", "me-1", "(탄소중립 이행체계 확립)", None, None, 721),
    ("주요 추진내용", "me-2", "(기후·에너지 산업 육성)", None, None, 722),
    ("주요 추진내용", "me-3", "(지능형 물공급관리)", None, None, 725),
    ("추진 내용", "1-1-3", "(환경) 물정보 Data 분석·예측", None, None, 308),
    ("추진 내용", "2-1-4", "배출권거래제 참여업체", None, None, 353),
    ("추진 내용", "2-1-5", "수열에너지", None, None, 355),
    ("추진 내용", "2-1-6", "산업현장 탄소 중립", None, None, 357),
    ("추진 내용", "3-1-4", "도시수자원 인프라운영 시스템", None, None, 393),
    ("추진 실적", "1-1-2", "(환경) 환경 빅데이터 플랫폼", None, None, 60),
    ("추진 실적", "3-1-4", "교통, 바이오, 수자원 관리", None, None, 138),
    ("사업", "1-1-21", "환경정보융합빅데이터 플랫폼 구축", 1_528, "계속", 780),
    ("사업", "1-2-25", "유기성폐자원 바이오가스화 시설 설치 지원사업", 20_875, "계속", 809),
    ("사업", "1-2-26", "수요대응형 물공급 서비스 연구", 8_000, "계속", 810),
    ("사업", "1-2-27", "배출권거래제 참여업체 온실가스 감축설비 지원사업", 22_200, "계속", 811),
    ("사업", "1-2-28", "수열에너지 활성화 지원(클러스터 조성 및 시범사업)", 5_540, "계속", 812),
    ("사업", "3-1-23", "지능형도시수자원관리", 6_253, "계속", 886),
    ("집계", "2020", "실적", 49_956, None, 213),
    ("집계", "2021", "계획", 64_396, None, 483),
]


def test_everything_of_a_ministry(store: EmbeddedStore) -> None:
    """Question 33: objectives, actions, measures, achievements, projects and totals of 환경부, in order."""
    rows = answer(store, "everything-of-a-ministry", {"ministry": "환경부"}).rows
    expected = [
        (kind, code, None if amount is None else amount * MILLION, status, line)
        for kind, code, _, amount, status, line in OF_ENVIRONMENT
    ]

    assert [(row[0], row[1], *row[3:]) for row in rows] == expected
    assert all(
        str(row[2]).startswith(opening) for row, (_, _, opening, *_) in zip(rows, OF_ENVIRONMENT, strict=True)
    )
    assert sum(amount for kind, *_, amount, _, _ in OF_ENVIRONMENT if kind == "사업" and amount) == 64_396


def test_everything_of_a_ministry_in_english(store: EmbeddedStore) -> None:
    """Kinds, names and status are in English; objectives are there in Korean only."""
    rows = answer(store, "everything-of-a-ministry", {"ministry": "ME", "lang": "en"}).rows

    assert [(row[1], *row[3:4], row[5]) for row in rows] == [
        (code, None if amount is None else amount * MILLION, line)
        for _, code, _, amount, _, line in OF_ENVIRONMENT
    ]
    assert rows[17][0] == "project"
    assert rows[17][4] == "continuing"
    assert str(rows[17][2]).isascii()


def test_everything_of_the_largest_ministry(store: EmbeddedStore) -> None:
    """산업부: 2 objectives (560, 561), 3 actions (563 to 569) and 72 budget rows."""
    rows = answer(store, "everything-of-a-ministry", {"ministry": "산업부"}).rows
    kinds = Counter(row[0] for row in rows)

    assert (kinds["중점추진 목표"], kinds["주요 추진내용"], kinds["사업"], kinds["집계"]) == (2, 3, 72, 2)
    assert kinds["추진 실적"] == sum(
        "산업부" in line.rsplit("(", 1)[-1]
        for line in LINES[52:193]
        if line.rstrip().endswith((")", ")*", "**")) and not line.startswith(" - ")
    )


# Measures that end in the ministry's name (lines 301 to 464), actions of its chapter, 백만원.
TEXT_AND_MONEY = [
    (MOHW, 2, 4, 37_013, "1.62", 10, 11),
    (ME, 5, 3, 64_396, "1.24", 5, 10),
    (MOF, 4, 5, 78_655, "1.14", 4, 8),
    (MCST, 3, 4, 71_808, "0.97", 7, 9),
    (MOEL, 3, 3, 86_016, "0.70", 10, 7),
    (MAFRA, 3, 7, 235_952, "0.42", 2, 5),
    (MOIS, 3, 4, 189_673, "0.37", 7, 6),
    (MOTIE, 22, 3, 1_135_047, "0.22", 1, 1),
    (MSIT, 5, 3, 457_746, "0.17", 5, 4),
    (MOLIT, 7, 3, 704_924, "0.14", 2, 2),
    (MSS, 3, 4, 531_681, "0.13", 7, 3),
]
SHORT = {
    MOTIE: "산업부",
    MOLIT: "국토부",
    MSS: "중기부",
    MSIT: "과기정통부",
    MAFRA: "농식품부",
    MOIS: "행안부",
    MOEL: "고용부",
    MOF: "해수부",
    MCST: "문체부",
    ME: "환경부",
    MOHW: "복지부",
}


def test_the_text_of_the_ministries_against_their_money(store: EmbeddedStore) -> None:
    """Question 36: 복지부 has most text for its money, 중기부 least."""
    assert answer(store, "measures-per-money").rows == tuple(
        (ministry, measures, actions, measures + actions, amount * MILLION, Decimal(rate), rank, money_rank)
        for ministry, measures, actions, amount, rate, rank, money_rank in TEXT_AND_MONEY
    )


def test_the_measures_are_counted_as_they_are_printed() -> None:
    """Every measure of lines 301 to 464 names its ministries where it ends; nobody else is in parentheses."""
    closing = [line.split("(")[-1] for line in LINES[300:464] if not line.startswith(" - *")]
    printed = {
        name: sum(short in [word.strip(" )*^{}") for word in end.split(",")] for end in closing)
        for name, short in SHORT.items()
    }

    assert printed == {ministry: measures for ministry, measures, *_ in TEXT_AND_MONEY}


def test_projects_that_are_called_multi_ministry(store: EmbeddedStore) -> None:
    """Question 39: lines 789, 795 and 938; the text names only the last, and one ministry (line 395)."""
    assert answer(store, "called-multi-ministry").rows == (
        ("범부처연계형 기술사업화 이어달리기", MOTIE, 11_621 * MILLION, 789, None, 0),
        ("포스트게놈 신산업육성을 위한 다부처유전체사업", MOTIE, 3_430 * MILLION, 795, None, 0),
        ("스마트팜다부처패키지혁신기술개발", MAFRA, 17_784 * MILLION, 938, 395, 1),
    )
    called = [
        number for number, line in enumerate(LINES, 1) if "부처" in line.split("\t")[0] and number > 759
    ]
    assert [number for number in called if "\t주관부처" not in LINES[number - 1]] == [789, 795, 938]


def test_the_footnotes_of_a_measure(store: EmbeddedStore) -> None:
    """Lines 396 and 397 explain measure 3-1-5, lines 324 and 325 measure 1-2-1."""
    rows = answer(store, "footnotes-of-measure").rows

    assert [(row[0], row[3]) for row in rows] == [("3-1-5", 396), ("3-1-5", 397)]
    assert rows[1][2] == "'21.6월 김제·상주, '21.12월 고흥·밀양"
    other = answer(store, "footnotes-of-measure", {"measure": "1-2-1"}).rows
    assert [row[3] for row in other] == [324, 325]


def test_the_targets_of_a_ministry(store: EmbeddedStore) -> None:
    """농식품부: measures 3-1-5 (lines 395, 396) and 3-3-5 (line 437), actions on lines 637 and 638."""
    table = answer(store, "targets-of-ministry", {"ministry": "농식품부"})
    at = [table.variables.index(name) for name in ("code", "to_value", "amount_krw", "end", "line")]
    rows = {tuple(row[i] for i in at) for row in table.rows}

    assert ("3-1-5", 4, None, None, 395) in rows
    assert ("3-1-5", None, 17_780 * MILLION, "2021-12-31", 396) in rows
    assert ("3-3-5", None, 11_030 * MILLION, "2021-12-31", 437) in rows
    assert {row[0] for row in rows} == {"3-1-5", "3-3-5", "mafra-1-1", "mafra-1-2"}


def test_the_projects_of_a_ministry(store: EmbeddedStore) -> None:
    """고용부: lines 777, 919 and 920, most money first; shares of 86,016 백만원."""
    wanted = ("code", "performance_goal_name", "amount_krw", "share_percent", "status", "line")

    assert values_of(store, "projects-of-ministry", *wanted, ministry="고용부") == [
        ("3-3-10", "융합형 인력 양성", 73_992 * MILLION, Decimal("86.02"), "계속", 919),
        ("1-1-18", "산업데이터 플랫폼 선도 프로젝트 추진", 11_184 * MILLION, Decimal(13), "계속", 777),
        ("3-3-11", "융합형 인력 양성", 840 * MILLION, Decimal("0.98"), "계속", 920),
    ]


def test_the_budget_of_a_ministry_by_year_and_field(store: EmbeddedStore) -> None:
    """해수부: lines 215 and 251 of 2020, 485 and 521 of 2021; a dash is no money."""
    rows = values_of(store, "budget-of-ministry", "fiscal_year", "phase", "amount_krw", ministry="MOF")

    assert rows == [
        (year, phase, int(Decimal(printed) * 100 * MILLION))
        for year, phase, printed in [
            (2020, "실적", "1074.03"),
            (2020, "실적", "48.78"),
            (2020, "실적", "0"),
            (2020, "실적", "0"),
            (2020, "실적", "1025.25"),
            (2021, "계획", "786.55"),
            (2021, "계획", "76.28"),
            (2021, "계획", "0"),
            (2021, "계획", "0"),
            (2021, "계획", "710.27"),
        ]
    ]


def test_which_ministries_work_together(store: EmbeddedStore) -> None:
    """Ten pairs co-fund and eight share measures; four share measures only."""
    rows = column(
        store, "ministry-pairs", "ministry_name", "partner_name", "co_funded_projects", "joint_measures"
    )
    money = values_of(store, "ministry-pairs", "ministry_name", "partner_name", "amount_krw")

    assert rows[:3] == [
        ("국토교통부", "산업통상자원부", "3", "0"),
        ("산업통상자원부", "과학기술정보통신부", "2", "4"),
        ("보건복지부", "산업통상자원부", "2", "2"),
    ]
    assert [row for row in rows if row[2] == "0"] == [
        ("과학기술정보통신부", "중소벤처기업부", "0", "1"),
        ("산업통상자원부", "중소벤처기업부", "0", "1"),
        ("환경부", "과학기술정보통신부", "0", "1"),
        ("환경부", "산업통상자원부", "0", "1"),
    ]
    shared = [900 + 2_692, 2_604 + 7_173, 1_800 + 3_988]
    assert money[0] == ("국토교통부", "산업통상자원부", sum(shared) * MILLION)


def test_pairs_agree_with_the_joint_measures(store: EmbeddedStore) -> None:
    """Each two ministries in the same parentheses are counted once a measure."""
    together: dict[str, list[str]] = {}
    for measure, ministry in column(store, "joint-measures", "measure_code", "ministry_name"):
        together.setdefault(measure, []).append(ministry)
    expected = Counter(frozenset(pair) for names in together.values() for pair in combinations(names, 2))

    assert {
        frozenset((one, other)): int(count)
        for one, other, count in column(
            store, "ministry-pairs", "ministry_name", "partner_name", "joint_measures"
        )
        if count != "0"
    } == expected
