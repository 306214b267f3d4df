"""Analysis: rows to results that carry their evidence; no drawing, no printing."""

from policygraph.analyse.budget import BudgetRow, Named, read_budget
from policygraph.analyse.cofunding import CoFunding, SharedProject, co_funding
from policygraph.analyse.concentration import Concentration, Spread, concentrations, spread

__all__ = [
    "BudgetRow",
    "CoFunding",
    "Concentration",
    "Named",
    "SharedProject",
    "Spread",
    "co_funding",
    "concentrations",
    "read_budget",
    "spread",
]
