"""``python -m policygraph.reference``: write all of them anew."""

from policygraph.reference import write, write_dictionary, write_questions
from policygraph.store import open_store

write()
write_dictionary()
write_questions(open_store())
