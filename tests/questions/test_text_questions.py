"""The questions about the text: laws, targets, systems, achievements; rows from the plan by hand."""

import pytest

from policygraph.store import EmbeddedStore
from questions.rows import column


def test_the_chain_of_a_law(store: EmbeddedStore) -> None:
    """The act that the plan rests on, from 2011 to the vote in May 2021, each with its line."""
    rows = column(store, "laws-and-stages", "law_name", "stage_kind", "begin", "end", "line")
    expected = [
        ("promulgated", "2011-04-01", "2011-04-30", "42"),
        ("in-force", "2011-10-01", "2011-10-31", "42"),
        ("amended", "2019-01-01", "2019-01-31", "42"),
        ("proposed", "2020-09-09", "2020-09-09", "446"),
        ("committee", "2021-04-23", "2021-04-23", "446"),
        ("passed", "2021-05-21", "2021-05-21", "446"),
    ]
    assert expected == [row[1:] for row in rows if row[0] == "산업융합 촉진법"]


@pytest.mark.parametrize(
    ("language", "law", "names"),
    [
        ("ko", "산업 디지털 전환 촉진법", ["발의", "위원회 상정", "소위 논의"]),
        (
            "en",
            "Industrial Digital Transformation Promotion Act",
            ["proposed", "tabled in committee", "in subcommittee"],
        ),
    ],
)
def test_a_stage_is_named_in_the_language_asked(
    store: EmbeddedStore, language: str, law: str, names: list[str]
) -> None:
    """Line 454: introduced in September 2020, on the agenda in November, in subcommittee since March."""
    rows = column(store, "laws-and-stages", "law_name", "stage_name", "stage_kind", lang=language)
    codes = ["proposed", "tabled", "subcommittee"]
    assert [(law, *row) for row in zip(names, codes, strict=True)] == [row for row in rows if row[0] == law]


@pytest.mark.parametrize(
    "row",
    [
        ("산업통상자원부", "Ministry of Trade, Industry and Energy", "공식"),
        ("산업융합 촉진법", "Industrial Convergence Promotion Act", "공식"),
        ("산업 융합을 통한 K-뉴딜 성과 확산", "Diffusion of Korean New Deal outcomes through", "비공식"),
        ("임대형 스마트팜", "Rental smart farms", "비공식"),
        ("바로원 시스템", "Barowon System", "비공식"),
    ],
)
def test_an_english_name_is_official_or_a_translation(store: EmbeddedStore, row: tuple[str, ...]) -> None:
    """The ministries' and acts' own names, and what was translated for want of one."""
    rows = column(store, "english-names", "name_ko", "name_en", "name_status")
    assert [row[2]] == [status for ko, en, status in rows if ko == row[0] and en.startswith(row[1])]


def test_every_english_name_has_its_status(store: EmbeddedStore) -> None:
    """Ministries, plans, elements, projects, instruments (31 with a name of their own), topics and places."""
    rows = column(store, "english-names", "name_en", "label_status")
    elements = 1 + 3 + 4 + 9 + 53 + 4 + 10
    named = 11 + 2 + elements + 154 + 147 + 82 + 37
    scheme = 1  # of the topics
    official = sum(1 for _, status in rows if status == "official")
    assert (named + scheme, 11 + 31) == (len(rows), official)


def test_a_bill_under_discussion_has_no_end(store: EmbeddedStore) -> None:
    """'21.3~ begins in March 2021 and is open."""
    rows = column(store, "laws-and-stages", "law_name", "stage_kind", "begin", "end")
    assert ("산업 디지털 전환 촉진법", "subcommittee", "2021-03-01", "") in rows


@pytest.mark.parametrize(
    "row",
    [
        ("지역 산업 DX 지원거점 마련", "1", "5", "개소", "", "2023-12-31", "327"),
        ("공공데이터 수집·연계 계획", "", "165", "종", "", "2022-12-31", "318"),
    ],
)
def test_a_dated_target(store: EmbeddedStore, row: tuple[str, ...]) -> None:
    """What is to be reached by when, with its unit and line."""
    wanted = ("indicator", "from_value", "to_value", "unit", "amount_krw", "end", "line")
    assert row in column(store, "dated-targets", *wanted)


def test_money_among_the_targets_is_in_won(store: EmbeddedStore) -> None:
    """'21, 80억원 is eight billion won."""
    assert ("8000000000", "", "309") in column(store, "dated-targets", "amount_krw", "to_value", "line")


def test_results_of_the_year_before_are_no_targets(store: EmbeddedStore) -> None:
    """What 2020 reached is asked for by its role."""
    achieved = column(store, "dated-targets", "from_value", "to_value", "unit", "line", role="achieved")
    targets = column(store, "dated-targets", "from_value", "to_value", "unit", "line")
    assert ("69.3", "85.9", "%", "144") in achieved
    assert ("69.3", "85.9", "%", "144") not in targets


@pytest.mark.slow
@pytest.mark.parametrize(
    ("system", "ministry", "line"),
    [
        ("AI 제조 플랫폼(KAMP)", "중소벤처기업부", "307"),
        ("국가일자리정보플랫폼", "고용노동부", "73"),
        ("스마트시티 통합 플랫폼", "국토교통부", "148"),
        ("대기오염정보관리시스템(NAMIS)", "", "66"),
    ],
)
def test_a_system_and_who_builds_it(store: EmbeddedStore, system: str, ministry: str, line: str) -> None:
    """The ministry is empty where the text names none."""
    assert (system, ministry, line) in column(store, "systems", "system_name", "ministry_name", "line")


def test_joint_measures(store: EmbeddedStore) -> None:
    """Six measures name two ministries or more, in the closing parentheses of these lines."""
    lines = {int(line) for (line,) in column(store, "joint-measures", "line")}
    assert lines == {306, 315, 357, 390, 404, 427}


def test_joint_achievements(store: EmbeddedStore) -> None:
    """Three achievements name two ministries or more; one names none."""
    rows = column(store, "achievements", "line", "ministry_name")
    by_line = {line: [name for found, name in rows if found == line] for line, _ in rows}
    assert {line: len(names) for line, names in by_line.items() if len(names) > 1} == {
        "85": 2,
        "138": 4,
        "187": 4,
    }
    assert [line for line, names in by_line.items() if names == [""]] == ["107"]


def test_a_ministry_in_its_own_words(store: EmbeddedStore) -> None:
    """Objectives first, then actions with their tags and what is nested under them."""
    rows = column(store, "ministry-chapter", "kind", "code", "lead", "line", ministry="농식품부")
    assert rows[:4] == [
        ("목표", "mafra-1", "", "632"),
        ("목표", "mafra-2", "", "633"),
        ("추진내용", "mafra-1", "스마트팜 확산", "635"),
        ("추진내용", "mafra-1-1", "", "637"),
    ]


def test_every_line_is_accounted_for(store: EmbeddedStore) -> None:
    """970 lines, each once: as evidence, or with the reason why it carries nothing."""
    rows = column(store, "accounting", "line", "reason")
    assert sorted(int(line) for line, _ in rows) == list(range(1, 971))
    assert sum(reason == "빈 행" for _, reason in rows) == 196
