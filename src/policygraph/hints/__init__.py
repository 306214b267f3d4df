"""What helps a person whose query went wrong: where it is wrong, and which term was meant.

>>> [token.text for token in tokens('SELECT ?p { ?p a pg:Project } # pg:Comment')]
['SELECT', '?p', '{', '?p', 'a', 'pg:Project', '}']
"""

from policygraph.hints.frame import frame
from policygraph.hints.mistakes import placed
from policygraph.hints.patterns import Pattern, patterns
from policygraph.hints.tokens import Token, tokens
from policygraph.hints.unknown import Unknown, unknown_terms

__all__ = ["Pattern", "Token", "Unknown", "frame", "patterns", "placed", "tokens", "unknown_terms"]
