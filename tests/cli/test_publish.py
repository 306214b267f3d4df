"""`policygraph publish`: a table of what the server has, exit codes, and nothing secret."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from policygraph import paths
from policygraph.cli import main
from policygraph.static import Published, Settings
from policygraph.store import Manifest, Store
from policygraph.store.remote_update import Addresses
from policygraph.view import PAGES
from publish.between import Between, standing_between
from publish.small_build import graph, small_build
from publish.test_broken import FIRST_ADD
from servers.published import drop_ours
from servers.running import Server


@pytest.fixture
def emptied(oxigraph_server: Server) -> Iterator[Server]:
    """An Oxigraph server without our graphs, before the test and after it."""
    drop_ours(oxigraph_server)
    yield oxigraph_server
    drop_ours(oxigraph_server)


def test_it_says_what_the_server_has(
    tmp_path: Path, emptied: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rows of graph, outcome, both counts and verdict; the way in lines on stderr."""
    small_build(tmp_path, one=1_234)

    code = main(["publish", emptied.query, "--data", str(tmp_path), "--lang", "en"])
    output = capsys.readouterr()

    assert code == 0
    assert ["test/one", "sent", "1,234", "1,234", "equal"] in [
        line.split() for line in output.out.split("\n")
    ]
    assert "test/one: sent 1,234/1,234" in output.err.splitlines()


def test_it_speaks_korean(tmp_path: Path, emptied: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """The same in Korean."""
    small_build(tmp_path, one=3)

    main(["publish", emptied.query, "--data", str(tmp_path), "--lang", "ko"])
    output = capsys.readouterr()

    assert ["test/one", "올림", "3", "3", "맞음"] in [line.split() for line in output.out.split("\n")]


def test_other_counts_are_exit_code_1(
    tmp_path: Path, emptied: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the server leaves triples out, the table says so and the code is 1."""
    small_build(tmp_path, one=3)
    between = Between(change=lambda body: FIRST_ADD.sub(b"", body))

    with standing_between(Addresses(emptied.query, emptied.update, emptied.graphs), between) as addresses:
        code = main(["publish", addresses.query, "--data", str(tmp_path), "--lang", "en"])

    assert code == 1
    assert "DIFFERENT" in capsys.readouterr().out


def test_a_foreign_graph_is_exit_code_2(
    tmp_path: Path, emptied: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command must say --adopt for that."""
    small_build(tmp_path, one=3)
    emptied.put(graph("one"), b"<urn:x> <urn:p> <urn:y> .")

    assert main(["publish", emptied.query, "--data", str(tmp_path)]) == 2
    assert "--adopt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "give the URL of a server or --static DIR"),
        (["http://127.0.0.1:1/sparql", "--static", "out"], "give the URL of a server or --static DIR"),
        (["http://127.0.0.1:1/sparql", "--base", "https://example.org/"], "--base belongs to --static"),
        (["--static", "out", "--prune"], "--prune is for servers"),
        (["--static", "out", "--graph-store", "http://127.0.0.1:1/"], "--graph-store is for servers"),
        (["--static", "out", "--base", "example.org"], "is no address of a folder on the web"),
        (["--static", "out", "--base", "https://example.org/?a"], "is no address of a folder on the web"),
        (
            ["--static", "out", "--base", "https://example.org/my plan/"],
            "is no address of a folder on the web",
        ),
        (["--static", "out", "--base", "https://[example/"], "is no address of a folder on the web"),
    ],
)
def test_a_server_or_a_folder(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    """Exactly one of the two, each with its own options; nothing is written otherwise."""
    monkeypatch.chdir(tmp_path)

    assert (main(["publish", *arguments, "--lang", "en"]), said in capsys.readouterr().err) == (2, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("language", "row", "last"),
    [
        ("en", "data/ data and exports 2 0.05", "open in"),
        ("ko", "data/ 자료와 내보낸 파일 2 0.05", "브라우저로"),
    ],
)
def test_a_folder_is_reported_by_its_parts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str, row: str, last: str
) -> None:
    """What is where, how much of it, and where to begin."""
    given: list[Settings] = []

    def publish(_: Store, __: Manifest, folder: Path, build: Path, settings: Settings) -> Published:
        given.append(settings)
        assert build == paths.TRIPLES
        pages = dict.fromkeys((file for file, _, _ in PAGES), 1)
        return Published(folder, {**pages, "data/a.ttl": 40_000, "data/b.ttl": 10_000})

    monkeypatch.setattr("policygraph.static.publish_static", publish)
    code = main(["publish", "--static", "out", "--base", "https://example.org/plan", "--lang", language])
    lines = capsys.readouterr().out.splitlines()

    assert (code, given[0].place.base) == (0, "https://example.org/plan/")
    assert (row in [" ".join(line.split()) for line in lines], lines[-1].startswith(last)) == (True, True)


def test_a_password_in_the_address_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """It is exit code 2, and the password is not repeated."""
    assert main(["publish", "http://dba:geheim@127.0.0.1:1/sparql"]) == 2
    assert "geheim" not in "".join(capsys.readouterr())
