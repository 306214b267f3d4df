"""``policygraph query``: a named question or any SPARQL, in every format.

Tables are a module of their own: an answer in a machine's format should not pay for drawing them.
"""

import argparse
import re
import sys
from pathlib import Path

from policygraph import terms
from policygraph.cli.opened import Opened, opened
from policygraph.errors import CommandError, Language
from policygraph.query import Question, bind, evaluate, find_question
from policygraph.store import Answer, Iri, Store, Value

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
    read = opened(arguments, _ASSERTED if arguments.graphs == "asserted" else None)
    answer, title = _ask(read.store, question, arguments.question, given, language)
    if answer.is_graph or arguments.format in {"csv", "tsv", "json", "xml"}:
        sys.stdout.buffer.write(answer.serialize(rows=arguments.format))
        sys.stdout.buffer.flush()
        return 0
    _show(answer, title, arguments.format, read, language)
    return 0


def _list(language: Language) -> None:
    from policygraph.cli.answers import question_table  # noqa: PLC0415 - see the module's docstring
    from policygraph.cli.output import show  # noqa: PLC0415 - as above

    show(question_table(language))


def _show(answer: Answer, title: str, format_: str, read: Opened, language: Language) -> None:
    from policygraph.cli.answers import answer_table  # noqa: PLC0415 - see the module's docstring
    from policygraph.cli.output import show, show_markdown  # noqa: PLC0415 - as above
    from policygraph.cli.source import source_note  # noqa: PLC0415 - as above

    table = answer_table(answer.bindings(), title, language, source_note(read, language))
    (show_markdown if format_ == "md" else show)(table)


def _parameter(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise CommandError(f"-p {text}: must be KEY=VALUE", f"-p {text}: KEY=VALUE 꼴이어야 합니다")
    return key, value


def _question(name: str) -> Question | str:
    """A question of the library, or the text of a query."""
    if name != "-" and not name.endswith(".rq") and "/" not in name:
        return find_question(name)
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise CommandError(
            f"cannot be read: {error.strerror}", f"읽을 수 없습니다: {error.strerror}", file=name
        ) from error
    except UnicodeDecodeError as error:
        raise CommandError("is not UTF-8", "UTF-8이 아닙니다", file=name) from error


def _ask(
    store: Store, question: Question | str, name: str, given: dict[str, str], language: Language
) -> tuple[Answer, str]:
    if isinstance(question, Question):
        if any(parameter.name == "lang" for parameter in question.parameters):
            given.setdefault("lang", language)
        return evaluate(store, question, given), question.title(language)
    return store.query(bind(question, {key: _value(text) for key, text in given.items()})), name


def _value(text: str) -> Value:
    """A parameter of a query that declares no types: a whole number, an <IRI>, or text."""
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    return Iri(text[1:-1]) if re.fullmatch(r"<[^<>]+>", text) else text
