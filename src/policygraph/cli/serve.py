"""``policygraph serve``: the graph on one local address."""

import argparse
import ipaddress
import logging
import sys
from typing import TYPE_CHECKING

from policygraph import paths
from policygraph.cli.output import either, progress
from policygraph.serve.limits import Limits
from policygraph.serve.running import Settings, serve

if TYPE_CHECKING:
    from policygraph.errors import Language


def run(arguments: argparse.Namespace) -> int:
    """Serve until it is stopped."""
    language: Language = arguments.lang
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(message)s", level=logging.INFO)
    if arguments.debug:  # the text of each query, too
        logging.getLogger("policygraph").setLevel(logging.DEBUG)
    if not _is_loopback(arguments.host):
        progress(
            either(
                language,
                f"주의: {arguments.host}에서 열면 이 컴퓨터 밖에서도 물을 수 있습니다.",
                f"note: at {arguments.host} it can be asked from other machines, too.",
            )
        )
    limits = Limits(seconds=arguments.timeout, rows=arguments.max_rows, waiting=arguments.max_queries)

    def ready(address: str) -> None:
        progress(
            either(
                language,
                f"{address} 에서 답합니다 (SPARQL: {address}sparql). 멈추려면 Ctrl+C.",
                f"answering at {address} (SPARQL: {address}sparql). Ctrl+C stops it.",
            )
        )

    services = tuple(arguments.allow_service)
    settings = Settings(arguments.host, arguments.port, limits, language, services)
    serve(arguments.data or paths.TRIPLES, settings, ready)
    return 0


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
