"""How much room words take in a picture that is drawn before any browser measures them."""

from policygraph.width import fold

# Of the size of the letters; a Hangul syllable takes two columns. A little more than the fonts need.
_COLUMN = 0.53


def lines_within(text: str, room: float, size: float) -> list[str]:
    """`text` in lines that fit `room` pixels at a font `size`.

    >>> lines_within("융합 신제품·서비스를 위한 新시장 구축", 160, 13)
    ['융합 신제품·서비스를', '위한 新시장 구축']
    """
    return fold(text, int(room / (_COLUMN * size)))
