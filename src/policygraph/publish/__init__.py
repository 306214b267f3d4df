"""Put the published graphs on a SPARQL 1.1 server.

Each graph travels in parts, which stand in graphs of their own (`https://w3id.org/policygraph/staging/…`)
until all are there and counted; then one update puts them in the graph's place and into the record. A reader
sees the old graph or the new one (as far as the server does a request at one stroke: docs/publishing.md), and
a connection that breaks costs one part, not the run.

The record (`https://w3id.org/policygraph/graph/publication`) says which graphs were published from here, what
they hold, and from which build: a graph that it does not name is never touched.
"""

from policygraph.publish.patience import Patience
from policygraph.publish.publishing import Publication, PublishedGraph, publish
from policygraph.publish.record import Record, read_record
from policygraph.publish.steps import Step, Watch

__all__ = [
    "Patience",
    "Publication",
    "PublishedGraph",
    "Record",
    "Step",
    "Watch",
    "publish",
    "read_record",
]
