"""``policygraph publish --static``: a folder that any web host can carry, and where to begin in it."""

import argparse
from urllib.parse import urlsplit

from policygraph import paths, terms
from policygraph.cli.output import Column, Table, either, show
from policygraph.errors import CommandError, Language
from policygraph.store import Iri, open_store, read_manifest, to_sparql

_FOR_SERVERS = ("update", "graph_store", "adopt", "prune")


def run_static(arguments: argparse.Namespace) -> int:
    """Write the folder, and say what is in it."""
    from policygraph.catalog import Place  # noqa: PLC0415 - slow to import: publishing to a server needs none
    from policygraph.static import Settings, publish_static  # noqa: PLC0415 - as above

    given = next((name for name in _FOR_SERVERS if getattr(arguments, name)), None)
    if given is not None:
        option = f"--{given.replace('_', '-')}"
        raise CommandError(
            f"{option} is for servers: leave it out with --static",
            f"{option}은(는) 서버에 올릴 때 씁니다: --static과 함께 쓸 수 없습니다",
        )
    build = arguments.data or paths.TRIPLES
    base = terms.HOME if arguments.base is None else _base(arguments.base)
    published = publish_static(
        open_store(build, in_memory=True),
        read_manifest(build),
        arguments.static,
        build,
        Settings(Place(base, documentation=True)),
    )
    language: Language = arguments.lang
    rows = []
    for name, beginnings, ko, en in (
        ("index.html …, id/, source/", None, "탐색기", "explorer"),
        ("data/", ("data/",), "자료와 내보낸 파일", "data and exports"),
        ("docs/", ("docs/",), "안내서", "documentation"),
        (
            "catalog.*, void.*",
            ("catalog", "void", ".well-known"),
            "자료 목록 (DCAT, VoID)",
            "catalogue (DCAT, VoID)",
        ),
    ):
        files, size = published.size(*beginnings) if beginnings else published.explorer
        rows.append((name, either(language, ko, en), f"{files:,}", f"{size / 1e6:,.2f}"))
    show(
        Table(
            either(language, f"{arguments.static}에 쓴 것", f"written to {arguments.static}"),
            (
                Column(either(language, "어디에", "where")),
                Column(either(language, "무엇", "what")),
                Column(either(language, "파일", "files"), "right"),
                Column("MB", "right"),
            ),
            rows,
        )
    )
    start = (arguments.static / "index.html").resolve().as_uri()
    print(either(language, f"브라우저로 여십시오: {start}", f"open in a browser: {start}"))
    return 0


def _base(url: str) -> str:
    """The address with a slash at its end.

    Raises:
        CommandError: it is no address of the web.
    """
    try:
        parts = urlsplit(url)
        to_sparql(Iri(url))  # it stands in descriptions, where a space or a bracket cannot stand
        folder = parts.scheme in {"http", "https"} and parts.netloc and not {"?", "#"} & set(url)
    except (ValueError, CommandError):
        folder = False
    if not folder:
        raise CommandError(
            f"{url!r} is no address of a folder on the web: https://…/",
            f"{url!r}은(는) 웹 폴더의 주소가 아닙니다: https://…/ 꼴로 주십시오",
        )
    return url if url.endswith("/") else f"{url}/"
