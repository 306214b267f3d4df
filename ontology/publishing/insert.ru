# Triples into a graph.
INSERT DATA { GRAPH $graph {
$triples
} }
