"""``policygraph query``: a named question or any SPARQL, in every format.

What an answer in a machine's format does not need is imported where it is used: drawing tables, hints.
"""

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

from policygraph import terms
from policygraph.cli.opened import Opened, opened
from policygraph.errors import CommandError, Language, QuerySyntaxError
from policygraph.query import Question, bind, evaluate, find_question
from policygraph.store import Answer, Iri, Store, Value

Ask = Callable[[Store], Answer]
_ASSERTED = (terms.ASSERTED, terms.EVIDENCE)


def run(arguments: argparse.Namespace) -> int:
    """Answer, explain, or list or show the questions."""
    language: Language = arguments.lang
    if arguments.list:
        from policygraph.cli.library import show_list  # noqa: PLC0415 - see the module's docstring

        show_list(arguments.question or "", language)
        return 0
    if arguments.show:
        from policygraph.cli.library import show_question  # noqa: PLC0415 - see the module's docstring

        show_question(find_question(arguments.show), language)
        return 0
    if arguments.question is None:
        raise CommandError(
            "give a question, a file or - (see --list)", "질문 이름, 파일, 또는 -를 주십시오 (--list 참고)"
        )
    given = dict(_parameter(text) for text in arguments.parameters)
    question = _question(arguments.question)
    if isinstance(question, Question) and any(p.name == "lang" for p in question.parameters):
        given.setdefault("lang", language)
    read = opened(arguments, _ASSERTED if arguments.graphs == "asserted" else None)
    if isinstance(question, Question):
        ask: Ask = lambda store: evaluate(store, question, given)  # noqa: E731 - one of two ways to ask
    else:
        sparql = bind(question, {key: _value(text) for key, text in given.items()})
        ask = lambda store: store.query(sparql)  # noqa: E731 - the other
    try:
        if arguments.explain:
            from policygraph.cli.explain import explain  # noqa: PLC0415 - see the module's docstring

            explain(read, question, ask, given, language)
        else:
            _answer(ask(read.store), question, arguments, read)
    except QuerySyntaxError as error:
        from policygraph.cli.hinting import with_its_line  # noqa: PLC0415 - see the module's docstring

        raise with_its_line(error, _text(question), arguments.question) from error
    if not isinstance(question, Question):
        from policygraph.cli.hinting import note_unknown_terms  # noqa: PLC0415 - see the module's docstring

        note_unknown_terms(read.store, sparql, language)
    return 0


def _text(question: Question | str) -> str:
    return question.sparql if isinstance(question, Question) else question


def _answer(answer: Answer, question: Question | str, arguments: argparse.Namespace, read: Opened) -> None:
    """Print an answer in the format that is asked for."""
    language: Language = arguments.lang
    if answer.is_graph or arguments.format in {"csv", "tsv", "json", "xml"}:
        sys.stdout.buffer.write(answer.serialize(rows=arguments.format))
        sys.stdout.buffer.flush()
        if answer.is_graph and arguments.format != "table":
            from policygraph.cli.hinting import note_triples  # noqa: PLC0415 - see the module's docstring

            note_triples(arguments.format, language)
        return
    from policygraph.cli.answers import answer_table  # noqa: PLC0415 - see the module's docstring
    from policygraph.cli.output import either, show, show_markdown  # noqa: PLC0415 - as above
    from policygraph.cli.source import source_note  # noqa: PLC0415 - as above

    title = arguments.question
    if isinstance(question, Question):
        title = question.title(language)
    elif title == "-":
        title = either(language, "표준 입력의 질의", "Query from standard input")
    table = answer_table(answer.bindings(), title, language, source_note(read, language))
    if arguments.format == "md":
        show_markdown(table)
    else:
        show(table, records=arguments.format == "records")


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


def _value(text: str) -> Value:
    """A parameter of a query that declares no types: a whole number, an <IRI>, or text."""
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    return Iri(text[1:-1]) if re.fullmatch(r"<[^<>]+>", text) else text
