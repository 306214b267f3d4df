"""What the pages of entities and the source reader know of the graph, asked in few bulk questions.

What everything needs is read once; what is said of each thing is asked for some hundred things at a time,
so that the work grows with the number of things, from a store in memory and from a server alike.
"""

from policygraph.view.reading.asking import CHUNK, Asking
from policygraph.view.reading.budget import Budget, BudgetRow, Printed, read_budget_of
from policygraph.view.reading.entities import Entities, Entity, Named, read_entities
from policygraph.view.reading.source import DISCREPANCY, Emendation, Evidence, Place, Source, read_source
from policygraph.view.reading.words import Words, read_words

__all__ = [
    "CHUNK",
    "DISCREPANCY",
    "Asking",
    "Budget",
    "BudgetRow",
    "Emendation",
    "Entities",
    "Entity",
    "Evidence",
    "Named",
    "Place",
    "Printed",
    "Source",
    "Words",
    "read_budget_of",
    "read_entities",
    "read_source",
    "read_words",
]
