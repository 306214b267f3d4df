"""What a reader of the plan finds by hand: the expected rows are written down from the printed text.

Money stands here as it is printed, in 백만원 for budget rows and 억원 for totals, and is compared in won.
"""

from decimal import Decimal

from policygraph import paths, terms
from policygraph.query import answer
from policygraph.store import EmbeddedStore, Iri, Row

MILLION, HUNDRED_MILLION = 1_000_000, Decimal(100_000_000)
LINES = (paths.SOURCES / "icd-2021" / "plan.md").read_text(encoding="utf-8").split("\n")

MOTIE, MOLIT, MSIT, MSS = "산업통상자원부", "국토교통부", "과학기술정보통신부", "중소벤처기업부"
MAFRA, MOIS, MOEL, MCST = "농림축산식품부", "행정안전부", "고용노동부", "문화체육관광부"
MOF, ME, MOHW = "해양수산부", "환경부", "보건복지부"


def won(printed: str) -> int:
    """A figure in 억원 as won."""
    return int(Decimal(printed.replace(",", "")) * HUNDRED_MILLION)


def printed_on(line: int, *words: str) -> bool:
    """Whether the raw text has all the words on that line."""
    return all(word in LINES[line - 1] for word in words)


def test_the_vision(store: EmbeddedStore) -> None:
    """Question 1: line 262."""
    assert answer(store, "vision").rows == (
        ("제2차 산업융합발전 기본계획 '21년도 실행계획", "산업 융합을 통한 K-뉴딜 성과 확산", 262),
    )
    assert LINES[261] == "산업 융합을 통한 K-뉴딜 성과 확산"


def test_the_goals(store: EmbeddedStore) -> None:
    """Question 2: the three bullets of lines 270 to 272."""
    assert answer(store, "goals").rows == (
        (1, "데이터 융합으로 산업 전반의 경쟁력 제고", 270),
        (2, "신산업 창출을 통한 융합 성과 확산", 271),
        (3, "선제적인 융합 촉진 환경 조성", 272),
    )
    assert LINES[269:272] == [f"- {row[1]}" for row in answer(store, "goals").rows]


def test_the_tasks_of_each_strategy(store: EmbeddedStore) -> None:
    """Question 3: nine tasks under four strategies, as in chapter Ⅲ.2."""
    data, trends = "데이터 융합을 통한 산업 디지털 전환 가속화", "메가트렌드 변화에 대응한 주도적 혁신"
    ecosystem, rules = "융합 생태계 조성을 통한 산업구조 고도화", "규제 개선으로 융합 친화적 환경 조성"
    assert answer(store, "strategies-and-tasks").rows == (
        ("1", data, 2, "1-1", "주요 산업별 맞춤형 디지털 전환 촉진"),
        ("1", data, 2, "1-2", "산업 디지털 전환 가속화를 위한 선제적 기반 마련"),
        ("2", trends, 2, "2-1", "저탄소·친환경 융합산업 육성을 통한 탄소중립 실현"),
        ("2", trends, 2, "2-2", "융합을 통한 비대면 산업 성장 가속화"),
        ("3", ecosystem, 3, "3-1", "융합의 全 산업 확산 활성화"),
        ("3", ecosystem, 3, "3-2", "융합 확산을 통한 신산업 창출 지원"),
        ("3", ecosystem, 3, "3-3", "국민 체감형 융합 성과 제고"),
        ("4", rules, 2, "4-1", "규제 샌드박스 활용 촉진 및 고도화"),
        ("4", rules, 2, "4-2", "규제 개선을 통한 융합 성과 확산"),
    )


def test_the_ministries(store: EmbeddedStore) -> None:
    """Question 4: the eleven ministries of chapter Ⅴ, with the number of projects that they fund."""
    assert answer(store, "ministries").rows == (
        (MOTIE, "MOTIE", 72),
        (MSIT, "MSIT", 21),
        (MOLIT, "MOLIT", 14),
        (MAFRA, "MAFRA", 13),
        (MOF, "MOF", 13),
        (MOHW, "MOHW", 7),
        (MSS, "MSS", 7),
        (ME, "ME", 6),
        (MCST, "MCST", 4),
        (MOEL, "MOEL", 3),
        (MOIS, "MOIS", 3),
    )


PLANNED, EXECUTED = Iri(f"{terms.PG}Planned"), Iri(f"{terms.PG}Executed")


def test_the_total_budget(store: EmbeddedStore) -> None:
    """Question 5: 35,929.11억원 and 163 as printed (line 506); 163 rows are 154 projects."""
    total = won("35,929.11")

    assert answer(store, "total-budget").rows == ((PLANNED, total, total, 163, 163, 154),)
    assert printed_on(506, "35,929.11", "163")


def test_the_printed_total_of_the_year_before(store: EmbeddedStore) -> None:
    """Question 5 for 2020: 34,636.12억원 and 167 as printed (line 235), and no rows to recompute them."""
    expected = (EXECUTED, won("34,636.12"), None, 167, None, None)
    assert answer(store, "total-budget", {"year": "2020"}).rows == (expected,)
    assert printed_on(235, "34,636.12", "167")


def test_the_largest_projects(store: EmbeddedStore) -> None:
    """Question 6: the ten largest amounts of chapter 참고 in 백만원, and their share of 3,592,911."""
    expected = [
        ("첨단도로교통체계", MOLIT, 517_910, "14.41"),
        ("ICT융합 스마트공장 보급 확산", MSS, 437_690, "12.18"),
        ("나노·소재기술개발", MSIT, 195_357, "5.44"),
        ("산업혁신기반구축사업", MOTIE, 186_840, "5.20"),
        ("공공데이터 개방 및 이용활성화 지원", MOIS, 186_288, "5.18"),
        ("전자부품산업기술개발사업", MOTIE, 127_013, "3.54"),
        ("바이오산업기술개발", MOTIE, 110_675, "3.08"),
        ("국가기본도 제작", MOLIT, 93_053, "2.59"),
        ("기능인력양성및장비확충(폴리텍)", MOEL, 73_992, "2.06"),
        ("VR·AR콘텐츠산업육성", MSIT, 70_360, "1.96"),
    ]

    assert answer(store, "largest-projects").rows == tuple(
        (project, ministry, amount * MILLION, Decimal(share)) for project, ministry, amount, share in expected
    )


def test_the_budget_of_each_ministry(store: EmbeddedStore) -> None:
    """Question 7: lines 482 to 485, where 643,96 of 환경부 is a misread 643.96."""
    expected = [
        (MOTIE, 72, "11,350.47", "31.59"),
        (MOLIT, 14, "7,049.24", "19.62"),
        (MSS, 7, "5,316.81", "14.80"),
        (MSIT, 21, "4,577.46", "12.74"),
        (MAFRA, 13, "2,359.52", "6.57"),
        (MOIS, 3, "1,896.73", "5.28"),
        (MOEL, 3, "860.16", "2.39"),
        (MOF, 13, "786.55", "2.19"),
        (MCST, 4, "718.08", "2.00"),
        (ME, 6, "643.96", "1.79"),
        (MOHW, 7, "370.13", "1.03"),
    ]

    assert answer(store, "budget-by-ministry").rows == tuple(
        (ministry, rows, won(amount), won(amount), Decimal(share))
        for ministry, rows, amount, share in expected
    )
    assert sum(won(amount) for _, _, amount, _ in expected) == won("35,929.11")


def test_the_budget_of_each_performance_goal(store: EmbeddedStore) -> None:
    """Question 8: lines 496 to 505."""
    expected = [
        ("1-1", "산업데이터 플랫폼 선도 프로젝트 추진", 21, "2,931.60", "8.16"),
        ("1-2", "융합 신서비스 시장 창출", 30, "4,600.93", "12.81"),
        ("1-3", "공공부문 선도 수요창출", 7, "633.39", "1.76"),
        ("2-1", "융합 신산업 규제완화", 5, "123.97", "0.35"),
        ("2-2", "융합 신산업을 위한 제도 정비", 15, "2,113.72", "5.88"),
        ("3-1", "융합 촉진형 지원 체계로 전환", 25, "4,429.02", "12.33"),
        ("3-2", "주력 분야 선정 후 집중투자", 11, "9,984.23", "27.79"),
        ("3-3", "융합형 인력 양성", 13, "2,411.13", "6.71"),
        ("4-1", "1, 2차 산업의 혁신기술 융합", 22, "7,272.70", "20.24"),
        ("4-2", "3차 산업의 융합 활성화", 14, "1,428.42", "3.98"),
    ]

    assert answer(store, "budget-by-performance-goal").rows == tuple(
        (code, name, rows, rows, won(amount), won(amount), Decimal(share))
        for code, name, rows, amount, share in expected
    )


NEW = [
    ("자율주행 기술개발 혁신사업", MOTIE, 20_000, 867),
    ("스마트팜다부처패키지혁신기술개발", MAFRA, 17_784, 938),
    ("범부처연계형 기술사업화 이어달리기", MOTIE, 11_621, 789),
    ("첨단농기계산업화기술개발", MAFRA, 11_033, 940),
    ("클라우드기반디지털엔지니어링통합빅데이터구축", MOTIE, 8_000, 760),
    ("스포츠산업 혁신기반 조성", MCST, 7_733, 965),
    ("산업지능화 선도 밸류체인 육성사업", MOTIE, 7_609, 761),
    ("친환경선박 혼합연료 기술개발 및 실증", MOF, 7_250, 967),
    ("자동차산업 미래 기술혁신을 위한 오픈플랫폼 생태계 구축", MOTIE, 6_300, 764),
    ("초안전 주행플랫폼 핵심기술 개발", MOTIE, 6_000, 869),
    ("융복합신기술제품안전기술지원", MOTIE, 5_826, 846),
    ("AI 융합형 산업현장기술인력 혁신역량강화", MOTIE, 5_000, 913),
    ("공공에너지 선도투자 및 신산업 창출 지원 사업", MOTIE, 4_840, 793),
    ("디지털유통인프라구축", MOTIE, 4_700, 767),
    ("자율셔틀 인포테인먼트 기술개발 및 서비스 실증", MOTIE, 4_000, 794),
    ("해상디지털 통합활용연계기술개발사업", MOF, 3_536, 808),
    ("수소산업진흥기반구축사업", MOTIE, 3_250, 848),
    ("퍼스널 모빌리티 플랫폼 핵심기술 개발 및 실증", MOTIE, 3_000, 872),
    ("산업일자리고도화기술개발", MOTIE, 3_000, 914),
    ("스마트계량측정기술기반조성", MOTIE, 2_961, 849),
    ("미래차 디지털 융합산업 실증 플랫폼 구축", MOTIE, 500, 798),
    ("첨단자동차검사연구센터 운영", MOLIT, 200, 772),
]


def test_the_new_projects(store: EmbeddedStore) -> None:
    """Question 9: the 22 rows that are marked 신규, 1,441.43억원 together."""
    expected = tuple((name, ministry, amount * MILLION, line) for name, ministry, amount, line in NEW)

    assert answer(store, "new-projects").rows == expected
    assert sum(amount for _, _, amount, _ in NEW) * MILLION == won("1,441.43")


def test_the_new_projects_are_printed_so() -> None:
    """The rows that are expected, and no others, have 신규 in the raw text."""
    marked = [number for number, line in enumerate(LINES, 1) if "\t신규\t" in line]

    assert marked == sorted(line for *_, line in NEW)
    assert all(printed_on(line, name, f"\t{amount:,}\t") for name, _, amount, line in NEW)


def test_the_measures_of_carbon_neutrality(store: EmbeddedStore) -> None:
    """Question 10: seven bullets of lines 345 to 360; the sixth names three ministries (line 357)."""
    expected = [
        ("2-1-1", MOTIE, 345),
        ("2-1-2", MOLIT, 347),
        ("2-1-3", MOF, 349),
        ("2-1-4", ME, 353),
        ("2-1-5", ME, 355),
        ("2-1-6", MSIT, 357),
        ("2-1-6", MOTIE, 357),
        ("2-1-6", ME, 357),
        ("2-1-7", MOTIE, 360),
    ]
    rows = answer(store, "measures-of-task").rows

    assert [(code, ministry, line) for code, _, ministry, line in rows] == expected
    assert rows[0][1] == (
        "2050 탄소중립 달성을 위한 에너지·산업 분야 필요 유망 기술 도출 및 개발 로드맵 마련 등"
        "「탄소중립 R&D전략」 수립"
    )
    assert printed_on(357, "(산업부, 과기정통부, 환경부)")


def test_the_measures_of_another_task(store: EmbeddedStore) -> None:
    """Line 451 to 455: the third measure of task 4-1 names no ministry, and is there all the same."""
    rows = answer(store, "measures-of-task", {"task": "4-1"}).rows

    assert [(code, ministry) for code, _, ministry, _ in rows] == [
        ("4-1-1", MOTIE),
        ("4-1-2", MOTIE),
        ("4-1-3", None),
    ]


BIO = "바이오빅데이터구축시범사업"
UNMANNED = "공공혁신조달 연계 무인이동체 및 SW플랫폼 기술개발"
SPATIAL = "공간정보기반 실감형 콘텐츠 융복합 및 혼합현실 제공기술 개발"
ROBOT = "인공지능바이오로봇의료융합기술개발"
LIGHTING = "스마트 도로조명 플랫폼 개발 및 실증"
CO_FUNDED = [
    (BIO, MOTIE, 7_250, 14_500, 762),
    (BIO, MOHW, 7_250, 14_500, 763),
    (UNMANNED, MOLIT, 7_173, 12_777, 820),
    (UNMANNED, MSIT, 3_000, 12_777, 821),
    (UNMANNED, MOTIE, 2_604, 12_777, 822),
    (SPATIAL, MOLIT, 3_988, 9_274, 958),
    (SPATIAL, MOIS, 2_391, 9_274, 959),
    (SPATIAL, MOTIE, 1_800, 9_274, 960),
    (SPATIAL, MCST, 1_095, 9_274, 961),
    (ROBOT, MOTIE, 2_200, 6_600, 874),
    (ROBOT, MSIT, 2_200, 6_600, 875),
    (ROBOT, MOHW, 2_200, 6_600, 876),
    (LIGHTING, MOLIT, 2_692, 3_592, 800),
    (LIGHTING, MOTIE, 900, 3_592, 801),
]


def test_the_co_funded_projects(store: EmbeddedStore) -> None:
    """Question 11: five projects with fourteen rows, found where a name cell is shared or garbled."""
    expected = tuple(
        (project, ministry, amount * MILLION, whole * MILLION, line)
        for project, ministry, amount, whole, line in CO_FUNDED
    )

    assert answer(store, "co-funded-projects").rows == expected
    assert all(printed_on(line, f"\t{amount:,}\t계속\t") for _, _, amount, _, line in CO_FUNDED)


def test_the_co_funders_of_motie(store: EmbeddedStore) -> None:
    """Question 12: 산업부 shares three projects with 국토부, two with 복지부 and with 과기정통부."""
    expected: list[Row] = [
        (MOLIT, 3, (900 + 2_604 + 1_800) * MILLION, (2_692 + 7_173 + 3_988) * MILLION),
        (MOHW, 2, (7_250 + 2_200) * MILLION, (7_250 + 2_200) * MILLION),
        (MSIT, 2, (2_604 + 2_200) * MILLION, (3_000 + 2_200) * MILLION),
        (MOIS, 1, 1_800 * MILLION, 2_391 * MILLION),
        (MCST, 1, 1_800 * MILLION, 1_095 * MILLION),
    ]

    assert answer(store, "co-funders", {"ministry": "산업부"}).rows == tuple(expected)


def test_a_ministry_without_partners_has_none(store: EmbeddedStore) -> None:
    """고용부 funds its three projects alone."""
    assert answer(store, "co-funders", {"ministry": "고용부"}).rows == ()


def test_the_answers_are_the_same_in_english(store: EmbeddedStore) -> None:
    """The language changes names, never amounts, lines or order."""
    rows = answer(store, "new-projects", {"lang": "en"}).rows

    assert [row[2:] for row in rows] == [(amount * MILLION, line) for _, _, amount, line in NEW]
    assert rows[-1][0] == "Operating the advanced vehicle inspection research centre"
