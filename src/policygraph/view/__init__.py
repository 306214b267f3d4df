"""The offline explorer: results to self-contained HTML pages.

A page carries everything that it needs: the network library from the installed pyvis package, styles,
data, and a policy that lets it fetch nothing.
"""

from policygraph.view.frame import PAGES, Beside, Frame, Lead
from policygraph.view.site import write_site

__all__ = ["PAGES", "Beside", "Frame", "Lead", "write_site"]
