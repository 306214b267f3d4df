"""From names to terms: morphology, compounds, general words."""

import unicodedata
from pathlib import Path

import pytest

from policygraph import paths
from policygraph.analyse.similar.compounds import split_compounds
from policygraph.analyse.similar.features import Term, name_terms, word_terms
from policygraph.analyse.similar.general import KINDS, read_general_words
from policygraph.analyse.similar.morphology import nouns
from policygraph.errors import DataError

GENERAL = {word: entry.kind for word, entry in read_general_words().items()}


def forms(text: str, kind: str = "word") -> list[str]:
    """The terms of one kind of a name."""
    (name,) = split_compounds(nouns([text]), GENERAL)
    return [term.form for term in name_terms(name, GENERAL) if term.kind == kind]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("스마트 공장 보급", "스마트공장보급"),
        ("농식품 ICT 융복합 촉진", "농식품ICT융복합촉진"),
        ("5G 기반 자율주행", "5g기반자율주행"),
        (unicodedata.normalize("NFD", "자율주행"), "자율주행"),
    ],
)
def test_spacing_and_spelling_variants_are_the_same(one: str, other: str) -> None:
    """Spaces, capitals and decomposed syllables make no difference."""
    for kind in ("word", "compound", "letters"):
        assert forms(one, kind) == forms(other, kind)


def test_a_name_of_general_words_has_no_content() -> None:
    """산업혁신기반구축사업 says nothing that another project could share."""
    (name,) = split_compounds(nouns(["산업혁신기반구축사업"]), GENERAL)

    assert name_terms(name, GENERAL) == []


def test_a_modifier_counts_with_the_word_after_it_only() -> None:
    """스마트 is no word of its own, 스마트공장 is a compound; at the end of a name it says nothing."""
    assert forms("스마트공장") == ["공장"]
    assert forms("스마트공장", "compound") == ["스마트공장"]
    assert forms("공장 스마트", "compound") == []


def test_numbers_count_with_a_foreign_word_only() -> None:
    """5G and 70kV are words, 2021 is none."""
    assert forms("2021 5G 70kV R&D i-Ceramic") == ["5g", "70kv", "r&d", "i-ceramic"]


def test_nouns_across_a_comma_are_no_compound() -> None:
    """A list of subjects is not one subject."""
    text = nouns(["로봇, 항만"])[0]

    assert list(word_terms(text, {})) == [Term("word", "로봇"), Term("word", "항만")]


def test_an_unknown_compound_is_taken_apart_by_the_words_of_the_corpus() -> None:
    """광융합산업플랫폼 is in no dictionary; 산업 and 플랫폼 stand elsewhere."""
    found, _ = split_compounds(nouns(["광융합산업플랫폼공동활용", "산업 플랫폼 융합"]))

    assert [noun.form for noun in found][:3] == ["광융합", "산업", "플랫폼"]
    assert all(found[at].end == found[at + 1].begin for at in range(2))


def test_the_analyser_gives_the_same_again() -> None:
    """In another order and another batch."""
    texts = ["지하철 미세먼지 저감 기술개발사업", "융합형 의사과학자 양성"]

    assert nouns(texts) == list(reversed(nouns(list(reversed(texts)))))
    assert nouns(texts)[:1] == nouns(texts[:1])


def test_every_general_word_has_a_kind_and_a_reason() -> None:
    """201 words, each of a kind, none a content word of the plan's subjects."""
    words = read_general_words()

    assert len(words) == len(paths.GENERAL_WORDS.read_text(encoding="utf-8").splitlines()) - 1 == 201
    assert {word.kind for word in words.values()} == set(KINDS)
    assert {"로봇", "데이터", "의료", "인력", "선박"} & words.keys() == set()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("word,reason\n", "words.csv:1: the columns must be word,kind,reason"),
        ("word,kind,reason\n구축,act,\n", "words.csv:2: a general word has"),
        ("word,kind,reason\n구축,verb,이유\n", "words.csv:2: a general word has"),
        ("word,kind,reason\n구축,act,이유\n구축,form,이유\n", "words.csv:3: 구축 stands twice"),
    ],
)
def test_a_malformed_list_is_refused(content: str, expected: str, tmp_path: Path) -> None:
    """With the line."""
    path = tmp_path / "words.csv"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(DataError) as caught:
        read_general_words(path)
    assert str(caught.value).startswith(expected)
