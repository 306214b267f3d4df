# That a graph is published from here, before anything is put into it.
PREFIX dcterms: <http://purl.org/dc/terms/>
INSERT DATA { GRAPH $record { $graph dcterms:isPartOf $record } }
