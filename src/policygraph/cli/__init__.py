"""The command line: arguments in, text and exit codes out; the only place that prints.

Exit codes: 0 done, 1 the data is wrong, 2 the command is wrong. Each command's module is imported when
the command runs, so that a question does not pay for what a build needs.
"""

import argparse
import importlib
import io
import locale
import math
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from policygraph import __version__
from policygraph.errors import CommandError, Language, PolicygraphError

FORMATS = ("table", "records", "csv", "tsv", "json", "md", "xml")
OVERLAP_FORMATS = ("table", "csv", "json", "md")


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, like every other."""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments."""
        raise CommandError(f"{message} (see {self.prog} --help)", f"{message} ({self.prog} --help 참고)")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    _speak_utf8()
    arguments = argparse.Namespace(lang=system_language(), debug=False)
    try:
        arguments = _parser().parse_args(argv)
        arguments.lang = arguments.lang or system_language()
        command = importlib.import_module(f"policygraph.cli.{arguments.command}")
        code = int(command.run(arguments))
        sys.stdout.flush()
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (PolicygraphError, OSError) as error:
        _report(error, arguments)
        return 2 if isinstance(error, CommandError) else 1
    except KeyboardInterrupt:
        return 130
    return code


def _report(error: PolicygraphError | OSError, arguments: argparse.Namespace) -> None:
    """One line that says what, where and what to do; the traceback if it is asked for."""
    if arguments.debug:
        sys.excepthook(type(error), error, error.__traceback__)
    elif isinstance(error, PolicygraphError):
        print(f"policygraph: {error.message(arguments.lang)}", file=sys.stderr)
        for note in getattr(error, "__notes__", ()):  # the line of a query that is wrong
            print(note, file=sys.stderr)
    else:
        place = "" if error.filename is None else f"{error.filename}: "
        print(f"policygraph: {place}{error.strerror or error}", file=sys.stderr)


def _seconds(text: str) -> float:
    if not 0 < (seconds := float(text)) < math.inf:
        raise argparse.ArgumentTypeError(f"{text} is no time to wait")
    return seconds


def _count(text: str) -> int:
    if (count := int(text)) < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return count


def _port(text: str) -> int:
    if not 0 <= (port := int(text)) < 1 << 16:
        raise argparse.ArgumentTypeError(f"{text} is no port")
    return port


def _host(text: str) -> str:
    if re.fullmatch(r"([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d+)?", text, re.IGNORECASE) is None:
        raise argparse.ArgumentTypeError(f"{text} is no HOST or HOST:PORT")
    return text.lower()


def system_language() -> Language:
    """The language to speak: POLICYGRAPH_LANG, else the locale's; Korean where neither says."""
    wanted = os.environ.get("POLICYGRAPH_LANG") or next(
        (value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))),
        (locale.getlocale()[0] or "") if sys.platform == "win32" else "",
    )
    return "en" if wanted.lower().startswith("en") else "ko"


def _speak_utf8() -> None:
    """UTF-8 into files and pipes; on a terminal its own encoding, with escapes for what it lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _add_endpoint(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--endpoint",
        metavar="URL",
        help="a SPARQL 1.1 server that holds the graphs; credentials from POLICYGRAPH_USER and"
        " POLICYGRAPH_PASSWORD, or POLICYGRAPH_TOKEN",
    )


def _add_overlap(overlap: argparse.ArgumentParser) -> None:
    overlap.add_argument("ministries", nargs="*", metavar="MINISTRY", help="none, one, or a pair")
    overlap.add_argument("-f", dest="format", choices=OVERLAP_FORMATS, default="table")
    overlap.add_argument("--measure", metavar="CODE", help="all results of one measure, with their evidence")
    overlap.add_argument(
        "--queue",
        action="store_true",
        help="pairs of projects to be reviewed, as CSV with an empty decision to fill in (reviews.csv)",
    )
    overlap.add_argument(
        "--scenario", metavar="NAME|FILE", help="what changes if ministries are merged, split or renamed"
    )
    overlap.add_argument(
        "--report",
        nargs="?",
        type=Path,
        const=Path("overlap-report.html"),
        metavar="FILE",
        help="write the report, one offline page (default: overlap-report.html)",
    )
    overlap.add_argument("--year", type=int, help="fiscal year (default: the newest plan's)")
    overlap.add_argument("--data", type=Path, metavar="DIR", help="the build (default: data/triples)")
    _add_endpoint(overlap)


def _add_publish(publish: argparse.ArgumentParser) -> None:
    publish.add_argument("url", nargs="?", metavar="URL", help="where the server takes queries, or its root")
    publish.add_argument(
        "--static",
        type=Path,
        metavar="DIR",
        help="write a folder for any web host instead: explorer, data, exports, documentation, catalogue",
    )
    publish.add_argument(
        "--base",
        metavar="URL",
        help="where that folder will be, for the addresses in its catalogue (default: https://w3id.org/policygraph/)",
    )
    publish.add_argument("--update", metavar="URL", help="where it takes updates (default: found by trying)")
    publish.add_argument(
        "--graph-store",
        metavar="URL",
        help="where it takes graphs by the Graph Store Protocol (default: found by trying)",
    )
    publish.add_argument(
        "--adopt",
        action="store_true",
        help="take over and replace graphs that are there and were not published from here",
    )
    publish.add_argument(
        "--prune",
        action="store_true",
        help="remove graphs that were published from here and are not in the build any more",
    )
    publish.add_argument("--data", type=Path, metavar="DIR", help="the build (default: data/triples)")


def _parser() -> _Parser:
    common = _Parser(add_help=False)
    common.add_argument("--lang", choices=("ko", "en"), help="language of output (default: the locale's)")
    common.add_argument("--debug", action="store_true", help="show the traceback of an error")
    parser = _Parser(
        prog="policygraph",
        description="정부 계획을 지식 그래프로. A government plan as a knowledge graph.",
    )
    parser.add_argument("--version", action="version", version=f"policygraph {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    build = commands.add_parser(
        "build", parents=[common], help="원천을 읽어 트리플로 / read sources into triples"
    )
    build.add_argument(
        "sources", nargs="*", type=Path, metavar="SOURCE", help="source folders (default: all)"
    )
    build.add_argument("-o", "--output", type=Path, metavar="DIR", help="where to (default: data/triples)")

    check = commands.add_parser("check", parents=[common], help="만든 것을 대조·검사 / verify what was built")
    check.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help="the build (default: data/triples)"
    )

    check.add_argument(
        "--source",
        type=Path,
        action="append",
        default=[],
        metavar="FOLDER",
        help="the source folder of a plan, if it is not in data/sources",
    )

    query = commands.add_parser("query", parents=[common], help="질문하기 / ask a question or any SPARQL")
    query.add_argument(
        "question", nargs="?", metavar="NAME|FILE.rq|-", help="a question, a file, or standard input"
    )
    query.add_argument(
        "-p", dest="parameters", action="append", default=[], metavar="KEY=VALUE", help="a parameter"
    )
    query.add_argument("-f", dest="format", choices=FORMATS, default="table")
    query.add_argument(
        "--graphs",
        choices=("asserted", "all"),
        default="all",
        help="asserted: only what the document says and where (no English names: a person gave them)",
    )
    query.add_argument(
        "--list", action="store_true", help="list the questions, or those with the words that follow"
    )
    query.add_argument("--show", metavar="NAME", help="print a question's text")
    query.add_argument(
        "--explain", action="store_true", help="say what is asked, of which graphs, and what matches"
    )
    query.add_argument("--data", type=Path, metavar="DIR", help="the build (default: data/triples)")
    _add_endpoint(query)

    overlap = commands.add_parser(
        "overlap", parents=[common], help="부처 간 중첩과 근거 / who overlaps with whom, and the evidence"
    )
    _add_overlap(overlap)

    view = commands.add_parser("view", parents=[common], help="오프라인 탐색기 / write the offline explorer")
    view.add_argument("-o", "--output", type=Path, default=Path("site"), metavar="DIR")
    view.add_argument("--data", type=Path, metavar="DIR", help="the build (default: data/triples)")
    _add_endpoint(view)

    serve = commands.add_parser(
        "serve", parents=[common], help="SPARQL 엔드포인트와 페이지 / the SPARQL endpoint and pages, locally"
    )
    serve.add_argument("--host", default="127.0.0.1", help="address to listen at (default: %(default)s)")
    serve.add_argument(
        "--port", type=_port, default=8765, help="port; 0 takes a free one (default: %(default)s)"
    )
    serve.add_argument(
        "--timeout", type=_seconds, default=30.0, metavar="SECONDS", help="of a query (default: 30)"
    )
    serve.add_argument("--max-rows", type=_count, default=100_000, metavar="N", help="of an answer")
    serve.add_argument("--max-queries", type=_count, default=256, metavar="N", help="that may wait at once")
    serve.add_argument(
        "--allow-service",
        type=_host,
        action="append",
        default=[],
        metavar="HOST[:PORT]",
        help="a host that queries may call by SERVICE (default: none)",
    )
    serve.add_argument("--data", type=Path, metavar="DIR", help="the build (default: data/triples)")
    _add_endpoint(serve)

    export = commands.add_parser(
        "export", parents=[common], help="다른 도구의 형식으로 / networks, tables and RDF for other tools"
    )
    export.add_argument(
        "format", metavar="FORMAT", help="graphml, gexf, csv, parquet, jsonld, nquads, stratml; or all"
    )
    export.add_argument(
        "-o", "--output", type=Path, default=Path("export"), metavar="DIR", help="where to (default: export)"
    )
    export.add_argument("--data", type=Path, metavar="DIR", help="the build (default: data/triples)")
    _add_endpoint(export)

    publish = commands.add_parser(
        "publish",
        parents=[common],
        help="SPARQL 서버나 정적 폴더로 공개 / publish on a SPARQL 1.1 server or as a folder",
    )
    _add_publish(publish)
    return parser
