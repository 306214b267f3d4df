"""Put the published graphs on a SPARQL 1.1 server."""
