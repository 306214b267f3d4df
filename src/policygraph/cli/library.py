"""``policygraph query --list`` and ``--show``: the library of questions."""

import sys

from policygraph.cli.answers import question_tables
from policygraph.cli.output import either, show, terminal_width
from policygraph.errors import CommandError, Language
from policygraph.query import Question, themes
from policygraph.width import fold


def show_list(words: str, language: Language) -> None:
    """List the questions by theme; with words, those that have them all.

    Raises:
        CommandError: no question has them.
    """
    tables = question_tables(language, words)
    if not tables:
        raise CommandError(
            f"no question has the words {words!r}: see policygraph query --list",
            f"{words!r}이(가) 들어간 질문이 없습니다: policygraph query --list를 보십시오",
        )
    for table in tables:
        show(table)
    count = sum(len(table.rows) for table in tables)
    print(
        either(
            language,
            f"질문 {count}개. 묻기: policygraph query 이름, 읽기: --show 이름, 찾기: --list 낱말",
            f"{count} questions. policygraph query NAME asks, --show NAME shows, --list WORD searches",
        )
    )


def show_question(question: Question, language: Language) -> None:
    """Print a question: into a pipe the file as it is, for people in their language."""
    if not sys.stdout.isatty():
        print(question.sparql, end="")
        return
    for line in question_lines(question, language, terminal_width()):
        print(line)
    print(f"\n{body(question.sparql)}")


def question_lines(question: Question, language: Language, columns: int) -> list[str]:
    """A question in words: what, why, parameters, what to expect."""
    why = question.why_ko if language == "ko" else question.why_en
    theme = themes(language)[question.theme]
    lines = [f"{question.name} · {theme}", *fold(question.title(language), columns), *fold(why, columns)]
    for parameter in question.parameters:
        about = parameter.ko if language == "ko" else parameter.en
        default = (
            either(language, "필수", "required") if parameter.default is None else f"={parameter.default}"
        )
        lines += fold(f"-p {parameter.name} ({parameter.type}, {default}): {about}", columns)
    lines += fold(either(language, f"기대: {question.expect}", f"Expect: {question.expect}"), columns)
    return lines


def body(sparql: str) -> str:
    """A query without the comments before it."""
    lines = sparql.splitlines()
    while lines and (lines[0].startswith("#") or not lines[0].strip()):
        del lines[0]
    return "\n".join(lines)
