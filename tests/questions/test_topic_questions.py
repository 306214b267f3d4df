"""The questions about topics, places and systems; rows from the plan by hand."""

import pytest

from policygraph.errors import CommandError
from policygraph.store import EmbeddedStore
from questions.rows import column

# 백만원 to won.
MILLION = 1_000_000


def test_which_ministries_fund_work_on_ai(store: EmbeddedStore) -> None:
    """The budget rows with 인공지능 or AI in their names: lines 775, 777, 803, 873-876, 882, 913 and 916."""
    rows = column(store, "topic-by-ministry", "ministry_name", "projects", "ministry_total_krw", "line")
    expected = [
        ("과학기술정보통신부", "4", 6_000 + 11_119 + 2_200 + 18_000, (775, 803, 875, 916)),
        ("고용노동부", "1", 11_184, (777,)),
        ("산업통상자원부", "3", 2_880 + 2_200 + 5_000, (873, 874, 913)),
        ("중소벤처기업부", "1", 7_715, (882,)),
        ("보건복지부", "1", 2_200, (876,)),
    ]
    assert rows == [
        (ministry, count, str(total * MILLION), str(line))
        for ministry, count, total, lines in expected
        for line in lines
    ]


@pytest.mark.parametrize("name", ["AI", "ai", "인공 지능", "artificial intelligence", "Al"])
def test_a_topic_is_found_by_any_of_its_names(store: EmbeddedStore, name: str) -> None:
    """Korean, English, as the text spells it, as the scan spells it; spaces and capitals aside."""
    asked = column(store, "topic-by-ministry", "ministry_name", "line", topic=name)

    assert asked == column(store, "topic-by-ministry", "ministry_name", "line")


def test_a_narrower_topic_counts_with_its_broader_one(store: EmbeddedStore) -> None:
    """Line 813 is on a medical robot: it is found under robots and under medical devices."""
    for topic in ("로봇", "의료기기", "의료로봇"):
        assert ("보건복지부", "813") in column(
            store, "topic-by-ministry", "ministry_name", "line", topic=topic
        )


def test_a_topic_that_is_not_there_is_told(store: EmbeddedStore) -> None:
    """The text speaks of no blockchain: an error that says so, not an empty answer."""
    with pytest.raises(CommandError, match="no such topic; there are"):
        column(store, "topic-by-ministry", "line", topic="블록체인")


@pytest.mark.parametrize(
    "row",
    [
        # 929, 930 of 산업부 and 933 of 중기부; bullets on 178, 179, 219, 330-332, 490, 599-602.
        ("스마트공장", "3", str((11_390 + 5_713 + 437_690) * MILLION), "2", "11"),
        # 812 of 환경부; bullets on 355, 362, 722 and 724.
        ("수열에너지", "1", str(5_540 * MILLION), "1", "4"),
        # No project has it in its name; the footnote on 377 is all.
        ("머신러닝", "0", "0", "0", "1"),
        # 965 of 문체부; bullets on 366, 368, 682, 687 and 688.
        ("스포츠", "1", str(7_733 * MILLION), "1", "5"),
    ],
)
def test_a_topic_with_its_projects_and_bullets(store: EmbeddedStore, row: tuple[str, ...]) -> None:
    """Counts and money, each project and bullet once."""
    wanted = ("topic_name", "projects", "amount_krw", "ministries", "bullets")

    assert row in column(store, "topics", *wanted)


def test_everything_on_smart_factories(store: EmbeddedStore) -> None:
    """One measure, one achievement, one action, eight footnotes, three projects; who and where."""
    rows = column(store, "everything-about", "kind", "ministry_name", "amount_krw", "status", "line")
    mss, motie = "중소벤처기업부", "산업통상자원부"
    expected = {
        ("추진 실적", mss, "", "", "178"),
        ("추진 내용", mss, "", "", "331"),
        ("주요 추진내용", mss, "", "", "600"),
        *(("주석", mss, "", "", line) for line in ("179", "330", "332", "599", "601", "602")),
        ("주석", "", "", "", "219"),
        ("주석", "", "", "", "490"),
        ("사업", motie, str(11_390 * MILLION), "계속", "929"),
        ("사업", motie, str(5_713 * MILLION), "계속", "930"),
        ("사업", mss, str(437_690 * MILLION), "계속", "933"),
    }
    assert (set(rows), len(rows)) == (expected, len(expected))


def test_everything_on_the_regulatory_sandbox(store: EmbeddedStore) -> None:
    """Its law with six stages, its plan and schemes, the project of line 844, and the bullets."""
    rows = column(
        store,
        "everything-about",
        "kind",
        "ministry_name",
        "amount_krw",
        "status",
        "begin",
        "line",
        name="규제 샌드박스",
    )
    motie, molit = "산업통상자원부", "국토교통부"
    expected = {
        ("법령", "", "", "promulgated", "2011-04-01", "42"),
        ("법령", "", "", "in-force", "2011-10-01", "42"),
        ("법령", "", "", "amended", "2019-01-01", "42"),
        ("법령", "", "", "proposed", "2020-09-09", "446"),
        ("법령", "", "", "committee", "2021-04-23", "446"),
        ("법령", "", "", "passed", "2021-05-21", "446"),
        ("전략·계획·방안", "", "", "announced", "2020-01-01", "108"),
        ("제도", "", "", "introduced", "2019-01-01", "42"),
        ("제도", "", "", "planned", "2021-01-01", "586"),
        ("제도", "", "", "", "", "107"),
        ("제도", "", "", "", "", "444"),
        ("사업", motie, str(6_348 * MILLION), "계속", "", "844"),
        ("추진경과", "", "", "", "", "42"),
        ("추진 실적", motie, "", "", "", "105"),
        ("추진 실적", "", "", "", "", "107"),
        *(("추진 내용", motie, "", "", "", line) for line in ("378", "443", "444")),
        ("추진 내용", "", "", "", "", "447"),
        ("주요 추진내용", molit, "", "", "", "586"),
        *(("주석", motie, "", "", "", line) for line in ("124", "445", "459")),
        ("주석", "", "", "", "", "448"),
    }
    assert set(rows) == expected


def test_everything_on_an_instrument(store: EmbeddedStore) -> None:
    """A system is asked for by its name: who builds it, where it is named, with which project's money."""
    rows = column(
        store,
        "everything-about",
        "kind",
        "ministry_name",
        "amount_krw",
        "line",
        name="인공지능신약개발플랫폼",
    )
    msit = "과학기술정보통신부"
    assert sorted(rows) == [
        ("사업", msit, str(6_000 * MILLION), "775"),
        ("주석", msit, "", "623"),
        ("플랫폼·정보시스템", msit, "", "623"),
    ]


def test_names_are_given_in_english_too(store: EmbeddedStore) -> None:
    """Kinds, ministries and projects; the text itself is Korean."""
    rows = column(
        store, "everything-about", "kind", "ministry_name", "line", name="smart factories", lang="en"
    )

    assert ("measure", "Ministry of SMEs and Startups", "331") in rows
    assert ("project", "Ministry of Trade, Industry and Energy", "929") in rows


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (
            "여수 산단",
            {
                ("산업단지", "스마트산단", "추진 실적", "산업통상자원부", "175"),
                ("산업단지", "스마트산단", "추진 내용", "산업통상자원부", "361"),
                ("산업단지", "스마트산단", "주요 추진내용", "산업통상자원부", "568"),
            },
        ),
        (
            "김제 스마트팜 혁신밸리",
            {
                ("혁신밸리", "스마트팜 혁신밸리", "추진 내용", "농림축산식품부", "397"),
                ("혁신밸리", "스마트팜 혁신밸리", "주요 추진내용", "농림축산식품부", "636"),
            },
        ),
        (
            "K-City",
            {
                ("시험장·실증지", "", "추진 실적", "국토교통부", "81"),
                ("시험장·실증지", "", "추진 내용", "국토교통부", "413"),
                ("시험장·실증지", "", "추진 내용", "국토교통부", "414"),
            },
        ),
        (
            "제주도",
            {
                ("도·지방", "", "추진 내용", "과학기술정보통신부", "406"),
                ("도·지방", "", "추진 내용", "산업통상자원부", "406"),
            },
        ),
        ("첨단의료복합단지", {("산업단지", "", "사업", "과학기술정보통신부", "885")}),
    ],
)
def test_a_place_and_the_measures_that_name_it(
    store: EmbeddedStore, place: str, expected: set[tuple[str, ...]]
) -> None:
    """What a footnote names is told of the bullet that it explains, with the line of the name."""
    wanted = ("place_name", "place_kind", "part_of", "kind", "ministry_name", "line")
    rows = column(store, "places-and-measures", *wanted)

    assert {row[1:] for row in rows if row[0] == place} == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    ("system", "expected"),
    [
        # Its project does not have its whole name; line 777 has 일자리정보플랫폼.
        (
            "국가일자리정보플랫폼",
            {("고용노동부", "구축·운영 부처", "일자리정보플랫폼 기반 AI 고용서비스 지원", 11_184)},
        ),
        # Named by none, money of line 966 by the 108.2억원 of line 388.
        (
            "지능형 항만 운용 시스템",
            {("해양수산부", "구축·운영 부처", "IoT 기반 지능형 항만물류 기술개발", 10_815)},
        ),
        # Two ministries build it, one has a project for it (line 806).
        (
            "스마트 도로조명 기반 도시재난안전관리시스템",
            {
                ("국토교통부", "구축·운영 부처", "", 0),
                ("행정안전부", "구축·운영 부처", "스마트 도로조명 활용 도시재난 안전관리 시스템개발", 994),
            },
        ),
        # Lines 98 and 99 name 과기정통부; the project of lines 820-822 has money of two others too.
        (
            "하천관리 드론 운영플랫폼",
            {
                (ministry, role, "공공혁신조달 연계 무인이동체 및 SW플랫폼 기술개발", money)
                for ministry, role, money in (
                    ("과학기술정보통신부", "구축·운영 부처", 3_000),
                    ("국토교통부", "예산을 내는 부처", 7_173),
                    ("산업통상자원부", "예산을 내는 부처", 2_604),
                )
            },
        ),
        ("대기오염정보관리시스템(NAMIS)", {("", "", "", 0)}),
    ],
)
def test_a_system_with_builders_and_projects(
    store: EmbeddedStore, system: str, expected: set[tuple[str, str, str, int]]
) -> None:
    """Who builds it, and what each ministry gives to its project."""
    rows = column(store, "systems", "system_name", "ministry_name", "role", "project_name", "amount_krw")

    assert {row[1:] for row in rows if row[0] == system} == {
        (ministry, role, project, str(money * MILLION) if money else "")
        for ministry, role, project, money in expected
    }


def test_the_topics_of_projects(store: EmbeddedStore) -> None:
    """클라우드 and 빅데이터 stand in the name of line 760; only projects with money are about a topic."""
    rows = column(store, "project-topics", "project", "topic_ko", "topic_en")
    projects = {row[0] for row in column(store, "allocations", "project")}
    first = {row[1:] for row in rows if row[0].endswith("/icd-2021/project/1-1-1")}

    assert first >= {("클라우드", "Cloud computing"), ("빅데이터", "Big data")}
    assert {project for project, _, _ in rows} <= projects
