"""A publication as a folder of files that any web host can carry: explorer, data, documentation, catalogue.

Links are relative, so that it works from disk, from a sub-folder of a host and from an archive. It is written
whole or not at all, and is the same bytes on each run.
"""

from policygraph.static.publishing import Published, Settings, publish_static

__all__ = ["Published", "Settings", "publish_static"]
