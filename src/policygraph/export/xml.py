"""XML in one way: UTF-8, indented, the default namespace without a prefix, the same bytes each time.

>>> root = Element("urn:x", "graph", {"kind": "directed"})
>>> _ = root.add("node", {"id": "a"}, "가 & 나")
>>> print(root.document().decode().splitlines()[1:])
['<graph xmlns="urn:x" kind="directed">', '  <node id="a">가 &amp; 나</node>', '</graph>']
"""

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

# Without these a reader of XML would take them for spaces, or for nothing.
_ESCAPES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Element:
    """An element that is written as it was put together.

    Args:
        namespace: declared on this element; nothing for those inside it.
        name: with its prefix, if it has one.
        attributes: in order.
        text: what it holds instead of elements.
    """

    def __init__(
        self, namespace: str, name: str, attributes: Mapping[str, object] | None = None, text: str = ""
    ) -> None:
        self._namespace, self._name, self._text = namespace, name, text
        self._attributes = dict(attributes or {})
        self._children: list[Element] = []

    def add(self, name: str, attributes: Mapping[str, object] | None = None, text: str = "") -> "Element":
        """Put an element at the end of this one."""
        child = Element("", name, attributes, text)
        self._children.append(child)
        return child

    def document(self) -> bytes:
        """The whole document."""
        lines = ['<?xml version="1.0" encoding="UTF-8"?>']
        lines += self._lines("")
        return ("\n".join(lines) + "\n").encode()

    def _lines(self, indent: str) -> Iterator[str]:
        declared = {"xmlns": self._namespace} if self._namespace else {}
        attributes = "".join(
            f" {name}={quoteattr(_clean(str(value)), _ESCAPES)}"
            for name, value in (declared | self._attributes).items()
        )
        head = f"{indent}<{self._name}{attributes}"
        if self._children:
            yield f"{head}>"
            for child in self._children:
                yield from child._lines(f"{indent}  ")  # noqa: SLF001 - its own kind
            yield f"{indent}</{self._name}>"
        elif self._text:
            text = escape(_clean(self._text), {"\r": "&#13;"})
            yield f"{head}>{text}</{self._name}>"
        else:
            yield f"{head}/>"


def _clean(text: str) -> str:
    """The text without what XML cannot hold at all."""
    return _FORBIDDEN.sub("�", text)
