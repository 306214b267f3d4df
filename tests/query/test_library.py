"""Named questions: headers, typed parameters that are bound and never pasted, ministries by any name."""

from decimal import Decimal
from pathlib import Path

import pytest

from policygraph import paths
from policygraph.errors import CommandError, DataError
from policygraph.query import answer, bind, evaluate, find_question, questions, resolve_ministry
from policygraph.store import EmbeddedStore, Iri, open_store

MOTIE = Iri("https://w3id.org/policygraph/id/ministry/motie")


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """The published graphs."""
    return open_store()


def test_the_library_is_sorted_by_name() -> None:
    """Questions come in the order of their names."""
    names = [question.name for question in questions()]

    assert names == sorted(names)


def test_a_question_reads_its_header() -> None:
    """Both languages, parameters with type and default."""
    question = find_question("co-funders")

    assert (question.title("ko"), question.title("en")) == (
        "한 부처의 다부처 사업 상대 부처와 사업 수·금액은?",
        "With whom does a ministry co-fund, how often and with how much money?",
    )
    assert [(p.name, p.type, p.default) for p in question.parameters] == [
        ("ministry", "ministry", None),
        ("lang", "language", "ko"),
        ("year", "year", "2021"),
    ]


@pytest.mark.parametrize(
    ("name", "near"), [("visoin", "vision"), ("budget-by-minstry", "budget-by-ministry")]
)
def test_a_misspelt_question_suggests(name: str, near: str) -> None:
    """The nearest names are in the message."""
    with pytest.raises(CommandError, match=f"did you mean .*{near}"):
        find_question(name)


@pytest.mark.parametrize("name", ["../questions/vision", "", "전략", "a/b", "VISION"])
def test_a_name_is_no_path(name: str) -> None:
    """Only the library's own names are read."""
    with pytest.raises(CommandError, match="there is no question"):
        find_question(name)


@pytest.mark.parametrize(
    "name",
    [
        "산업부",
        "산업통상자원부",
        "MOTIE",
        "motie",
        " 산업부 ",
        "Ministry of Trade, Industry and Energy",
        MOTIE,
    ],
)
def test_a_ministry_is_known_by_any_name(store: EmbeddedStore, name: str) -> None:
    """Short, full, English, abbreviated, or its identifier."""
    assert resolve_ministry(store, name) == MOTIE


def test_a_misspelt_ministry_suggests(store: EmbeddedStore) -> None:
    """The nearest names are in the message, in both languages."""
    with pytest.raises(CommandError, match="산업통상자원부") as error:
        resolve_ministry(store, "산업통상부")

    assert "산업통상자원부" in error.value.ko


def test_an_unheard_of_ministry_lists_those_there_are(store: EmbeddedStore) -> None:
    """Without anything near, all abbreviations are named."""
    with pytest.raises(CommandError, match="MOTIE"):
        resolve_ministry(store, "xyz")


def test_a_missing_parameter_is_named(store: EmbeddedStore) -> None:
    """A parameter without a default must be given."""
    with pytest.raises(
        CommandError, match=r"ministry is missing; its parameters are ministry \(ministry: the ministry"
    ):
        answer(store, "co-funders")


def test_an_unknown_parameter_is_named(store: EmbeddedStore) -> None:
    """A parameter that the question does not take is an error, not ignored."""
    with pytest.raises(CommandError, match="takes no yaer"):
        answer(store, "total-budget", {"yaer": "2021"})


@pytest.mark.parametrize("text", ["x", "20.21", "", "2021 }", "2021; DROP ALL"])
def test_a_parameter_has_its_type(store: EmbeddedStore, text: str) -> None:
    """What is no whole number is no year."""
    with pytest.raises(CommandError, match="not of type year"):
        answer(store, "total-budget", {"year": text})


@pytest.mark.parametrize(
    "text",
    ['x" } DROP', 'ko" } ?s ?p ?o } #', "x' . }", "\\", '"', "VALUES ?year { 1 }", "{ }", "?lang", "\n# }"],
)
def test_a_value_stays_data(store: EmbeddedStore, text: str) -> None:
    """Whatever a value holds, it is compared as text: what is found has it."""
    found = answer(store, "search", {"text": text})

    assert [words for _, words, _ in found.rows if text.casefold() not in str(words).casefold()] == []


@pytest.mark.parametrize("text", ['x" } DROP', "VALUES ?other { 1 }", "가\n나", "\\u0022 }", "<urn:x>"])
def test_a_value_comes_back_as_it_was_given(store: EmbeddedStore, text: str) -> None:
    """Even beside another parameter, whose block a value may imitate."""
    query = "SELECT ?text ?other { VALUES ?text { UNDEF } VALUES ?other { 0 } }"

    assert store.query(bind(query, {"text": text, "other": 7})).bindings().rows == ((text, 7),)


def test_a_value_of_a_query_without_a_place_for_it_is_refused() -> None:
    """Nothing is bound silently to nothing."""
    with pytest.raises(CommandError, match=r"no VALUES \?year"):
        bind("SELECT * { ?s ?p ?o }", {"year": 2021})


def test_every_block_of_a_parameter_is_bound(store: EmbeddedStore) -> None:
    """A year inside a sub-select changes with the one outside: 2020 has no budget rows."""
    assert answer(store, "budget-by-ministry", {"year": "2020"}).rows == ()


def test_a_parameter_keeps_its_default(store: EmbeddedStore) -> None:
    """What is not given is as the file says."""
    question = find_question("total-budget")

    assert evaluate(store, question).bindings() == evaluate(store, question, {"year": "2021"}).bindings()


def test_a_language_changes_the_names(store: EmbeddedStore) -> None:
    """The same question in English."""
    assert answer(store, "vision", {"lang": "en"}).rows[0][1] != answer(store, "vision").rows[0][1]


def test_values_are_typed(store: EmbeddedStore) -> None:
    """Money is int, a share is Decimal, an identifier is Iri, a name is str."""
    row = answer(store, "budget-by-ministry").rows[0]

    assert [type(value) for value in row] == [str, int, int, int, Decimal]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {}", "header lacks"),
        ("# parameter: year\nSELECT * {}", "malformed parameter"),
        ("# parameter: year integer — 연도 / year\nSELECT * {}", "no VALUES"),
    ],
)
def test_a_question_without_a_whole_header_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    """The file is named."""
    (tmp_path / "bad.rq").write_text(text, encoding="utf-8")
    monkeypatch.setattr(paths, "QUESTIONS", tmp_path)
    with pytest.raises(DataError, match=message) as error:
        find_question("bad")

    assert error.value.file == "bad.rq"
