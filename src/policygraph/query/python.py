"""Asking from Python: `ask("budget-by-ministry", year=2021)`.

>>> rows = ask("budget-by-ministry", year=2021)
>>> len(rows), rows[0].ministry_name, rows[0].amount_krw
(11, '산업통상자원부', 1135047000000)
"""

import re
from pathlib import Path

from policygraph import paths
from policygraph.errors import CommandError, Language
from policygraph.query.asking import evaluate
from policygraph.query.binding import bind
from policygraph.query.library import Question, find_question
from policygraph.query.rows import Labels, Rows
from policygraph.store import MANIFEST, Answer, Store, Value, open_store

_NAME = re.compile(r"[a-z0-9-]+")
_opened: dict[Path, tuple[int, Store]] = {}


def ask(
    question: str | Path | Question,
    /,
    *,
    store: Store | None = None,
    lang: Language = "ko",
    **parameters: Value,
) -> Rows:
    """The rows that answer a question.

    Args:
        question: the name of a question of the library, the text of a query, or a file that holds one.
        store: the graphs; those of the project's build, if None.
        lang: the language of names and labels.
        parameters: values for the question's parameters, or for the `VALUES` blocks of a query.

    Raises:
        CommandError: there is no such question, a parameter is wrong, it is no query, or it answers with
            triples.
        StoreError: there is no build.
    """
    store = project_store() if store is None else store
    found, title = _answer(question, store, lang, parameters)
    if found.is_graph:
        raise CommandError(
            "this query answers with triples, not rows: use construct",
            "이 질의의 답은 행이 아니라 트리플입니다: construct를 쓰십시오",
        )
    bindings = found.bindings()
    return Rows(bindings, Labels(store, lang, bindings), title)


def construct(
    question: str | Path | Question,
    /,
    *,
    store: Store | None = None,
    lang: Language = "ko",
    **parameters: Value,
) -> str:
    """The triples that answer a CONSTRUCT or DESCRIBE, as Turtle; arguments and errors as of `ask`."""
    found, _ = _answer(question, project_store() if store is None else store, lang, parameters)
    if not found.is_graph:
        raise CommandError("this query answers with rows: use ask", "이 질의의 답은 행입니다: ask를 쓰십시오")
    return found.serialize(triples="turtle").decode()


def project_store() -> Store:
    """The project's build, opened once, and again when it was built anew."""
    folder = paths.TRIPLES
    try:
        built = (folder / MANIFEST).stat().st_mtime_ns
    except OSError:
        built = 0
    if folder not in _opened or _opened[folder][0] != built:
        _opened[folder] = (built, open_store(folder))
    return _opened[folder][1]


def _answer(
    question: str | Path | Question, store: Store, lang: Language, parameters: dict[str, Value]
) -> tuple[Answer, str]:
    if isinstance(question, Path):
        try:
            question = question.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(
                f"cannot be read: {error}", f"읽을 수 없습니다: {error}", file=str(question)
            ) from error
    elif isinstance(question, str) and _NAME.fullmatch(question):
        question = find_question(question)
    if isinstance(question, str):
        return store.query(bind(question, parameters)), ""
    if any(parameter.name == "lang" for parameter in question.parameters):
        parameters = {"lang": lang, **parameters}
    return evaluate(store, question, parameters), question.title(lang)
