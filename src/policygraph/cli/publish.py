"""``policygraph publish``: the graphs onto a server; what happens to stderr, what is there now to stdout.

With `--static` they go into a folder instead (`publish_static`).
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from policygraph import paths, terms
from policygraph.cli.output import Column, Table, either, progress, show
from policygraph.cli.publish_static import run_static
from policygraph.errors import CommandError, Language
from policygraph.publish import Patience, Publication, Step, Watch, publish
from policygraph.store.connection import Credentials
from policygraph.store.discovery import find_server
from policygraph.store.outgoing import outgoing_build
from policygraph.store.remote_update import Addresses, RemoteUpdate, is_open_to_listeners


def run(arguments: argparse.Namespace) -> int:
    """Publish, and say what the server has."""
    language: Language = arguments.lang
    if (arguments.url is None) == (arguments.static is None):
        raise CommandError(
            "give the URL of a server or --static DIR, one of them",
            "서버 URL과 --static DIR 가운데 하나만 주십시오",
        )
    if arguments.static is not None:
        return run_static(arguments)
    if arguments.base is not None:
        raise CommandError("--base belongs to --static", "--base는 --static과 함께 씁니다")
    credentials = Credentials.from_environment()
    build = outgoing_build(arguments.data or paths.TRIPLES)
    patience = Patience()
    with _shown(language) as watch:
        addresses = patience.persist(
            lambda: find_server(arguments.url, arguments.update, arguments.graph_store, credentials),
            lambda error, pause: watch(Step("again", "", error=error, seconds=pause)),
        )
        _say_how(addresses, language)
        with RemoteUpdate(addresses, credentials) as server:
            publication = publish(
                build, server, adopt=arguments.adopt, prune=arguments.prune, watch=watch, patience=patience
            )
    show(_table(publication, arguments.url, language))
    return 0 if publication.is_whole else 1


def _say_how(addresses: Addresses, language: Language) -> None:
    if addresses.graphs is None:
        progress(
            either(
                language,
                f"SPARQL Update로 올립니다: {addresses.update}",
                f"sending by SPARQL Update: {addresses.update}",
            )
        )
    else:
        progress(
            either(
                language,
                f"Graph Store Protocol로 올리고({addresses.graphs}) SPARQL Update로 바꿉니다:"
                f" {addresses.update}",
                f"sending by the Graph Store Protocol ({addresses.graphs}), replacing by SPARQL Update:"
                f" {addresses.update}",
            )
        )
    if any(is_open_to_listeners(url) for url in (addresses.query, addresses.update, addresses.graphs) if url):
        progress(
            either(
                language,
                "주의: http 주소라서 보내는 것과 비밀번호를 도중에 읽을 수 있습니다. https를 쓰십시오.",
                "note: over http, what is sent can be read on the way, credentials too. Use https.",
            )
        )


@contextmanager
def _shown(language: Language) -> Iterator[Watch]:
    """Show each step: a bar for each graph on a terminal, a line for each that matters elsewhere."""
    if not sys.stderr.isatty():

        def line(step: Step) -> None:
            if step.kind != "replacing":
                progress(_words(step, language))

        yield line
        return
    bars = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True, highlight=False, emoji=False, markup=False),
    )
    known = {}

    def draw(step: Step) -> None:
        if step.kind in {"again", "pruned"}:
            bars.console.print(_words(step, language))
            return
        name = _short(step.graph)
        if name not in known:
            known[name] = bars.add_task(name, total=step.total)
        bars.update(known[name], completed=step.done)

    with bars:
        yield draw


def _words(step: Step, language: Language) -> str:
    name = _short(step.graph)
    counted = f"{step.done:,}/{step.total:,}"
    match step.kind:
        case "unchanged":
            return either(language, f"{name}: 그대로 ({step.total:,})", f"{name}: unchanged ({step.total:,})")
        case "sending" | "replacing":
            return either(language, f"{name}: 보냄 {counted}", f"{name}: sent {counted}")
        case "reused":
            return either(
                language, f"{name}: 앞서 보낸 것을 씀 {counted}", f"{name}: was sent before {counted}"
            )
        case "published":
            return either(language, f"{name}: 바꿈", f"{name}: in place")
        case "pruned":
            return either(language, f"{name}: 지움", f"{name}: removed")
        case "again":
            problem = "" if step.error is None else step.error.message(language)
            return either(
                language,
                f"{problem}; {step.seconds:g}초 뒤에 다시 합니다",
                f"{problem}; again in {step.seconds:g} s",
            )


def _table(publication: Publication, url: str, language: Language) -> Table:
    outcomes = {
        "sent": either(language, "올림", "sent"),
        "unchanged": either(language, "그대로", "unchanged"),
    }
    verdicts = {True: either(language, "맞음", "equal"), False: either(language, "다름", "DIFFERENT")}
    notes = []
    if publication.pruned:
        names = ", ".join(map(_short, publication.pruned))
        notes.append(either(language, f"지운 그래프: {names}", f"removed: {names}"))
    if publication.stale:
        names = ", ".join(map(_short, publication.stale))
        notes.append(
            either(
                language,
                f"앞서 올렸고 이제 빌드에 없는 그래프: {names} (--prune을 주면 지웁니다)",
                f"published earlier and not in the build any more: {names} (--prune removes them)",
            )
        )
    if not publication.is_whole:
        notes.append(
            either(
                language,
                "서버의 트리플 수가 빌드와 다릅니다: 다시 올리십시오.",
                "the server counts other triples than the build has: publish again.",
            )
        )
    return Table(
        either(language, f"{url}에 있는 것", f"at {url}"),
        (
            Column(either(language, "그래프", "graph")),
            Column(either(language, "이번에", "this time")),
            Column(either(language, "빌드", "build"), "right"),
            Column(either(language, "서버", "server"), "right"),
            Column(either(language, "대조", "verified")),
        ),
        [
            (
                _short(graph.name),
                outcomes[graph.outcome],
                f"{graph.triples:,}",
                f"{graph.found:,}",
                verdicts[graph.found == graph.triples],
            )
            for graph in publication.graphs
        ],
        tuple(notes),
    )


def _short(graph: str) -> str:
    """A graph without what all graphs' names begin with."""
    return graph.removeprefix(terms.GRAPH)
