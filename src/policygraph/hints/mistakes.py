"""What is wrong with a query that is not SPARQL, in plain words and at its place.

The engine says how far it read, which is often the end of the query. What people mistype most is found from
the words of the query: a prefix that is not declared, a keyword or function that does not exist, a string
that is not closed; then, by the grammar, the first word that cannot stand where it stands; then a bracket
that is not closed. Everything else is said as the engine says it.
"""

import re
from difflib import get_close_matches

from policygraph.errors import QuerySyntaxError
from policygraph.hints.grammar import Stop, stop
from policygraph.hints.tokens import Token, place, prologue, tokens, words

_BROKEN_IRI = re.compile(r"<[\w:/.#-]+ [\w:/.# -]*>")
_LONGEST = 100_000  # characters; of a longer query the engine's word has to do
_PAIRS = {")": "(", "]": "[", "}": "{"}


def placed(error: QuerySyntaxError, sparql: str) -> QuerySyntaxError:
    """The error with the place and the words that help most."""
    if len(sparql) > _LONGEST:
        return error
    found = list(tokens(sparql))
    stopped = None
    known = (
        _unclosed_string(found)
        or _broken_iri(sparql, found)
        or _undeclared(found, prologue(sparql))
        or _unknown_word(found)
    )
    if known is None:
        stopped = stop(sparql)
        known = _unexpected(stopped) or _bracket(found)
    if known is not None:
        token, en, ko = known
        at = place(sparql, token.start)
        return QuerySyntaxError(
            f"not SPARQL at line {at[0]}, column {at[1]}: {en}",
            f"SPARQL이 아닙니다 ({at[0]}행 {at[1]}열): {ko}",
            at=at,
        )
    return _as_the_engine_says(error, sparql, found, reads=stopped is None)


_Mistake = tuple[Token, str, str]


def _unclosed_string(found: list[Token]) -> _Mistake | None:
    for token in found:
        if token.kind == "mark" and token.text in "\"'":
            return token, "this string is not closed", "따옴표가 닫히지 않았습니다"
    return None


def _broken_iri(sparql: str, found: list[Token]) -> _Mistake | None:
    for token in found:
        if token.text == "<" and (broken := _BROKEN_IRI.match(sparql, token.start)):
            return (
                token,
                f"{broken[0]} is no IRI: it has a space",
                f"{broken[0]}은(는) IRI가 아닙니다: 빈칸이 있습니다",
            )
    return None


def _undeclared(found: list[Token], declared: dict[str, str]) -> _Mistake | None:
    before = ""
    for token in found:
        prefix = token.text.partition(":")[0]
        if token.kind == "name" and before.upper() != "PREFIX" and prefix not in declared:
            near = get_close_matches(prefix, declared, 1, 0.5)
            line = f"PREFIX {prefix}: <…>"
            en = f"did you mean {near[0]}:? Otherwise declare it: {line}" if near else f"declare it: {line}"
            ko = f"혹시 {near[0]}:? 아니면 선언하십시오: {line}" if near else f"선언하십시오: {line}"
            return (
                token,
                f"the prefix {prefix}: is not declared; {en}",
                f"접두어 {prefix}:가 선언되지 않았습니다. {ko}",
            )
        before = token.text
    return None


def _unknown_word(found: list[Token]) -> _Mistake | None:
    known = words()["keywords"] | words()["functions"]
    for token in found:
        if token.kind == "word" and token.text.lower() not in known:
            near = get_close_matches(token.text.lower(), sorted(known), 1, 0.7)
            en = f"; did you mean {near[0].upper()}?" if near else "; a name needs a prefix, as in pg:Project"
            ko = f" 혹시 {near[0].upper()}?" if near else " 이름에는 pg:Project처럼 접두어가 있어야 합니다"
            return (
                token,
                f"{token.text!r} is no word of SPARQL{en}",
                f"{token.text!r}은(는) SPARQL의 말이 아닙니다.{ko}",
            )
    return None


def _bracket(found: list[Token]) -> _Mistake | None:
    opened: list[Token] = []
    for token in found:
        if token.kind == "mark" and token.text in "([{":
            opened.append(token)
        elif token.kind == "mark" and token.text in ")]}":
            if not opened:
                return token, f"{token.text} closes nothing", f"{token.text}에 맞는 여는 괄호가 없습니다"
            if opened[-1].text != _PAIRS[token.text]:
                return (
                    token,
                    f"{token.text} does not close {opened[-1].text}",
                    f"{token.text}은(는) {opened[-1].text}을(를) 닫지 못합니다",
                )
            opened.pop()
    if opened:
        return opened[-1], f"{opened[-1].text} is not closed", f"{opened[-1].text}이(가) 닫히지 않았습니다"
    return None


_KINDS = {
    "IRI": ("<…>", "<…>"),
    "NAME": ("a name as pg:Project", "pg:Project 같은 이름"),
    "VARIABLE": ("?variable", "?변수"),
    "STRING": ('"text"', '"글"'),
    "NUMBER": ("a number", "수"),
    "FUNCTION": ("a function", "함수"),
    "END": ("the end", "질의의 끝"),
}
_MOST = 6  # more possibilities than this help nobody


def _unexpected(stopped: Stop | None) -> _Mistake | None:
    """What stands where it cannot; what ends too early is for the brackets, or for what the engine says."""
    if stopped is None or stopped.token is None:
        return None
    marks = [text for text in stopped.expected if not text.isalnum()]
    words = [
        text if text == "a" else text.upper()
        for text in stopped.expected
        if text.isalnum() and text.islower()
    ]
    kinds = [_KINDS[text] for text in stopped.expected if text in _KINDS]
    wanted = [(mark, mark) for mark in marks] + kinds + [(word, word) for word in words]
    token = stopped.token
    after = f" after {stopped.before.text}" if stopped.before else ""
    before = f"{stopped.before.text} 뒤에 " if stopped.before else ""
    more = "" if len(wanted) <= _MOST else " …"
    en = " ".join(english for english, _ in wanted[:_MOST])
    ko = " ".join(korean for _, korean in wanted[:_MOST])
    return (
        token,
        f"{token.text} cannot stand{after}; possible are {en}{more}",
        f"{before}{token.text}이(가) 올 수 없습니다. 올 수 있는 것: {ko}{more}",
    )


_SAID = {
    "unbound": (
        "SELECT names a variable that the query does not group by: add it to GROUP BY",
        "SELECT에 GROUP BY로 묶지 않은 변수가 있습니다: GROUP BY에 넣으십시오",
    ),
    "IRI parsing failed": ("this is no IRI", "IRI가 아닙니다"),
}


def _as_the_engine_says(
    error: QuerySyntaxError, sparql: str, found: list[Token], *, reads: bool
) -> QuerySyntaxError:
    at = error.at or (1, 1)
    lines = sparql.split("\n")
    offset = sum(len(line) + 1 for line in lines[: at[0] - 1]) + at[1] - 1
    en, ko = next((words for said, words in _SAID.items() if said in error.en), ("", ""))
    read = [token for token in found if token.start < offset]
    if not found:
        en, ko = "the query is empty", "질의가 비어 있습니다"
    elif not en and reads:
        en = "every word can stand where it stands, but the whole cannot: is a variable bound twice?"
        ko = "말마다 제자리에 있으나 전체가 성립하지 않습니다: 한 변수를 두 번 정하지 않았습니까?"
    elif not en and offset >= len(sparql.rstrip()):
        at = place(sparql, len(sparql.rstrip()))
        en, ko = f"the query ends after {found[-1].text}", f"질의가 {found[-1].text} 뒤에서 끝났습니다"
    elif not en and read:
        en, ko = (
            f"after {read[-1].text} something else is expected",
            f"{read[-1].text} 다음에 다른 것이 와야 합니다",
        )
    if not en:
        return error
    return QuerySyntaxError(
        f"not SPARQL at line {at[0]}, column {at[1]}: {en}",
        f"SPARQL이 아닙니다 ({at[0]}행 {at[1]}열): {ko}",
        at=at,
    )
