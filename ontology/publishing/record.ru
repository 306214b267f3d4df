# What a graph holds now.
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX spdx: <http://spdx.org/rdf/terms#>
PREFIX void: <http://rdfs.org/ns/void#>
INSERT DATA { GRAPH $record {
  $graph dcterms:isPartOf $record ;
    void:triples $triples ;
    dcterms:hasVersion $version ;
    spdx:checksum $checksum .
  $checksum a spdx:Checksum ;
    spdx:algorithm spdx:checksumAlgorithm_sha256 ;
    spdx:checksumValue $sha256 .
} }
