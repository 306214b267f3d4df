"""What a request to the SPARQL endpoint asks: the SPARQL 1.1 Protocol's query operation, section 2.1."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from policygraph.store import Dataset

if TYPE_CHECKING:
    from starlette.requests import Request

    from policygraph.serve.limits import Limits

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
UPDATE = "application/sparql-update"
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MOST_PARAMETERS = 200


class RequestError(Exception):
    """A request that is not what the protocol says.

    Args:
        status: the HTTP status.
        en: what is wrong, in English.
        ko: the same in Korean.
        headers: to be sent with the answer.
    """

    def __init__(self, status: int, en: str, ko: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(en)
        self.status, self.en, self.ko, self.headers = status, en, ko, headers or {}


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
    if request.method != "POST":
        return _operation(_parameters(request.url.query))
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == UPDATE:
        raise _read_only()
    if media not in {FORM, DIRECT}:
        raise RequestError(
            415,
            f"a query is sent as {FORM} or {DIRECT}, not as {media or 'nothing'}",
            f"질의는 {FORM} 또는 {DIRECT}(으)로 보냅니다. 받은 것: {media or '없음'}",
            {"Accept-Post": f"{FORM}, {DIRECT}"},
        )
    body = _text(await read_body(request, limits))
    in_address = _parameters(request.url.query)
    if media == FORM:
        if any(name in {"query", "update"} for name, _ in in_address):
            raise _several("query")
        return _operation([*in_address, *_parameters(body)])
    return _operation([*in_address, ("query", body)])


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
    return bytes(body)


def _operation(parameters: list[tuple[str, str]]) -> Operation:
    values: dict[str, list[str]] = {}
    for name, value in parameters:
        values.setdefault(name, []).append(value)
    if "update" in values or "using-graph-uri" in values or "using-named-graph-uri" in values:
        raise _read_only()
    queries = values.get("query", [])
    if len(queries) > 1:
        raise _several("query")
    default, named = values.get("default-graph-uri", []), values.get("named-graph-uri", [])
    if not queries and (default or named):
        raise RequestError(400, "there is no query", "query가 없습니다")
    if queries and "\0" in queries[0]:
        raise RequestError(400, "a query holds no NUL", "질의에 NUL이 있습니다")
    dataset = Dataset(tuple(default), tuple(named)) if default or named else None
    return Operation(queries[0].removeprefix("\ufeff") if queries else None, dataset)


def _parameters(encoded: str) -> list[tuple[str, str]]:
    """The parameters of an address or a form."""
    if found := _BAD_PERCENT.search(encoded):
        at = encoded[found.start() : found.start() + 3]
        raise RequestError(400, f"{at!r} is no percent-encoding", f"{at!r}은(는) 퍼센트 인코딩이 아닙니다")
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


def _several(name: str) -> RequestError:
    return RequestError(400, f"there is more than one {name}", f"{name}이(가) 둘 이상입니다")


def _read_only() -> RequestError:
    return RequestError(
        403,
        "the data can only be read here: there are no updates",
        "여기서는 읽기만 할 수 있습니다: 갱신은 없습니다",
    )
