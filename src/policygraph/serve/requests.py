"""What a request to the SPARQL endpoint asks: the SPARQL 1.1 Protocol's query operation, section 2.1.

A query comes in one of three ways, and its graphs with it:

    GET   /sparql?query=…&default-graph-uri=…&named-graph-uri=…
    POST  /sparql  application/x-www-form-urlencoded   query=…&default-graph-uri=…
    POST  /sparql?default-graph-uri=…  application/sparql-query   SELECT …

Parameters that the protocol does not know are passed over, as it leaves room for them.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect

from policygraph.serve.failures import RequestError
from policygraph.store import Dataset

if TYPE_CHECKING:
    from starlette.requests import Request

    from policygraph.serve.limits import Limits

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
UPDATE = "application/sparql-update"
_CHARSET = re.compile(r';\s*charset\s*=\s*"?(?P<name>[^\s";]*)', re.IGNORECASE)
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MOST_PARAMETERS = 200
_LONGEST_QUOTE = 100
_GRAPHS = ("default-graph-uri", "named-graph-uri")
_OF_UPDATES = frozenset({"update", "using-graph-uri", "using-named-graph-uri"})


@dataclass(frozen=True, slots=True)
class Operation:
    """A query operation; `query` is None where a GET asks for the description of the service."""

    query: str | None
    dataset: Dataset | None


async def read_operation(request: Request, limits: Limits) -> Operation:
    """What is asked.

    Raises:
        RequestError: it is not as the protocol says.
    """
    in_address = _parameters(request.scope["query_string"].decode("latin-1"))
    if request.method != "POST":
        return _operation(in_address)
    media = _media_type(request)
    text = _text(await read_body(request, limits))
    if media == DIRECT:
        return _operation([*in_address, ("query", text)])
    _refuse_updates(in_address)
    if misplaced := next((name for name, _ in in_address if name in {"query", *_GRAPHS}), None):
        raise RequestError(
            400,
            f"{misplaced} stands in the address, but the request is a form: all stands in the form",
            f"{misplaced}이(가) 주소에 있지만 요청은 양식입니다: 모두 양식에 넣으십시오",
        )
    return _operation(_parameters(text))


def _media_type(request: Request) -> str:
    """The form of the body, which is one of those that the protocol knows."""
    header = request.headers.get("content-type", "")
    media = header.partition(";")[0].strip().lower()
    if media == UPDATE:
        raise _read_only()
    if media not in {FORM, DIRECT}:
        what = quoted(media)
        raise RequestError(
            415,
            f"a query is sent as {FORM} or {DIRECT}, not as {what or 'nothing'}",
            f"질의는 {FORM} 또는 {DIRECT}(으)로 보냅니다. 받은 것: {what or '없음'}",
            {"Accept-Post": f"{FORM}, {DIRECT}"},
        )
    charset = _CHARSET.search(header)
    if charset is not None and charset["name"].lower() not in {"utf-8", "utf8"}:
        raise RequestError(
            415,
            f"a query is sent in UTF-8, not in {quoted(charset['name'])}",
            f"질의는 UTF-8로 보냅니다. 받은 것: {quoted(charset['name'])}",
        )
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise RequestError(
            415,
            "a query is sent uncompressed",
            "질의는 압축하지 않고 보냅니다",
            {"Accept-Encoding": "identity"},
        )
    return media


async def read_body(request: Request, limits: Limits) -> bytes:
    """The body, if it is not too large and does not take too long.

    Raises:
        RequestError: it does.
    """
    too_large = RequestError(
        413, f"a request has at most {limits.body:,} bytes", f"요청은 {limits.body:,}바이트까지입니다"
    )
    length = request.headers.get("content-length", "0")
    if length.isdecimal() and int(length) > limits.body:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(limits.slowness):
            async for part in request.stream():
                body += part
                if len(body) > limits.body:
                    raise too_large
    except TimeoutError as error:
        raise RequestError(
            408, "the request did not arrive in time", "요청이 제때 도착하지 않았습니다"
        ) from error
    except ClientDisconnect as error:  # nobody is there to be told; but it is no fault of the server
        raise RequestError(400, "the request broke off", "요청이 끊겼습니다") from error
    return bytes(body)


def quoted(text: str) -> str:
    """What a client sent, fit to be shown in a message."""
    shown = "".join(char if char.isprintable() else "�" for char in text[:_LONGEST_QUOTE])
    return shown if len(text) <= _LONGEST_QUOTE else f"{shown}…"


def _operation(parameters: list[tuple[str, str]]) -> Operation:
    _refuse_updates(parameters)
    queries = [value for name, value in parameters if name == "query"]
    default, named = (tuple(value for name, value in parameters if name == of) for of in _GRAPHS)
    if len(queries) > 1:
        raise RequestError(400, "there is more than one query", "query가 둘 이상입니다")
    dataset = Dataset(default, named) if default or named else None
    if not queries:
        if dataset is not None:
            raise no_query()
        return Operation(None, None)
    query = queries[0].removeprefix("\ufeff")
    if "\0" in query:
        raise RequestError(400, "a query holds no NUL", "질의에 NUL이 있습니다")
    return Operation(query, dataset)


def _refuse_updates(parameters: list[tuple[str, str]]) -> None:
    if any(name in _OF_UPDATES for name, _ in parameters):
        raise _read_only()


def _parameters(encoded: str) -> list[tuple[str, str]]:
    """The parameters of an address or a form."""
    if found := _BAD_PERCENT.search(encoded):
        at = quoted(encoded[found.start() : found.start() + 3])
        raise RequestError(400, f"'{at}' is no percent-encoding", f"'{at}'은(는) 퍼센트 인코딩이 아닙니다")
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
    except UnicodeDecodeError as error:
        raise _not_utf8() from error
    except ValueError as error:
        raise RequestError(400, "there are too many parameters", "매개변수가 너무 많습니다") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8() from error


def _not_utf8() -> RequestError:
    return RequestError(400, "the request is not UTF-8", "요청이 UTF-8이 아닙니다")


def no_query() -> RequestError:
    """What is said to a request that has no query where one belongs."""
    return RequestError(400, "there is no query", "query가 없습니다")


def _read_only() -> RequestError:
    return RequestError(
        403,
        "the data can only be read here: there are no updates",
        "여기서는 읽기만 할 수 있습니다: 갱신은 없습니다",
    )
