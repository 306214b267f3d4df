"""``python -m policygraph.reference``: write all of them anew."""

from policygraph import paths
from policygraph.catalog import write_citation
from policygraph.reference import write, write_dictionary, write_questions
from policygraph.store import open_store, read_manifest

write()
write_dictionary()
write_questions(open_store())
write_citation(open_store(), read_manifest(paths.TRIPLES))
