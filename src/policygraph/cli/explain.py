"""``policygraph query --explain``: what is asked, of which graphs, and what matches each pattern."""

import time
from collections.abc import Callable, Mapping

from policygraph.cli.library import body, question_lines
from policygraph.cli.opened import Opened
from policygraph.cli.output import Column, Table, either, progress, show, terminal_width
from policygraph.errors import CommandError, Language
from policygraph.hints import patterns
from policygraph.query import Question
from policygraph.store import Answer, Dataset, Store, declarations


class _Listening:
    """A store that keeps what it is asked last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.heard = ""

    def query(self, sparql: str, dataset: Dataset | None = None) -> Answer:
        """Ask the store."""
        self.heard = sparql
        return self._store.query(sparql, dataset)

    def graphs(self) -> tuple[str, ...]:
        """Those of the store."""
        return self._store.graphs()


def explain(
    read: Opened,
    question: Question | str,
    ask: Callable[[Store], Answer],
    given: Mapping[str, str],
    language: Language,
) -> None:
    """Ask, and print everything but the answer."""
    store = _Listening(read.store)
    start = time.perf_counter()
    answer = ask(store)
    rows = (
        len(answer.serialize(triples="ntriples").splitlines())
        if answer.is_graph
        else len(answer.bindings().rows)
    )
    seconds = time.perf_counter() - start
    if isinstance(question, Question):
        print("\n".join(question_lines(question, language, terminal_width())))
    for name, value in given.items():
        print(f"  {name} = {value}")
    print()
    print(_with_prefixes(store.heard))
    print()
    visible = either(language, "읽은 그래프", "Graphs read")
    print(visible + ":")
    for graph in read.store.graphs():
        print(f"  {graph}")
    print()
    _show_patterns(read.store, store.heard, language)
    print(
        either(
            language,
            f"{rows:,}{'트리플' if answer.is_graph else '행'}, {seconds * 1000:,.1f} ms",
            f"{rows:,} {'triples' if answer.is_graph else 'rows'}, {seconds * 1000:,.1f} ms",
        )
    )


def _with_prefixes(sparql: str) -> str:
    """The query with the prefixes that it uses declared, so that it runs anywhere."""
    text = body(sparql)
    return "\n".join((*declarations(text), text))


def _show_patterns(store: Store, sparql: str, language: Language) -> None:
    try:
        found = patterns(store, sparql, language)
    except CommandError as error:
        progress(f"policygraph: {error.message(language)}")
        return
    show(
        Table(
            either(
                language,
                "패턴과, 그것만으로 맞는 트리플 수",
                "Patterns, and the triples that match each alone",
            ),
            (
                Column(either(language, "패턴", "Pattern")),
                Column(either(language, "뜻", "Meaning")),
                Column(either(language, "트리플", "Triples"), "right"),
            ),
            [(pattern.text, pattern.meaning, f"{pattern.triples:,}") for pattern in found],
            (
                either(
                    language,
                    "쓰인 순서대로이며, 엔진은 적게 맞는 것부터 잇습니다. 경로는 그 속성들의 합입니다.",
                    "In the order written; the engine joins the rarest first. A path: the sum of its parts.",
                ),
            ),
        )
    )
