"""HTTP: the explorer, the SPARQL 1.1 protocol and linked-data pages on one local address."""
