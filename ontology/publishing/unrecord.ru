# What is recorded of a graph's content; that it is published from here stays.
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX spdx: <http://spdx.org/rdf/terms#>
PREFIX void: <http://rdfs.org/ns/void#>
DELETE WHERE { GRAPH $record { $graph void:triples ?triples } } ;
DELETE WHERE { GRAPH $record { $graph dcterms:hasVersion ?version } } ;
DELETE WHERE { GRAPH $record { $checksum ?property ?value } } ;
DELETE WHERE { GRAPH $record { $graph spdx:checksum $checksum } }
