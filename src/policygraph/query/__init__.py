"""Questions: the library of self-describing SPARQL files, and asking them or any query.

>>> find_question("vision").title("en")
'What is the vision of the plan?'
>>> ask("SELECT (COUNT(*) AS ?projects) { ?project a pg:Project }")[0].projects
154
"""

from policygraph.query.asking import answer, evaluate, labels, newest_year
from policygraph.query.binding import bind
from policygraph.query.library import Parameter, Question, find_question, questions, themes
from policygraph.query.parameters import resolve_ministry
from policygraph.query.python import ask, construct, project_store
from policygraph.query.rows import LabelledIri, Row, Rows

__all__ = [
    "LabelledIri",
    "Parameter",
    "Question",
    "Row",
    "Rows",
    "answer",
    "ask",
    "bind",
    "construct",
    "evaluate",
    "find_question",
    "labels",
    "newest_year",
    "project_store",
    "questions",
    "resolve_ministry",
    "themes",
]
