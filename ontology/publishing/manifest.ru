# The manifest of the build whose graphs are published, and its version.
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX pg: <https://w3id.org/policygraph/ontology#>
PREFIX void: <http://rdfs.org/ns/void#>
DELETE WHERE { GRAPH $record { $record ?property ?value } } ;
INSERT DATA { GRAPH $record {
  $record a void:Dataset ;
    dcterms:hasVersion $version ;
    pg:manifest $manifest .
} }
