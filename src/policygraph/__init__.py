"""policygraph: a government plan as a knowledge graph that can be queried, looked at and trusted.

>>> import policygraph
>>> plan = policygraph.load()
>>> plan.ask("budget-by-ministry", year=2021)[0].ministry_name
'산업통상자원부'

Importing it costs next to nothing: what is behind these names is imported when one of them is first used.
"""

TYPE_CHECKING = False  # as type checkers know it; typing itself would be most of what an import costs
if TYPE_CHECKING:
    from policygraph.api import KnowledgeGraph, load
    from policygraph.errors import CommandError, DataError, PolicygraphError

__version__ = "0.1.0"
__all__ = ["CommandError", "DataError", "KnowledgeGraph", "PolicygraphError", "__version__", "load"]

_HOMES = {
    "CommandError": "policygraph.errors",
    "DataError": "policygraph.errors",
    "KnowledgeGraph": "policygraph.api",
    "PolicygraphError": "policygraph.errors",
    "load": "policygraph.api",
}


def __getattr__(name: str) -> object:
    """One of the public names, imported now and kept."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - as above

    found: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """What there is, whether imported yet or not."""
    return sorted({*globals(), *__all__})
