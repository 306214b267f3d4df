"""``policygraph serve``: the graph on one local address."""

import argparse
import ipaddress
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph import paths
from policygraph.cli.output import either, progress
from policygraph.errors import CommandError
from policygraph.serve.limits import Limits
from policygraph.serve.running import Settings, serve

if TYPE_CHECKING:
    from policygraph.errors import Language


def run(arguments: argparse.Namespace) -> int:
    """Serve until it is stopped."""
    language: Language = arguments.lang
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(message)s", level=logging.WARNING)
    # With --debug the text of each query, too; the HTTP client would tell it at any time.
    logging.getLogger("policygraph").setLevel(logging.DEBUG if arguments.debug else logging.INFO)
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
    serve(_source(arguments), settings, ready)
    return 0


def _source(arguments: argparse.Namespace) -> Path | str:
    if arguments.endpoint is None:
        return arguments.data or paths.TRIPLES
    if arguments.data is not None or arguments.allow_service:
        raise CommandError(
            "with --endpoint there is neither --data nor --allow-service",
            "--endpoint와 --data, --allow-service를 함께 쓸 수 없습니다",
        )
    return str(arguments.endpoint)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
