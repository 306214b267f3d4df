"""Which bullets name which projects: printed names are found by program, other forms stand in a sheet."""

import pytest

from policygraph.model import Name, NamedAs, Plan, Project, ProjectForm, Span
from policygraph.records.project_names import letters, read_namings
from records.folder import SourceFolder

ROBOT = Project("1-2-8", "1-2", Name("돌봄로봇공통제품기술개발"), ())
LAW = Project("2-2-8", "2-2", Name("엔지니어링산업진흥"), ())
SHORT = Project("1-1-9", "1-1", Name("실증지원"), ())
LONG = Project("1-1-8", "1-1", Name("스마트팜 실증지원센터 조성"), ())
PLAIN = Project("1-1-7", "1-1", Name("실증지원센터 조성"), ())


def named(text: str, *projects: Project, forms: tuple[ProjectForm, ...] = ()) -> list[tuple[str, str]]:
    """Project and words of each naming in a text on line 5."""
    namings, _ = read_namings([("measure/1-1-1", text, (Span(5, 5),))], projects, forms)
    return [(naming.project, words) for naming in namings for words in naming.words]


def form(words: str, named_as: NamedAs, line: int = 5, name: str = ROBOT.name.clean) -> ProjectForm:
    """A row of project_names.csv about the robots."""
    return ProjectForm("1-2-8", name, words, line, named_as, "이유", 2)


@pytest.mark.parametrize(
    "words",
    [
        "돌봄로봇공통제품기술개발",
        "돌봄 로봇 공통제품 기술개발",
        "돌봄로봇 「공통제품」 기술·개발",
        "돌봄 로봇(공통제품) 기술개발",
    ],
)
def test_a_name_is_found_whatever_its_spaces_and_marks(words: str) -> None:
    """The words are kept as they stand."""
    assert named(f"'{words}'을 지원", ROBOT) == [("1-2-8", words)]


@pytest.mark.parametrize(
    "text", ["「엔지니어링산업 진흥법」 개정안", "한국엔지니어링산업 진흥", "엔지니어링산업 육성"]
)
def test_a_part_of_another_word_is_no_name(text: str) -> None:
    """The name of an act that begins like a project is not the project."""
    assert named(text, LAW) == []


def test_a_short_name_is_not_looked_for() -> None:
    """Four letters are an ordinary word."""
    assert named("기업의 실증 지원", SHORT) == []


def test_the_longest_name_goes_first() -> None:
    """What it holds is not found again."""
    assert named("스마트팜 실증지원센터 조성", PLAIN, LONG) == [("1-1-8", "스마트팜 실증지원센터 조성")]


def test_a_form_of_the_sheet_is_found_on_its_line_only() -> None:
    """Other lines may mean something else by the same words."""
    row = form("돌봄 로봇 제품 개발", NamedAs.NAME)
    assert named("돌봄 로봇 제품 개발", ROBOT, forms=(row,)) == [("1-2-8", "돌봄 로봇 제품 개발")]
    assert (
        named("돌봄 로봇 제품 개발", ROBOT, forms=(form("돌봄 로봇 제품 개발", NamedAs.NAME, line=6),)) == []
    )


def test_letters_that_are_no_name_are_left_out() -> None:
    """A person read them, and says why."""
    text = "돌봄로봇공통제품기술개발 통합DB에 저장"
    assert named(text, ROBOT, forms=(form("돌봄로봇공통제품기술개발", NamedAs.NOT),)) == []


# Bullets and footnotes of the plan that print the name of a project, by line: the project's name.
PRINTED = [
    (79, "돌봄로봇공통제품기술개발"),
    (79, "드론활용서비스시장창출지원"),
    (131, "ICT융합서비스 경쟁력강화"),
    (134, "AI기반 고부가 신제품기술개발"),
    (134, "Tech-Bridge 활용 상용화 기술개발사업"),
    (139, "도심도로 자율협력주행 안전·인프라 연구사업"),
    (139, "인공지능바이오로봇의료융합기술개발"),
    (139, "지능형도시수자원관리"),
    (147, "5G기반자율주행융합기술실증플랫폼"),
    (147, "전기차충전서비스산업육성"),
    (147, "친환경수소연료선박R&D플랫폼구축"),
    (158, "융합형 의사과학자 양성"),
    (184, "스마트 자동화항만 상용화 기술개발"),
    (219, "공장설립정보화기반구축"),
    (219, "스마트팜 ICT융복합확산"),
    (391, "미래융합의료기기개발"),
    (391, "인공지능바이오로봇의료융합기술개발"),
    (395, "스마트팜다부처패키지혁신기술개발"),
    (413, "자율자동차 상용화"),
    (435, "첨단농기계산업화기술개발"),
    (435, "첨단무인자동화농업생산시범단지"),
    (488, "권역별신산업육성사업"),
    (488, "나노·소재기술개발"),
    (488, "산업혁신기반구축사업"),
    (488, "조선해양산업핵심기술개발"),
    (488, "첨단도로교통체계"),
    (490, "임대형 스마트팜"),
    (490, "해양청정에너지기술개발"),
    (491, "문화기술연구개발"),
    (491, "미래소재디스커버리지원"),
    (491, "자율자동차 상용화"),
    (491, "지식서비스산업기술개발"),
    (625, "융합보안핵심인재양성"),
    (626, "융합산업 활성화 기반조성"),
    (626, "인터넷규제 개선 기반 구축"),
    (658, "공공데이터 개방 및 이용활성화 지원"),
    (743, "미래융합의료기기개발"),
    (743, "인공지능바이오로봇의료융합기술개발"),
    (744, "융합형 의사과학자 양성"),
]


def test_every_printed_name(real_plan: Plan) -> None:
    """By line, all of them and no other; 해양환경정보 of line 66 is a database."""
    names = {project.code: project.name.clean for project in real_plan.projects}
    found = [(n.spans[0].first, names[n.project]) for n in real_plan.namings if not n.reason]
    assert sorted(found) == sorted(PRINTED)


def test_what_a_person_read_has_its_reason(real_plan: Plan) -> None:
    """Every row that names a project is used, on its own line."""
    rows = {(f.project, f.line) for f in real_plan.project_forms if f.named_as is not NamedAs.NOT}
    read = [n for n in real_plan.namings if n.reason]
    assert {(n.project, n.spans[0].first) for n in read} == rows
    assert all(letters(words) for n in read for words in n.words)


@pytest.mark.many(quick=2)
@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("9-9-9,없는 사업,79,협업지능,name,이유", "is about '없는 사업', but project 9-9-9 is 'none'"),
        (
            "1-2-8,드론,79,돌봄 로봇,name,이유",
            "is about '드론', but project 1-2-8 is '돌봄로봇공통제품기술개발'",
        ),
        (
            "1-2-8,돌봄로봇공통제품기술개발,80,돌봄 로봇,name,이유",
            "'돌봄 로봇' stands in no bullet of line 80, or is the name itself",
        ),
        (
            "1-2-8,돌봄로봇공통제품기술개발,79,돌봄 로봇,name,이유",
            "'돌봄 로봇' stands in no bullet of line 79, or is the name itself",
        ),
        ("1-2-8,돌봄로봇공통제품기술개발,79,돌봄 로봇,maybe,이유", "a row needs every value, a line number"),
        ("1-2-8,돌봄로봇공통제품기술개발,79,돌봄 로봇,name,", "a row needs every value, a line number"),
    ],
)
def test_a_row_that_does_not_fit_is_refused(row: str, expected: str, copied: SourceFolder) -> None:
    """No project, another name, words that are not there or need no row: an error at the row's line."""
    content = copied.read("project_names.csv")
    copied.write("project_names.csv", f"{content}{row}\n")
    (problem,) = copied.problems()
    assert problem.startswith(f"project_names.csv:{len(content.splitlines()) + 1}: {expected}")


def test_a_name_lost_from_the_text_is_found(copied: SourceFolder) -> None:
    """The promise of how many names there are fails, and the row of the sheet has no words any more."""
    copied.edit(347, "검사기술 연구개발", "시험기술 연구개발")
    copied.vouch()
    problems = copied.problems()
    assert any(problem.startswith("project_names.csv:") for problem in problems)
    assert any("promises 61 project_names_read, the text has 60" in problem for problem in problems)
