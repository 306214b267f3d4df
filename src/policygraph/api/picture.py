"""A page of the explorer that stands alone: it shows itself in a notebook, and can be saved.

>>> "<iframe" in Picture("cofunding", "<html></html>")._repr_html_()
True
"""

from __future__ import annotations

import base64
import html
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policygraph.errors import Language
    from policygraph.store import Manifest, Store


@dataclass(frozen=True, slots=True)
class Picture:
    """An interactive network that needs no network: one HTML page with all that it shows.

    Attributes:
        name: of the network.
        page: the whole page, which speaks both languages.
        lang: in which it opens in a notebook.
        height: in a notebook, in pixels.
    """

    name: str
    page: str
    lang: Language = "ko"
    height: int = 760

    def save(self, file: str | Path) -> Path:
        """Write the page; it stands alone and can be sent on."""
        path = Path(file)
        path.write_text(self.page, encoding="utf-8", newline="\n")
        return path

    def __repr__(self) -> str:
        """Not the page itself, which is long."""
        return f"Picture({self.name!r}, {len(self.page.encode()) / 1e6:.2f} MB)"

    def _repr_html_(self) -> str:
        """The page in a frame of its own, where its styles and scripts stay."""
        # By an address of its own, not as `srcdoc`: the page keeps what it shows in its address.
        page = base64.b64encode(self.page.encode()).decode()
        address = f"data:text/html;charset=utf-8;base64,{page}#lang={self.lang}"
        frame = f'title="{html.escape(self.name)}" width="100%" height="{self.height}" style="border: 0"'
        return f'<iframe src="{address}" sandbox="allow-scripts allow-downloads" {frame}></iframe>'


def draw_picture(store: Store, manifest: Manifest, name: str, language: Language) -> Picture:
    """The page of a network.

    Raises:
        CommandError: there is no network of that name.
    """
    from policygraph.analyse.networks import NETWORKS, read_material  # noqa: PLC0415 - only who draws pays for networkx
    from policygraph.api.networks import known_network  # noqa: PLC0415 - as above
    from policygraph.view.curation import repairs  # noqa: PLC0415 - as above, for templates
    from policygraph.view.frame import Frame  # noqa: PLC0415 - as above
    from policygraph.view.networks import network_page  # noqa: PLC0415 - as above

    known_network(name)
    frame = replace(Frame.of(manifest), alone=True)
    material, mended = read_material(store), repairs(store)
    return Picture(name, network_page(name, frame, NETWORKS[name](material), mended, material), language)
