"""What the import rules do not say: what a command loads, where SPARQL stands, how long a module is."""

import ast
import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import policygraph
from policygraph import paths

SOURCE = Path(policygraph.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
NAMES = sorted(
    name
    for _, name, _ in pkgutil.walk_packages(policygraph.__path__, "policygraph.")
    if not name.endswith("__main__")
)
HEAVY = {"rdflib", "networkx", "pandas", "pyvis", "owlready2", "pyshacl"}
HEAVY |= {"numpy", "scipy", "sklearn", "kiwipiepy", "sparse_dot_topn"}


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that `statement` loads in a fresh Python."""
    script = f"{statement}\nimport sys\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split("\n")[-2].split())


def strings(tree: ast.Module) -> Iterator[str]:
    """The text of every string that is not a docstring."""
    docstrings = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docstrings:
            yield node.value


def test_the_import_rules_hold() -> None:
    """Imports go one way, and every module has its layer."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-logo", "--no-cache"]
    done = subprocess.run(command, cwd=paths.ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, "0 broken" in done.stdout) == (0, True), done.stdout


def test_a_question_loads_nothing_heavy() -> None:
    """The query command pays for no library that it does not use."""
    assert loaded_by("import policygraph.cli.query") & HEAVY == set()


def test_a_list_of_exports_loads_nothing_heavy() -> None:
    """A format's libraries are loaded when it is written; a package that asks for types pays for none."""
    assert loaded_by("import policygraph.cli.export") & {*HEAVY, "polars", "jinja2"} == set()


def test_an_answer_in_csv_is_drawn_by_nobody() -> None:
    """A question answered in a machine's format loads no table drawing either."""
    statement = "from policygraph.cli import main\nmain(['query', 'vision', '-f', 'csv'])"

    assert loaded_by(statement) & {*HEAVY, "tomllib", "difflib"} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_says_what_it_is_for(path: Path) -> None:
    """Every module starts with a docstring."""
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_query_stands_in_python(path: Path) -> None:
    """SPARQL is in .rq files, where any engine can run it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    query = re.compile(r"\b(SELECT|CONSTRUCT|ASK|DESCRIBE)\b.*\{", re.DOTALL)

    assert [text for text in strings(tree) if query.search(text)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_is_short_enough_to_read(path: Path) -> None:
    """No module is longer than 400 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


# The examples of the Python interface open the whole graph.
@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.slow if name.startswith("policygraph.api.") else ())
        for name in NAMES
    ],
)
def test_the_examples_in_docstrings_are_true(name: str) -> None:
    """Every example in a docstring runs and gives what it shows."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize(
    "package", ["analyse", "api", "catalog", "document", "export", "records", "static", "store", "view"]
)
def test_a_facade_is_sorted_and_complete(package: str) -> None:
    """A package's __all__ is sorted and lists exactly what its __init__ imports."""
    module = importlib.import_module(f"policygraph.{package}")
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    imported = {alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}

    assert (sorted(module.__all__), set(module.__all__)) == (sorted(imported), imported)


def test_nothing_reads_the_clock() -> None:
    """Nothing that is built depends on the time of day."""
    clock = re.compile(r"\b(datetime|time)\.(now|today|time)\(")

    assert [path.name for path in MODULES if clock.search(path.read_text(encoding="utf-8"))] == []
