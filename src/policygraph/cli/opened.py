"""What a command reads: the build in a folder, or the graphs on a server.

`--data` and `--endpoint` mean the same to every command that has them. A server is imported for, and asked,
only when one is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from policygraph import paths
from policygraph.errors import CommandError
from policygraph.store import Manifest, Store, open_store, read_manifest

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection
    from pathlib import Path

    from policygraph.store.remote import RemoteStore


@dataclass(frozen=True)
class Opened:
    """Graphs, and where they are.

    Attributes:
        store: the graphs.
        place: the folder or the address.
    """

    store: Store
    place: Path | str

    @cached_property
    def manifest(self) -> Manifest | None:
        """What was built; None on a server that was not filled by `policygraph publish`.

        Raises:
            StoreError: it cannot be read.
        """
        return _remote(self).manifest() if isinstance(self.place, str) else read_manifest(self.place)

    def whole_manifest(self) -> Manifest:
        """The manifest, which must be there.

        Raises:
            StoreError: it is not.
        """
        return _remote(self).whole_manifest() if isinstance(self.place, str) else read_manifest(self.place)


def opened(
    arguments: argparse.Namespace, graphs: Collection[str] | None = None, *, in_memory: bool = False
) -> Opened:
    """What `--data` or `--endpoint` names; the project's own build without either.

    Args:
        arguments: of the command.
        graphs: the stems of plans' graphs to read; all, if None.
        in_memory: for a command that asks a hundred questions (`open_store`).

    Raises:
        CommandError: both are given, or the address is none.
        StoreError: there is no build in the folder.
    """
    if arguments.endpoint is None:
        folder = arguments.data or paths.TRIPLES
        return Opened(open_store(folder, graphs, in_memory=in_memory), folder)
    if arguments.data is not None:
        raise CommandError("give --data or --endpoint, not both", "--data와 --endpoint 중 하나만 주십시오")
    from policygraph.store.remote import RemoteStore  # noqa: PLC0415 - the HTTP client is slow to import

    return Opened(RemoteStore(arguments.endpoint, graphs), arguments.endpoint)


def _remote(found: Opened) -> RemoteStore:
    from policygraph.store.remote import RemoteStore  # noqa: PLC0415 - as above

    if not isinstance(found.store, RemoteStore):
        raise TypeError("an address belongs to a RemoteStore")
    return found.store
