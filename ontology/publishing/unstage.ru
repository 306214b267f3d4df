# A part is no longer needed.
PREFIX void: <http://rdfs.org/ns/void#>
DELETE DATA { GRAPH $record { $graph void:subset $part } }
