"""The reference page is what the ontology says, and says it of every term in both languages."""

import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SKOS

from policygraph import paths
from policygraph.export import table_definitions
from policygraph.query import questions, themes
from policygraph.reference import DICTIONARY, FOLDER, PAGE, dictionary, question_pages, reference
from policygraph.store import ontology_files, open_store


@pytest.fixture(scope="module")
def page() -> str:
    """The page as it is made now."""
    return reference()


def test_the_committed_page_is_the_one_made_now(page: str) -> None:
    """If this fails, run `make reference`."""
    assert PAGE.read_text(encoding="utf-8") == page


def test_every_term_has_its_place(page: str) -> None:
    """Each class, property and individual of the project is a heading, once."""
    graph = Graph().parse(paths.ONTOLOGY / "policygraph.ttl", format="turtle")
    names = {
        str(term).rpartition("#")[2]
        for term in graph.subjects(RDF.type)
        if "policygraph/ontology#" in str(term)
    }

    assert names == {line.removeprefix("### pg:") for line in page.splitlines() if line.startswith("### pg:")}


def test_every_code_is_listed(page: str) -> None:
    """Each concept of the code lists is a row."""
    for path in ontology_files()[2:]:
        graph = Graph().parse(path, format="turtle")
        missing = [code for code in graph.objects(None, SKOS.notation) if f"| `{code}` | **" not in page]
        assert missing == []


@pytest.mark.parametrize(
    "line",
    [
        "**다부처 사업** — 둘 이상의 부처가 예산을 내는 사업.",
        "| 정의역 · domain | pg:Allocation 또는 · or pg:AmountComparison 또는 · or pg:TaskLink |",
        "| 역관계 · inverse | pg:fundedBy |",
        "| 다른 어휘 · elsewhere | ≈ schema:Place, ⊑ dcterms:Location |",
        "- 사업에 예산을 내는 부처가 있어야 함 · a project needs a ministry that funds it",
        "| `subcommittee` | **소위 논의** 법안심사소위원회가 법률안을 심사하는 중. | **in subcommittee** A",
        "| measure | pg:amount |  | code:unit/KRW |",
    ],
)
def test_the_page_says_what_the_files_say(page: str, line: str) -> None:
    """A definition, a union, an inverse, a correspondence, a shape, a code, a unit."""
    assert line in page


def test_nothing_is_left_out_of_the_words(page: str) -> None:
    """No term without its name or its definition."""
    assert [line for line in page.splitlines() if line.startswith("****") or line.endswith("** — ")] == []
    assert "None" not in page


@pytest.mark.slow
def test_the_committed_pages_of_questions_are_those_made_now() -> None:
    """If this fails, run `make reference`."""
    committed = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}

    assert dict(question_pages(open_store())) == committed


def test_every_question_is_in_the_index_once() -> None:
    """Under one of the themes, and no theme is empty."""
    index = (FOLDER / "index.md").read_text(encoding="utf-8")

    assert [index.count(f"- [{question.name}]({question.name}.md)") for question in questions()] == [
        1 for _ in questions()
    ]
    assert {question.theme for question in questions()} == set(themes("ko")) == set(themes("en"))


def test_the_committed_dictionary_is_the_one_made_now() -> None:
    """If this fails, run `make reference`."""
    assert DICTIONARY.read_text(encoding="utf-8") == dictionary()


def test_every_table_and_column_is_in_the_dictionary() -> None:
    """A section for each table; in it a row for each column, with both languages."""
    sections = dictionary().split("\n## ")
    for table in table_definitions():
        (section,) = (found for found in sections if found.startswith(f"{table.name}\n"))
        cells = [line.split(" | ") for line in section.splitlines() if line.startswith("| `")]
        rows = [row for row in cells if len(row) == 6]  # the others are codes
        assert [row[0] for row in rows] == [f"| `{column.name}`" for column in table.columns]
        assert all(row[1] and row[2] for row in rows)


@pytest.mark.parametrize(
    "line",
    [
        "| `amount_krw` | **금액** 금액. 단위는 언제나 원이다 (억원이나 백만원이 아님). |",
        "- 행 · rows: pg:responsible",
        "IRI → [`ministries`](#ministries) | printed |",
        "| `read` | 사람이 읽은 것: 이유가 적혀 있음 | read by a person: the reason is given |",
        "| number | estimated |",
        "| `role` | `baseline` | 기준값 | baseline |",
    ],
)
def test_the_dictionary_says_what_the_ontology_says(line: str) -> None:
    """A definition with its unit, a key, a kind of statement, what is an estimate."""
    assert line in dictionary()
