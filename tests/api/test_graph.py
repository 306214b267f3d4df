"""The graph of a plan in Python's hands: opening it, asking it, and what it says when it cannot."""

from decimal import Decimal
from pathlib import Path

import pytest

import policygraph
from policygraph import CommandError, DataError, KnowledgeGraph, paths
from policygraph.errors import Language
from policygraph.store.remote import RemoteStore

TITLE = "제2차 산업융합발전 기본계획 '21년도 실행계획 (icd-2021@a89518e6)"
ID = "https://w3id.org/policygraph/id/"


def test_it_opens_what_it_ships_with(plan: KnowledgeGraph) -> None:
    """Without an argument; the source line is that of the command line."""
    assert (plan.source, plan.lang) == (f"자료: {TITLE}", "ko")


def test_it_opens_a_folder_by_its_name(build_copy: Path) -> None:
    """Text does as well as a path."""
    assert len(policygraph.load(str(build_copy)).ask("vision")) == 1


@pytest.mark.slow
def test_it_opens_a_server(plan: KnowledgeGraph, oxigraph: RemoteStore) -> None:
    """The same answers, networks and evidence as from the folder."""
    there = policygraph.load(endpoint=oxigraph.url)

    assert (there.source, [dict(row) for row in there.ask("ministries")]) == (
        plan.source,
        [dict(row) for row in plan.ask("ministries")],
    )
    assert there.evidence("icd-2021/project/1-1-3") == plan.evidence("icd-2021/project/1-1-3")
    assert dict(there.network("cofunding").nodes) == dict(plan.network("cofunding").nodes)


def test_a_folder_without_a_build_says_what_to_do(tmp_path: Path) -> None:
    """An error of the data, not of the command."""
    with pytest.raises(DataError, match="run policygraph build"):
        policygraph.load(tmp_path)


def test_a_folder_and_a_server_are_one_too_many() -> None:
    """Which of the two would be read is not guessed."""
    with pytest.raises(CommandError, match="not both"):
        policygraph.load(paths.TRIPLES, endpoint="http://127.0.0.1:1/sparql")


def test_an_address_is_no_folder() -> None:
    """Where it belongs is said."""
    with pytest.raises(CommandError, match=r"is an address: load\(endpoint="):
        policygraph.load("http://127.0.0.1:1/sparql")


def test_the_language_is_changed_by_another_graph(plan: KnowledgeGraph) -> None:
    """What was read once is in the language that it was read in."""
    with pytest.raises(AttributeError):
        plan.lang = "en"  # type: ignore[misc]

    assert (plan.lang, plan.in_language("en").lang) == ("ko", "en")


@pytest.mark.parametrize("lang", ["fr", "KO", ""])
def test_there_are_two_languages(plan: KnowledgeGraph, lang: Language) -> None:
    """Others are refused, when opening and when changing."""
    with pytest.raises(CommandError, match="it must be 'ko' or 'en'"):
        policygraph.load(lang=lang)
    with pytest.raises(CommandError, match="it must be 'ko' or 'en'"):
        plan.in_language(lang)


@pytest.mark.slow
def test_names_come_in_the_language_of_the_graph(plan: KnowledgeGraph) -> None:
    """For every way of asking; one question may differ."""
    english = plan.in_language("en")

    assert (english.ask("budget-by-ministry")[0].ministry_name, english.source) == (
        "Ministry of Trade, Industry and Energy",
        f"Source: {TITLE}",
    )
    assert english.ask("budget-by-ministry", lang="ko")[0].ministry_name == "산업통상자원부"
    assert english.evidence("ministry/motie").name == "Ministry of Trade, Industry and Energy"
    assert "Ministry of Trade, Industry and Energy" in english.overlap("schoener", "MOTIE")[0].names
    assert english.network("overlap").nodes[f"{ID}ministry/motie"]["label"] == "MOTIE"


def test_a_question_takes_parameters_by_name(plan: KnowledgeGraph) -> None:
    """Typed values come back."""
    row = plan.ask("budget-by-ministry", year=2021)[0]

    assert (row.amount_krw, row.share_percent) == (1_135_047_000_000, Decimal("31.59"))


def test_a_construct_gives_turtle(plan: KnowledgeGraph) -> None:
    """Triples are text; as rows they are refused with what to use."""
    query = "CONSTRUCT { ?v a pg:Vision } WHERE { ?v a pg:Vision }"

    assert "vision" in plan.construct(query)
    with pytest.raises(CommandError, match="construct"):
        plan.ask(query)


def test_questions_are_found_by_a_word(plan: KnowledgeGraph) -> None:
    """In either language, whatever the case."""
    assert [one.name for one in plan.questions("융합 신산업")] == []
    assert "co-funders" in [one.name for one in plan.questions("Co-Fund")]
    assert len(plan.questions()) == len(list(paths.QUESTIONS.glob("*.rq")))


def test_it_says_what_it_is(plan: KnowledgeGraph) -> None:
    """In a notebook's cell."""
    assert repr(plan) == f'KnowledgeGraph("자료: {TITLE}")'
