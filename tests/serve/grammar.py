"""A grammar of requests to the endpoint: good ones, odd ones, broken ones, and those that would break in.

Queries are grown from a grammar of SPARQL and then, mostly, damaged; requests put them where the protocol
wants them, or nearly.
"""

from dataclasses import dataclass
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

SPARQL, FORM = b"application/sparql-query", b"application/x-www-form-urlencoded"
ODD_TEXTS = (
    "\0",
    "\ufeff",
    "\u202e",
    "\U0001d4b3",
    "\ud800",
    r"\uD800",
    r"\U00110000",
    "\\",
    '"',
    "'''",
    "#",
    "<",
    ">",
    "{" * 40,
    "(" * 250,
    "!" * 500,
    "-" * 500,
    " . ",
    ";",
    "%00",
    "\r\n",
    "' OR '1'='1",
    "> } ; DROP ALL #",
    '" } INSERT DATA { <urn:a> <urn:b> <urn:c> } #',
    "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
    "SERVICE ?s { }",
    "FROM <file:///etc/passwd>",
    "LOAD <http://127.0.0.1:9/>",
    "../../../etc/passwd",
    "$(reboot)",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "x" * 3000,
)
_GRAPHS = (
    "https://w3id.org/policygraph/graph/icd-2021/asserted",
    "https://w3id.org/policygraph/graph/ontology",
    "urn:unknown",
    "",
)
_FUNCTIONS = (
    "STR",
    "LANG",
    "DATATYPE",
    "IRI",
    "STRLEN",
    "UCASE",
    "ABS",
    "YEAR",
    "MD5",
    "SHA512",
    "isBLANK",
    "ENCODE_FOR_URI",
    "xsd:integer",
    "xsd:dateTime",
    "<urn:f>",
)

_variables = st.sampled_from(["?s", "?p", "?o", "?g", "?x", "$y", "?이름"])
_iris = st.sampled_from(["pg:Plan", "pg:Ministry", "skos:prefLabel", "rdf:type", "<urn:x>", "<urn:한글>"])
_odd_iris = st.sampled_from(["<>", "<../x>", "nope:x", "<http://[/>", "a", "_:b", "pg:", "<urn: >"])
_texts = st.text(max_size=20).map(lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"')
_literals = st.one_of(
    _texts,
    _texts.map(lambda text: f"{text}@ko"),
    _texts.map(lambda text: f"{text}^^xsd:dateTime"),
    st.integers().map(str),
    st.floats(allow_nan=False).map(str),
    st.sampled_from(["true", "1e400", "0.0", "9" * 60, '"x"@' + "a" * 40, '"-0001-02-30"^^xsd:date']),
)
_subjects = st.one_of(_variables, _variables, _iris, st.sampled_from(["[]", "(1 ?x)", "[ ?p ?x ]"]))
_objects = st.one_of(_variables, _variables, _iris, _literals, _odd_iris)
_operators = st.sampled_from(["+", "-", "*", "/", "=", "!=", "<", ">=", "&&", "||"])
_paths = st.recursive(
    _iris,
    lambda path: st.one_of(
        st.just("!(pg:Plan|^rdf:type)"),
        path.map(lambda one: f"^({one})"),
        st.tuples(path, st.sampled_from("*+?")).map(lambda two: f"({two[0]}){two[1]}"),
        st.tuples(path, st.sampled_from("/|"), path).map(lambda three: f"({' '.join(three)})"),
    ),
    max_leaves=4,
)
_expressions = st.recursive(
    st.one_of(_variables, _literals),
    lambda expression: st.one_of(
        st.tuples(expression, _operators, expression).map(lambda three: f"({' '.join(three)})"),
        st.tuples(st.sampled_from(_FUNCTIONS), expression).map(lambda two: f"{two[0]}({two[1]})"),
        st.tuples(expression, expression).map(lambda two: f"REGEX(STR({two[0]}), STR({two[1]}))"),
        st.tuples(expression, expression).map(lambda two: f"REPLACE({two[0]}, {two[1]}, '$1', 'i')"),
        st.tuples(expression, expression).map(lambda two: f"IF({two[0]}, {two[1]}, 1/0)"),
        expression.map(lambda one: f"COALESCE({one}, SUBSTR({one}, 2))"),
    ),
    max_leaves=6,
)
_triples = st.tuples(_subjects, st.one_of(_variables, st.just("a"), _paths), _objects).map(
    lambda three: f"{' '.join(three)} ."
)
_patterns = st.recursive(
    _triples,
    lambda pattern: st.one_of(
        st.tuples(pattern, pattern).map(" ".join),
        st.tuples(st.sampled_from(["OPTIONAL", "MINUS", "GRAPH ?g", "FILTER EXISTS", ""]), pattern).map(
            lambda two: f"{two[0]} {{ {two[1]} }}"
        ),
        st.tuples(pattern, pattern).map(lambda two: f"{{ {two[0]} }} UNION {{ {two[1]} }}"),
        st.tuples(pattern, _expressions).map(lambda two: f"{two[0]} FILTER({two[1]})"),
        st.tuples(pattern, _expressions, _variables).map(
            lambda three: f"{three[0]} BIND({three[1]} AS {three[2]})"
        ),
        st.tuples(_variables, _literals, pattern).map(lambda t: f"VALUES {t[0]} {{ {t[1]} UNDEF }} {t[2]}"),
        pattern.map(lambda one: f"{{ SELECT DISTINCT * {{ {one} }} LIMIT 5 }}"),
    ),
    max_leaves=5,
)
_heads = st.sampled_from(
    [
        *["SELECT *", "SELECT DISTINCT ?s ?p", "SELECT (COUNT(*) AS ?n)", "ASK", "DESCRIBE ?s"] * 3,
        "SELECT (GROUP_CONCAT(?o) AS ?all) (SUM(?x) AS ?sum)",
        *["CONSTRUCT { ?s ?p ?o . [] ?p ?x }"] * 3,
        "CONSTRUCT",
        "DESCRIBE *",
        "INSERT { ?s ?p ?o }",
        "DELETE",
        "PREFIX pg: <urn:other#> SELECT *",
        "BASE <urn:base> # …\nSELECT ?g FROM <urn:none> FROM NAMED <urn:x>",
    ]
)
_tails = st.sampled_from(
    [
        *["", "LIMIT 3", "ORDER BY DESC(?o) LIMIT 10 OFFSET 2"] * 4,
        "GROUP BY ?s HAVING (COUNT(*) > 1)",
        "LIMIT -1",
    ]
)
whole_queries = st.tuples(_heads, _patterns, _tails).map(lambda parts: "{} WHERE {{ {} }} {}".format(*parts))


@st.composite
def queries(draw: st.DrawFn) -> str:
    """A query, whole or damaged, or a text that is none."""
    query: str = draw(st.one_of(*[whole_queries] * 11, st.text(max_size=40)))
    for _ in range(draw(st.sampled_from([0] * 8 + [1, 1, 2, 3]))):
        start = draw(st.integers(0, len(query)))
        end = min(len(query), start + draw(st.integers(0, 12)))
        put = draw(st.one_of(st.sampled_from(ODD_TEXTS), st.just(""), st.just(query[start:end] * 2)))
        query = query[:start] + put + query[end:]
    return query


def in_bytes(text: str, encoding: str = "utf-8") -> bytes:
    """A text as bytes, right or wrong."""
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


_encoded = st.tuples(queries(), st.sampled_from([*["utf-8"] * 15, "utf-8-sig", "utf-16", "cp949"])).map(
    lambda two: in_bytes(*two)
)
_values = st.one_of(
    st.sampled_from(_GRAPHS).map(str.encode), st.sampled_from(ODD_TEXTS).map(in_bytes), st.binary(max_size=12)
)
_names = st.sampled_from(
    [
        "default-graph-uri",
        "named-graph-uri",
        "default-graph-uri",
        "format",
        "timeout",
        "query",
        "update",
        "",
        "한글",
    ]
)
_extras = st.lists(st.tuples(_names, _values), max_size=3)
_escapes = st.sampled_from(["", "", "", "", "%", "%zz", "%u0041", "%C0%AF", "&&", ";", "#", "=", "+"])
_accepts = st.one_of(
    st.sampled_from(
        [
            *[b"*/*", b"text/csv, text/turtle, application/sparql-results+xml;q=0.1"] * 4,
            b"text/html,application/xml;q=0.9,*/*;q=0.8",
            b"application/sparql-results+json",
            b"application/sparql-results+xml",
            b"text/csv",
            b"text/tab-separated-values",
            b"text/turtle",
            b"application/n-triples, text/csv;q=0.2",
            b"application/ld+json, application/sparql-results+xml",
            b"application/problem+json, */*;q=0.1",
            b"image/png",
            b"*/*;q=nan",
            b",;,;q=1",
        ]
    ),
    st.binary(max_size=20).map(lambda value: value.translate(None, b"\r\n\0")),
)
_odd_headers = st.sampled_from(
    [
        (b"Accept-Language", b"ko-KR, en;q=0.1"),
        (b"Accept-Language", b"x;q=;;,"),
        (b"Accept-Encoding", b"gzip, br"),
        (b"Origin", b"https://example.org"),
        (b"Origin", b"null"),
        (b"If-None-Match", b'*, W/"'),
        (b"If-Modified-Since", b"yesterday"),
        (b"Range", b"bytes=0-1"),
        (b"Cookie", b"a=b; c"),
        (b"X-Forwarded-Host", b'"><script>'),
        (b"X-HTTP-Method-Override", b"DELETE"),
        (b"Upgrade", b"websocket"),
        (b"Expect", b"100-continue"),
        (b"Content-Encoding", b"gzip"),
        (b"Transfer-Encoding", b"chunked"),
        (b"Transfer-Encoding", b"gzip, chunked"),
        (b"Content-Length", b"99999999999999999999"),
        (b"Content-Length", b"-1"),
        (b"Content-Length", b"5, 6"),
        (b"Host", b"[::1"),
        (b"Access-Control-Request-Method", b"POST"),
        (b"Na me", b"x"),
        (b"X", b"\xff\xfe\x01"),
        (b"X", b"a\r\n b"),
        (b"X", b"y" * 70_000),
    ]
)
_odd_kinds = st.sampled_from(
    [b"", b"text/plain", FORM, SPARQL + b";charset=cp949", b"multipart/form-data", b";"]
)
_methods = st.sampled_from(
    [b"HEAD", b"OPTIONS", b"PUT", b"DELETE", b"PATCH", b"TRACE", b"CONNECT", b"get", b"X" * 99]
)
_addresses = st.sampled_from(
    [
        b"/",
        b"/health",
        b"/.well-known/void",
        b"/sparql/",
        b"//sparql",
        b"/../../etc/passwd",
        b"/%2e%2e/%00",
        b"/query",
        b"/id/%ff",
        b"*",
        b"http://elsewhere.example/sparql",
        b"/" + b"a" * 9000,
        b"/sparql?\xff",
    ]
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as it goes over the wire.

    Attributes:
        data: all of it.
        whole: whether it is certain to end where it says that it does.
    """

    data: bytes
    whole: bool


@st.composite
def requests(draw: st.DrawFn) -> Sent:
    """A request to the endpoint, or past it."""
    form = draw(st.sampled_from(["get", "form", "direct", "get", "form", "direct", "get", "direct", "other"]))
    query, body, kind = draw(_encoded), b"", b""
    extras = draw(_extras)
    method, address = b"POST", b"/sparql"
    if form == "get":
        method, address = b"GET", address + b"?" + _encode([("query", query), *extras], draw(_escapes))
    elif form == "form":
        kind, body = FORM, _encode([("query", query), *extras], draw(_escapes))
    elif form == "direct":
        kind, body = SPARQL, query
        address += b"?" + _encode(extras, draw(_escapes)) if extras else b""
    else:
        method, address = draw(st.one_of(_methods, st.just(b"GET"))), draw(_addresses)
    if draw(st.integers(0, 9)) == 0:
        kind = draw(
            st.sampled_from(
                [b"", b"text/plain", FORM, SPARQL + b";charset=cp949", b"multipart/form-data", b";"]
            )
        )
    headers = [(b"Connection", b"close"), (b"Host", b"localhost"), (b"Accept", draw(_accepts))]
    headers += [(b"Content-Type", kind)] if kind else []
    headers += [(b"Content-Length", str(len(body)).encode())] if body or method == b"POST" else []
    odd = draw(st.lists(_odd_headers, max_size=2)) if draw(st.integers(0, 5)) == 0 else []
    head = b"".join(b"%s: %s\r\n" % header for header in headers + odd)
    framed = not {name for name, _ in odd} & {b"Content-Length", b"Transfer-Encoding", b"Upgrade"}
    return Sent(
        b"%s %s HTTP/1.1\r\n%s\r\n%s" % (method, address, head, body), framed and b"\xff" not in address
    )


def _encode(parameters: list[tuple[str, bytes]], odd: str) -> bytes:
    pairs = (f"{quote_from_bytes(name.encode())}={quote_from_bytes(value)}" for name, value in parameters)
    return ("&".join(pairs) + odd).encode()
