"""Answers and the list of questions as tables for people."""

import tomllib
from decimal import Decimal

from policygraph import paths, terms
from policygraph.cli.output import Column, Table, either
from policygraph.errors import Language
from policygraph.money import UNITS, amount
from policygraph.query import questions
from policygraph.store import Bindings, Value


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
    headings = tomllib.loads((paths.QUESTIONS / "columns.toml").read_text(encoding="utf-8"))[language]
    columns = []
    for index, variable in enumerate(bindings.variables):
        unit = UNITS[language] if variable.endswith("_krw") else "%" if variable.endswith("_percent") else ""
        heading = headings.get(variable, variable)
        values = [row[index] for row in bindings.rows]
        number = bool(unit) or any(isinstance(v, int | Decimal | float) for v in values)
        columns.append(Column(f"{heading} ({unit})" if unit else heading, "right" if number else "left"))
    rows = [
        tuple(
            _cell(value, variable, language) for value, variable in zip(row, bindings.variables, strict=True)
        )
        for row in bindings.rows
    ]
    count = either(language, f"{len(rows)}행", f"{len(rows)} rows")
    if not rows:
        count = either(language, "답이 없습니다 (0행)", "There is no answer (0 rows)")
    return Table(
        title,
        tuple(columns),
        rows,
        (f"{count}. {note}",),
        if_folded=either(
            language,
            "표로는 이 너비에 들어가지 않아 행마다 펼쳐 보였습니다. 빈 값은 적지 않습니다. 창을 넓히거나 -f csv",
            "Too wide for a table here, so each row is shown by itself, without its empty values. A wider window"
            " or -f csv shows columns.",
        ),
        as_above=either(language, "″ (위와 같음)", "″ (as above)"),
    )


def _cell(value: Value | None, variable: str, language: Language) -> str:
    if value is None:
        return ""
    if variable.endswith("_krw") and isinstance(value, int | Decimal):
        return amount(value, language)
    if variable.endswith("_percent") and isinstance(value, int | Decimal):
        return f"{value:.2f}"
    return (
        str(value).replace(terms.PG, "pg:").replace(terms.ID, "id:") if isinstance(value, str) else str(value)
    )
