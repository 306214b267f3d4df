"""`--endpoint`: the same commands against a server, with the same output as from the folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Run
from policygraph.store.remote import RemoteStore
from servers.published import RECORD, put_manifest
from servers.running import Server

QUERIES = [
    ("query", "budget-by-ministry"),
    ("query", "budget-by-ministry", "-f", "json"),
    ("query", "targets-of-ministry", "-p", "ministry=산업부", "-f", "csv"),
    ("query", "vision", "--graphs", "asserted", "-f", "md"),
    ("overlap",),
    ("overlap", "산업부", "과기정통부", "-f", "json"),
]


@pytest.mark.many(quick=1)
@pytest.mark.parametrize("arguments", QUERIES, ids=" ".join)
def test_a_command_says_the_same_of_a_server(
    run: Run, oxigraph: RemoteStore, arguments: tuple[str, ...]
) -> None:
    """Rows, headings, units and source, to the byte."""
    here, there = run(*arguments), run(*arguments, "--endpoint", oxigraph.url)

    assert (there.code, there.out) == (0, here.out)


@pytest.mark.slow
def test_the_explorer_is_the_same_from_a_server(run: Run, oxigraph: RemoteStore, tmp_path: Path) -> None:
    """Every page, to the byte."""
    here, there = tmp_path / "here", tmp_path / "there"
    run("view", "-o", str(here))
    run("view", "-o", str(there), "--endpoint", oxigraph.url)

    assert _pages(there) == _pages(here)


def _pages(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.html")}


def test_without_a_manifest_a_table_names_the_server(
    run: Run, oxigraph: RemoteStore, oxigraph_server: Server
) -> None:
    """Graphs that were put there by other means can be asked all the same."""
    oxigraph_server.drop(RECORD)
    done = run("query", "vision", "--endpoint", oxigraph.url)
    put_manifest(oxigraph_server)

    assert done.out.rstrip().endswith(f"자료: {oxigraph.url}")


def test_without_a_manifest_the_explorer_says_what_is_missing(
    run: Run, oxigraph: RemoteStore, oxigraph_server: Server, tmp_path: Path
) -> None:
    """And writes nothing."""
    oxigraph_server.drop(RECORD)
    done = run("view", "-o", str(tmp_path / "site"), "--endpoint", oxigraph.url)
    put_manifest(oxigraph_server)

    assert (done.code, "manifest가 없습니다" in done.err, (tmp_path / "site").exists()) == (1, True, False)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--endpoint", "http://127.0.0.1/", "--data", "x"), "--data와 --endpoint 중 하나만"),
        (("--endpoint", "http://ann:geheim@127.0.0.1/"), "POLICYGRAPH_USER"),
        (("--endpoint", "127.0.0.1"), "http://"),
    ],
)
def test_a_wrong_address_is_the_commands_fault(run: Run, arguments: tuple[str, ...], said: str) -> None:
    """Exit code 2, one line, and no password in it."""
    done = run("query", "vision", *arguments)

    assert (done.code, said in done.err, "geheim" in done.err) == (2, True, False)


def test_a_question_does_not_pay_for_the_http_client() -> None:
    """From the folder, nothing of it is imported."""
    code = "import sys; from policygraph.cli import main; main(sys.argv[1:]); print('httpx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, "query", "vision"], capture_output=True, check=True)

    assert done.stdout.split()[-1] == b"False"
