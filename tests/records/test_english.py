"""The English of the plan: one translation for a term, and official names that are the names given."""

import pytest

from policygraph.model import Plan
from records.folder import SourceFolder

# A term of the plan and the words that every English name with it must have.
TERMS = {
    "디지털 전환": "digital transformation",
    "디지털전환": "digital transformation",
    "규제 샌드박스": "regulatory sandbox",
    "탄소중립": "carbon neutrality",
    "스마트공장": "smart factor",
    "스마트팜": "smart farm",
    "인공지능": "AI",
    "빅데이터": "big data",
    "융복합": "convergence",
    "실감": "immersive",
    "자율주행": "autonomous",
    "상용화": "commercialisation",
    "사업화": "commercialisation",
    "실용화": "practical use",
    "시범": "pilot",
    "인력양성": "training",
    "인재양성": "talent",
    "육성": "foster",
    "확산": "diffus",
    "고도화": "upgrading",
    "활성화": "promot",
    "강화": "strengthen",
    "규제": "regulat",
    "인증": "certification",
    "비대면": "contactless",
    "언택트": "contactless",
    "선제적": "proactive",
    "중소기업": "SME",
    "공공데이터": "public data",
    "온실가스": "greenhouse gas",
    "배출권거래제": "emissions trading scheme",
    "수열에너지": "hydrothermal energy",
    "신재생에너지": "new and renewable energy",
    "미세먼지": "particulate matter",
    "무인이동체": "unmanned vehicle",
    "도로조명": "road lighting",
    "정밀의료": "precision medicine",
    "공간정보": "spatial information",
    "수자원": "water resources",
    "혁신조달": "innovative",
    "공동활용체계": "sharing system",
    "산업융합촉진 옴부즈만": "industrial convergence promotion ombudsman",
    "일자리정보플랫폼": "employment information platform",
    "산업지능화": "industrial intelligence",
    "산업데이터": "industrial data",
    "재난안전": "disaster and safety",
    "재난 안전": "disaster and safety",
    "실행계획": "implementation plan",
}


@pytest.mark.parametrize(("korean", "english"), TERMS.items(), ids=TERMS.keys())
def test_a_term_is_translated_in_one_way(real_plan: Plan, korean: str, english: str) -> None:
    """Wherever the Korean name has the term, the English one has its translation, unless it is official."""
    official = {r.subject for r in real_plan.readings if r.property == "officialName"}
    read = [(r.name, r.value) for r in real_plan.readings if r.property == "prefLabel"]
    instruments = [
        (i.name.clean, i.name_en) for i in real_plan.instruments if f"instrument/{i.code}" not in official
    ]
    named = [name_en for name, name_en in read + instruments if korean in name]

    assert named
    assert [name for name in named if english.casefold() not in name.casefold()] == []


def test_an_official_name_is_the_name_that_is_given(copied: SourceFolder) -> None:
    """If somebody changes the English name of an act, it is not official any more."""
    given, other = (
        "officialName,Engineering Industry Promotion Act",
        "officialName,Engineering Industries Act",
    )
    copied.edit_file("readings.csv", given, other)

    (problem,) = copied.problems()
    assert "'Engineering Industries Act' is not the English name of instrument/engineering-indu" in problem


def test_what_is_no_part_of_the_plan_has_no_official_name(copied: SourceFolder) -> None:
    """A mark without the thing it is about is refused."""
    content = copied.read("readings.csv").rstrip("\n")
    copied.write("readings.csv", f"{content}\ninstrument/none,없음,officialName,None,en,이유\n")

    (problem,) = copied.problems()
    assert "there is no instrument/none in the plan" in problem
