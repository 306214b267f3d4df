# A graph is no longer published from here.
DELETE WHERE { GRAPH $record { $checksum ?property ?value } } ;
DELETE WHERE { GRAPH $record { $graph ?property ?value } }
