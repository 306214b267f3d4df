"""``python -m policygraph.reference``: write all of them anew."""

from policygraph import paths
from policygraph.catalog import write_citation
from policygraph.reference import write, write_dictionary, write_questions
from policygraph.store import open_store, read_manifest

write()
write_dictionary()
store = open_store(in_memory=True)
write_questions(store)
write_citation(store, read_manifest(paths.TRIPLES))
