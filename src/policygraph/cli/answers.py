"""Answers and the list of questions as tables for people."""

from decimal import Decimal

from policygraph.cli.output import Column, Table, either
from policygraph.errors import Language
from policygraph.query import questions
from policygraph.query.display import heading, shown, unit
from policygraph.store import Bindings


def question_table(language: Language) -> Table:
    """The questions of the library, with their parameters and defaults."""
    rows = [
        (
            question.name,
            question.title(language),
            ", ".join(p.name if p.default is None else f"{p.name}={p.default}" for p in question.parameters),
        )
        for question in questions()
    ]
    columns = (
        Column(either(language, "이름", "name")),
        Column(either(language, "질문", "question")),
        Column(either(language, "매개변수", "parameters")),
    )
    return Table(either(language, f"질문 {len(rows)}개", f"{len(rows)} questions"), columns, rows)


def answer_table(bindings: Bindings, title: str, language: Language, note: str) -> Table:
    """The rows of an answer; money and shares in the language's unit."""
    columns = []
    for index, variable in enumerate(bindings.variables):
        values = [row[index] for row in bindings.rows]
        number = bool(unit(variable, language)) or any(isinstance(v, int | Decimal | float) for v in values)
        columns.append(Column(heading(variable, language), "right" if number else "left"))
    rows = [
        tuple(
            shown(value, variable, language) for value, variable in zip(row, bindings.variables, strict=True)
        )
        for row in bindings.rows
    ]
    count = either(language, f"{len(rows)}행", f"{len(rows)} rows")
    return Table(title, tuple(columns), rows, (f"{count}. {note}",))
