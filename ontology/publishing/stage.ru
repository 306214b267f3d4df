# That a graph is on its way, and in which parts.
PREFIX void: <http://rdfs.org/ns/void#>
INSERT DATA { GRAPH $record { $graph void:subset $part } }
