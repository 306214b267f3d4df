"""A proxy on loopback that does to requests and answers what a bad network or a bad server does."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import httpx

from policygraph.store.remote_update import Addresses

_HOP = {"connection", "transfer-encoding", "content-length", "host", "keep-alive"}


@dataclass
class Between:
    """What the proxy does.

    Attributes:
        change: what is sent on in place of a body.
        breaks_after: the connection closes after so many bytes of a body …
        breaks: … so many times.
        loses: answers are not handed on to requests for which this is so, once each.
        seen: the bodies that arrived whole, with their methods.
        authorizations: the Authorization headers that arrived.
    """

    change: Callable[[bytes], bytes] = lambda body: body
    breaks_after: int | None = None
    breaks: int = 0
    loses: Callable[[bytes], bool] = lambda _body: False
    seen: list[tuple[str, bytes]] = field(default_factory=list)
    lost: list[bytes] = field(default_factory=list)


@contextmanager
def standing_between(addresses: Addresses, between: Between) -> Iterator[Addresses]:
    """The addresses of a proxy in front of the server at `addresses`."""
    target = "{0.scheme}://{0.netloc}".format(urlsplit(addresses.query))
    client = httpx.Client(trust_env=False, timeout=60)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass_on(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            if between.breaks and between.breaks_after is not None and length > between.breaks_after:
                between.breaks -= 1
                self.rfile.read(between.breaks_after)
                self.close_connection = True
                return
            body = self.rfile.read(length)
            between.seen.append((self.command, body))
            headers = {key: value for key, value in self.headers.items() if key.lower() not in _HOP}
            response = client.request(
                self.command, f"{target}{self.path}", content=between.change(body), headers=headers
            )
            if between.loses(body) and body not in between.lost:
                between.lost.append(body)
                self.close_connection = True
                return
            self.send_response(response.status_code)
            for key, value in response.headers.items():
                if key.lower() not in _HOP | {"content-encoding"}:
                    self.send_header(key, value)
            self.send_header("Content-Length", str(len(response.content)))
            self.end_headers()
            self.wfile.write(response.content)

        do_GET = do_POST = do_PUT = do_DELETE = _pass_on  # noqa: N815 - names that http.server looks for

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        here = f"http://127.0.0.1:{server.server_port}"
        yield replace(
            addresses,
            query=addresses.query.replace(target, here),
            update=addresses.update.replace(target, here),
            graphs=addresses.graphs and addresses.graphs.replace(target, here),
        )
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        client.close()
