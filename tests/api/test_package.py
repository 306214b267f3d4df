"""`import policygraph`: small, cheap, typed."""

import subprocess
import sys
import time
from statistics import median

import pytest
from hatchling.builders.wheel import WheelBuilder

import policygraph
from policygraph import paths

HEAVY = {"argparse", "httpx", "jinja2", "networkx", "numpy", "owlready2", "pandas", "polars", "pyoxigraph"}
HEAVY |= {"pyvis", "rdflib", "scipy", "sklearn", "starlette"}


def _seconds(statement: str) -> float:
    """What a fresh Python takes to run a statement."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - start


def _says(statement: str) -> str:
    done = subprocess.run([sys.executable, "-c", statement], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_importing_costs_next_to_nothing() -> None:
    """Less than 30 ms over bare Python: the median of pairs, one after the other."""
    costs = [_seconds("import policygraph") - _seconds("pass") for _ in range(9)]

    assert median(costs) < 0.030


def test_importing_loads_nothing_heavy() -> None:
    """Nor does the version."""
    loaded = _says("from policygraph import __version__; import sys; print(*sys.modules)").split()

    assert ({name.partition(".")[0] for name in loaded} & HEAVY, "policygraph.api" in loaded) == (
        set(),
        False,
    )


def test_asking_loads_no_library_that_it_does_not_use() -> None:
    """A question needs the store, and no analysis, drawing or reasoner."""
    loaded = _says("import policygraph, sys; policygraph.load().ask('vision'); print(*sys.modules)").split()

    assert {name.partition(".")[0] for name in loaded} & HEAVY == {"pyoxigraph"}


def test_the_public_names_are_seen_before_they_are_used() -> None:
    """By `dir`, as tab completion asks."""
    script = "import policygraph; print(sorted(set(policygraph.__all__) - set(dir(policygraph))))"

    assert _says(script) == "[]"


def test_all_public_names_are_there() -> None:
    """Sorted, and each of them is found."""
    assert policygraph.__all__ == sorted(policygraph.__all__)
    assert [name for name in policygraph.__all__ if not hasattr(policygraph, name)] == []


def test_an_unknown_name_is_no_attribute() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="module 'policygraph' has no attribute 'laod'"):
        getattr(policygraph, "laod")  # noqa: B009 - the name is wrong on purpose


def test_a_wheel_carries_the_types_and_the_queries() -> None:
    """The marker for type checkers, and what the interface asks."""
    files = {file.distribution_path for file in WheelBuilder(str(paths.ROOT)).recurse_included_files()}
    lookups = sorted((paths.ROOT / "src" / "policygraph" / "api" / "lookups").glob("*.rq"))

    assert {"policygraph/py.typed", *(f"policygraph/api/lookups/{one.name}" for one in lookups)} <= files
