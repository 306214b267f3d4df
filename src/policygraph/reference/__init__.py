"""Pages of the documentation that are made from what they describe, so that they cannot say anything else.

``make reference`` writes them; tests compare what is committed with what is made.
"""

from policygraph.reference.dictionary import DICTIONARY, dictionary, write_dictionary
from policygraph.reference.ontology import PAGE, reference, write
from policygraph.reference.questions import FOLDER, question_pages, write_questions

__all__ = [
    "DICTIONARY",
    "FOLDER",
    "PAGE",
    "dictionary",
    "question_pages",
    "reference",
    "write",
    "write_dictionary",
    "write_questions",
]
