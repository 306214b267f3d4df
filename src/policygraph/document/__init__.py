r"""Text to blocks: the grammar of the document family, without any meaning.

>>> text = Text("plan.md", ("Ⅳ. 재정투자 계획", "", "- □ 총 규모는", " 3조원", "가\t1.00"))
>>> for block in read_blocks(text):
...     print(type(block).__name__, block.span.first, block.span.last)
Heading 1 1
Bullet 3 4
Row 5 5
"""

from policygraph.document.blocks import (
    Block,
    Bullet,
    Caption,
    Cell,
    Contents,
    Heading,
    Paragraph,
    Rank,
    Row,
    Unit,
)
from policygraph.document.grammar import read_blocks
from policygraph.document.text import Text, load_text

__all__ = [
    "Block",
    "Bullet",
    "Caption",
    "Cell",
    "Contents",
    "Heading",
    "Paragraph",
    "Rank",
    "Row",
    "Text",
    "Unit",
    "load_text",
    "read_blocks",
]
