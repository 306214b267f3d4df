"""Questions that compare years, ministries and goals: the expected rows are computed from the printed tables.

Printed figures stand here as they are printed, in 억원 for totals and 백만원 for rows, with their lines.
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from policygraph import paths
from policygraph.analyse import concentrations, read_budget
from policygraph.query import answer
from policygraph.store import EmbeddedStore, Row

MILLION, HUNDRED_MILLION = 1_000_000, Decimal(100_000_000)
LINES = (paths.SOURCES / "icd-2021" / "plan.md").read_text(encoding="utf-8").split("\n")

MOTIE, MOLIT, MSIT, MSS = "산업통상자원부", "국토교통부", "과학기술정보통신부", "중소벤처기업부"
MAFRA, MOIS, MOEL, MCST = "농림축산식품부", "행정안전부", "고용노동부", "문화체육관광부"
MOF, ME, MOHW = "해양수산부", "환경부", "보건복지부"
FIELDS = {
    "1": "융합 신제품·서비스를 위한 新시장 구축",
    "2": "산업융합의 제도적 뒷받침",
    "3": "산업의 융합경쟁력 강화",
    "4": "융합을 산업 全분야로 확산",
}
GOALS = {
    "1-1": "산업데이터 플랫폼 선도 프로젝트 추진",
    "1-2": "융합 신서비스 시장 창출",
    "1-3": "공공부문 선도 수요창출",
    "2-1": "융합 신산업 규제완화",
    "2-2": "융합 신산업을 위한 제도 정비",
    "3-1": "융합 촉진형 지원 체계로 전환",
    "3-2": "주력 분야 선정 후 집중투자",
    "3-3": "융합형 인력 양성",
    "4-1": "1, 2차 산업의 혁신기술 융합",
    "4-2": "3차 산업의 융합 활성화",
}


def won(printed: str) -> int:
    """A figure in 억원 as won; a dash is no money."""
    return 0 if printed == "-" else int(Decimal(printed.replace(",", "")) * HUNDRED_MILLION)


def percent(part: int, whole: int) -> Decimal:
    """A percentage with two decimals."""
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


def printed_on(line: int, *words: str) -> bool:
    """Whether the raw text has all the words on that line."""
    return all(word in LINES[line - 1] for word in words)


def changed(executed: str, planned: str) -> tuple[int, int, int, Decimal, str]:
    """Both printed figures in won, the change, its percentage and its direction."""
    before, after = won(executed), won(planned)
    return (
        before,
        after,
        after - before,
        percent(after - before, before),
        "증가" if after > before else "감소",
    )


# 2020 as printed in lines 211 to 214, 2021 in lines 482 to 485, from the largest gain to the largest loss.
MINISTRIES = [
    (MOLIT, "4,626.11", "7,049.24", "52.38", 214, 483),
    (MOTIE, "9,168.34", "11,350.47", "23.80", 211, 482),
    (MAFRA, "1,669.28", "2,359.52", "41.35", 212, 482),
    (MOIS, "1,557.34", "1,896.73", "21.79", 213, 483),
    (ME, "499.56", "643.96", "28.91", 213, 483),
    (MSS, "5,203.39", "5,316.81", "2.18", 213, 484),
    (MOHW, "601.79", "370.13", "-38.50", 212, 484),
    (MOEL, "1,111.43", "860.16", "-22.61", 214, 484),
    (MOF, "1,074.03", "786.55", "-26.77", 211, 485),
    (MCST, "1,722.47", "718.08", "-58.31", 211, 482),
    (MSIT, "7,402.38", "4,577.46", "-38.16", 212, 485),
]


def test_the_change_of_each_ministry(store: EmbeddedStore) -> None:
    """Question 13: six ministries gain, five lose."""
    expected = tuple(
        (ministry, *changed(executed, planned), executed_line, line)
        for ministry, executed, planned, _, executed_line, line in MINISTRIES
    )

    assert answer(store, "change-by-ministry").rows == expected
    assert [str(row[4]) for row in expected] == [rate for *_, rate, _, _ in MINISTRIES]
    assert all(printed_on(executed_line, executed) for _, executed, _, _, executed_line, _ in MINISTRIES)
    # 환경부 is printed 643,96 on line 483: a repaired fault of the scan.
    assert all(printed_on(line, planned) for name, _, planned, _, _, line in MINISTRIES if name != ME)


def test_the_changes_of_the_ministries_add_up(store: EmbeddedStore) -> None:
    """35,929.11 less 34,636.12."""
    assert sum(int(str(row[3])) for row in answer(store, "change-by-ministry").rows) == won("1,292.99")


# Lines 225 to 234 and 496 to 505.
GOAL_CHANGES = [
    ("3-2", "7,572.76", "9,984.23", 12, 11, 231, 502),
    ("3-1", "2,408.84", "4,429.02", 18, 25, 230, 501),
    ("2-2", "1,541.61", "2,113.72", 10, 15, 229, 500),
    ("4-1", "6,951.01", "7,272.70", 24, 22, 233, 504),
    ("2-1", "195.55", "123.97", 7, 5, 228, 499),
    ("1-3", "707.13", "633.39", 8, 7, 227, 498),
    ("4-2", "1,899.72", "1,428.42", 16, 14, 234, 505),
    ("1-1", "3,611.58", "2,931.60", 20, 21, 225, 496),
    ("3-3", "3,437.61", "2,411.13", 12, 13, 232, 503),
    ("1-2", "6,310.31", "4,600.93", 40, 30, 226, 497),
]


def test_the_change_of_each_performance_goal(store: EmbeddedStore) -> None:
    """Question 14: with the rows of both years; 167 became 163."""
    expected = tuple(
        (code, GOALS[code], *changed(executed, planned), before, after, executed_line, line)
        for code, executed, planned, before, after, executed_line, line in GOAL_CHANGES
    )

    assert answer(store, "change-by-performance-goal").rows == expected
    assert [sum(goal[at] for goal in GOAL_CHANGES) for at in (3, 4)] == [167, 163]  # type: ignore[misc] # numbers
    assert all(
        printed_on(line, amount, f"\t{rows}")
        for _, executed, planned, before, after, executed_line, planned_line in GOAL_CHANGES
        for line, amount, rows in ((executed_line, executed, before), (planned_line, planned, after))
    )


def test_the_change_of_each_field(store: EmbeddedStore) -> None:
    """Lines 203 and 474."""
    printed = [
        ("3", "13,419.21", "16,824.38"),
        ("2", "1,737.16", "2,237.69"),
        ("4", "8,850.73", "8,701.12"),
        ("1", "10,629.02", "8,165.92"),
    ]

    assert answer(store, "change-by-field").rows == tuple(
        (code, FIELDS[code], *changed(executed, planned), 203, 474) for code, executed, planned in printed
    )
    assert all(printed_on(203, executed) and printed_on(474, planned) for _, executed, planned in printed)


# Lines 243 to 253 and 514 to 524, in the order of the latter; 2020 and 2021 in each field.
CELLS = {
    (MOTIE, 243, 514): ("1,835.82 921.02 6,101.70 309.80", "2,990.93 1,132.88 6,901.47 325.19"),
    (MOLIT, 246, 515): ("671.01 719.84 3,198.25 37.01", "499.02 1,090.87 5,419.47 39.88"),
    (MSS, 245, 516): ("64.96 81.30 368.29 4,688.84", "152.50 - 787.41 4,376.90"),
    (MSIT, 244, 517): ("4,030.62 15.00 2,259.97 1,096.79", "1,133.08 13.94 2,519.64 910.80"),
    (MAFRA, 248, 518): ("- - - 1,669.28", "- - 133.63 2,225.89"),
    (MOIS, 249, 519): ("1,533.58 - - 23.76", "1,872.82 - - 23.91"),
    (MOEL, 250, 520): ("91.77 - 1,019.66 -", "111.84 - 748.32 -"),
    (MOF, 251, 521): ("48.78 - - 1,025.25", "76.28 - - 710.27"),
    (MCST, 247, 522): ("1,531.67 - 190.80 -", "567.79 - 62.01 88.28"),
    (ME, 253, 523): ("405.37 - 94.19 -", "581.43 - 62.53 -"),
    (MOHW, 252, 524): ("415.44 - 186.35 -", "180.23 - 189.90 -"),
}


def cells() -> list[tuple[str, str, int, int, int, int]]:
    """Ministry, field, won of 2020 and 2021, and the lines of both."""
    return [
        (ministry, code, won(before), won(after), executed_line, line)
        for (ministry, executed_line, line), (executed, planned) in CELLS.items()
        for code, before, after in zip("1234", executed.split(), planned.split(), strict=True)
    ]


def test_the_cells_are_those_of_the_two_tables() -> None:
    """Every figure that is expected stands on its line."""
    assert all(
        printed_on(executed_line, ministry, *executed.split())
        and printed_on(line, ministry, *planned.split())
        for (ministry, executed_line, line), (executed, planned) in CELLS.items()
    )


def test_the_matrix_of_ministries_and_fields(store: EmbeddedStore) -> None:
    """Both years side by side: 44 cells."""
    assert answer(store, "ministry-field-matrix").rows == tuple(
        (ministry, code, FIELDS[code], before, after, after - before, executed_line, line)
        for ministry, code, before, after, executed_line, line in cells()
    )


def test_the_empty_cells(store: EmbeddedStore) -> None:
    """Question 15: 14 dashes in 2021; only 중기부 lost a field, 농식품부 and 문체부 gained one each."""
    kinds = {(True, True): "두 해 모두 없음", (False, True): "올해 없어짐", (True, False): "올해 생김"}
    expected = [
        (ministry, code, FIELDS[code], before, after, kinds[not before, not after], line)
        for ministry, code, before, after, _, line in cells()
        if not (before and after)
    ]

    assert answer(store, "empty-cells").rows == tuple(expected)
    assert sum("\t-" in LINES[line - 1] for line in range(514, 525)) == 8
    assert sum(LINES[line - 1].count("\t-") for line in range(514, 525)) == 14
    assert [row[:2] for row in expected if row[5] == "올해 없어짐"] == [(MSS, "2")]
    assert [row[:2] for row in expected if row[5] == "올해 생김"] == [(MAFRA, "3"), (MCST, "4")]


def test_the_empty_cells_of_a_year_of_results(store: EmbeddedStore) -> None:
    """2020 has 15 dashes (lines 243 to 253), and what was before is unknown."""
    rows = answer(store, "empty-cells", {"year": "2020"}).rows

    assert len(rows) == sum(LINES[line - 1].count("\t-") for line in range(243, 254)) == 15
    assert {row[3:6] for row in rows} == {(None, 0, "올해 없음(앞 해 알 수 없음)")}


def test_concentration_is_that_of_the_analysis(store: EmbeddedStore) -> None:
    """Question 16: the query and the library compute the same index, number and largest share."""
    rows = answer(store, "concentration-by-performance-goal").rows
    analysed = concentrations(read_budget(store))

    assert [row[0] for row in rows] == [result.code for result in analysed]
    for (_, _, ministries, amount, hhi, effective, largest, share), result in zip(
        rows, analysed, strict=True
    ):
        assert (ministries, amount) == (len(result.money), result.total)
        assert abs(Fraction(str(hhi)) - result.hhi) <= Fraction(1, 20_000)
        assert abs(Fraction(str(effective)) - result.effective_number) <= Fraction(1, 200)
        assert largest == result.money[0][0].name
        assert abs(Fraction(str(share)) - 100 * result.largest_share) <= Fraction(1, 200)


def test_the_concentration_of_deregulation(store: EmbeddedStore) -> None:
    """Lines 834 to 838: 산업부 11,003 and 과기정통부 1,394 of 12,397백만원."""
    share = Fraction(11_003, 12_397)
    row = answer(store, "concentration-by-performance-goal").rows[3]

    assert row[:4] == ("2-1", GOALS["2-1"], 2, 12_397 * MILLION)
    assert row[4:] == (Decimal("0.8004"), Decimal("1.25"), MOTIE, percent(11_003, 12_397))
    assert abs(share**2 + (1 - share) ** 2 - Fraction("0.8004")) < Fraction(1, 20_000)


def test_the_concentration_of_each_field_in_both_years(store: EmbeddedStore) -> None:
    """From the cells of the two tables."""

    def index(values: list[int]) -> tuple[int, Decimal]:
        money = [value for value in values if value]
        squares = sum(Fraction(value, sum(money)) ** 2 for value in money)
        return len(money), Decimal(round(squares * 10_000)) / 10_000

    expected = [
        (
            code,
            name,
            *index([before for _, field, before, *_ in cells() if field == code]),
            *index([after for _, field, _, after, *_ in cells() if field == code]),
        )
        for code, name in FIELDS.items()
    ]
    assert answer(store, "concentration-by-field-and-year").rows == tuple(expected)


def test_the_fragmentation_of_the_goals(store: EmbeddedStore) -> None:
    """Question 21: ministries, projects, co-funded projects; counted in lines 760 to 970."""
    rows = {row[0]: row[2:] for row in answer(store, "fragmentation").rows}

    assert {code: row[:3] for code, row in rows.items()} == {
        "1-1": (9, 20, 1),
        "1-2": (8, 29, 1),
        "1-3": (4, 5, 1),
        "2-1": (2, 5, 0),
        "2-2": (2, 15, 0),
        "3-1": (6, 23, 1),
        "3-2": (3, 11, 0),
        "3-3": (7, 13, 0),
        "4-1": (4, 22, 0),
        "4-2": (6, 11, 1),
    }
    assert sum(int(str(row[1])) for row in rows.values()) == 154
    # Lines 895 to 905: 과기정통부 has one row, 국토부 two.
    assert rows["3-2"][3:] == (won("9,984.23"), 195_357 * MILLION, (517_910 + 2_690) * MILLION)


def test_the_fragmentation_of_the_tasks(store: EmbeddedStore) -> None:
    """Lines 297 to 464 by hand; the money of lines 543 to 551."""
    expected = [
        ("1-1", 9, 9, 2, 1, "2,297.21"),
        ("1-2", 7, 3, 0, 0, "8,887.76"),
        ("2-1", 7, 5, 1, 0, "1,811.22"),
        ("2-2", 5, 5, 0, 0, "2,299.24"),
        ("3-1", 6, 7, 1, 0, "3,135.30"),
        ("3-2", 6, 5, 1, 0, "14,393.98"),
        ("3-3", 5, 4, 1, 0, "550.42"),
        ("4-1", 3, 1, 0, 1, "63.48"),
        ("4-2", 5, 1, 0, 0, "2,490.50"),
    ]
    rows = [(row[0], *row[2:]) for row in answer(store, "fragmentation-of-tasks").rows]

    assert rows == [(*counts, won(amount)) for *counts, amount in expected]


# Rows and 백만원 that are marked 신규, from lines 760 to 967, with the printed totals.
NEW_BY_MINISTRY: list[tuple[str, int, int, int, str]] = [
    (MOF, 10_786, 2, 13, "786.55"),
    (MAFRA, 28_817, 2, 13, "2,359.52"),
    (MCST, 7_733, 1, 4, "718.08"),
    (MOTIE, 96_607, 16, 72, "11,350.47"),
    (MOLIT, 200, 1, 14, "7,049.24"),
]
NEW_BY_GOAL: list[tuple[str, int, int, int, str]] = [
    ("4-2", 7_733 + 7_250, 2, 14, "1,428.42"),
    ("1-1", 8_000 + 7_609 + 6_300 + 4_700 + 200, 5, 21, "2,931.60"),
    ("3-1", 20_000 + 6_000 + 3_000, 3, 25, "4,429.02"),
    ("2-2", 5_826 + 3_250 + 2_961, 3, 15, "2,113.72"),
    ("1-2", 11_621 + 4_840 + 4_000 + 500 + 3_536, 5, 30, "4,600.93"),
    ("4-1", 17_784 + 11_033, 2, 22, "7,272.70"),
    ("3-3", 5_000 + 3_000, 2, 13, "2,411.13"),
]


def test_the_share_of_new_projects(store: EmbeddedStore) -> None:
    """Question 34: 해수부 and goal 4-2 have the highest share; six ministries and three goals have none."""
    rows = answer(store, "share-of-new-projects").rows
    ministries = [row for row in rows if row[0] == "부처"]
    goals = [row for row in rows if row[0] == "성과 목표"]

    assert [row[2:] for row in ministries[:5]] == [
        (name, new * MILLION, won(whole), percent(new * MILLION, won(whole)), count, rows_)
        for name, new, count, rows_, whole in NEW_BY_MINISTRY
    ]
    assert [row[1:] for row in goals[:7]] == [
        (code, GOALS[code], new * MILLION, won(whole), percent(new * MILLION, won(whole)), count, rows_)
        for code, new, count, rows_, whole in NEW_BY_GOAL
    ]
    assert {row[2] for row in ministries[5:]} == {MSS, MSIT, MOIS, MOEL, ME, MOHW}
    assert {row[1] for row in goals[7:]} == {"1-3", "2-1", "3-2"}
    assert {(row[3], row[6]) for row in (*ministries[5:], *goals[7:])} == {(0, 0)}
    assert list(rows) == ministries + goals


def test_the_two_classifications_divide_one_total(store: EmbeddedStore) -> None:
    """Question 40: lines 474, 506, 537 and 552 print the same total; only goals and tasks print rows."""
    total = won("35,929.11")
    expected: list[Row] = [
        ("분야", 4, total, None, total),
        ("성과 목표", 10, total, 163, total),
        ("추진 전략", 4, total, None, total),
        ("정책 과제", 9, total, 163, total),
    ]

    assert answer(store, "two-classifications").rows == tuple(expected)
    assert all(printed_on(line, "35,929.11") for line in (474, 506, 537, 552))


def test_where_tasks_and_goals_meet(store: EmbeddedStore) -> None:
    """Question 40: of 90 pairs only one shares no ministry: 3-3 has no measure of 산업부 or 과기정통부."""
    rows = answer(store, "tasks-and-performance-goals").rows
    pairs = {(row[0], row[2]): row[4:] for row in rows}

    assert {(task, goal) for task in TASKS for goal in GOALS} - pairs.keys() == {("3-3", "2-1")}
    # Line 443 to 464: 산업부 alone; lines 834 to 838: 산업부 and 과기정통부.
    assert pairs["4-1", "2-1"] == (1, 1, 2)
    # 국토부, 행안부, 해수부 and 농식품부; of these 국토부 and 행안부 and 해수부 have rows in goal 4-2.
    assert pairs["3-3", "4-2"] == (3, 4, 6)


TASKS = ("1-1", "1-2", "2-1", "2-2", "3-1", "3-2", "3-3", "4-1", "4-2")


def test_the_share_of_the_largest_projects(store: EmbeddedStore) -> None:
    """The ten largest (question 6) and the five largest of them, in 백만원."""
    largest = [517_910, 437_690, 195_357, 186_840, 186_288, 127_013, 110_675, 93_053, 73_992, 70_360]
    rows = answer(store, "share-of-top-projects").rows

    assert [row[:2] for row in rows] == [(count, count) for count in (1, 5, 10, 20, 50)]
    assert [row[2:] for row in rows[:3]] == [
        (sum(largest[:count]) * MILLION, percent(sum(largest[:count]), 3_592_911)) for count in (1, 5, 10)
    ]


def test_the_smallest_projects(store: EmbeddedStore) -> None:
    """The ten smallest amounts of lines 760 to 970, in 백만원."""
    expected = [
        ("첨단자동차검사연구센터 운영", MOLIT, 200, 772),
        ("융합산업 활성화 기반조성", MSIT, 200, 838),
        ("미래차 디지털 융합산업 실증 플랫폼 구축", MOTIE, 500, 798),
        ("라이프케어융합서비스 개발사업", MOHW, 630, 814),
        ("기술표준정책", MOTIE, 711, 855),
        ("미래유망분야 고졸인력양성", MOEL, 840, 920),
        ("해양환경정보", MOF, 896, 779),
        ("스마트 도로조명 활용 도시재난 안전관리 시스템개발", MOIS, 994, 806),
        ("광융합산업플랫폼공동활용사업화지원", MOTIE, 1_107, 769),
        ("기술규제개혁선진화체계구축", MOTIE, 1_127, 836),
    ]

    assert answer(store, "smallest-projects").rows == tuple(
        (name, ministry, amount * MILLION, line) for name, ministry, amount, line in expected
    )
    assert all(printed_on(line, name, f"\t{amount:,}\t") for name, _, amount, line in expected)


def test_the_projects_of_a_goal(store: EmbeddedStore) -> None:
    """Lines 834 to 838, and with another number another section."""
    expected = [
        ("2-1-1", "산업융합문화 기반조성 및 산업융합촉진 옴부즈만 운영", MOTIE, 6_866, 834),
        ("2-1-2", "신기술제품인증", MOTIE, 3_010, 835),
        ("2-1-3", "기술규제개혁선진화체계구축", MOTIE, 1_127, 836),
        ("2-1-4", "인터넷규제 개선 기반 구축", MSIT, 1_194, 837),
        ("2-1-5", "융합산업 활성화 기반조성", MSIT, 200, 838),
    ]

    assert answer(store, "projects-of-goal").rows == tuple(
        (code, name, ministry, amount * MILLION, "계속", line)
        for code, name, ministry, amount, line in expected
    )
    other = answer(store, "projects-of-goal", {"goal": "3-2"}).rows
    assert [row[-1] for row in other] == list(range(895, 906))


def test_the_matrix_of_ministries_and_goals(store: EmbeddedStore) -> None:
    """고용부 has three rows under two goals: 11,184 (line 777), 73,992 and 840 (lines 919 and 920)."""
    rows = [row for row in answer(store, "ministry-goal-matrix").rows if row[0] == MOEL]

    assert rows == [
        (MOEL, "1-1", GOALS["1-1"], 1, 11_184 * MILLION, percent(11_184, 86_016)),
        (MOEL, "3-3", GOALS["3-3"], 2, 74_832 * MILLION, percent(74_832, 86_016)),
    ]


def test_the_size_of_the_projects_of_a_ministry(store: EmbeddedStore) -> None:
    """행안부: lines 776, 806 and 959, 189,673백만원 in three rows, nearly all of it in one."""
    rows = {row[0]: row[1:] for row in answer(store, "project-size-by-ministry").rows}
    mean = Decimal(189_673 * MILLION) / 3

    assert rows[MOIS] == (
        3,
        189_673 * MILLION,
        mean.quantize(Decimal(1), ROUND_HALF_UP),
        994 * MILLION,
        186_288 * MILLION,
        percent(186_288, 189_673),
    )


def test_the_fiscal_years(store: EmbeddedStore) -> None:
    """163 rows and 102 totals are of 2021; of 2020 there are 87 totals."""
    assert answer(store, "fiscal-years").rows == ((2020, 0, 87), (2021, 163, 102))


def test_whether_a_year_is_there(store: EmbeddedStore) -> None:
    """A year that is there is given back, another is not."""
    assert answer(store, "is-fiscal-year", {"fiscal_year": 2020}).rows == ((2020,),)
    assert answer(store, "is-fiscal-year", {"fiscal_year": 1999}).rows == ()


def test_labels_of_identifiers(store: EmbeddedStore) -> None:
    """The preferred label of an individual, the label of a term."""
    motie = "https://w3id.org/policygraph/id/ministry/motie"

    assert answer(store, "labels").rows[0][1] == "사업"
    assert answer(store, "labels", {"iri": motie, "lang": "en"}).rows[0][1] == (
        "Ministry of Trade, Industry and Energy"
    )
