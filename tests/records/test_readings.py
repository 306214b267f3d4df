"""What a person read into the plan fits the plan, and is whole."""

import pytest

from policygraph.model import Plan
from records.folder import SourceFolder


def add(folder: SourceFolder, row: str) -> str:
    """Add a reading; gives its line."""
    content = folder.read("readings.csv").rstrip("\r\n")
    folder.write("readings.csv", f"{content}\n{row}\n")
    return f"readings.csv:{len(content.splitlines()) + 1}"


def drop(folder: SourceFolder, subject: str) -> None:
    """Remove the English name of a subject."""
    rows = folder.read("readings.csv").splitlines()
    kept = [row for row in rows if not (row.startswith(f"{subject},") and ",prefLabel," in row)]
    assert len(kept) == len(rows) - 1
    folder.write("readings.csv", "\n".join(kept))


def test_goals_have_their_strategies(real_plan: Plan) -> None:
    """Which strategy serves which goal is a reading: the plan does not print it."""
    expected = [
        ("goal/1", "strategy/1"),
        ("goal/2", "strategy/2"),
        ("goal/2", "strategy/3"),
        ("goal/3", "strategy/4"),
    ]
    found = [(r.subject, r.value) for r in real_plan.readings if r.property == "hasStrategy"]
    assert expected == found


def test_projects_build_systems_that_their_names_do_not_say(real_plan: Plan) -> None:
    """Where the money or the words of the text show which project it is."""
    expected = [
        ("project/4-2-10", "instrument/intelligent-port-operation-system"),
        ("project/3-1-23", "instrument/urban-water-resources-infrastructure-operation-system"),
        (
            "project/3-1-23",
            "instrument/integrated-management-system-linking-water-supply-and-water-circulation",
        ),
        ("project/3-1-23", "instrument/database-platform-for-intelligent-water-management"),
        ("project/1-3-2", "instrument/river-management-drone-operation-platform"),
        ("project/3-2-9", "instrument/intelligent-transport-systems"),
    ]
    assert [(r.subject, r.value) for r in real_plan.readings if r.property == "builds"] == expected


@pytest.mark.many(quick=4)
@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("project/9-9-9,이름,prefLabel,Name,en,이유", "there is no project/9-9-9 in the plan"),
        ("goal/4,이름,hasStrategy,strategy/1,,이유", "there is no goal/4 in the plan"),
        (
            "goal/1,데이터 융합으로 산업 전반의 경쟁력 제고,hasStrategy,strategy/5,,이유",
            "there is no strategy/5 in the plan",
        ),
        (
            "goal/1,데이터 융합으로 산업 전반의 경쟁력 제고,hasStrategy,task/1-1,,이유",
            "there is no task/1-1 in the plan",
        ),
        (
            "project/3-2-9,첨단도로교통체계,builds,instrument/subway,,이유",
            "there is no instrument/subway in the plan",
        ),
        # An act is no system.
        (
            "project/3-2-9,첨단도로교통체계,builds,instrument/industrial-convergence-promotion-act,,이유",
            "there is no instrument/industrial-convergence-promotion-act in the plan",
        ),
        ("project/3-2-9,첨단도로교통체계,builds,goal/1,,이유", "there is no goal/1 in the plan"),
        (
            "goal/1,데이터 융합으로 산업 전반의 경쟁력 제고,builds,instrument/k-immersive-studio,,이유",
            "'builds' (no language) is no property of a reading",
        ),
        (
            "goal/1,데이터 융합으로 산업 전반의 경쟁력 제고,hasTask,task/1-1,,이유",
            "'hasTask' (no language) is no property of a reading",
        ),
        (
            "task/1-1,주요 산업별 맞춤형 디지털 전환 촉진,hasStrategy,strategy/1,,이유",
            "'hasStrategy' (no language) is no property of a reading",
        ),
        (
            "goal/1,데이터 융합으로 산업 전반의 경쟁력 제고,prefLabel,Ziel,de,이유",
            "'prefLabel' (de) is no property of a reading",
        ),
        (",이름,prefLabel,Name,en,이유", "a reading needs subject, value and reason, and stands once"),
        ("goal/1,이름,prefLabel,,en,이유", "a reading needs subject, value and reason, and stands once"),
        (
            "goal/1,이름,hasStrategy,strategy/2,,",
            "a reading needs subject, value and reason, and stands once",
        ),
        (
            "goal/1,데이터 융합으로 산업 전반의 경쟁력 제고,hasStrategy,strategy/1,,이유",
            "a reading needs subject, value and reason, and stands once",
        ),
        (
            "vision,이름,prefLabel,Another,en,이유",
            "a reading needs subject, value and reason, and stands once",
        ),
        ("goal/1,이름,hasStrategy,strategy/2,이유", "the row has 5 cells where the columns are 6"),
        (
            "goal/1,다른 이름,hasStrategy,strategy/2,,이유",
            (
                "is about '다른 이름', but goal/1 is '데이터 융합으로 산업 전반의 경쟁력 제고'"
                " (line 270 of the text)"
            ),
        ),
    ],
)
def test_reading_that_does_not_fit_is_refused(row: str, expected: str, copied: SourceFolder) -> None:
    """A reading about nothing in the plan, of an unknown kind, or twice, is an error at its line."""
    assert [f"{add(copied, row)}: {expected}"] == copied.problems()


def test_columns_must_be_the_expected_ones(copied: SourceFolder) -> None:
    """Another heading row is an error at line 1."""
    copied.edit_file("readings.csv", "subject,name_ko,property", "subject,property,name_ko")
    expected = "readings.csv:1: the columns must be subject,name_ko,property,value,lang,reason"
    assert [expected] == copied.problems()


@pytest.mark.many(quick=2)
@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("plan", "제2차 산업융합발전 기본계획 '21년도 실행계획"),
        ("basic-plan", "제2차 산업융합발전 기본계획"),
        ("vision", "산업 융합을 통한 K-뉴딜 성과 확산"),
        ("goal/3", "선제적인 융합 촉진 환경 조성"),
        ("strategy/2", "메가트렌드 변화에 대응한 주도적 혁신"),
        ("task/3-3", "국민 체감형 융합 성과 제고"),
        ("field/4", "융합을 산업 全분야로 확산"),
        ("performance-goal/2-1", "융합 신산업 규제완화"),
        ("project/1-1-2", "산업지능화 선도 밸류체인 육성사업"),
    ],
)
def test_everything_has_its_english_name(subject: str, name: str, copied: SourceFolder) -> None:
    """What has no English name is an error that gives its Korean one."""
    drop(copied, subject)
    assert [f"readings.csv: gives no English name for {subject} ({name})"] == copied.problems()


def test_measures_have_their_english_names(copied: SourceFolder) -> None:
    """A measure needs its English name as well."""
    drop(copied, "measure/4-1-3")
    assert copied.problems()[0].startswith("readings.csv: gives no English name for measure/4-1-3 (")


def test_readings_may_be_missing(copied: SourceFolder) -> None:
    """Without readings.csv nothing has an English name, which is an error and no crash."""
    (copied.path / "readings.csv").unlink()
    assert copied.problems()[0].startswith("readings.csv: gives no English name for plan (")
