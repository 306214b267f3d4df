"""HTTP: the explorer, the SPARQL 1.1 protocol and linked-data pages on one local address."""

from policygraph.serve.limits import Limits
from policygraph.serve.running import Settings, serve

__all__ = ["Limits", "Settings", "serve"]
