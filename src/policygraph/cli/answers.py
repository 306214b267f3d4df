"""Answers and the list of questions as tables for people."""

from decimal import Decimal

from policygraph.cli.output import Column, Table, either
from policygraph.errors import Language
from policygraph.query import questions, themes
from policygraph.query.display import heading, shown, unit
from policygraph.store import Bindings


def question_tables(language: Language, words: str = "") -> list[Table]:
    """The questions of the library by theme, with their parameters and defaults.

    Args:
        language: of names and questions.
        words: which all must stand in the name, the question or the theme, in either language.
    """
    names, others = themes(language), themes("en" if language == "ko" else "ko")
    wanted = words.casefold().split()
    by_theme: dict[str, list[tuple[str, str, str]]] = {theme: [] for theme in names}
    for question in questions():
        text = " ".join(
            (question.name, question.ko, question.en, names[question.theme], others[question.theme])
        ).casefold()
        if all(word in text for word in wanted):
            parameters = (
                p.name if p.default is None else f"{p.name}={p.default}" for p in question.parameters
            )
            by_theme[question.theme].append((question.name, question.title(language), ", ".join(parameters)))
    columns = (
        Column(either(language, "이름", "name"), whole=True),  # to be copied
        Column(either(language, "질문", "question")),
        Column(either(language, "매개변수", "parameters")),
    )
    return [Table(names[theme], columns, rows) for theme, rows in by_theme.items() if rows]


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
    count = either(language, f"{len(rows)}행", f"{len(rows)} row{'' if len(rows) == 1 else 's'}")
    if not rows:
        count = either(language, "답이 없습니다 (0행)", "There is no answer (0 rows)")
    return Table(
        title,
        tuple(columns),
        rows,
        (f"{count}. {note}",),
        if_folded=either(
            language,
            "이 너비에는 표가 들어가지 않아 행마다 펼쳤습니다. 빈 값은 적지 않습니다. 열로 보려면 -f csv",
            "Too wide for a table here: each row is shown by itself, without its empty values."
            " -f csv gives columns.",
        ),
        as_above=either(language, "″ (위와 같음)", "″ (as above)"),
    )
