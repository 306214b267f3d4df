"""HTTP: the explorer, the SPARQL 1.1 protocol and linked-data pages on one local address.

It starts in `running`. Nothing is imported here: each worker process passes by, and must start in no time.
"""
