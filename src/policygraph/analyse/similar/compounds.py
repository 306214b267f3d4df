"""Long nouns that the analyser does not know, taken apart by the words that the corpus itself has.

Names of projects are written together (광융합산업플랫폼): what is not in a dictionary comes back whole, and
would meet no other project. The longest known word from the left is taken each time; a syllable that is left
alone stays with what is beside it.

>>> [noun.form for noun in taken_apart(Noun("광융합산업플랫폼", 0, 8), frozenset({"융합", "산업", "플랫폼"}))]
['광융합', '산업', '플랫폼']
>>> [noun.form for noun in taken_apart(Noun("엔지니어링", 0, 5), frozenset({"산업"}))]
['엔지니어링']
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from policygraph.analyse.similar.morphology import Noun

_LONG = 4  # syllables of a noun that may be two
_WORD = range(4, 1, -1)  # syllables of a word that it may be made of, the longest first


def split_compounds(texts: Sequence[Sequence[Noun]], known: Iterable[str] = ()) -> list[tuple[Noun, ...]]:
    """The texts with their long nouns taken apart by each other's words, and by `known`."""
    words = {noun.form for text in texts for noun in text if len(noun.form) in _WORD}
    vocabulary = frozenset(words.union(known))
    return [tuple(part for noun in text for part in taken_apart(noun, vocabulary)) for text in texts]


def taken_apart(noun: Noun, vocabulary: frozenset[str]) -> list[Noun]:
    """A noun as its parts; itself, if it is short, foreign or holds no known word."""
    if len(noun.form) < _LONG or noun.form.isascii() or len(noun.form) != noun.end - noun.begin:
        return [noun]
    marks = _marks(noun.form, vocabulary)
    ends = [at + 1 for at in range(len(marks)) if at + 1 == len(marks) or marks[at] != marks[at + 1]]
    cuts = _without_single([0, *ends])
    return [Noun(noun.form[a:b], noun.begin + a, noun.begin + b) for a, b in pairwise(cuts)]


def _marks(form: str, vocabulary: frozenset[str]) -> list[int]:
    """For each syllable the number of the word or the gap that it is in."""
    marks: list[int] = []
    part = 0
    while len(marks) < len(form):
        at = len(marks)
        sizes = (size for size in _WORD if size < len(form) and form[at : at + size] in vocabulary)
        size = next((size for size in sizes if at + size <= len(form)), 0)
        if size:
            part += 2
            marks += [part] * size
        else:
            marks.append(part + 1)
    return marks


def _without_single(cuts: list[int]) -> list[int]:
    """Cuts that leave no syllable alone: it goes to the next part, the last one to the part before."""
    kept = [0]
    for cut in cuts[1:]:
        if cut - kept[-1] > 1:
            kept.append(cut)
    kept[-1:] = [cuts[-1]] if len(kept) > 1 else [0, cuts[-1]]
    return kept
