"""What follows from the graph by logic alone, and what cannot hold.

HermiT reads the ontology and the part of the graph that is logic; dates and annotations are left out. What
is asked "what if" is added for one question and kept nowhere.

>>> len(read_turtle("<ministry/motie> a pg:Project .")), len(read_turtle(""))
(1, 0)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import Graph

from policygraph import reason, terms
from policygraph.errors import CommandError

if TYPE_CHECKING:
    from policygraph.store import Store


@dataclass(frozen=True, slots=True)
class Reasoning:
    """What the reasoner says.

    Attributes:
        consistent: whether everything can hold together.
        members: (thing, class) pairs that follow and that the reasoner was not told.
        explanation: where it is not consistent, statements that cannot hold together, as few as were found.
    """

    consistent: bool
    members: tuple[tuple[str, str], ...]
    explanation: tuple[str, ...]


def reason_about(store: Store, also: str = "") -> Reasoning:
    """What follows from the graph and from statements in Turtle; or why they cannot all hold.

    Raises:
        CommandError: they are no Turtle.
    """
    added = read_turtle(also)
    verdict = reason.judge(store, added)
    why = () if verdict.consistent else reason.explained(store, added).statements
    return Reasoning(verdict.consistent, verdict.members, why)


def read_turtle(also: str) -> Graph:
    """Statements, with the prefixes declared and identifiers in short: `<ministry/motie>`.

    Raises:
        CommandError: they are no Turtle.
    """
    declared = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in terms.PREFIXES.items())
    try:
        return Graph().parse(data=f"@base <{terms.ID}> .\n{declared}{also}", format="turtle")
    except SyntaxError as error:
        problem = " ".join(str(error).split())
        raise CommandError(f"this is no Turtle: {problem}", f"Turtle이 아닙니다: {problem}") from error
