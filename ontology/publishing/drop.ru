# A graph away, if it is there.
DROP SILENT GRAPH $graph
