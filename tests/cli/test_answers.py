"""Money in a table is in the unit of its heading, whatever type of number the engine gives."""

from decimal import Decimal

import pytest

from policygraph.cli.answers import answer_table
from policygraph.query import evaluate, find_question, questions
from policygraph.store import Bindings, EmbeddedStore, open_store

GIVEN = {"ministry": "산업부"}
UNITS = {"ko": ("억원", Decimal(100_000_000)), "en": ("KRW bn", Decimal(1_000_000_000))}


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """The published graphs."""
    return open_store()


@pytest.mark.many(quick=20)
@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_every_amount_is_shown_in_the_unit_of_its_heading(
    store: EmbeddedStore, name: str, language: str
) -> None:
    """A cell under (억원) times a hundred million is the won of the answer."""
    question = find_question(name)
    given = {p.name: GIVEN[p.name] for p in question.parameters if p.name in GIVEN}
    bindings = evaluate(store, question, given).bindings()
    table = answer_table(bindings, "", "ko" if language == "ko" else "en", "")
    unit, worth = UNITS[language]
    for index, variable in enumerate(bindings.variables):
        if variable.endswith("_krw"):
            assert table.columns[index].heading.endswith(f"({unit})")
            for row, shown in zip(bindings.rows, table.rows, strict=True):
                won = row[index]
                assert (won is None and shown[index] == "") or Decimal(
                    shown[index].replace(",", "")
                ) * worth == won


@pytest.mark.parametrize("won", [7_730_000_000, Decimal("7730000000.0")])
def test_an_integer_and_a_decimal_are_shown_alike(won: int | Decimal) -> None:
    """7,730,000,000 won are 77.30억원, as an integer and as a decimal number."""
    table = answer_table(Bindings(("amount_krw",), ((won,),)), "", "ko", "")

    assert table.rows == [("77.30",)]
