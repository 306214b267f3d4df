# Triples with blank nodes into a graph: Virtuoso takes blank nodes in no INSERT DATA. The pattern matches once.
INSERT { GRAPH $graph {
$triples
} } WHERE { }
