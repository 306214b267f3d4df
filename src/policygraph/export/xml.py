"""XML in one way: UTF-8, indented, the default namespace without a prefix, the same bytes each time.

>>> root = Element("urn:x", "graph", {"kind": "directed"})
>>> _ = root.add("node", {"id": "a"}, "가 & 나")
>>> print(root.document().decode().splitlines()[1:])
['<graph xmlns="urn:x" kind="directed">', '  <node id="a">가 &amp; 나</node>', '</graph>']
"""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

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
        self._write(lines, "")
        return ("\n".join(lines) + "\n").encode()

    def _write(self, lines: list[str], indent: str) -> None:
        declared = {"xmlns": self._namespace} if self._namespace else {}
        attributes = "".join(
            f" {name}={quoteattr(_clean(str(value)), {chr(10): '&#10;', chr(13): '&#13;', chr(9): '&#9;'})}"
            for name, value in (declared | self._attributes).items()
        )
        head = f"{indent}<{self._name}{attributes}"
        if self._children:
            lines.append(f"{head}>")
            for child in self._children:
                child._write(lines, f"{indent}  ")
            lines.append(f"{indent}</{self._name}>")
        elif self._text:
            lines.append(f"{head}>{escape(_clean(self._text), {chr(13): '&#13;'})}</{self._name}>")
        else:
            lines.append(f"{head}/>")


def _clean(text: str) -> str:
    """The text without what XML cannot hold at all."""
    return _FORBIDDEN.sub("�", text)
