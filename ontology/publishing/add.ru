# The triples of a part into a graph.
ADD $part TO $graph
