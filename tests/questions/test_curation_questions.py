"""Repairs, suspicions, contradictions and provenance; rows from the plan by hand."""

import pytest

from policygraph.store import EmbeddedStore
from questions.rows import column

ID = "https://w3id.org/policygraph/id/"


def test_repairs_and_suspicions_are_told_apart(store: EmbeddedStore) -> None:
    """The decimal point of line 483 was repaired, the year of line 567 is only suspected."""
    found = column(store, "emendations", "line", "treatment", "fault_kind", "raw_text", "reading")
    assert ("483", "repaired", "", "643,96 (1.79)", "643.96 (1.79)") in found
    assert ("567", "suspected", "date", "('20.3분기)", "('21.3분기)") in found
    assert {treatment for _, treatment, *_ in found} == {"repaired", "suspected"}


@pytest.mark.parametrize(
    "row",
    [
        ("184", "misread", "응합·운영", "융합·운영"),
        ("388", "misread", "스마트 한만", "스마트 항만"),
        ("669", "misread", "교육후련과정", "교육훈련과정"),
        ("640", "misread", "헤커톤", "해커톤"),
        ("329", "misread", "Korea Al", "Korea AI"),
        ("23", "misread", "♡. 부처별 추진계획", "Ⅴ. 부처별 추진계획"),
        ("568", "misread", "\\rightarrow", "→"),
        ("490", "misspelt", "축산시설 현대화", "축사시설 현대화"),
        ("642", "date", "(′20.上)", "('21.上)"),
        ("650", "broken-word", "재 난의", "재난의"),
        ("618", "value", "6개(누적)의 빅데이터 플랫폼", "16개(누적)의 빅데이터 플랫폼"),
        ("429", "footnote-mark", "- * (국토부, 행안부)", "- ** (국토부, 행안부)"),
    ],
)
def test_a_suspected_fault(store: EmbeddedStore, row: tuple[str, ...]) -> None:
    """What looks wrong in the scan, with the likely reading."""
    assert row in column(store, "suspected-faults", "line", "fault_kind", "raw_text", "reading")


@pytest.mark.parametrize(
    ("question", "code", "line", "names"),
    [
        ("suspected-faults", "fault_kind", "642", {"ko": "날짜", "en": "date"}),
        ("suspected-faults", "fault_kind", "388", {"ko": "글자 오독", "en": "misread letters"}),
        ("emendations", "fault_kind", "650", {"ko": "갈라진 낱말", "en": "broken word"}),
        ("emendations", "treatment", "483", {"ko": "정정", "en": "emendation"}),
        ("emendations", "treatment", "567", {"ko": "의심되는 오류", "en": "suspected fault"}),
        ("discrepancies", "discrepancy_kind", "636", {"ko": "두 날짜", "en": "two dates"}),
        ("discrepancies", "verdict", "636", {"ko": "모순", "en": "contradiction"}),
        ("discrepancies", "verdict", "743", {"ko": "설명됨", "en": "explained"}),
    ],
)
def test_a_code_is_named_in_the_language_asked(
    store: EmbeddedStore, question: str, code: str, line: str, names: dict[str, str]
) -> None:
    """The name of a code in its list, or of the class."""
    for language, name in names.items():
        found = column(store, question, "line", f"{code}_name", lang=language)
        assert name in {named for at, named in found if at == line}


def statements(store: EmbeddedStore, code: str) -> list[tuple[str, ...]]:
    """Verdict, line and words of the statements of a discrepancy."""
    found = column(store, "discrepancies", "discrepancy_code", "verdict", "line", "words")
    return [row[1:] for row in found if row[0] == code]


def test_a_contradiction_with_all_its_statements(store: EmbeddedStore) -> None:
    """20 → 60 on line 302, 70 on line 303, 20 on line 137."""
    assert statements(store, "lead-projects") == [
        ("contradiction", "137", "20개 과제 발굴"),
        ("contradiction", "302", "(누적, 20개 → 60개)"),
        ("contradiction", "303", "70개 과제 발굴"),
    ]


def test_what_is_explained_is_no_contradiction(store: EmbeddedStore) -> None:
    """66억원 is the whole, 22.0 a ministry's share, and the rows prove it."""
    assert [row[:2] for row in statements(store, "ai-bio-robot-2021")] == [
        ("explained", "391"),
        ("explained", "743"),
        ("explained", "874"),
        ("explained", "875"),
        ("explained", "876"),
    ]


def test_the_contradictions_are_nine(store: EmbeddedStore) -> None:
    """What cannot all hold, by reading the document."""
    found = column(store, "discrepancies", "verdict", "discrepancy_code")
    assert {code for verdict, code in found if verdict == "contradiction"} == {
        "carbon-strategy-date",
        "data-platforms",
        "farm-machinery-status",
        "farm-net-zero-date",
        "lead-projects",
        "smart-farm-valleys",
        "spatial-content-culture-ministry",
        "strategy-3-in-contents",
        "table-of-tasks-headed-goals",
    }


def test_what_a_second_reading_found(store: EmbeddedStore) -> None:
    """The cell of line 253, the names of lines 148 and 369, 368 and 965: each is there with its lines."""
    expected = {
        "urban-water-2020-cell": ["139", "253", "523", "886"],
        "ai-new-products-money": ["604", "604", "882"],
        "smart-city-platform-names": ["148", "150", "369", "409", "411", "583"],
        "livestock-facilities-name": ["490", "934"],
        "contactless-sports-name": ["368", "965", "965"],
        "smart-green-complexes-name": ["175", "360", "361", "566", "568"],
    }
    found = {code: statements(store, code) for code in expected}

    assert {code: [line for _, line, _ in rows] for code, rows in found.items()} == expected
    assert {verdict for rows in found.values() for verdict, _, _ in rows} == {"explained"}


def test_an_explanation_in_english(store: EmbeddedStore) -> None:
    """The language is a parameter."""
    found = column(store, "discrepancies", "discrepancy_code", "explanation", lang="en")
    assert ("sandbox-cases", "63 are the cases of 2020 alone, 102 all since the beginning.") in found


def test_what_was_read_from_a_garbled_row(store: EmbeddedStore) -> None:
    """Line 763: the ministry's row of 72.5억원, whose name was repaired."""
    found = column(
        store, "provenance", "subject", "property", "value", "graph", "treatment", "raw_text", "reading"
    )
    amount = (
        f"{ID}icd-2021/allocation/1-1-3/mohw",
        "https://w3id.org/policygraph/ontology#amount",
        "7250000000",
        "icd-2021/asserted",
        "repaired",
        "비이오 ἡ테이디푸족시 급시 ᆸ",
        "바이오빅데이터구축시범사업",
    )
    assert amount in [tuple(value.strip() for value in row) for row in found]


def test_a_line_without_a_repair_has_provenance_too(store: EmbeddedStore) -> None:
    """Line 887 was read as it stands; asserted and inferred statements are told apart."""
    found = column(store, "provenance", "subject", "graph", "treatment", line="887")
    assert {treatment for _, _, treatment in found} == {""}
    assert {graph for _, graph, _ in found} >= {"icd-2021/asserted", "icd-2021/curated", "icd-2021/inferred"}
    assert {subject for subject, _, _ in found} == {
        f"{ID}icd-2021/project/3-1-24",
        f"{ID}icd-2021/allocation/3-1-24/mohw",
        # The note on 한의, the word of its name that it is about health by.
        f"{ID}icd-2021/about/project/3-1-24/bio-and-health",
    }


def test_a_suspicion_is_told_with_what_it_touches(store: EmbeddedStore) -> None:
    """The footnote on line 388 bears the suspicion of 한만."""
    found = column(store, "provenance", "subject", "treatment", "raw_text", line="388")
    assert (f"{ID}icd-2021/footnote/measure-3-1-2-n1", "suspected", "스마트 한만") in found


def test_the_lines_of_one_thing(store: EmbeddedStore) -> None:
    """The figure of the environment ministry on line 483 was repaired."""
    found = column(
        store,
        "provenance-of",
        "line",
        "quote",
        "treatment",
        "reading",
        subject=f"{ID}icd-2021/total/2021-planned-by-ministry/me",
    )
    assert found == [("483", "643,96 (1.79)", "repaired", "643.96 (1.79)")]
