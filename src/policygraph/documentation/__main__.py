"""``python -m policygraph.documentation DIR``: make the sites, and say where they are."""

import sys
from pathlib import Path

from policygraph.documentation import build_documentation
from policygraph.errors import PolicygraphError

_SITES = "site-docs"

try:
    for first in build_documentation(Path(*sys.argv[1:2] or [_SITES])):
        sys.stdout.write(f"{first.resolve().as_uri()}\n")
except PolicygraphError as error:
    sys.exit(f"policygraph: {error}")
