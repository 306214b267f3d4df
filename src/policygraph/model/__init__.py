"""The first waist: what a plan says, as plain frozen records.

Left of it are text and tables, right of it RDF; neither is known here. Money is always a whole
number of won, a share a percentage as printed, a line a 1-based number of the source text.

>>> Span(301, 302).lines
range(301, 303)
>>> Scope(field="1", ministry="MOTIE").codes
{'field': '1', 'ministry': 'MOTIE'}
"""

from policygraph.model.budget import (
    Allocation,
    Phase,
    Project,
    PublishedTable,
    PublishedTotal,
    Quantity,
    Scope,
    Status,
)
from policygraph.model.curation import (
    Discrepancy,
    DiscrepancyKind,
    DrawBand,
    Emendation,
    FaultKind,
    PairReview,
    Reading,
    ReviewDecision,
    Statement,
    Succession,
    SuccessionVerdict,
    SuspectedFault,
    UnusedLines,
    Verdict,
    Why,
)
from policygraph.model.elements import (
    Element,
    Field,
    Goal,
    Measure,
    Ministry,
    PerformanceGoal,
    Strategy,
    Task,
    Vision,
)
from policygraph.model.links import (
    AmountComparison,
    AmountLink,
    AmountVerdict,
    NamedAs,
    Naming,
    ProjectForm,
    Restatement,
    UnreadFigure,
)
from policygraph.model.places import Name, Span
from policygraph.model.plan import BasicPlan, Plan
from policygraph.model.subjects import Place, PlaceKind, Topic
from policygraph.model.text import (
    Instrument,
    InstrumentKind,
    Mention,
    Passage,
    PassageKind,
    Period,
    Role,
    Stage,
    Target,
)

__all__ = [
    "Allocation",
    "AmountComparison",
    "AmountLink",
    "AmountVerdict",
    "BasicPlan",
    "Discrepancy",
    "DiscrepancyKind",
    "DrawBand",
    "Element",
    "Emendation",
    "FaultKind",
    "Field",
    "Goal",
    "Instrument",
    "InstrumentKind",
    "Measure",
    "Mention",
    "Ministry",
    "Name",
    "NamedAs",
    "Naming",
    "PairReview",
    "Passage",
    "PassageKind",
    "PerformanceGoal",
    "Period",
    "Phase",
    "Place",
    "PlaceKind",
    "Plan",
    "Project",
    "ProjectForm",
    "PublishedTable",
    "PublishedTotal",
    "Quantity",
    "Reading",
    "Restatement",
    "ReviewDecision",
    "Role",
    "Scope",
    "Span",
    "Stage",
    "Statement",
    "Status",
    "Strategy",
    "Succession",
    "SuccessionVerdict",
    "SuspectedFault",
    "Target",
    "Task",
    "Topic",
    "UnreadFigure",
    "UnusedLines",
    "Verdict",
    "Vision",
    "Why",
]
