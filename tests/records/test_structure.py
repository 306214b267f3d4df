"""What the 2021 plan says: its frame, its measures, its projects."""

import pytest

from policygraph.model import Allocation, Goal, Name, Phase, Plan, Project, Span, Status, Vision


def test_cover(real_plan: Plan) -> None:
    """Title, date and issuer are read from the first page."""
    expected = ("제2차 산업융합발전 기본계획 '21년도 실행계획", 2021, "2021-05", "관계부처 합동")
    assert expected == (real_plan.name.clean, real_plan.year, real_plan.issued, real_plan.issuer)


def test_basic_plan(real_plan: Plan) -> None:
    """Number, name and years of the basic plan come from the title and the background."""
    basic = real_plan.basic
    expected = ("제2차 산업융합발전 기본계획", 2, 2019, 2023)
    assert expected == (basic.name.clean, basic.number, basic.first_year, basic.last_year)


def test_vision(real_plan: Plan) -> None:
    """The vision is the paragraph under its label."""
    assert Vision("1", Name("산업 융합을 통한 K-뉴딜 성과 확산"), (Span(262, 262),)) == real_plan.vision


def test_goals(real_plan: Plan) -> None:
    """The goals are the bullets under their label."""
    expected = (
        Goal("1", Name("데이터 융합으로 산업 전반의 경쟁력 제고"), (Span(270, 270),)),
        Goal("2", Name("신산업 창출을 통한 융합 성과 확산"), (Span(271, 271),)),
        Goal("3", Name("선제적인 융합 촉진 환경 조성"), (Span(272, 272),)),
    )
    assert expected == real_plan.goals


def test_strategies_and_tasks(real_plan: Plan) -> None:
    """Every strategy has its tasks, in the order printed."""
    expected = {
        "1 데이터 융합을 통한 산업 디지털 전환 가속화": [
            "1-1 주요 산업별 맞춤형 디지털 전환 촉진",
            "1-2 산업 디지털 전환 가속화를 위한 선제적 기반 마련",
        ],
        "2 메가트렌드 변화에 대응한 주도적 혁신": [
            "2-1 저탄소·친환경 융합산업 육성을 통한 탄소중립 실현",
            "2-2 융합을 통한 비대면 산업 성장 가속화",
        ],
        "3 융합 생태계 조성을 통한 산업구조 고도화": [
            "3-1 융합의 全 산업 확산 활성화",
            "3-2 융합 확산을 통한 신산업 창출 지원",
            "3-3 국민 체감형 융합 성과 제고",
        ],
        "4 규제 개선으로 융합 친화적 환경 조성": [
            "4-1 규제 샌드박스 활용 촉진 및 고도화",
            "4-2 규제 개선을 통한 융합 성과 확산",
        ],
    }
    assert expected == {
        f"{strategy.code} {strategy.name.clean}": [
            f"{task.code} {task.name.clean}" for task in strategy.tasks
        ]
        for strategy in real_plan.strategies
    }


def test_strategies_stand_in_two_places(real_plan: Plan) -> None:
    """A strategy and its tasks are printed as a picture and as headings."""
    expected = [((274, 297), [(276, 299), (277, 321)]), ((279, 341), [(281, 343), (282, 364)])]
    assert expected == [
        (
            tuple(span.first for span in strategy.spans),
            [tuple(span.first for span in task.spans) for task in strategy.tasks],
        )
        for strategy in real_plan.strategies[:2]
    ]


def test_fields_and_performance_goals(real_plan: Plan) -> None:
    """Every field has its performance goals, in the order printed."""
    expected = {
        "1 융합 신제품·서비스를 위한 新시장 구축": [
            "1-1 산업데이터 플랫폼 선도 프로젝트 추진",
            "1-2 융합 신서비스 시장 창출",
            "1-3 공공부문 선도 수요창출",
        ],
        "2 산업융합의 제도적 뒷받침": ["2-1 융합 신산업 규제완화", "2-2 융합 신산업을 위한 제도 정비"],
        "3 산업의 융합경쟁력 강화": [
            "3-1 융합 촉진형 지원 체계로 전환",
            "3-2 주력 분야 선정 후 집중투자",
            "3-3 융합형 인력 양성",
        ],
        "4 융합을 산업 全분야로 확산": ["4-1 1, 2차 산업의 혁신기술 융합", "4-2 3차 산업의 융합 활성화"],
    }
    assert expected == {
        f"{field.code} {field.name.clean}": [f"{goal.code} {goal.name.clean}" for goal in field.goals]
        for field in real_plan.fields
    }


def test_other_forms_of_a_name_are_kept(real_plan: Plan) -> None:
    """A name that a table prints in another way keeps that form beside the first."""
    goals = {goal.code: goal.name for field in real_plan.fields for goal in field.goals}
    expected = {
        "1-2": ("융합 新서비스 시장 창출",),
        "2-2": ("융합 신산업을 위한 제도정비",),
        "4-1": ("1, 2차 산업의 혁신기술융합",),
    }
    assert expected == {code: name.alternatives for code, name in goals.items() if name.alternatives}


def test_ministries_stand_in_the_order_of_their_chapters(real_plan: Plan) -> None:
    """The ministries that take part are those with a chapter."""
    expected = "MOTIE MOLIT MSS MSIT MAFRA MOIS MOEL MCST MOF ME MOHW"
    assert tuple(expected.split()) == real_plan.ministries


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        ("1-1", 8),
        ("1-2", 7),
        ("2-1", 7),
        ("2-2", 5),
        ("3-1", 6),
        ("3-2", 6),
        ("3-3", 5),
        ("4-1", 3),
        ("4-2", 5),
    ],
)
def test_measures_of_a_task(task: str, expected: int, real_plan: Plan) -> None:
    """Every task has its measures, numbered in the order printed."""
    codes = [m.code for m in real_plan.measures if m.task == task and m.parent is None]
    assert [f"{task}-{number}" for number in range(1, expected + 1)] == codes


def test_one_measure_is_nested(real_plan: Plan) -> None:
    """An indented bullet is a measure under the one before it."""
    assert [(m.code, m.parent) for m in real_plan.measures if m.parent] == [("1-1-1-1", "1-1-1")]


def test_measures_of_several_ministries(real_plan: Plan) -> None:
    """The closing parentheses name who is responsible, in the order printed."""
    expected = {
        "1-1-2": ("MOTIE", "MSIT", "MSS"),
        "1-1-6": ("MOHW", "MOTIE"),
        "2-1-6": ("MOTIE", "MSIT", "ME"),
        "3-1-3": ("MOTIE", "MSIT", "MOHW"),
        "3-2-1": ("MOTIE", "MSIT"),
        "3-3-2": ("MOLIT", "MOIS"),
    }
    assert expected == {m.code: m.responsible for m in real_plan.measures if len(m.responsible) > 1}


def test_measures_without_ministry(real_plan: Plan) -> None:
    """One measure, and the nested one, name no ministry; parentheses about something else stay."""
    found = {m.code: m.label[-9:] for m in real_plan.measures if not m.responsible}
    assert found == {"1-1-1-1": "5개 → 12개)", "4-1-3": " 사업 추진 지원"}


def test_label_of_a_measure_has_no_marks(real_plan: Plan) -> None:
    """Bold type, footnote marks and the ministries are no part of the label."""
    label = (
        "(제조 등) 분야별 산업 디지털 전환 연대(6개 → 8개)를 확대하고,"
        " 산업 디지털 전환 선도과제(누적, 20개 → 60개) 적극 발굴"
    )
    measure = real_plan.measures[0]
    assert (label, f"{label}(산업부)", Span(301, 302)) == (measure.label, measure.text, measure.span)


def test_no_footnote_mark_is_left_in_a_measure(real_plan: Plan) -> None:
    """Stars and braces are marks, not text."""
    assert [m.code for m in real_plan.measures if set("*^{}") & set(m.text)] == []


def test_first_project(real_plan: Plan) -> None:
    """A project is named by its row, and counted within its goal."""
    expected = Project(
        "1-1-1", "1-1", Name("클라우드기반디지털엔지니어링통합빅데이터구축"), (Span(760, 760),)
    )
    assert expected == real_plan.projects[0]


def test_first_allocation(real_plan: Plan) -> None:
    """A row is one ministry's money for one project, in won."""
    expected = Allocation(
        "1-1-1", "1-1", "MOTIE", 2021, Phase.PLANNED, 8_000_000_000, Status.NEW, Span(760, 760)
    )
    assert expected == real_plan.allocations[0]


def test_co_funded_projects(real_plan: Plan) -> None:
    """Rows that share a merged name cell are one project of several ministries."""
    funders: dict[str, list[str]] = {}
    for row in real_plan.allocations:
        funders.setdefault(row.project, []).append(row.ministry)
    expected = {
        "1-1-3": ["MOTIE", "MOHW"],
        "1-2-16": ["MOLIT", "MOTIE"],
        "1-3-2": ["MOLIT", "MSIT", "MOTIE"],
        "3-1-11": ["MOTIE", "MSIT", "MOHW"],
        "4-2-2": ["MOLIT", "MOIS", "MOTIE", "MCST"],
    }
    assert expected == {project: names for project, names in funders.items() if len(names) > 1}


def test_damaged_names_are_kept_apart(real_plan: Plan) -> None:
    """What the scan made of a name is kept, but as no name of the project."""
    expected = {
        "1-1-3": ("비이오 ἡ테이디푸족시 급시 ᆸ",),
        "1-1-9": ("loT가전 빅데이터 활용지원 사업",),
        "1-2-16": ("_ 니트 포포포장 글짓음 제글 꽃 글이",),
        "4-2-2": ("중인정보기한 클럽성 선원으 용숙합 및 본합연글 제공기술 개글",),
    }
    assert expected == {p.code: p.name.damaged for p in real_plan.projects if p.name.damaged}


def test_damaged_headings_are_kept_apart(real_plan: Plan) -> None:
    """What the scan made of a heading is kept, but as no name of the strategy."""
    expected = {
        "2": (
            "추진 전략 변화에 대응한 주도적 혁신 및",
            "메가 트렌드 변화에 대응한 주도적 혁신 넹한 구포역 역한",
        ),
        "3": ("융합 생태계조성을 통한산업구조 고도화", "응합 생태계 조성을 통한 산업구조 고도화"),
        "4": ("규제 개선으로융합 친화적환경 조성",),
    }
    assert expected == {s.code: s.name.damaged for s in real_plan.strategies if s.name.damaged}


def test_tables(real_plan: Plan) -> None:
    """Ten financial tables, with the lines that their titles stand on."""
    expected = {
        "2020-executed-by-field": 199,
        "2020-executed-by-ministry": 208,
        "2020-executed-by-performance-goal": 222,
        "2020-executed-by-ministry-and-field": 237,
        "2021-planned-by-field": 471,
        "2021-planned-by-ministry": 479,
        "2021-planned-by-performance-goal": 493,
        "2021-planned-by-ministry-and-field": 508,
        "2021-planned-by-strategy": 534,
        "2021-planned-by-task": 540,
    }
    assert expected == {table.code: table.spans[0].first for table in real_plan.tables}


def test_figures_of_each_table(real_plan: Plan) -> None:
    """Every cell with a number is a figure, a dash in a matrix too."""
    numbers: dict[str, int] = {}
    for figure in real_plan.totals:
        numbers[figure.table] = numbers.get(figure.table, 0) + 1
    assert list(numbers.values()) == [5, 11, 11, 60, 5, 11, 11, 60, 5, 10]
