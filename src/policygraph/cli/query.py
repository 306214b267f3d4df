"""``policygraph query``: a named question or any SPARQL, in every format."""

import argparse
import re
import sys
import tomllib
from decimal import Decimal
from pathlib import Path

from policygraph import paths, terms
from policygraph.cli.output import Column, Table, either, show, show_markdown
from policygraph.cli.source import source_note
from policygraph.errors import CommandError, Language
from policygraph.money import UNITS, amount
from policygraph.query import Question, ask, bind, find_question, questions
from policygraph.store import Answer, Bindings, EmbeddedStore, Iri, Value, open_store

_ASSERTED = (terms.ASSERTED, terms.EVIDENCE)


def run(arguments: argparse.Namespace) -> int:
    """Answer, or list or show the questions."""
    language: Language = arguments.lang
    if arguments.list:
        _list(language)
        return 0
    if arguments.show:
        print(find_question(arguments.show).sparql, end="")
        return 0
    if arguments.question is None:
        raise CommandError(
            "give a question, a file or - (see --list)", "질문 이름, 파일, 또는 -를 주십시오 (--list 참고)"
        )
    given = dict(_parameter(text) for text in arguments.parameters)
    question = _question(arguments.question)
    folder = arguments.data or paths.TRIPLES
    store = open_store(folder, _ASSERTED if arguments.graphs == "asserted" else None)
    answer, title = _ask(store, question, arguments.question, given, language)
    if answer.is_graph or arguments.format in {"csv", "tsv", "json", "xml"}:
        sys.stdout.buffer.write(answer.serialize(arguments.format))
        sys.stdout.buffer.flush()
        return 0
    table = _table(answer.bindings(), title, language, source_note(folder, language))
    show_markdown(table) if arguments.format == "md" else show(table)
    return 0


def _parameter(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise CommandError(f"-p {text}: must be KEY=VALUE", f"-p {text}: KEY=VALUE 꼴이어야 합니다")
    return key, value


def _question(name: str) -> Question | str:
    """A question of the library, or the text of a query."""
    if name == "-":
        return sys.stdin.buffer.read().decode("utf-8-sig")
    if name.endswith(".rq") or "/" in name:
        path = Path(name)
        if not path.is_file():
            raise CommandError("there is no such file", "그런 파일이 없습니다", file=name)
        return path.read_text(encoding="utf-8-sig")
    return find_question(name)


def _ask(
    store: EmbeddedStore, question: Question | str, name: str, given: dict[str, str], language: Language
) -> tuple[Answer, str]:
    if isinstance(question, Question):
        if any(parameter.name == "lang" for parameter in question.parameters):
            given.setdefault("lang", language)
        return ask(store, question, given), question.title(language)
    return store.query(bind(question, {key: _value(text) for key, text in given.items()})), name


def _value(text: str) -> Value:
    """A parameter of a query that declares no types: a whole number, an <IRI>, or text."""
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    return Iri(text[1:-1]) if re.fullmatch(r"<[^<>]+>", text) else text


def _list(language: Language) -> None:
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
    show(Table(either(language, f"질문 {len(rows)}개", f"{len(rows)} questions"), columns, rows))


def _table(bindings: Bindings, title: str, language: Language, note: str) -> Table:
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
    return Table(title, tuple(columns), rows, (f"{count}. {note}",))


def _cell(value: Value | None, variable: str, language: Language) -> str:
    if value is None:
        return ""
    if variable.endswith("_krw") and isinstance(value, int):
        return amount(value, language)
    if variable.endswith("_percent") and isinstance(value, Decimal):
        return f"{value:.2f}"
    return (
        str(value).replace(terms.PG, "pg:").replace(terms.ID, "id:") if isinstance(value, str) else str(value)
    )
